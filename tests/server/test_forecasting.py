"""The forecast of waits goes on whatever becomes of one of them."""

import asyncio
from collections.abc import Callable

import pytest
from moiso_server.app import forecasting
from moiso_server.enquiries import Enquiries
from moiso_server.feed import Feed, Outbox
from moiso_shared.commands import Issue
from moiso_shared.outlook import Outlook

from tests.server.in_process import ADMIN, InProcess


class FailingOnce(Enquiries):
    """The first forecast meets a bug."""

    failed = False

    def forecast(self) -> Callable[[], Outlook]:
        if self.failed:
            return super().forecast()
        self.failed = True
        return lambda: Outlook(waits={"A": 1 / 0})


@pytest.mark.expects_log("the forecast has failed")
def test_after_a_forecast_that_failed_the_next_one_is_told(hall: InProcess) -> None:
    parts, outbox = hall.parts, Outbox("board")
    enquiries = FailingOnce(parts.hall, parts.private)
    feed = Feed(lambda: (parts.hall.lobby, parts.hall.centre))

    async def story() -> str:
        feed.join(outbox, parts.hall.lobby.seq)
        forecast = asyncio.create_task(forecasting(parts.hall, enquiries, feed, every_s=0))
        while not enquiries.failed:
            await asyncio.sleep(0)
        await parts.desk.command(ADMIN, None, Issue(ticket="t1", service="A"))
        told = await outbox.take()
        forecast.cancel()
        return told

    assert '"outlook"' in hall.run(story())
