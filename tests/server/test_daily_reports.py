"""The report of each day that is over reaches its folder, once, whatever became of the folder meanwhile."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from moiso_server.reports.daily import DailyReports, FolderMissing, FolderUnwritable
from moiso_server.reports.figures import Figures
from moiso_server.reports.wording import Wording
from moiso_shared.commands import SetRehearsal

from tests.server.in_process import MORNING, InProcess
from tests.server.test_kept_figures import hand_in

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = MORNING.date()


class Office:
    """A hall with the writer of its daily reports; made anew for each writing, as after a restart."""

    def __init__(self, hall: InProcess, folder: Path, evening: time | None = None) -> None:
        self.hall, self.folder, self.evening = hall, folder, evening

    def write(self) -> list[str]:
        """What is due now; gives the names of the files."""
        data = self.hall.parts.folder.path
        figures = Figures(data / "journal.db", data / "figures.db", ZONE)
        try:
            figures.catch_up()
            local = self.hall.clock.now.astimezone(ZONE)
            wording = Wording(self.hall.parts.hall.centre, "vi")
            daily = DailyReports(self.folder, data, self.evening)
            files = daily.write(figures, wording, local.date(), local.time())
        finally:
            figures.close()
        return [file.name for file in files]

    def days_pass(self, days: int = 1) -> None:
        """Days go by, each with a number."""
        for _ in range(days):
            self.hall.clock.advance(days=1)
            self.hall.issue("A")

    def there(self) -> list[str]:
        """What lies in the folder."""
        return sorted(file.name for file in self.folder.iterdir())


def name(days: int) -> str:
    return f"{FIRST + timedelta(days=days)}.xlsx"


@pytest.fixture
def office(hall: InProcess) -> Office:
    """Its folder is the one inside the data folder."""
    hall.issue("A")
    return Office(hall, hall.parts.folder.path / "reports")


@pytest.fixture
def share(hall: InProcess, tmp_path: Path) -> Iterator[Office]:
    """Its folder is a share."""
    hall.issue("A")
    folder = tmp_path / "share"
    folder.mkdir()
    yield Office(hall, folder)
    folder.chmod(0o700)


def test_each_day_that_is_over_is_written_once(office: Office) -> None:
    assert office.write() == []
    office.days_pass()
    assert (office.write(), office.write()) == ([name(0)], [])
    office.days_pass()
    assert office.write() == [name(1)]
    assert office.there() == [name(0), name(1)]
    sheet = openpyxl.load_workbook(office.folder / name(1))["Tổng hợp"]
    assert (sheet["A2"].value.date(), sheet["B5"].value) == (FIRST + timedelta(days=1), 1)


def test_what_was_missed_is_made_up(share: Office) -> None:
    share.days_pass()
    share.write()
    share.folder.rename(share.folder.with_name("away"))
    share.days_pass(3)
    with pytest.raises(FolderMissing, match="no folder"):
        share.write()
    assert not share.folder.exists()
    share.folder.with_name("away").rename(share.folder)
    assert share.write() == [name(1), name(2), name(3)]


def test_a_folder_that_takes_no_file_is_told_and_tried_again(share: Office) -> None:
    share.days_pass()
    occupied = share.folder / f"{FIRST}.new"
    occupied.mkdir()
    with pytest.raises(FolderUnwritable, match="cannot be written"):
        share.write()
    occupied.rmdir()
    assert share.write() == [name(0)]


def test_files_that_somebody_took_away_do_not_come_back(office: Office) -> None:
    office.days_pass()
    office.write()
    (office.folder / name(0)).unlink()
    assert (office.write(), office.there()) == ([], [])


def test_a_journal_of_years_brings_only_its_last_day(office: Office) -> None:
    office.days_pass(5)
    assert office.write() == [name(4)]


def test_rehearsals_have_no_report(office: Office) -> None:
    office.hall.ask(SetRehearsal(day=FIRST + timedelta(days=1)))
    office.days_pass()
    office.write()
    office.days_pass()
    assert (office.write(), office.write(), office.there()) == ([], [], [name(0)])


def test_a_day_on_which_nobody_came_has_no_report(office: Office) -> None:
    office.days_pass()
    office.write()
    for _ in range(2):
        office.hall.clock.advance(days=1)
        office.hall.open("1")
    assert (office.write(), office.write(), office.there()) == ([name(1)], [], [name(0), name(1)])


def test_a_report_is_written_anew_when_numbers_came_late(office: Office) -> None:
    office.days_pass()
    office.write()
    hand_in(office.hall, days_ago=1)
    assert (office.write(), office.write()) == ([name(0)], [])
    assert openpyxl.load_workbook(office.folder / name(0))["Tổng hợp"]["B5"].value == 2


def test_the_running_day_is_reported_in_the_evening_and_again_when_it_is_over(office: Office) -> None:
    office.evening = time(17, 30)
    assert office.write() == []
    office.hall.clock.advance(hours=9, minutes=30)
    assert (office.write(), office.write()) == ([name(0)], [])
    office.hall.clock.advance(hours=8)
    office.hall.issue("A")
    assert (office.write(), office.there()) == ([name(0)], [name(0)])
