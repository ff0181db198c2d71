"""The report of each day with visitors, as a file in a folder: none is lost, and none is written twice."""

import json
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path

from moiso_shared.errors import MoisoError

from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_server.reports.wording import Wording
from moiso_server.reports.workbook import to_xlsx

BACK_MOST = 62
"""So many days are made up for when the folder was not there."""

_WATCHED = 7
"""A report of the newest days is written anew when numbers were handed in late."""


class FolderMissing(MoisoError):
    """The folder for the daily reports is not there: a share that is not mounted."""

    code = "reports_folder_missing"


class FolderUnwritable(MoisoError):
    """A file could not be written into the folder for the daily reports."""

    code = "reports_folder_unwritable"


@dataclass
class _Written:
    """What the folder has been given, kept beside the journal."""

    until: str = ""
    """Every day up to this one has its report, or needs none."""
    evening: str = ""
    """The day of which a report was written before it was over."""
    counts: dict[str, list[int]] = field(default_factory=dict)
    """Of the newest reports: visits, served, rated."""


class DailyReports:
    """Writes ``DAY.xlsx`` for every day that is over, once; none for a rehearsal, or when nobody came.

    Args:
        folder: Where the reports are put. Only the one inside the data folder is made when it is missing.
        data: The server's data folder, which remembers what has been written.
        evening: Local time from which the running day is reported too; its file is replaced when it is over.
    """

    def __init__(self, folder: Path, data: Path, evening: time | None = None) -> None:
        self.folder = folder
        self._own = folder.parent == data
        self._state = data / "reports.json"
        self._evening = evening

    def write(self, figures: Figures, wording: Wording, today: date, now: time) -> list[Path]:
        """Write what is due.

        Args:
            figures: Caught up.
            wording: Names things.
            today: The local day.
            now: The local time of day.

        Returns:
            The files that were written.

        Raises:
            FolderMissing: The folder is not there.
            FolderUnwritable: It takes no file; all that is due is tried again the next time.
        """
        kept, files = self._kept(), []
        over = [day for day in figures.days()[:-1] if day < today]
        if not kept.until and over:
            kept.until = (over[-2] if len(over) > 1 else date.min).isoformat()
        for day in over[-BACK_MOST:]:
            files += self._over(figures, wording, day, kept)
        if self._evening is not None and now >= self._evening and kept.evening < today.isoformat():
            files += self._running(figures, wording, today, kept)
        return files

    def _over(self, figures: Figures, wording: Wording, day: date, kept: _Written) -> list[Path]:
        name = day.isoformat()
        if name <= kept.until and name not in kept.counts:
            return []
        report = build(figures, wording.centre, day, day)
        counts = _counts(report)
        nothing_new = not report.total.visits or kept.counts.get(name) == counts
        files = [] if nothing_new else [self._put(report, wording)]
        if files or name > kept.until:
            kept.until = max(kept.until, name)
            kept.counts[name] = counts
            self._keep(kept)
        return files

    def _running(self, figures: Figures, wording: Wording, today: date, kept: _Written) -> list[Path]:
        report = build(figures, wording.centre, today, today)
        files = [self._put(report, wording)] if report.total.visits else []
        kept.evening = today.isoformat()
        self._keep(kept)
        return files

    def _put(self, report: Report, wording: Wording) -> Path:
        """Whoever opens the folder finds a whole file or none."""
        file = self.folder / f"{report.first}.xlsx"
        fresh = file.with_suffix(".new")
        try:
            if self._own:
                self.folder.mkdir(exist_ok=True)
            elif not self.folder.is_dir():
                raise FolderMissing(f"reports: there is no folder {self.folder}")
            fresh.write_bytes(to_xlsx(report, wording))
            fresh.replace(file)
        except OSError as error:
            raise FolderUnwritable(f"reports: {file} cannot be written: {error.strerror}") from error
        return file

    def _kept(self) -> _Written:
        try:
            return _Written(**json.loads(self._state.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # none yet, or a half-written one
            return _Written()

    def _keep(self, kept: _Written) -> None:
        kept.counts = dict(sorted(kept.counts.items())[-_WATCHED:])
        fresh = self._state.with_suffix(".new")
        fresh.write_text(json.dumps(kept.__dict__), encoding="utf-8")
        fresh.replace(self._state)


def _counts(report: Report) -> list[int]:
    return [report.total.visits, report.total.served, report.total.rated]
