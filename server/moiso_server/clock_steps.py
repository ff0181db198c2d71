"""Programs follow when the machine's clock is set while they are connected."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

from moiso_server.clock import HallClock
from moiso_server.feed import Feed

STEP = timedelta(seconds=2)
"""A clock that went on by more or less than this against the time that passed has been set."""


async def follow_steps(
    clock: HallClock, feed: Feed, *, passed_s: Callable[[], float] = time.monotonic, every_s: float = 1.0
) -> None:
    """Let every client come back for the time, each time the clock was set, until cancelled.

    Clients learn the server's time when they are greeted and count on by themselves: without this, boards
    and kiosks would go on with the wrong time, and with the wrong opening hours, until their next start.
    """
    known = clock.wall() - timedelta(seconds=passed_s())
    while True:
        await asyncio.sleep(every_s)
        found = clock.wall() - timedelta(seconds=passed_s())
        if abs(found - known) > STEP:
            known = found
            feed.greet_anew()
