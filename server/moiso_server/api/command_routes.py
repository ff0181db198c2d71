"""REST: a route for every command of the access table, with the command's own fields as its body."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, get_args
from uuid import NAMESPACE_URL, uuid4, uuid5

from fastapi import APIRouter, Path
from moiso_shared.commands import AnyCommand, Command, Id, Issue, ReplaceCentre
from pydantic import BaseModel, ConfigDict, create_model
from starlette.responses import Response

from moiso_server.access import TABLE, Rule
from moiso_server.api.common import ERRORS, Asker, CommandId, as_json
from moiso_server.desk import Desk

Run = Callable[..., Awaitable[Response]]

KINDS: dict[str, type[Command]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(AnyCommand)[0])
}
"""Every command by its kind."""

_PATH_FIELDS = {"tickets": "ticket", "counters": "counter", "services": "service"}
"""Which field of a command the id in a path fills."""


class Body(BaseModel):
    """A request body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class IssueBody(Body):
    """A number for a service. Without an ``id`` the ticket's follows from the Idempotency-Key."""

    id: Id | None = None


def command_routes(desk: Desk) -> APIRouter:
    """One route for each command, over one desk."""
    router = APIRouter(prefix="/api", responses=ERRORS)
    for rule in TABLE:
        if rule.command is not None:
            kind = KINDS[rule.command]
            status = 201 if kind is Issue else 200
            router.add_api_route(
                rule.path.removeprefix("/api"),
                _handler(desk, rule, kind),
                methods=[rule.method],
                status_code=status,
                name=rule.command,
                description=" ".join((kind.__doc__ or "").split()),
            )

    @router.post("/clock/confirm")
    async def confirm_clock(asker: Asker) -> Response:
        """Confirm the machine's clock after the server doubted it."""
        return as_json(await desk.confirm_clock(asker))

    return router


def _handler(desk: Desk, rule: Rule, kind: type[Command]) -> Run:
    if kind is ReplaceCentre:
        return _replace_centre(desk)
    if kind is Issue:
        return _issue(desk)
    field = path_field(rule)
    body = body_of_command(kind, without=field)
    return _plain(desk, kind, body) if field is None else _on_item(desk, kind, field, body)


def path_field(rule: Rule) -> str | None:
    """The command's field that stands in the path."""
    return _PATH_FIELDS.get(rule.path.split("/")[2]) if "{id}" in rule.path else None


def body_of_command(kind: type[Command], without: str | None, base: type[Body] = Body) -> type[Body]:
    """The command's fields as a request body, apart from its kind and what the path says."""
    fields: dict[str, Any] = {
        name: (field.rebuild_annotation(), field)
        for name, field in kind.model_fields.items()
        if name not in ("kind", without)
    }
    return create_model(f"{kind.__name__}Body", __base__=base, __doc__=kind.__doc__, **fields)


def _optional(body: type[Body]) -> tuple[Any, Any]:
    """The body's annotation and default: it may be left out when no field is required."""
    required = any(field.is_required() for field in body.model_fields.values())
    return (body, ...) if required else (body | None, None)


def _on_item(desk: Desk, kind: type[Command], field: str, body: type[Body]) -> Run:
    async def handle(asker: Asker, id: str, body: Any = None, key: CommandId = None) -> Response:
        said = body.model_dump(exclude_unset=True) if body is not None else {}
        command = kind.model_validate({field: id, **said})
        return as_json(await desk.command(asker, key or uuid4().hex, command))

    handle.__annotations__["id"] = Annotated[kind.model_fields[field].rebuild_annotation(), Path()]
    return _with_body(handle, body)


def _plain(desk: Desk, kind: type[Command], body: type[Body]) -> Run:
    async def handle(asker: Asker, body: Any = None, key: CommandId = None) -> Response:
        said = body.model_dump(exclude_unset=True) if body is not None else {}
        return as_json(await desk.command(asker, key or uuid4().hex, kind.model_validate(said)))

    return _with_body(handle, body)


def _issue(desk: Desk) -> Run:
    async def handle(asker: Asker, body: Any = None, key: CommandId = None) -> Response:
        command_id = key or uuid4().hex
        said = body.model_dump(exclude_unset=True)
        ticket_id = said.pop("id", None) or uuid5(NAMESPACE_URL, f"{asker}/{command_id}").hex
        command = Issue.model_validate({"ticket": ticket_id, **said})
        return as_json(await desk.command(asker, command_id, command), 201)

    return _with_body(handle, body_of_command(Issue, without="ticket", base=IssueBody))


def _replace_centre(desk: Desk) -> Run:
    async def handle(asker: Asker, document: dict[str, Any], key: CommandId = None) -> Response:
        return as_json(await desk.command(asker, key or uuid4().hex, ReplaceCentre(document=document)))

    return handle


def _with_body(handle: Run, body: type[Body]) -> Run:
    """Tell FastAPI the body's model, which is only known now."""
    annotation, default = _optional(body)
    handle.__annotations__["body"] = annotation
    if default is ...:
        parameters = handle.__defaults__ or ()
        handle.__defaults__ = (..., *parameters[1:])
    return handle
