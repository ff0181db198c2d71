"""The server at work: the API with the control port, the record on the network and the pages' process."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from datetime import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from moiso_shared.facts import Fact, FactKind
from moiso_shared.wire import PAGES

from moiso_server.announce import Announcement
from moiso_server.api.alert_routes import alert_routes
from moiso_server.api.catalogue_routes import procedure_routes
from moiso_server.api.dossier_routes import dossier_routes
from moiso_server.api.first_routes import first_routes
from moiso_server.api.live import Live
from moiso_server.api.session_routes import session_routes
from moiso_server.api.today_routes import TodayDesk, today_routes
from moiso_server.api.token_routes import token_routes
from moiso_server.api.web import Lifespan, build_web
from moiso_server.app import Parts
from moiso_server.control import Control
from moiso_server.kept_alerts import KeptAlerts
from moiso_server.own_addresses import reachable
from moiso_server.pages.child import keep_pages
from moiso_server.pages.errand import Copying, Errand
from moiso_server.pages.links import LINKS_SECRET
from moiso_server.pairing_codes import PairingCodes
from moiso_server.private import Bearer

log = logging.getLogger(__name__)

LARGEST_MESSAGE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class PagePorts:
    """Where the web pages are served, and what else they do."""

    staff: int = 8711
    public: int = 8712
    reports: Path | None = None
    """Folder for the daily reports; None: ``reports`` in the data folder."""
    report_at: time | None = None
    """Local time from which the running day is reported too."""
    copying: Copying | None = None
    """None: nobody makes copies of the data here."""


async def serve(
    parts: Parts, host: str, port: int, *, announce: bool = True, pages: PagePorts | None = None
) -> None:
    """Serve the API, and the web pages in a child process, until the process is told to end."""

    @contextlib.asynccontextmanager
    async def lifespan(web: FastAPI) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(parts.running())
            await stack.enter_async_context(_beside(parts.devices.look_for(list(parts.hall.lobby.devices))))
            await stack.enter_async_context(Control(parts.folder.control, parts.chores.run))
            if announce and reachable(host):
                await stack.enter_async_context(_announced(parts, host, port))
            if pages is not None:
                await stack.enter_async_context(_beside(keep_pages(_errand(parts, host, port, pages))))
            if parts.hall.clock.doubt is not None:
                log.warning("%s: waiting for 'moiso-server clock confirm'", parts.hall.clock.doubt)
            yield

    logging.getLogger("uvicorn.error").addFilter(_tells_something)
    config = uvicorn.Config(
        _api(parts, lifespan),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_MESSAGE_BYTES,
        timeout_graceful_shutdown=1,
        server_header=False,
        proxy_headers=False,
    )
    await uvicorn.Server(config).serve()


def _tells_something(record: logging.LogRecord) -> bool:
    """All but the complaint about a refused socket, which our door has told of with its address."""
    return "without completing handshake" not in record.getMessage()


def _api(parts: Parts, lifespan: Lifespan) -> FastAPI:
    live = Live(parts.desk, parts.feed, parts.devices, parts.tokens)
    web = build_web(parts.desk, parts.enquiries, live, parts.tokens, lifespan)
    web.include_router(session_routes(parts.sessions, parts.chores))
    web.include_router(alert_routes(parts.hall, KeptAlerts(parts.private)))
    web.include_router(first_routes(parts.first))
    web.include_router(token_routes(parts.chores, parts.hall, PairingCodes()))
    web.include_router(procedure_routes(parts.catalogue, parts.hall))
    web.include_router(dossier_routes(parts.catalogue, parts.hall))
    web.include_router(today_routes(TodayDesk(parts.folder.journal, parts.catalogue, parts.hall)))
    return web


@contextlib.asynccontextmanager
async def _announced(parts: Parts, host: str, port: int) -> AsyncIterator[None]:
    """Found on the network until the block ends, under the centre's name as it is at any time."""
    record = Announcement(parts.folder.server_id, host, port, version("moiso"))
    showing: set[asyncio.Task[None]] = set()

    def show() -> None:
        task = asyncio.create_task(record.show(parts.hall.centre))
        showing.add(task)
        task.add_done_callback(showing.discard)

    def renamed(facts: list[tuple[Fact, str]]) -> None:
        if any(fact.kind == FactKind.CENTRE_REPLACED for fact, _ in facts):
            show()

    show()
    parts.told.append(renamed)
    try:
        yield
    finally:
        parts.told.remove(renamed)
        await asyncio.gather(*showing)
        await record.hide()


@contextlib.asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that goes on until the block ends, or has ended before."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def _errand(parts: Parts, host: str, port: int, pages: PagePorts) -> Errand:
    """What the pages' process has to know."""
    return Errand(
        api=f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}",
        token=parts.tokens.lend(Bearer(PAGES, "web")),
        folder=str(parts.folder.path.resolve()),
        reports=str((pages.reports or parts.folder.path / "reports").resolve()),
        report_at=pages.report_at,
        copying=pages.copying,
        link_key=parts.private.secret(LINKS_SECRET).hex(),
        host=host,
        staff_port=pages.staff,
        public_port=pages.public,
    )
