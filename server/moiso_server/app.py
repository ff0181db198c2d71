"""The only place where the server's parts are built and joined."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from moiso_shared.centre import Centre
from moiso_shared.centre_file import dump
from moiso_shared.errors import MoisoError
from moiso_shared.facts import Fact
from moiso_shared.outlook import Outlook

from moiso_server.access import Tokens
from moiso_server.catalogue.chores import CatalogueChores
from moiso_server.catalogue.store import Catalogue
from moiso_server.chores import Chores
from moiso_server.clock import HallClock
from moiso_server.clock_steps import follow_steps
from moiso_server.control import ask
from moiso_server.desk import SERVER, Desk, sleepless
from moiso_server.devices import Devices
from moiso_server.enquiries import Enquiries
from moiso_server.feed import RING_FACTS, Feed
from moiso_server.first import UNSET, FirstStart
from moiso_server.folder import Folder
from moiso_server.hall import Hall, Publish
from moiso_server.journal import Journal
from moiso_server.private import Private
from moiso_server.rules.internal import NoteDevice, Tick
from moiso_server.sessions import Sessions

log = logging.getLogger(__name__)

FORECAST_S = 1.0
FORECAST_REST = 30.0
"""After a forecast comes a rest of this many times what it took."""


class Parts:
    """Everything of one installation, opened on a folder whose lock we hold.

    Args:
        folder: The data folder.
        first_centre: The document for a folder that has none yet, or that of a server nobody has set up.
        clock: Time of facts.
    """

    def __init__(self, folder: Folder, first_centre: Centre, clock: HallClock | None = None) -> None:
        self.folder = folder
        self._first_centre = first_centre
        self.journal = Journal(folder.journal)
        self.private = Private(folder.private)
        self.tokens = Tokens(self.private)
        self.hall = Hall(self.journal, self.private, clock or HallClock(), first_centre)
        self.desk = Desk(self.hall, self.private, folder.server_id)
        self.enquiries = Enquiries(self.hall, self.private)
        self.catalogue = Catalogue(folder.catalogue)
        self.sessions = Sessions(self.hall, self.private, self.tokens)
        self.first = FirstStart(self.hall, self.private, self.sessions)
        self.chores = Chores(self.desk, self.private, self.tokens, self.sessions)
        self.chores.add(CatalogueChores(self.catalogue, self.hall, folder.path).known)
        past = self.journal.facts(after=max(0, self.journal.head - RING_FACTS))
        self.feed = Feed(lambda: (self.hall.lobby, self.hall.centre), past)
        self.devices = Devices(self.feed.tell_staff, self.feed.tell_spoken, self._note_device)
        self.told: list[Publish] = []
        """Who else hears of what was committed, after everyone in the hall."""
        self.hall.on_commit(self._committed)

    def _committed(self, facts: list[tuple[Fact, str]]) -> None:
        """Tell everyone, and learn from what was finished."""
        self.feed.publish(facts)
        self.enquiries.learn(facts)
        for hear in self.told:
            hear(facts)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The hall at work, until the block ends; then every file is closed."""
        hall = asyncio.create_task(self.hall.run(), name="hall")
        ticks = asyncio.create_task(sleepless(self.hall, Tick(), every_s=1.0), name="ticks")
        forecast = asyncio.create_task(forecasting(self.hall, self.enquiries, self.feed), name="forecast")
        steps = asyncio.create_task(follow_steps(self.hall.clock, self.feed), name="steps of the clock")
        try:
            if self.hall.centre.id == UNSET != self._first_centre.id:
                await self.chores.run({"do": "centre_import", "toml": dump(self._first_centre)})
            yield
        finally:
            await _end(steps, forecast, ticks, hall)
            self.hall.close()
            self.journal.close()
            self.private.close()
            self.catalogue.close()
            self.folder.release()

    async def _note_device(self, device: str, problems: tuple[str, ...]) -> None:
        with contextlib.suppress(MoisoError):
            await self.hall.submit(SERVER, uuid4().hex, NoteDevice(device=device, problems=problems))


async def _end(*work: asyncio.Task[None]) -> None:
    """Stop; work that has died by a bug must not keep the files from being closed."""
    for task in work:
        task.cancel()
    for task, outcome in zip(work, await asyncio.gather(*work, return_exceptions=True), strict=True):
        if isinstance(outcome, Exception):
            log.error("%s has failed", task.get_name(), exc_info=outcome)


async def forecasting(hall: Hall, enquiries: Enquiries, feed: Feed, *, every_s: float = FORECAST_S) -> None:
    """Tell everyone of a changed forecast, until cancelled.

    No more often than every so many seconds, and in a crowded hall so seldom that a call never waits for it.
    """
    told: Outlook | None = None
    seq, minute = -1, -1
    while True:
        now, began = hall.clock.wall(), time.monotonic()
        if (hall.lobby.seq, now.minute) != (seq, minute):
            seq, minute = hall.lobby.seq, now.minute
            outlook = await _outlook(enquiries) or told
            if outlook is not None and outlook != told:
                feed.tell_outlook(outlook)
                told = outlook
        took_s = time.monotonic() - began
        await asyncio.sleep(max(every_s, took_s * FORECAST_REST))


async def _outlook(enquiries: Enquiries) -> Outlook | None:
    """The forecast; None when a bug spoils it: the next one may come out."""
    try:
        return await asyncio.to_thread(enquiries.forecast())
    except Exception:
        log.exception("the forecast has failed")
        return None


def do_chore(data: Path, first_centre: Centre, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ask the server that holds the folder, or take the lock and run the same code here.

    Raises:
        MoisoError: It was refused.
    """
    answer = ask(data / "control.json", request)
    if answer is not None:
        return answer

    async def alone() -> Mapping[str, Any]:
        parts = Parts(Folder(data), first_centre)
        async with parts.running():
            return await parts.chores.run(request)

    return asyncio.run(alone())
