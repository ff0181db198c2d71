"""REST: a route for every command of the access table, with the command's own fields as its body."""

import re
from collections.abc import Callable
from typing import Annotated, Any, get_args
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter, Path, Request
from fastapi.routing import APIRoute
from moiso_shared.commands import AnyCommand, Command, Id, Issue, ReplaceCentre
from moiso_shared.errors import Invalid
from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import from_json
from starlette.responses import Response

from moiso_server.access import TABLE, Rule
from moiso_server.api.common import ERRORS, KEY, Asker, CommandId, as_json
from moiso_server.api.errors import invalid
from moiso_server.deciding import fresh_id
from moiso_server.desk import Desk
from moiso_server.private import Bearer

KINDS: dict[str, type[Command]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(AnyCommand)[0])
}
"""Every command by its kind."""

MOST_BYTES = 8 * 1024 * 1024
"""The largest body: a centre's document with room to spare."""

_PATH_FIELDS = {"tickets": "ticket", "counters": "counter", "services": "service"}
"""Which field of a command the id in a path fills."""


class Body(BaseModel):
    """A request body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class IssueBody(Body):
    """A number for a service. Without an ``id`` the ticket's follows from the Idempotency-Key."""

    id: Id | None = None


class CommandRoute(APIRoute):
    """Described like any route, but its body goes straight into the command.

    FastAPI's own way there (dependencies, a body model, then the command) takes longer than the hall needs
    to decide and store it.
    """

    def __init__(self, path: str, described_by: Callable[..., Any], door: "Door", **options: Any) -> None:
        self._door = door
        super().__init__(path, described_by, **options)

    def get_route_handler(self) -> Any:
        """The door instead of the function that only describes it."""
        return self._door


class Door:
    """Turns one request into one command.

    Args:
        desk: Runs it.
        kind: The command.
        field: The command's field that stands in the path.
        names: Fields that the body may have.
        status: The status of an answer.
    """

    def __init__(
        self, desk: Desk, kind: type[Command], field: str | None, names: set[str], status: int
    ) -> None:
        self._desk = desk
        self._kind = kind
        self._field = field
        self._names = names
        self._status = status

    async def __call__(self, request: Request) -> Response:
        """Run the command and answer with its reply."""
        asker: Bearer = request.scope["bearer"]
        key = request.headers.get("idempotency-key")
        if key is not None and not re.fullmatch(KEY, key):
            raise Invalid("Idempotency-Key: 1 to 64 of A-Z a-z 0-9 _ . -")
        ticket_id = uuid5(NAMESPACE_URL, f"{asker}/{key}").hex if key else fresh_id()
        command = self._command(await _json(request), request.path_params.get("id"), ticket_id)
        return as_json(await self._desk.command(asker, key, command), self._status)

    def _command(self, said: Any, item: str | None, ticket_id: str) -> Command:
        if not isinstance(said, dict):
            raise Invalid("body: a JSON object is needed")
        if self._kind is ReplaceCentre:
            return ReplaceCentre(document=said)
        strangers = said.keys() - self._names
        if strangers:
            problems = [{"loc": ("body", name), "type": "extra_forbidden"} for name in sorted(strangers)]
            raise invalid(problems, sorted(self._names))
        if self._kind is Issue:
            said["ticket"] = said.pop("id", None) or ticket_id
        elif self._field is not None:
            said[self._field] = item
        try:
            return self._kind.model_validate(said)
        except ValidationError as error:
            raise invalid(error.errors(include_url=False, include_context=False)) from error


async def _json(request: Request) -> Any:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise Invalid(f"body: at most {MOST_BYTES} bytes")
    if not body:
        return {}
    try:
        said = from_json(bytes(body))
    except ValueError as error:
        raise Invalid(f"body: not JSON: {error}") from error
    return {} if said is None else said


def command_routes(desk: Desk) -> APIRouter:
    """One route for each command, over one desk."""
    router = APIRouter(prefix="/api", responses=ERRORS)
    for rule in TABLE:
        if rule.command is not None:
            router.routes.append(_route(desk, rule, KINDS[rule.command]))

    @router.post("/clock/confirm")
    async def confirm_clock(asker: Asker) -> Response:
        """Confirm the machine's clock after the server doubted it."""
        return as_json(await desk.confirm_clock(asker))

    return router


def _route(desk: Desk, rule: Rule, kind: type[Command]) -> CommandRoute:
    field = path_field(rule)
    body = body_of_command(kind, without=field)
    status = 201 if kind is Issue else 200
    return CommandRoute(
        rule.path,
        _description(kind, field, body),
        Door(desk, kind, field, set(body.model_fields), status),
        methods=[rule.method],
        status_code=status,
        name=rule.command,
        description=" ".join((kind.__doc__ or "").split()),
        responses=ERRORS,
    )


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
