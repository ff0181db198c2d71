"""The figures of dossiers: those of a known year come out to the digit."""

from collections.abc import Iterator
from datetime import date, timedelta

from moiso_server.catalogue.dossier_figures import by_department, by_month
from moiso_server.catalogue.dossier_table import read_dossiers
from moiso_server.catalogue.dossiers import Dossiers
from moiso_server.catalogue.tables import Row
from moiso_server.centres import ready_made
from moiso_server.reports.dossier_report import DossierReport, dossier_report
from moiso_server.reports.dossier_wording import DossierWording
from moiso_server.reports.wording import Wording
from moiso_shared.centre_file import parse
from moiso_shared.dossiers import Dossier, dossier_code

from tests.server.catalogue.conftest import Shelf

FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)
RECEIVED, SOLVED, ON_TIME, EARLY, OVERDUE, ONLINE = 61_911, 60_396, 59_997, 41_000, 77, 3_598


def known_year() -> Iterator[Dossier]:
    """A province's year as it was told: each dossier at one of 14 departments."""
    for place in range(RECEIVED):
        received = FIRST + timedelta(days=place % 330)
        solved = received + timedelta(days=5) if place < SOLVED else None
        if place < EARLY:
            due = received + timedelta(days=8)
        elif place < ON_TIME:
            due = received + timedelta(days=5)
        elif place < SOLVED:
            due = received + timedelta(days=3)
        else:
            due = received + timedelta(days=10 if place < SOLVED + OVERDUE else 600)
        yield dossier(place, received, due, solved, online=place % 17 == 0 and place // 17 < ONLINE)


def dossier(
    place: int,
    received: date,
    due: date | None,
    solved: date | None,
    *,
    online: bool = False,
    status: str = "4",
) -> Dossier:
    code = f"H26-{received:%y%m%d}-{place:06}"
    assert dossier_code(code) == code
    return Dossier(
        code=code, status=status, department=f"Sở {place % 14 + 1}", received=received, due=due,
        finished=solved, online=online,
    )  # fmt: skip


def report(shelf: Shelf, first: date = FIRST, last: date = LAST) -> DossierReport:
    parts = by_department(shelf.file, first, last, ended=("3", "7", "8"))
    months = by_month(shelf.file, first, last)
    told = {"first": first.isoformat(), "last": last.isoformat()}
    return dossier_report(
        {**told, "departments": [row.__dict__ for row in parts], "months": [row.__dict__ for row in months]}
    )


def test_the_figures_of_a_known_year_come_out_to_the_digit(shelf: Shelf) -> None:
    dossiers = Dossiers(shelf.file)
    dossiers.put(known_year())
    dossiers.put([dossier(1, date(2016, 5, 4), date(2016, 5, 9), date(2016, 5, 8), online=True)])
    found = report(shelf)
    total = found.total
    assert (total["received"], total["finished"], total["on_time"]) == (RECEIVED, SOLVED, ON_TIME)
    assert (total["early"], total["late"]) == (EARLY, SOLVED - ON_TIME)
    assert (total["open"], total["overdue"], total["online"]) == (RECEIVED - SOLVED, OVERDUE, ONLINE)
    assert len(found.departments) == 14
    assert sum(numbers["received"] for _, numbers in found.months) == RECEIVED
    assert sum(numbers["on_time"] for _, numbers in found.months) == ON_TIME
    said = DossierWording(Wording(parse(ready_made("province")), "vi")).sentence(found)
    for words in ("Tiếp nhận 61.911 hồ sơ", "60.396", "59.997", "99,3 %", "77 hồ sơ đã quá hạn"):
        assert words in said


def test_who_withdrew_is_not_in_progress(shelf: Shelf) -> None:
    day = date(2018, 3, 1)
    rows = [dossier(place, day, day, None, status=status) for place, status in enumerate(("4", "7", "8"))]
    Dossiers(shelf.file).put(rows)
    found = report(shelf)
    assert (found.total["received"], found.total["open"], found.total["overdue"]) == (3, 1, 1)


def test_a_result_that_was_handed_over_was_solved(shelf: Shelf) -> None:
    day = date(2018, 3, 1)
    given = Dossier(code="H26-180301-000001", status="10", received=day, due=day, returned=day)
    Dossiers(shelf.file).put([given])
    found = report(shelf).total
    assert (found["finished"], found["on_time"], found["open"]) == (1, 1, 0)


def test_an_imported_table_says_what_came_on_line() -> None:

    rows = [Row(2, {"Mã hồ sơ": "H26-180301-000001", "Trạng thái": "4", "Nộp trực tuyến": "có"})]
    assert [each.value.online for each in read_dossiers(rows)] == [True]
