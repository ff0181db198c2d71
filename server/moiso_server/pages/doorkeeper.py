"""Lets people who have signed in through to the staff pages."""

import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import quote

import httpx
from moiso_shared.errors import MoisoError
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from moiso_server.pages.acting import ask
from moiso_server.pages.following import Following

SESSION_COOKIE = "moiso_session"
TRUSTED_S = 5.0
"""An answer about a session is good for this long; a sign-out elsewhere works after it."""

_OPEN = ("/login", "/first", "/_nicegui", "/favicon.ico", "/language/", "/theme/")


@dataclass(frozen=True)
class Who:
    """A person who has signed in."""

    person: str
    name: str
    role: str
    token: str = field(repr=False)

    @property
    def leads(self) -> bool:
        """Whether this person may act on the hall."""
        return self.role in ("supervisor", "admin")


class Doorkeeper:
    """Knows who holds a session, by asking the server."""

    def __init__(self, rest: httpx.AsyncClient) -> None:
        self._rest = rest
        self._known: dict[str, tuple[float, Who]] = {}

    async def who(self, token: str) -> Who | None:
        """The person behind a session; None when it has ended or was never opened."""
        if not token:
            return None
        at, who = self._known.get(token, (float("-inf"), None))
        if who is not None and time.monotonic() - at < TRUSTED_S:
            return who
        self._known.pop(token, None)
        try:
            said = await ask(self._rest, token, "GET", "/api/session")
        except MoisoError:
            return None
        who = Who(said["person"], said["name"], said["role"], token)
        self._known[token] = (time.monotonic(), who)
        return who

    def forget(self, token: str) -> None:
        """Ask anew the next time."""
        self._known.pop(token, None)


class Door:
    """ASGI middleware: without a session every page leads to the log-in."""

    def __init__(self, app: ASGIApp, keeper: Doorkeeper, hall: Following) -> None:
        self._app = app
        self._keeper = keeper
        self._hall = hall

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let pass, or send to the log-in; its state tells who, and what day and document."""
        if scope["type"] == "http" and not scope["path"].startswith(_OPEN):
            who = await self._keeper.who(session_of(scope))
            if who is None:
                query = scope["query_string"].decode("latin-1")
                wanted = f"{scope['path']}?{query}" if query and scope["method"] == "GET" else scope["path"]
                response = RedirectResponse(f"/login?next={quote(wanted)}", 303)
                await response(scope, receive, send)
                return
            lobby = self._hall.lobby
            scope.setdefault("state", {}).update(
                who=who, rehearsal=lobby.rehearsal, version=lobby.centre_version
            )
        await self._app(scope, receive, send)


def session_of(scope: Scope) -> str:
    """The session in a request's cookies; empty when there is none."""
    for name, value in scope["headers"]:
        if name == b"cookie":
            cookies: SimpleCookie = SimpleCookie(value.decode("latin-1"))
            if SESSION_COOKIE in cookies:
                return cookies[SESSION_COOKIE].value
    return ""
