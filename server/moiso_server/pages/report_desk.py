"""Works reports out beside the pages' loop, and writes yesterday's into the data folder."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind

from moiso_server.pages.following import Following
from moiso_server.reports.export import to_xlsx
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build

log = logging.getLogger(__name__)


class ReportDesk:
    """One thread with the figures of a data folder.

    Args:
        hall: Names the centre; tells when a day is over.
        folder: The server's data folder.
    """

    def __init__(self, hall: Following, folder: Path) -> None:
        self._hall = hall
        self._folder = folder
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reports")
        self._figures: tuple[str, Figures] | None = None
        self._day_over = asyncio.Event()
        hall.on_fact(self._learn)

    async def report(self, first: date, last: date) -> Report | None:
        """The report of a period; None before the hall is known."""
        centre = self._hall.centre
        if centre is None:
            return None
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: build(self._open(centre), centre, first, last)
        )

    async def run(self) -> None:
        """Keep the sums up to date and write the report of each day that is over, until cancelled."""
        with self._hall.changes.bell() as bell:
            while self._hall.centre is None:
                await bell.wait()
                bell.clear()
        while True:
            self._day_over.clear()
            centre = self._hall.centre
            try:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._write, centre)
            except Exception:
                log.exception("the daily report could not be written")
            await self._day_over.wait()

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _learn(self, fact: Fact) -> None:
        if fact.kind == FactKind.DAY_OPENED:
            self._day_over.set()

    def _open(self, centre: Centre) -> Figures:
        """The figures in the centre's time zone."""
        if self._figures is None or self._figures[0] != centre.time_zone:
            journal, sums = self._folder / "journal.db", self._folder / "figures.db"
            self._figures = (centre.time_zone, Figures(journal, sums, ZoneInfo(centre.time_zone)))
        return self._figures[1]

    def _write(self, centre: Centre) -> None:
        figures = self._open(centre)
        figures.catch_up()
        over = figures.days()[:-1]
        if not over:
            return
        file = self._folder / "reports" / f"{over[-1]}.xlsx"
        if not file.exists():
            report = build(figures, centre, over[-1], over[-1])
            if report.rehearsals:
                return
            file.parent.mkdir(exist_ok=True)
            content = to_xlsx(report, centre, "vi")
            fresh = file.with_suffix(".new")
            fresh.write_bytes(content)
            fresh.replace(file)
