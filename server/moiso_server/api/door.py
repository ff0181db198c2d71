"""The way of a command from its request into the hall."""

import logging
import re
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from moiso_shared.commands import Command, Issue, ReplaceCentre
from moiso_shared.errors import Invalid, MoisoError, RuleFailed
from pydantic import ValidationError
from pydantic_core import from_json
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from moiso_server.api.common import KEY, as_json
from moiso_server.api.errors import invalid, respond
from moiso_server.deciding import fresh_id
from moiso_server.desk import Desk
from moiso_server.private import Bearer

log = logging.getLogger(__name__)

MOST_BYTES = 8 * 1024 * 1024
"""The largest body: a centre's document with room to spare."""


class Door:
    """Turns each request into one command: an ASGI application behind the doorman.

    FastAPI describes commands; its own way to them (routing, dependencies, a body model, then the command)
    takes longer than the hall needs to decide and store them.

    Args:
        desk: Runs the command.
        kind: The command.
        field: The command's field that stands in the path.
        names: Fields that the body may have.
        status: The status of an answer.
    """

    def __init__(
        self, desk: Desk, kind: type[Command], field: str | None, names: frozenset[str], status: int
    ) -> None:
        self._desk = desk
        self._kind = kind
        self._field = field
        self._names = names
        self._status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the command and answer with its reply."""
        try:
            response = await self._answer(scope, receive)
        except MoisoError as error:
            response = respond(error)
        except Exception:
            log.exception("%s failed", scope["path"])
            response = respond(RuleFailed("an internal fault"))
        await response(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        asker: Bearer = scope["bearer"]
        key = _key(scope)
        ticket_id = uuid5(NAMESPACE_URL, f"{asker}/{key}").hex if key else fresh_id()
        item = scope["path"].split("/")[3] if self._field is not None else None
        command = self._command(_json(await _body(receive)), item, ticket_id)
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


def _key(scope: Scope) -> str | None:
    for name, value in scope["headers"]:
        if name == b"idempotency-key":
            key: str = value.decode("latin-1")
            if not re.fullmatch(KEY, key):
                raise Invalid("Idempotency-Key: 1 to 64 of A-Z a-z 0-9 _ . -")
            return key
    return None


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise Invalid(f"body: at most {MOST_BYTES} bytes")
        if not message.get("more_body"):
            return bytes(body)


def _json(body: bytes) -> Any:
    try:
        said = from_json(body) if body else None
    except ValueError as error:
        raise Invalid(f"body: not JSON: {error}") from error
    return {} if said is None else said
