"""The only place where the server's parts are built and joined."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError
from moiso_shared.facts import Fact, FactKind
from moiso_shared.wire import PAGES

from moiso_server.access import Tokens
from moiso_server.announce import Announcement, reachable
from moiso_server.api.catalogue_routes import procedure_routes
from moiso_server.api.dossier_routes import dossier_routes
from moiso_server.api.first_routes import first_routes
from moiso_server.api.live import Live
from moiso_server.api.session_routes import session_routes
from moiso_server.api.today_routes import TodayDesk, today_routes
from moiso_server.api.token_routes import token_routes
from moiso_server.api.web import build_web
from moiso_server.catalogue.chores import CatalogueChores
from moiso_server.catalogue.store import Catalogue
from moiso_server.chores import Chores
from moiso_server.clock import HallClock
from moiso_server.control import Control, ask
from moiso_server.desk import SERVER, Desk, sleepless
from moiso_server.devices import Devices
from moiso_server.enquiries import Enquiries
from moiso_server.feed import RING_FACTS, Feed
from moiso_server.first import FirstStart
from moiso_server.folder import Folder
from moiso_server.hall import Hall
from moiso_server.journal import Journal
from moiso_server.pages.child import keep_pages
from moiso_server.pages.errand import Errand
from moiso_server.pages.links import LINKS_SECRET
from moiso_server.private import Bearer, Private
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
        first_centre: The document for a folder that has none yet.
        clock: Time of facts.
    """

    def __init__(self, folder: Folder, first_centre: Centre, clock: HallClock | None = None) -> None:
        self.folder = folder
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
        self.hall.on_commit(self.committed)

    def committed(self, facts: list[tuple[Fact, str]]) -> None:
        """Tell everyone, and learn from what was finished."""
        self.feed.publish(facts)
        self.enquiries.learn(facts)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The hall at work, until the block ends; then every file is closed."""
        hall = asyncio.create_task(self.hall.run(), name="hall")
        ticks = asyncio.create_task(sleepless(self.hall, Tick(), every_s=1.0), name="ticks")
        forecast = asyncio.create_task(forecasting(self.hall, self.enquiries, self.feed), name="forecast")
        try:
            yield
        finally:
            for task in (forecast, ticks, hall):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            self.hall.close()
            self.journal.close()
            self.private.close()
            self.catalogue.close()
            self.folder.release()

    def errand(self, host: str, port: int, pages: "PagePorts") -> Errand:
        """What the pages process has to know."""
        return Errand(
            api=f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}",
            token=self.tokens.lend(Bearer(PAGES, "web")),
            folder=str(self.folder.path.resolve()),
            link_key=self.private.secret(LINKS_SECRET).hex(),
            host=host,
            staff_port=pages.staff,
            public_port=pages.public,
        )

    async def _note_device(self, device: str, problems: tuple[str, ...]) -> None:
        with contextlib.suppress(MoisoError):
            await self.hall.submit(SERVER, uuid4().hex, NoteDevice(device=device, problems=problems))


async def forecasting(hall: Hall, enquiries: Enquiries, feed: Feed) -> None:
    """Tell everyone of a changed forecast, until cancelled.

    At most once a second, and in a crowded hall so seldom that a call never waits for it.
    """
    told, seq, minute = None, -1, None
    while True:
        now, began = hall.clock.wall(), time.monotonic()
        if (hall.lobby.seq, now.minute) != (seq, minute):
            seq, minute = hall.lobby.seq, now.minute
            outlook = await asyncio.to_thread(enquiries.forecast())
            if outlook != told:
                feed.tell_outlook(outlook)
                told = outlook
        took_s = time.monotonic() - began
        await asyncio.sleep(max(FORECAST_S, took_s * FORECAST_REST))


@dataclass(frozen=True)
class PagePorts:
    """Where the web pages are served."""

    staff: int = 8711
    public: int = 8712


async def serve(
    parts: Parts, host: str, port: int, *, announce: bool = True, pages: PagePorts | None = None
) -> None:
    """Serve the API, and the web pages in a child process, until the process is told to end."""
    announce = announce and reachable(host)
    record = Announcement(parts.folder.server_id, host, port, version("moiso")) if announce else None
    showing: set[asyncio.Task[None]] = set()

    def publish(facts: list[tuple[Fact, str]]) -> None:
        parts.committed(facts)
        if record is not None and any(fact.kind == FactKind.CENTRE_REPLACED for fact, _ in facts):
            task = asyncio.create_task(record.show(parts.hall.centre))
            showing.add(task)
            task.add_done_callback(showing.discard)

    parts.hall.on_commit(publish)

    @contextlib.asynccontextmanager
    async def lifespan(web: FastAPI) -> AsyncIterator[None]:
        async with parts.running(), Control(parts.folder.control, parts.chores.run):
            announcing = asyncio.create_task(record.show(parts.hall.centre)) if record else None
            keeping = asyncio.create_task(keep_pages(parts.errand(host, port, pages))) if pages else None
            if parts.hall.clock.doubt is not None:
                log.warning("%s: waiting for 'moiso-server clock confirm'", parts.hall.clock.doubt)
            try:
                yield
            finally:
                if keeping is not None:
                    keeping.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await keeping
                if announcing is not None and record is not None:
                    await announcing
                    await record.hide()

    live = Live(parts.desk, parts.feed, parts.devices, parts.tokens)
    web = build_web(parts.desk, parts.enquiries, live, parts.tokens, lifespan)
    web.include_router(session_routes(parts.sessions))
    web.include_router(first_routes(parts.first))
    web.include_router(token_routes(parts.chores, parts.hall))
    web.include_router(procedure_routes(parts.catalogue, parts.hall))
    web.include_router(dossier_routes(parts.catalogue, parts.hall))
    web.include_router(today_routes(TodayDesk(parts.folder.journal, parts.catalogue, parts.hall)))
    config = uvicorn.Config(
        web,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        ws_per_message_deflate=False,
        ws_max_size=8 * 1024 * 1024,
        timeout_graceful_shutdown=1,
        server_header=False,
        proxy_headers=False,
    )
    await uvicorn.Server(config).serve()


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
