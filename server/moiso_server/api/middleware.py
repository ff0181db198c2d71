"""The doorman: every request shows its token before anything looks at its body."""

import logging
from collections.abc import Mapping

from moiso_shared import errors
from moiso_shared.wire import ErrorBody
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from moiso_server.access import OPEN_PATHS, Rule, Tokens, rules_for
from moiso_server.api.errors import respond, shaped

log = logging.getLogger(__name__)

_CHALLENGE = {"WWW-Authenticate": "Bearer"}


class Doorman:
    """ASGI middleware over the access table; puts the ``Bearer`` into ``scope["bearer"]``.

    Args:
        app: What is behind the door.
        tokens: The known tokens.
        doors: What answers some of the rules straight away.
    """

    def __init__(self, app: ASGIApp, tokens: Tokens, doors: Mapping[Rule, ASGIApp]) -> None:
        self._app = app
        self._tokens = tokens
        self._doors = {(rule.method, rule.path): door for rule, door in doors.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through or answer it here."""
        if scope["type"] == "lifespan" or (scope["type"] == "http" and scope["path"] in OPEN_PATHS):
            await self._app(scope, receive, send)
            return
        passed = self._pass(scope)
        if isinstance(passed, Rule):
            door = self._doors.get((passed.method, passed.path), self._app)
            await door(scope, receive, send)
        elif scope["type"] == "http":
            await passed(scope, receive, send)
        else:
            await _deny_socket(scope, passed, receive, send)

    def _pass(self, scope: Scope) -> Rule | Response:
        """The rule by which the request may pass, or why it may not."""
        bearer = self._tokens.bearer(_header(scope, b"authorization"))
        if bearer is None:
            return respond(
                errors.Unauthorised("a valid token is needed in the Authorization header"), _CHALLENGE
            )
        scope["bearer"] = bearer
        rules = rules_for(scope["path"])
        if not rules:
            return respond(errors.NotFound(f"there is nothing at {scope['path']}"))
        method = "GET" if scope["type"] == "websocket" else scope["method"]
        rule = rules.get(method)
        if rule is None:
            body = ErrorBody(code="method_not_allowed", message=f"{method} is not allowed here")
            return shaped(405, body, {"Allow": ", ".join(sorted(rules))})
        if bearer.role not in rule.roles:
            return respond(errors.Forbidden(f"role: '{bearer.role}' may not do this"))
        return rule


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _deny_socket(scope: Scope, refusal: Response, receive: Receive, send: Send) -> None:
    client = scope.get("client") or ("somewhere", 0)
    log.info("a program at %s was not let in (%d)", client[0], refusal.status_code)
    await receive()
    await send(
        {
            "type": "websocket.http.response.start",
            "status": refusal.status_code,
            "headers": refusal.raw_headers,
        }
    )
    await send({"type": "websocket.http.response.body", "body": refusal.body})
