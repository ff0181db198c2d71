"""The kept sums of old days stay right, whatever comes late, is cut short, or is of another making."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from moiso_server.private import Bearer
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_shared.commands import HandIn
from moiso_shared.offline import OfflineTicket

from tests.server.in_process import InProcess

KIOSK = Bearer("kiosk", "k1")
FIRST, LAST = date(2026, 3, 2), date(2026, 12, 31)


@pytest.fixture
def folder(hall: InProcess) -> Path:
    """Six days with a number each."""
    for _ in range(6):
        hall.issue("A")
        hall.clock.advance(days=1)
    hall.issue("A")
    return hall.parts.folder.path


@pytest.fixture
def figures(folder: Path) -> Iterator[Figures]:
    figures = opened(folder)
    yield figures
    figures.close()


def opened(folder: Path) -> Figures:
    return Figures(folder / "journal.db", folder / "figures.db", ZoneInfo("Asia/Ho_Chi_Minh"))


def report(hall: InProcess, figures: Figures) -> Report:
    return build(figures, hall.parts.hall.centre, FIRST, LAST)


def hand_in(hall: InProcess, days_ago: int) -> None:
    arrived = hall.clock.now - timedelta(days=days_ago)
    alone = OfflineTicket(ticket=f"late-{days_ago}", prefix="M1", ordinal=9, service="B", arrived_at=arrived)
    hall.ask(HandIn(tickets=(alone,)), KIOSK)


def test_a_number_of_last_week_counts_on_its_own_day(hall: InProcess, figures: Figures) -> None:
    before = report(hall, figures)
    hand_in(hall, days_ago=5)
    after = report(hall, figures)
    assert after.total.visits == before.total.visits + 1
    visits = {line.value: line.cell.visits for line in after.lines["day"]}
    assert visits["2026-03-03"] == 2


def test_a_day_on_which_the_server_was_off_counts_too(hall: InProcess, figures: Figures) -> None:
    report(hall, figures)
    hall.clock.advance(days=4)
    hall.issue("A")
    hand_in(hall, days_ago=2)
    visits = {line.value: line.cell.visits for line in report(hall, figures).lines["day"]}
    assert visits["2026-03-10"] == 1


def test_late_news_is_not_lost_while_no_report_is_asked_for(hall: InProcess, folder: Path) -> None:
    figures = opened(folder)
    before = report(hall, figures)
    figures.close()
    hand_in(hall, days_ago=5)
    hall.clock.advance(days=1)
    hall.issue("A")
    figures = opened(folder)
    assert report(hall, figures).total.visits == before.total.visits + 2
    figures.close()


def test_a_first_pass_that_was_cut_short_goes_on_where_it_was(hall: InProcess, folder: Path) -> None:
    figures = opened(folder)
    assert (figures.catch_up(most=2), figures.pending()) == (2, 3)
    figures.close()
    figures = opened(folder)
    assert figures.catch_up() == 3
    assert report(hall, figures).total.visits == 7
    figures.close()


def test_a_damaged_file_of_sums_gives_way_to_a_new_one(hall: InProcess, folder: Path) -> None:
    (folder / "figures.db").write_bytes(b"power was lost while this was written" * 200)
    figures = opened(folder)
    assert report(hall, figures).total.visits == 7
    figures.close()


@pytest.mark.parametrize("spoil", ["UPDATE made SET key = '1 of old'", "UPDATE made SET seen = 999999"])
def test_sums_of_another_making_or_a_later_journal_are_made_anew(
    hall: InProcess, folder: Path, spoil: str
) -> None:
    figures = opened(folder)
    report(hall, figures)
    figures.close()
    with sqlite3.connect(folder / "figures.db") as kept:
        kept.execute("DELETE FROM cell")
        kept.execute(spoil)
    kept.close()
    figures = opened(folder)
    assert report(hall, figures).total.visits == 7
    figures.close()
