"""Who is left over at the end of the day: a slip in the hand, and a first place on the next day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from moiso_server.rules.calling import queue
from moiso_server.rules.internal import Tick
from moiso_shared.commands import AskSlips, Cancel, ReplaceCentre, ReportPaper
from moiso_shared.errors import Invalid, NotFound

from tests.server.in_process import MORNING, FakeClock
from tests.server.rules.room import Room

MakeRoom = Callable[..., Room]
WEEK = {day: ["08:00-11:30", "13:30-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
CARRY = {"leftover": "carry"}
OFFICE = {"timetables": {"office": WEEK}}
KIOSKS = [{"id": "k1", "name": "Kiosk 1"}, {"id": "k2", "name": "Kiosk 2"}]


def at(clock: FakeClock, hour: int, minute: int = 0, *, days: int = 0) -> None:
    """Set the time of day at the centre, so many days after the first one."""
    clock.now = MORNING.replace(hour=0, minute=0) + timedelta(days=days, hours=hour - 7, minutes=minute)


def a_room(make_room: MakeRoom, **changes: object) -> Room:
    return make_room(**{"calling": CARRY, "hours": OFFICE, "kiosks": KIOSKS} | changes)


def slips(room: Room) -> list[tuple[str, date | None, str | None]]:
    asked = [fact for fact in room.facts if fact.kind == "reprint_asked"]
    return [(fact.tickets[0].number, fact.tickets[0].kept_for, fact.kiosk) for fact in asked]


def test_everybody_who_is_left_over_gets_one_slip_that_names_the_next_working_day(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    room = a_room(make_room)
    at(clock, 16, days=4)  # Friday
    room.issue()
    room.issue()
    at(clock, 17, days=4)
    told = room.ask(AskSlips(kiosk="k1"))["tickets"]
    assert [ticket["number"] for ticket in told] == ["A001", "A002"]
    monday = date(2026, 3, 9)
    assert slips(room) == [("A001", monday, "k1"), ("A002", monday, "k1")]
    for ticket, paper in zip(told, ("printed", "not_printed"), strict=True):
        room.ask(ReportPaper.model_validate({"ticket": ticket["id"], "paper": paper}))
    again = room.ask(AskSlips(kiosk="k2"))["tickets"]
    assert [ticket["number"] for ticket in again] == ["A002"]


@pytest.mark.parametrize("hour", [9, 12])
def test_as_long_as_numbers_are_given_today_nobody_is_left_over(
    make_room: MakeRoom, clock: FakeClock, hour: int
) -> None:
    room = a_room(make_room)
    room.issue()
    at(clock, hour)
    assert room.ask(AskSlips(kiosk="k1"))["tickets"] == []


def test_no_slip_promises_what_the_centre_does_not_keep(make_room: MakeRoom, clock: FakeClock) -> None:
    with pytest.raises(Invalid, match="leftover"):
        a_room(make_room, calling={}).ask(AskSlips(kiosk="k1"))
    with pytest.raises(NotFound, match="kiosk"):
        a_room(make_room).ask(AskSlips(kiosk="nowhere"))


@pytest.mark.parametrize("policy", ["credit", "strict", "interleaved"])
def test_carried_tickets_keep_their_order_before_everybody_of_the_new_day(
    make_room: MakeRoom, clock: FakeClock, policy: str
) -> None:
    room = a_room(make_room, policy={"kind": policy})
    room.open("1")
    room.issue()
    room.issue(priority="elderly")
    room.issue()
    counter = room.centre.counter("1")
    assert counter is not None
    before = [ticket.number for ticket in queue(room.lobby, room.centre, counter, clock.now)]
    at(clock, 8, days=1)
    new = room.issue(priority="elderly")
    assert new.number == "A004"
    assert room.order("1") == [*before, new.number]
    calls = [fact.why.code for fact in room.facts if fact.kind == "called" and fact.why]
    assert calls == ["carried", "carried", "carried", "priority"]


def test_the_night_is_no_wait(make_room: MakeRoom, clock: FakeClock) -> None:
    room = a_room(make_room)
    kept = room.issue()
    at(clock, 0, 1, days=1)
    room.ask(Tick())
    carried = room.lobby.tickets[kept.id]
    assert (carried.carried, carried.queued_at) == (1, MORNING + timedelta(days=1))
    assert carried.arrived_at == MORNING


def test_where_the_machine_is_switched_on_late_the_wait_goes_on_from_then(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    room = a_room(make_room)
    kept = room.issue()
    at(clock, 9, days=1)
    room.ask(Tick())
    assert room.lobby.tickets[kept.id].queued_at == clock.now


def test_no_counter_calls_by_itself_on_the_next_day(make_room: MakeRoom, clock: FakeClock) -> None:
    room = a_room(make_room, calling={})
    room.open("1")
    room.call("1", stay_ready=True)
    at(clock, 8, days=1)
    assert room.now(room.issue()) is not None
    assert room.lobby.counter("1").ticket is None


def test_a_promise_holds_although_the_document_changes(make_room: MakeRoom, clock: FakeClock) -> None:
    room = a_room(make_room)
    kept, gone = room.issue(), room.issue()
    room.ask(Cancel(ticket=gone.id))
    at(clock, 17)
    room.ask(AskSlips(kiosk="k1"))
    document = room.centre.model_dump(mode="json", exclude_none=True)
    room.ask(ReplaceCentre(document=document | {"calling": {}}))
    at(clock, 8, days=1)
    room.ask(Tick())
    assert list(room.lobby.tickets) == [kept.id]
