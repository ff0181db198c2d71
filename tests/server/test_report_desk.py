"""A first pass over years of history holds nobody up and tells how far it is."""

import asyncio
import contextlib
from datetime import timedelta

import httpx
from moiso_server.pages.following import Following
from moiso_server.pages.report_desk import ReportDesk, Unready
from moiso_server.reports.daily import DailyReports
from moiso_server.reports.report import Report

from tests.server.in_process import MORNING, InProcess

FIRST = MORNING.date()
DAYS = 25


def nobody(request: httpx.Request) -> httpx.Response:
    """An API that knows no names."""
    return httpx.Response(200, json={"names": {}})


async def first_pass(hall: InProcess) -> tuple[Report | Unready, Report | Unready]:
    """What is answered before and after the sums are worked out."""
    centre, folder = hall.parts.hall.centre, hall.parts.folder.path
    async with httpx.AsyncClient(base_url="http://hall", transport=httpx.MockTransport(nobody)) as rest:
        following = Following(rest, "token")
        following.centre = centre
        daily = DailyReports(folder / "reports", folder)
        desk = ReportDesk(following, folder, daily, rest, hall.clock)
        last = FIRST + timedelta(days=DAYS)
        before = found = await desk.report(centre, FIRST, last)
        running = asyncio.create_task(desk.run())
        while isinstance(found, Unready):
            found = await desk.report(centre, FIRST, last)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await desk.beside(lambda: None)
        desk.close()
    return before, found


def test_whoever_asks_during_the_first_pass_is_told_how_far_it_is(hall: InProcess) -> None:
    for _ in range(DAYS):
        hall.issue("A")
        hall.clock.advance(days=1)
    hall.issue("A")
    before, after = hall.run(first_pass(hall))
    assert before == Unready(done=2, days=DAYS + 1)
    assert isinstance(after, Report)
    assert after.total.visits == DAYS + 1
