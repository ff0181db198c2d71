"""Works reports out beside the pages' loop, and keeps the sums and the daily files up to date."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import httpx
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError
from moiso_shared.facts import Fact, FactKind

from moiso_server.clock import system_time
from moiso_server.pages.following import Following
from moiso_server.reports.comments import Comment, comments_of
from moiso_server.reports.daily import DailyReports
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_server.reports.wording import Wording

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_AT_ONCE = 10
"""Days that are worked out in one go: whoever asks for a report meanwhile waits no longer."""

_AGAIN_S = 300.0
"""A folder that was not there is looked for again, and the evening is not missed, after so long."""


@dataclass(frozen=True)
class Unready:
    """An old journal is still being worked through for the first time."""

    done: int
    days: int


class ReportDesk:
    """One thread with the figures of a data folder.

    Args:
        hall: Names the centre; tells when a day is over.
        folder: The server's data folder.
        daily: Writes the report of each day that is over.
        rest: The API, with the pages' token.
        clock: The machine's.
    """

    def __init__(
        self,
        hall: Following,
        folder: Path,
        daily: DailyReports,
        rest: httpx.AsyncClient,
        clock: Callable[[], datetime] = system_time,
    ) -> None:
        self.trouble: MoisoError | None = None
        """Why the newest daily report is not in its folder."""
        self.daily = daily
        self._hall = hall
        self._folder = folder
        self._rest = rest
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reports")
        self._figures: tuple[str, Figures] | None = None
        self._day_over = asyncio.Event()
        hall.on_fact(self._learn)

    async def report(self, centre: Centre, first: date, last: date) -> Report | Unready:
        """The report of a period, in the centre's names."""
        return await self.beside(lambda: self._build(centre, first, last))

    async def comments(self, report: Report, kept_days: int) -> list[Comment]:
        """What citizens wrote in a report's period, as far as it is not erased yet."""
        first = max(report.first, report.last - timedelta(days=kept_days))
        journal = self._folder / "journal.db"
        return await self.beside(lambda: comments_of(journal, first, report.last, report.rehearsals))

    def try_again(self) -> None:
        """Somebody looks, perhaps after mending the folder: write now what is due."""
        self._day_over.set()

    async def names(self) -> Mapping[str, str]:
        """What clerks are called, by their ids; none while the server is away."""
        try:
            answer = await self._rest.get("/api/names")
        except httpx.HTTPError:
            return {}
        names: dict[str, str] = answer.json()["names"] if answer.is_success else {}
        return names

    async def beside(self, work: Callable[[], Result]) -> Result:
        """Do something that takes a while beside the loop, one after the other."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def run(self) -> None:
        """Keep the sums up to date and write what is due, until cancelled."""
        with self._hall.changes.bell() as bell:
            while self._hall.centre is None:
                await bell.wait()
                bell.clear()
        while True:
            self._day_over.clear()
            centre = self._hall.centre
            try:
                await self._keep_up(centre)
            except Exception:
                log.exception("the reports could not be brought up to date")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._day_over.wait(), _AGAIN_S)

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _keep_up(self, centre: Centre) -> None:
        """In small steps: a first pass over years of history lets others ask in between."""
        while await self.beside(lambda: self._step(centre)):
            pass
        former = self.trouble
        try:
            wording = Wording(centre, centre.languages[0], await self.names())
            for file in await self.beside(lambda: self._write(wording)):
                log.info("wrote %s", file)
            self.trouble = None
        except MoisoError as error:
            log.warning("the daily report could not be written, and is tried again: %s", error.message)
            self.trouble = error
        if (former is None) != (self.trouble is None):
            self._hall.changes.ring()

    def _learn(self, fact: Fact) -> None:
        if fact.kind == FactKind.DAY_OPENED:
            self._day_over.set()

    def _open(self, centre: Centre) -> Figures:
        """The figures in the centre's time zone."""
        if self._figures is not None and self._figures[0] != centre.time_zone:
            self._figures[1].close()
            self._figures = None
        if self._figures is None:
            journal, sums = self._folder / "journal.db", self._folder / "figures.db"
            self._figures = (centre.time_zone, Figures(journal, sums, ZoneInfo(centre.time_zone)))
        return self._figures[1]

    def _step(self, centre: Centre) -> bool:
        figures = self._open(centre)
        figures.catch_up(most=_AT_ONCE)
        return figures.pending() > 0

    def _build(self, centre: Centre, first: date, last: date) -> Report | Unready:
        figures = self._open(centre)
        pending = figures.pending()
        if pending > _AT_ONCE:
            days = len(figures.days())
            return Unready(days - pending, days)
        return build(figures, centre, first, last)

    def _write(self, wording: Wording) -> list[Path]:
        now = self._clock().astimezone(ZoneInfo(wording.centre.time_zone))
        return self.daily.write(self._open(wording.centre), wording, now.date(), now.time())
