"""The hall's time: it never runs backwards, and a doubtful clock waits for an admin."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from moiso_shared.centre import Centre
from moiso_shared.errors import ClockDoubtful
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.opening import local_day, next_working_day

SMALL_STEP = timedelta(minutes=2)
"""A clock set back by less than this is an ordinary correction."""


def system_time() -> datetime:
    """The machine's clock, aware UTC."""
    return datetime.now(UTC)


def doubt(lobby: Lobby, centre: Centre, wall: datetime) -> str | None:
    """Why the machine's clock does not fit the journal at start, or None when it does.

    It does not when it is behind the last fact, or when a day that was left open (tickets waiting or
    counters open) would be followed by one more than a day after the next working day.
    """
    if lobby.at is None or lobby.day is None:
        return None
    if wall < lobby.at - SMALL_STEP:
        return (
            f"the clock says {wall:%Y-%m-%d %H:%M} UTC, but the last fact is of {lobby.at:%Y-%m-%d %H:%M} UTC"
        )
    left_open = bool(lobby.tickets) or any(
        counter.status is not CounterStatus.CLOSED for counter in lobby.counters.values()
    )
    latest = next_working_day(centre, lobby.day) + timedelta(days=1)
    if left_open and local_day(centre, wall) > latest:
        return f"the clock says {wall:%Y-%m-%d}, but the day left open in the journal is {lobby.day}"
    return None


class HallClock:
    """Time for the hall's facts.

    Args:
        source: The machine's clock, aware UTC.
        passed_s: Seconds that never run backwards.
    """

    def __init__(
        self,
        source: Callable[[], datetime] = system_time,
        passed_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source, self._passed_s = source, passed_s
        self._last: datetime | None = None
        self._last_s = 0.0
        self.doubt: str | None = None

    def wall(self) -> datetime:
        """What the machine's clock says."""
        return self._source()

    def moment(self) -> datetime:
        """The moment of the next fact: the machine's clock, but never before the last fact.

        Behind a clock that was set back, time goes on at half its pace until the clock has caught up.
        """
        wall = self._source()
        if self._last is None or wall >= self._last:
            return wall
        return self._last + timedelta(seconds=(self._passed_s() - self._last_s) / 2)

    def check(self) -> None:
        """Let the clock pass.

        Raises:
            ClockDoubtful: An admin has to confirm the clock first.
        """
        if self.doubt is not None:
            raise ClockDoubtful(f"clock: {self.doubt}; an admin must set it or confirm it")

    def now(self) -> datetime:
        """The `moment`, once the clock has passed its `check`."""
        self.check()
        return self.moment()

    def advance(self, at: datetime | None) -> None:
        """Remember the time of the last committed fact."""
        if at != self._last:
            self._last, self._last_s = at, self._passed_s()

    def confirm(self) -> None:
        """An admin says that the machine's clock is right, even if that is before the last fact."""
        self.doubt = None
        self._last = None
