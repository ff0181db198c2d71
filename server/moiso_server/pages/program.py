"""``moiso-server pages``: the only place where the web client's parts are built and joined."""

import asyncio
import contextlib
import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import uvicorn
from starlette.types import ASGIApp

from moiso_server.pages.alert_keeper import AlertKeeper
from moiso_server.pages.alert_log import AlertLog
from moiso_server.pages.alerts import Alert
from moiso_server.pages.board_media import Media
from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.child import PORT_TAKEN
from moiso_server.pages.copy_desk import CopyDesk
from moiso_server.pages.copy_pages import copy_alerts
from moiso_server.pages.disk_alerts import disk_alerts
from moiso_server.pages.errand import Errand
from moiso_server.pages.following import Following
from moiso_server.pages.links import Links
from moiso_server.pages.public import public_app
from moiso_server.pages.report_alerts import report_alerts
from moiso_server.pages.report_desk import ReportDesk
from moiso_server.pages.screens import Screens
from moiso_server.pages.staff import staff_app
from moiso_server.reports.daily import DailyReports

log = logging.getLogger(__name__)

_STDIN = 0
_NICE = 5


class _Server(uvicorn.Server):
    """A server that leaves signals to the program: two of them run in one loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def run() -> int:
    """Read the errand from standard input and serve until that closes; gives the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    _give_way()
    errand = Errand.model_validate_json(sys.stdin.readline())
    try:
        sockets = [_listen(errand.host, port) for port in (errand.staff_port, errand.public_port)]
    except OSError as error:
        log.info("%s", error)
        return PORT_TAKEN
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(errand, *sockets))
    return 0


def _give_way() -> None:
    """When processors are short, a call comes before its picture on the dashboards."""
    if hasattr(os, "nice"):
        os.nice(_NICE)


async def _serve(errand: Errand, staff: socket.socket, public: socket.socket) -> None:
    headers = {"Authorization": f"Bearer {errand.token}"}
    async with AsyncExitStack() as at_end:
        rest = await at_end.enter_async_context(
            httpx.AsyncClient(base_url=errand.api, headers=headers, trust_env=False)
        )
        hall, folder = Following(rest, errand.token), Path(errand.folder)
        daily = DailyReports(Path(errand.reports), folder, errand.report_at)
        desk = ReportDesk(hall, folder, daily, rest)
        at_end.callback(desk.close)
        alert_log = AlertLog()
        keeper = AlertKeeper(hall, alert_log, rest)
        copy_desk = CopyDesk(hall, folder, errand.copying)
        screens = Screens(hall, alert_log, lambda: _besides(folder, desk, copy_desk))
        voices, sounds = PageVoices(hall), PageSounds(folder / "sounds")
        at_end.callback(sounds.close)
        media = Media(folder / "media", folder / "drawn")
        open_rest = await at_end.enter_async_context(httpx.AsyncClient(base_url=errand.api, trust_env=False))
        links = Links(errand.link_key, errand.host, errand.public_port)
        for_staff = staff_app(hall, screens, desk, copy_desk, links, folder, open_rest, errand.token)
        for_all = public_app(hall, rest, errand.link_key, voices, sounds, media)
        servers = [(_server(for_all), public), (_server(for_staff), staff)]
        tasks = [
            asyncio.create_task(hall.run()),
            asyncio.create_task(_watch(keeper, screens)),
            asyncio.create_task(keeper.run()),
            asyncio.create_task(desk.run()),
            asyncio.create_task(copy_desk.run()),
            asyncio.create_task(voices.run()),
        ]
        _when_told_to_end([server for server, _ in servers])
        log.info("pages for staff on port %d, for citizens on %d", errand.staff_port, errand.public_port)
        try:
            await asyncio.gather(*(server.serve([listening]) for server, listening in servers))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _besides(folder: Path, desk: ReportDesk, copy_desk: CopyDesk) -> list[Alert]:
    """What is wrong besides the hall."""
    return [*disk_alerts(folder), *report_alerts(desk), *copy_alerts(copy_desk)]


async def _watch(keeper: AlertKeeper, screens: Screens) -> None:
    """Raise alerts once it is known which ones go on."""
    await keeper.load()
    await screens.run()


def _server(app: ASGIApp) -> _Server:
    return _Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1
        )
    )


def _listen(host: str, port: int) -> socket.socket:
    return socket.create_server((host, port), reuse_port=False)


def _when_told_to_end(servers: list[_Server]) -> None:
    """End all servers when the parent closes the pipe, or ends itself."""
    loop = asyncio.get_running_loop()

    def end() -> None:
        for server in servers:
            server.should_exit = True

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(_STDIN, 1):  # not through sys.stdin: its lock would be held at the end
                pass
        with contextlib.suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(end)

    threading.Thread(target=wait, name="end", daemon=True).start()
