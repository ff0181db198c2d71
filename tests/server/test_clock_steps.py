"""The clock of the server's machine is set while programs are connected."""

import asyncio
from contextlib import suppress

import pytest
from moiso_server.centres import ready_made
from moiso_server.clock import HallClock
from moiso_server.clock_steps import follow_steps
from moiso_server.feed import Feed, Outbox
from moiso_shared.centre_file import parse
from moiso_shared.lobby import Lobby

from tests.server.in_process import FakeClock


@pytest.mark.parametrize(("wall_s", "passed_s"), [(3600, 1), (-7200, 1), (1, 60)])
def test_everyone_comes_back_for_the_time_when_the_clock_is_set(wall_s: float, passed_s: float) -> None:
    assert _greeted_anew(wall_s, passed_s)


@pytest.mark.parametrize(("wall_s", "passed_s"), [(1, 1), (60.5, 60), (3600, 3601)])
def test_nobody_is_troubled_while_the_clock_goes_on_or_is_trimmed(wall_s: float, passed_s: float) -> None:
    assert not _greeted_anew(wall_s, passed_s)


def _greeted_anew(wall_s: float, passed_s: float) -> bool:
    clock, passed = FakeClock(), [0.0]
    feed = Feed(lambda: (Lobby(), parse(ready_made("tiny"))))
    outbox = Outbox("board")

    async def story() -> bool:
        feed.join(outbox, None)
        looks = asyncio.Event()

        def look() -> float:
            looks.set()
            return passed[0]

        following = asyncio.create_task(follow_steps(HallClock(clock), feed, passed_s=look, every_s=0))
        await _two_looks(looks)
        clock.advance(seconds=wall_s)
        passed[0] += passed_s
        await _two_looks(looks)
        await asyncio.sleep(0)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        return outbox.overflow.is_set()

    return asyncio.run(story())


async def _two_looks(looks: asyncio.Event) -> None:
    """A look that began before a move says nothing about it."""
    for _ in range(2):
        looks.clear()
        await looks.wait()
