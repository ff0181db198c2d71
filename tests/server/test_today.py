"""Today's figures for everybody are those that the report of the day and the dossiers' figures tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from moiso_server.api.today_routes import TodayDesk
from moiso_server.private import Bearer
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import build, columns
from moiso_shared.commands import Finish, Rate, Start
from moiso_shared.dossiers import Dossier
from moiso_shared.opening import local_day

from tests.server.in_process import FakeClock, InProcess

WEB = Bearer("pages", "web")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[InProcess]:
    running = InProcess(tmp_path / "data", FakeClock())
    yield running
    running.close()


def serve(hall: InProcess, wait_s: float, score: int) -> None:
    ticket = hall.issue()
    hall.clock.advance(seconds=wait_s)
    hall.call_next("1")
    hall.ask(Start(ticket=ticket.id))
    hall.ask(Finish(ticket=ticket.id))
    hall.ask(Rate(ticket=ticket.id, score=score), WEB)


def told(hall: InProcess) -> dict[str, Any]:
    parts = hall.parts
    desk = TodayDesk(parts.folder.journal, parts.catalogue, parts.hall)
    return {each["name"]: each for each in hall.run(desk.told())["figures"]}


def test_they_equal_the_report_and_are_written_as_one_does_here(hall: InProcess, tmp_path: Path) -> None:
    hall.open("1")
    for wait_s, score in ((90, 5), (1980, 2), (615, 4)):
        serve(hall, wait_s, score)
    centre = hall.parts.hall.centre
    day = local_day(centre, hall.clock())
    dossiers = [
        Dossier(code=f"H26-260102-{place:04}", status="4", due=day, finished=day) for place in range(2)
    ]
    late = Dossier(code="H26-260102-0009", status="4", due=day.replace(day=1), finished=day)
    hall.parts.catalogue.dossiers.put([*dossiers, late])
    figures = Figures(hall.parts.folder.journal, tmp_path / "figures.db", ZoneInfo(centre.time_zone))
    report = build(figures, centre, day, day)
    figures.close()
    found = told(hall)
    expected = {name: of(report.total) for name, of, _ in columns(report.target_min)}
    for name in ("wait_mean", "within", "satisfied"):
        assert found[name]["value"] == expected[name]
    assert found["on_time_share"]["text"] == {"vi": "66,7 %", "en": "66.7 %"}
    assert found["wait_mean"]["text"]["vi"] == "14,9 phút"
    assert found["within"]["label"]["vi"] == f"Chờ không quá {report.target_min} phút"


def test_a_day_without_visits_has_none(hall: InProcess) -> None:
    assert {each["text"]["vi"] for each in told(hall).values()} == {"–"}
