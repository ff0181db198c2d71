"""How many requests an address may send to the public port, so that one guest cannot keep it busy."""

import time
from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

EACH_SECOND, BURST = 20.0, 200.0
"""From one address for long, and at once: a whole hall may stand behind one router."""
_MOST_KNOWN = 5_000


class Paced:
    """Answers 429 to an address that asks too fast.

    Args:
        each_second: Requests that an address may send for long.
        burst: Requests that it may send at once after a rest.
        clock: Seconds that never run backwards.
        trusted: Which requests are let through at any pace.
    """

    def __init__(
        self,
        app: ASGIApp,
        each_second: float = EACH_SECOND,
        burst: float = BURST,
        clock: Callable[[], float] = time.monotonic,
        trusted: Callable[[Scope], bool] = lambda scope: False,
    ) -> None:
        self._trusted = trusted
        self._app, self._each_second, self._burst, self._clock = app, each_second, burst, clock
        self._left: dict[str, tuple[float, float]] = {}
        """What each address may still send at once, and when that was counted."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes at a bearable pace."""
        address = (scope.get("client") or ("", 0))[0]
        if scope["type"] != "http" or self._may(address) or self._trusted(scope):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("too many", 429, {"Retry-After": "1"})(scope, receive, send)

    def _may(self, address: str) -> bool:
        now = self._clock()
        left, counted_at = self._left.get(address, (self._burst, now))
        left = min(self._burst, left + (now - counted_at) * self._each_second)
        may = left >= 1
        self._left[address] = (left - may, now)
        if len(self._left) > _MOST_KNOWN:
            self._forget(now)
        return may

    def _forget(self, now: float) -> None:
        """Let go of those who have rested long enough to begin anew; of all when there are none."""
        rest_s = self._burst / self._each_second
        self._left = {each: kept for each, kept in self._left.items() if now - kept[1] < rest_s}
        if len(self._left) > _MOST_KNOWN:
            self._left.clear()
