"""Days and clocks: midnight at the centre, a clock that jumps, an admin who confirms."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from moiso_server.centres import ready_made
from moiso_server.private import Bearer
from moiso_server.rules.internal import Tick
from moiso_shared.centre_file import parse
from moiso_shared.commands import Cancel, Issue, Recall
from moiso_shared.errors import ClockDoubtful

from tests.server.in_process import FakeClock, InProcess


def kinds(hall: InProcess) -> list[str]:
    return [str(fact.kind) for fact in hall.told]


def restarted_at(hall: InProcess, clock: FakeClock, moment: datetime) -> None:
    clock.now = moment
    hall.restart()


def test_the_day_turns_at_midnight_of_the_centre_and_numbers_begin_again(
    hall: InProcess, clock: FakeClock
) -> None:
    clock.now = datetime(2026, 3, 2, 16, 59, 59, tzinfo=UTC)  # 23:59:59 in Vietnam
    hall.open("1")
    late = hall.issue()
    clock.advance(seconds=1)
    early = hall.issue()
    assert (late.number, str(late.day)) == ("A001", "2026-03-02")
    assert (early.number, str(early.day)) == ("A001", "2026-03-03")
    assert kinds(hall) == ["day_opened", "counter_opened", "issued", "day_closed", "day_opened", "issued"]


def test_who_still_waits_at_midnight_has_expired_who_stood_at_a_counter_was_served(
    hall: InProcess, clock: FakeClock
) -> None:
    hall.open("1")
    called, waiting = hall.issue(), hall.issue()
    hall.call_next("1")
    clock.advance(days=1)
    hall.ask(Tick())
    assert hall.lobby.tickets == {}
    assert hall.lobby.counter("1").ticket is None
    ended = [hall.run(hall.parts.enquiries.ticket(ticket.id)) for ticket in (called, waiting)]
    assert [(ticket.state, ticket.start_implied) for ticket in ended if ticket] == [
        ("finished", True),
        ("expired", False),
    ]


def test_a_new_day_carries_the_whole_hall_so_that_replay_starts_there(
    hall: InProcess, clock: FakeClock
) -> None:
    hall.open("1", "2")
    clock.advance(days=1)
    hall.issue()
    opened = hall.told[-2]
    assert (opened.kind, opened.lobby is not None) == ("day_opened", True)
    assert hall.replayed().state() == hall.lobby.state()
    before = hall.lobby.state()
    hall.restart()
    assert hall.lobby.state() == before
    assert hall.lobby.centre_version == 1


def test_a_tick_turns_the_day_although_nobody_asks(hall: InProcess, clock: FakeClock) -> None:
    hall.ask(Tick())
    assert kinds(hall) == ["day_opened"]
    hall.ask(Tick())
    assert kinds(hall) == ["day_opened"]
    clock.advance(days=1)
    hall.ask(Tick())
    assert kinds(hall) == ["day_opened", "day_closed", "day_opened"]


def test_time_never_runs_backwards_in_the_journal(hall: InProcess, clock: FakeClock) -> None:
    first = hall.issue()
    clock.advance(minutes=-90)
    second = hall.issue()
    assert second.arrived_at == first.arrived_at
    clock.advance(days=-1)
    assert hall.issue().day == first.day


def test_behind_a_clock_that_was_set_back_time_goes_on_at_half_its_pace(
    hall: InProcess, clock: FakeClock
) -> None:
    hall.open("1")
    ticket = hall.issue()
    hall.call_next("1")
    before = clock.now
    clock.advance(minutes=-10)
    clock.passed_s += 40
    hall.ask(Recall(ticket=ticket.id))
    assert hall.told[-1].at == before + timedelta(seconds=20)
    clock.passed_s += 40
    hall.ask(Recall(ticket=ticket.id))
    assert hall.told[-1].at == before + timedelta(seconds=40)
    clock.advance(minutes=11)
    assert hall.issue().arrived_at == clock.now


def test_a_small_step_back_at_start_is_an_ordinary_correction(hall: InProcess, clock: FakeClock) -> None:
    hall.issue()
    clock.advance(seconds=-119)
    hall.restart()
    assert hall.issue().number == "A002"


def test_a_start_behind_the_last_fact_waits_for_an_admin(hall: InProcess, clock: FakeClock) -> None:
    hall.issue()
    clock.advance(hours=-3)
    hall.restart()
    assert hall.parts.desk.health()["status"] == "clock_doubtful"
    with pytest.raises(ClockDoubtful):
        hall.issue()
    hall.run(hall.parts.desk.confirm_clock(Bearer("admin", "chief")))
    assert hall.parts.desk.health()["status"] == "ok"
    ticket = hall.issue()
    assert (ticket.number, ticket.arrived_at) == ("A002", clock.now)
    assert hall.told[-2].kind == "clock_confirmed"
    assert hall.told[-2].actor == "admin/chief"


def test_a_day_left_open_long_ago_waits_for_an_admin_and_an_empty_one_does_not(
    hall: InProcess, clock: FakeClock
) -> None:
    ticket = hall.issue()
    restarted_at(hall, clock, datetime(2026, 3, 9, 1, tzinfo=UTC))
    assert hall.parts.desk.health()["status"] == "clock_doubtful"
    restarted_at(hall, clock, datetime(2026, 3, 2, 2, tzinfo=UTC))
    hall.ask(Cancel(ticket=ticket.id))
    restarted_at(hall, clock, datetime(2026, 3, 9, 1, tzinfo=UTC))
    assert hall.issue().number == "A001"


def test_a_confirmed_earlier_day_gives_no_number_and_no_id_twice(hall: InProcess, clock: FakeClock) -> None:
    hall.ask(Issue(ticket="t1", service="A"))
    hall.ask(Cancel(ticket="t1"))
    clock.advance(days=1)
    hall.issue()
    clock.advance(days=-1)
    hall.restart()
    hall.run(hall.parts.desk.confirm_clock(Bearer("admin", "chief")))
    assert hall.issue().number == "A002"
    with pytest.raises(Exception, match="belongs to another ticket"):
        hall.ask(Issue(ticket="t1", service="A"))
    assert hall.replayed().state() == hall.lobby.state()


def test_the_first_document_is_settled_by_the_first_fact(tmp_path: Path, clock: FakeClock) -> None:
    tried = InProcess(tmp_path / "data", clock, parse(ready_made("ward")))
    tried.close()
    settled = InProcess(tmp_path / "data", clock, parse(ready_made("tiny")))
    settled.ask(Tick())
    settled.close()
    kept = InProcess(tmp_path / "data", clock, parse(ready_made("province")))
    assert (kept.parts.hall.centre.id, kept.lobby.centre_version) == ("tiny", 1)
    kept.close()
