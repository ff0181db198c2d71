"""How many streams the public port keeps open, so that guests on the Wi-Fi cannot use it up."""

from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MOST, MOST_EACH = 1_000, 60
"""Open streams in all, and from one address: a whole hall may stand behind one router."""


class BoundedStreams:
    """Refuses a stream beyond the bounds; the page then asks again later.

    Args:
        most: Streams in all.
        most_each: Streams from one address.
    """

    def __init__(self, app: ASGIApp, most: int = MOST, most_each: int = MOST_EACH) -> None:
        self._app, self._most, self._most_each = app, most, most_each
        self._open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is no stream, or has room."""
        if scope["type"] != "http" or not scope["path"].endswith("/live"):
            await self._app(scope, receive, send)
            return
        address = (scope.get("client") or ("", 0))[0]
        if self._open.total() >= self._most or self._open[address] >= self._most_each:
            await PlainTextResponse("too many", 503, {"Retry-After": "10"})(scope, receive, send)
            return
        self._open[address] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # forgets addresses with none
