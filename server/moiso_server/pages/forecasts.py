"""How many are before each waiting ticket, and when it is called."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Wait
from moiso_shared.standing import ranking

from moiso_server.pages.following import Following
from moiso_server.rules.waiting import turns

PACE_KEPT_S = 600.0


@dataclass(frozen=True)
class Forecast:
    """The line as it stands, by ticket id."""

    ahead: Mapping[str, int] = field(default_factory=dict)
    """People of the same service who are called before, as things are."""
    waits: Mapping[str, Wait] = field(default_factory=dict)
    """A ticket that no open counter may call is not in it."""


class Forecasts:
    """Works the forecast out once for everybody who asks, when the hall has changed.

    Args:
        hall: The hall.
        rest: Tells how long services take.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest
        self._lock = asyncio.Lock()
        self._known: tuple[int, int] | None = None
        self._latest = Forecast()
        self._pace: dict[str, float] = {}
        self._pace_at = float("-inf")

    async def latest(self) -> Forecast:
        """The forecast for the hall as it is; worked out in a thread."""
        async with self._lock:
            now = datetime.now(UTC)
            wanted = (self._hall.lobby.seq, int(now.timestamp() // 60))
            centre = self._hall.centre
            if wanted != self._known and centre is not None:
                await self._learn()
                lobby = self._hall.lobby.copy()
                self._latest = await asyncio.to_thread(_forecast, lobby, centre, now, self._pace)
                self._known = wanted
            return self._latest

    async def _learn(self) -> None:
        if time.monotonic() - self._pace_at > PACE_KEPT_S:
            answer = await self._rest.get("/api/pace")
            if answer.is_success:
                self._pace, self._pace_at = answer.json()["minutes"], time.monotonic()


def _forecast(lobby: Lobby, centre: Centre, now: datetime, pace: Mapping[str, float]) -> Forecast:
    ahead: dict[str, int] = {}
    for service, queue in lobby.queues.items():
        counters = centre.counters_for(service)
        if counters:
            line = sorted(queue.values(), key=ranking(centre, counters[0]))
            ahead.update((ticket.id, place) for place, ticket in enumerate(line))
    return Forecast(ahead, turns(lobby, centre, now, pace))
