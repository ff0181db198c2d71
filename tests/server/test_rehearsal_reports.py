"""Rehearsal days stay out of the reports, today as well as when they are long over."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from moiso_server.api.today_routes import TodayDesk
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_shared.commands import Finish, SetRehearsal, Start

from tests.server.in_process import MORNING, FakeClock, InProcess

FIRST = MORNING.date()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[InProcess]:
    """A hall whose first day is a rehearsal with two numbers."""
    hall = InProcess(tmp_path, FakeClock())
    hall.ask(SetRehearsal(day=FIRST))
    hall.issue("A")
    hall.issue("A")
    yield hall
    hall.close()


def report(hall: InProcess, folder: Path, last: date) -> Report:
    figures = Figures(folder / "journal.db", folder / "figures.db", ZoneInfo("Asia/Ho_Chi_Minh"))
    try:
        return build(figures, hall.parts.hall.centre, FIRST, last)
    finally:
        figures.close()


def test_the_rehearsal_of_today_is_left_out_and_told(hall: InProcess, tmp_path: Path) -> None:
    found = report(hall, tmp_path, FIRST)
    assert (found.total.visits, found.lines["day"], found.rehearsals) == (0, [], (FIRST,))


def test_a_rehearsal_of_old_is_left_out_of_the_sums(hall: InProcess, tmp_path: Path) -> None:
    for _ in range(3):
        hall.clock.advance(days=1)
        hall.issue("A")
    found = report(hall, tmp_path, FIRST + timedelta(days=3))
    assert (found.total.visits, len(found.lines["day"]), found.rehearsals) == (3, 3, (FIRST,))


def test_an_announced_day_is_left_out_after_a_restart(hall: InProcess, tmp_path: Path) -> None:
    hall.ask(SetRehearsal(day=FIRST + timedelta(days=1)))
    hall.clock.advance(days=1)
    hall.issue("A")
    hall.restart()
    assert hall.lobby.rehearsal
    assert hall.replayed().rehearsal
    assert report(hall, tmp_path, FIRST + timedelta(days=1)).rehearsals == (FIRST, FIRST + timedelta(days=1))


def test_a_rehearsal_is_not_told_as_the_figures_of_today(hall: InProcess) -> None:
    desk = TodayDesk(hall.parts.folder.journal, hall.parts.catalogue, hall.parts.hall)
    figures = {each["name"]: each["value"] for each in hall.run(desk.told())["figures"]}
    assert (figures["wait_mean"], figures["satisfied"]) == (None, None)


def pace(hall: InProcess) -> float:
    return hall.parts.enquiries.pace()["A"]


def serve_for(hall: InProcess, minutes: float) -> None:
    hall.open("1")
    hall.issue("A")
    ticket = hall.call_next("1")
    assert ticket is not None
    hall.ask(Start(ticket=ticket.id))
    hall.clock.advance(minutes=minutes)
    hall.ask(Finish(ticket=ticket.id))


def test_the_forecast_learns_nothing_from_a_rehearsal(hall: InProcess) -> None:
    before = pace(hall)
    serve_for(hall, minutes=120)
    assert pace(hall) == before
    hall.clock.advance(days=1)
    hall.issue("A")
    hall.restart()
    assert pace(hall) == before
    serve_for(hall, minutes=120)
    learnt = pace(hall)
    assert learnt > before
    hall.restart()
    assert pace(hall) == learnt
