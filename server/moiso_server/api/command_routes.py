"""REST: a route for every command of the access table, with the command's own fields as its body."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Path
from moiso_shared.commands import AnyCommand, Command, Id, Issue, ReplaceCentre
from pydantic import BaseModel, ConfigDict, create_model
from starlette.responses import Response

from moiso_server.access import TABLE, Rule
from moiso_server.api.common import ERRORS, Asker, CommandId, as_json
from moiso_server.api.door import Door
from moiso_server.desk import Desk

KINDS: dict[str, type[Command]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(AnyCommand)[0])
}
"""Every command by its kind."""

_PATH_FIELDS = {
    "tickets": "ticket",
    "counters": "counter",
    "services": "service",
    "kiosks": "kiosk",
    "notices": "notice",
}
"""Which field of a command the id in a path fills."""


class Body(BaseModel):
    """A request body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class IssueBody(Body):
    """A number for a service. Without an ``id`` the ticket's follows from the Idempotency-Key."""

    id: Id | None = None


def command_routes(desk: Desk) -> APIRouter:
    """The interface's description of each command; the requests themselves go to its `Door`."""
    router = APIRouter(prefix="/api", responses=ERRORS)
    for rule in TABLE:
        if rule.command is not None:
            kind, field = KINDS[rule.command], path_field(rule)
            router.add_api_route(
                rule.path.removeprefix("/api"),
                _description(kind, field, body_of_command(kind, without=field)),
                methods=[rule.method],
                status_code=201 if kind is Issue else 200,
                name=rule.command,
                description=" ".join((kind.__doc__ or "").split()),
            )

    @router.post("/clock/confirm")
    async def confirm_clock(asker: Asker) -> Response:
        """Confirm the machine's clock after the server doubted it."""
        return as_json(await desk.confirm_clock(asker))

    return router


def command_doors(desk: Desk) -> dict[Rule, Door]:
    """The way into the hall for every rule that stands for a command."""
    doors = {}
    for rule in TABLE:
        if rule.command is not None:
            kind, field = KINDS[rule.command], path_field(rule)
            names = frozenset(body_of_command(kind, without=field).model_fields)
            doors[rule] = Door(desk, kind, field, names, 201 if kind is Issue else 200)
    return doors


def path_field(rule: Rule) -> str | None:
    """The command's field that stands in the path."""
    return _PATH_FIELDS.get(rule.path.split("/")[2]) if "{id}" in rule.path else None


def body_of_command(kind: type[Command], without: str | None) -> type[Body]:
    """The command's fields as a request body, apart from its kind and what the path says."""
    base = IssueBody if kind is Issue else Body
    left_out = ("kind", "ticket" if kind is Issue else without)
    fields: dict[str, Any] = {
        name: (field.rebuild_annotation(), field)
        for name, field in kind.model_fields.items()
        if name not in left_out
    }
    return create_model(f"{kind.__name__}Body", __base__=base, __doc__=kind.__doc__, **fields)


def _description(kind: type[Command], field: str | None, body: type[Body]) -> Callable[..., Any]:
    """A function whose parameters are what the interface's description tells of."""
    required = any(part.is_required() for part in body.model_fields.values())
    said: Any = dict[str, Any] if kind is ReplaceCentre else body if required else body | None

    async def on_item(id: Any, body: Any = None, key: CommandId = None) -> Response:
        raise NotImplementedError

    async def plain(body: Any = None, key: CommandId = None) -> Response:
        raise NotImplementedError

    described = plain if field is None else on_item
    if field is not None:
        described.__annotations__["id"] = Annotated[kind.model_fields[field].rebuild_annotation(), Path()]
    described.__annotations__["body"] = said
    if required:
        described.__defaults__ = (..., None)
    return described
