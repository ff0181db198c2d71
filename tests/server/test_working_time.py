"""How long counters were open and clerks worked, as the reports tell it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from moiso_server.reports.figures import Figures
from moiso_server.reports.report import Report, build
from moiso_shared.commands import CloseCounter, Finish, Miss, PauseCounter, SignIn, SignOut

from tests.server.in_process import MORNING, FakeClock, InProcess

MONDAY = date(2026, 3, 2)


def report(hall: InProcess, first: date = MONDAY, last: date = MONDAY) -> Report:
    folder = hall.parts.folder.path
    figures = Figures(folder / "journal.db", folder / "figures.db", ZoneInfo("Asia/Ho_Chi_Minh"))
    try:
        return build(figures, hall.parts.hall.centre, first, last)
    finally:
        figures.close()


def hours(told: Report) -> dict[str, dict[str, float | None]]:
    return {
        dimension: {line.value: line.cell.worked_h for line in told.lines[dimension]}
        for dimension in ("counter", "clerk")
    }


def sign_in(hall: InProcess, *counters: str, person: str = "lan") -> None:
    hall.run(hall.parts.desk.people.add(person, "Lan", "2468"))
    for counter in counters:
        hall.ask(SignIn(counter=counter, person=person, pin="2468"))


def test_a_clerk_at_two_counters_works_once(hall: InProcess, clock: FakeClock) -> None:
    sign_in(hall, "1", "2")
    hall.open("1")
    clock.advance(hours=1)
    hall.open("2")
    clock.advance(hours=1)
    hall.ask(CloseCounter(counter="1"))
    clock.advance(hours=1)
    hall.ask(CloseCounter(counter="2"))
    assert hours(report(hall)) == {"counter": {"1": 2.0, "2": 2.0}, "clerk": {"lan": 3.0}}


def test_a_pause_is_no_work_and_the_next_clerk_begins_anew(hall: InProcess, clock: FakeClock) -> None:
    sign_in(hall, "1")
    hall.open("1")
    clock.advance(hours=2)
    hall.ask(PauseCounter(counter="1"))
    clock.advance(hours=1)
    hall.open("1")
    clock.advance(hours=1)
    hall.ask(SignOut(counter="1"))
    clock.advance(hours=1)
    sign_in(hall, "1", person="minh")
    clock.advance(hours=3)
    hall.ask(CloseCounter(counter="1"))
    told = hours(report(hall))
    assert told == {"counter": {"1": 7.0}, "clerk": {"lan": 3.0, "minh": 3.0}}


def test_a_counter_left_open_counts_until_its_last_visit_and_not_through_the_night(
    hall: InProcess, clock: FakeClock
) -> None:
    sign_in(hall, "1")
    hall.open("1")
    clock.advance(hours=1)
    hall.issue()
    called = hall.call_next("1")
    assert called is not None
    clock.advance(hours=1)
    hall.ask(Finish(ticket=called.id))
    clock.now = MORNING + timedelta(days=1)
    hall.issue()
    hall.call_next("1")
    clock.advance(minutes=30)
    hall.ask(Finish(ticket=hall.lobby.counter("1").ticket or ""))
    assert hours(report(hall)) == {"counter": {"1": 2.0}, "clerk": {"lan": 2.0}}
    both = hours(report(hall, last=MONDAY + timedelta(days=1)))
    assert both == {"counter": {"1": 2.5}, "clerk": {"lan": 2.5}}


def test_a_number_that_expires_at_midnight_is_no_work(hall: InProcess, clock: FakeClock) -> None:
    sign_in(hall, "1")
    hall.open("1")
    hall.issue()
    called = hall.call_next("1")
    assert called is not None
    clock.advance(hours=1)
    hall.ask(Miss(ticket=called.id))
    hall.issue()
    clock.advance(hours=1)
    hall.call_next("1")
    clock.now = MORNING + timedelta(days=1)
    hall.issue()
    assert hours(report(hall)) == {"counter": {"1": 2.0}, "clerk": {"lan": 2.0}}
