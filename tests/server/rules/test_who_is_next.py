"""Who is called next: policies, services, helping out, appointments, needs, counters that stand ready."""

from datetime import timedelta

import pytest
from moiso_server.private import Bearer
from moiso_server.rules import calling
from moiso_server.rules.internal import Tick
from moiso_shared.commands import (
    CallNext,
    Issue,
    PauseCounter,
    ReplaceCentre,
    SetNeeds,
    SetPriority,
    SetProfile,
)
from moiso_shared.errors import WrongCounter

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import CENTRE, MakeRoom
from tests.server.rules.room import Room


def come(room: Room, clock: FakeClock, *tickets: tuple[str, str | None]) -> None:
    """Visitors, a minute apart: service and priority class."""
    for service, priority in tickets:
        room.issue(service, priority=priority)
        clock.advance(minutes=1)


def test_credit_puts_priority_before_those_who_came_up_to_it_earlier(room: Room, clock: FakeClock) -> None:
    first = room.issue()
    clock.advance(minutes=10)
    second = room.issue()
    clock.advance(minutes=6)
    elderly = room.issue(priority="elderly")
    assert room.order() == [first.number, elderly.number, second.number]


def test_strict_calls_priority_first_whenever_it_came(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(policy={"kind": "strict"})
    room.open("1")
    come(room, clock, ("A", None), ("A", None), ("A", "elderly"), ("A", None), ("A", "pregnant"))
    assert room.order() == ["A003", "A005", "A001", "A002", "A004"]


def test_interleaved_calls_one_priority_after_so_many_normal(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(policy={"kind": "interleaved", "normal_between": 2})
    room.open("1")
    come(room, clock, *[("A", "elderly")] * 3, *[("A", None)] * 5)
    assert [
        ticket.number for ticket in calling.queue(room.lobby, room.centre, room.centre.counters[0], clock())
    ] == (order := room.order())
    assert order == ["A004", "A005", "A001", "A006", "A007", "A002", "A008", "A003"]


def test_a_counter_that_goes_in_order_takes_its_first_service_first(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    counters = [{"id": "1", "number": 1, "services": ["B", "A", "L"], "in_order": True}]
    room = make_room(counters=counters)
    room.open("1")
    come(room, clock, ("A", "elderly"), ("A", None), ("L", None), ("B", None), ("B", "elderly"))
    assert room.order() == ["B002", "B001", "A001", "A002", "L001"]


def test_services_alike_are_one_line(room: Room, clock: FakeClock) -> None:
    come(room, clock, ("A", None), ("B", None), ("A", None))
    assert room.order() == ["A001", "B001", "A002"]


def test_a_counter_helps_out_when_the_queue_is_long(make_room: MakeRoom) -> None:
    helper = {"id": "1", "number": 1, "services": ["A"], "helps": [{"service": "L", "queue_over": 2}]}
    room = make_room(counters=[helper, {"id": "2", "number": 2, "services": ["L", "B"]}])
    room.open("1")
    room.issue("L")
    room.issue("L")
    assert room.called() is None
    room.issue("L")
    assert room.called() == "L001"
    assert room.called() is None


def test_a_counter_helps_out_when_the_wait_is_long(make_room: MakeRoom, clock: FakeClock) -> None:
    helper = {"id": "1", "number": 1, "services": ["A"], "helps": [{"service": "L", "wait_over_min": 20}]}
    room = make_room(counters=[helper, {"id": "2", "number": 2, "services": ["L", "B"]}])
    room.open("1")
    room.issue("L")
    clock.advance(minutes=20)
    assert room.called() is None
    clock.advance(seconds=1)
    assert room.called() == "L001"


def test_a_profile_leaves_services_out_for_today(room: Room) -> None:
    room.issue("A")
    room.issue("B")
    room.ask(SetProfile(counter="1", services=("B",)))
    assert room.order() == ["B001"]
    room.ask(SetProfile(counter="1", services=None))
    assert room.order() == ["A001"]


def test_a_profile_of_which_a_new_document_leaves_nothing_counts_no_more(room: Room) -> None:
    room.ask(SetProfile(counter="1", services=("B",)))
    counters = [CENTRE["counters"][0] | {"services": ["A"]}, *CENTRE["counters"][1:]]
    room.ask(ReplaceCentre(document=CENTRE | {"counters": counters}))
    room.issue("A")
    assert room.order() == ["A001"]


@pytest.mark.parametrize(
    ("came_min_before", "expected"), [(15, "booked"), (-15, "booked"), (16, "arrival"), (-16, "arrival")]
)
def test_an_appointment_counts_from_its_time_when_the_visitor_is_on_time(
    room: Room, clock: FakeClock, came_min_before: int, expected: str
) -> None:
    booked = clock() + timedelta(minutes=60)
    clock.now = booked - timedelta(minutes=came_min_before)
    arrived = clock()
    visitor = room.issue(appointment_at=booked)
    counts_from = booked if expected == "booked" else arrived
    others = []
    for minute in (-1, 1):
        clock.now = max(clock.now, counts_from + timedelta(minutes=minute))
        others.append(room.issue().number)
    clock.advance(minutes=1)
    order = room.order()
    if counts_from - timedelta(minutes=1) >= arrived:
        assert order == [others[0], visitor.number, others[1]]
    else:
        assert order[0] == visitor.number


def test_a_wheelchair_is_called_by_accessible_counters_only(room: Room) -> None:
    visitor = room.issue(needs=("wheelchair",))
    assert room.called("1") is None
    assert room.called("2") == visitor.number


def test_a_wheelchair_is_called_by_hand_only_where_it_fits(room: Room) -> None:
    visitor = room.issue(needs=("wheelchair",))
    with pytest.raises(WrongCounter, match="accessible"):
        room.call_by_hand(visitor, "1")
    assert room.call_by_hand(visitor, "2").number == visitor.number


def test_a_need_told_later_frees_a_ticket_from_a_counter_that_does_not_suit(room: Room) -> None:
    ticket = room.transfer(room.issue(), counter="1")
    room.ask(SetNeeds(ticket=ticket.id, needs=("wheelchair",)))
    assert room.called("1") is None
    assert room.called("2") == ticket.number
    with pytest.raises(WrongCounter):
        room.transfer(room.issue(needs=("wheelchair",)), counter="1")


def test_a_priority_withdrawn_gives_the_normal_place_by_arrival(room: Room, clock: FakeClock) -> None:
    come(room, clock, ("A", None))
    claimed = room.issue(priority="elderly")
    clock.advance(minutes=1)
    room.issue()
    assert calling.queue(room.lobby, room.centre, room.centre.counters[0], clock())[0].id == claimed.id
    room.ask(SetPriority(ticket=claimed.id, priority=None, reason="đi cùng người khác"))
    assert room.order() == ["A001", "A002", "A003"]
    fact = next(fact for fact in room.facts if fact.kind == "priority_changed")
    assert (fact.reason, fact.why is not None and room.notes[fact.why.note or 0]) == (
        "withdrawn",
        "đi cùng người khác",
    )


def test_what_a_kiosk_declares_is_confirmed_by_staff(room: Room) -> None:
    ticket = room.issue(priority="elderly")
    assert ticket.priority_checked
    declared = room.ask(
        Issue(ticket="k", service="A", priority="elderly"),
        Bearer("kiosk", "k1"),
    )
    assert declared["priority_checked"] is False
    assert room.ask(SetPriority(ticket="k", priority="elderly"))["priority_checked"] is True


def test_a_counter_that_goes_on_with_a_visit_does_not_stand_ready(make_room: MakeRoom) -> None:
    room = make_room(calling={"tickets_at_once": 2})
    room.open("1")
    present = room.serve(room.issue())
    assert room.call("1", stay_ready=True, keep=True) is None
    assert not room.lobby.counter("1").ready
    room.issue()
    assert room.lobby.counter("1").ticket == present.id


def test_a_ready_counter_gets_the_next_one_by_itself(room: Room) -> None:
    assert room.call("1", stay_ready=True) is None
    ticket = room.issue()
    called = room.now(ticket)
    assert called is not None
    assert (called.state, called.counter) == ("called", "1")
    assert room.lobby.counter("1").ready is False


def test_of_two_ready_counters_the_one_that_waited_longer_calls(room: Room, clock: FakeClock) -> None:
    room.call("2", stay_ready=True)
    clock.advance(seconds=1)
    room.call("1", stay_ready=True)
    first, second = room.issue(), room.issue()
    assert [room.lobby.tickets[t.id].counter for t in (first, second)] == ["2", "1"]


def test_a_counter_that_pauses_is_ready_no_more(room: Room) -> None:
    room.call("1", stay_ready=True)
    room.ask(PauseCounter(counter="1"))
    assert room.now(room.issue()).state == "waiting"  # type: ignore[union-attr]


def test_time_alone_brings_a_ready_counter_its_ticket(make_room: MakeRoom, clock: FakeClock) -> None:
    helper = {"id": "1", "number": 1, "services": ["A"], "helps": [{"service": "L", "wait_over_min": 20}]}
    room = make_room(counters=[helper, {"id": "2", "number": 2, "services": ["L", "B"]}])
    room.open("1")
    ticket = room.issue("L")
    room.ask(CallNext(counter="1", stay_ready=True))
    clock.advance(minutes=21)
    room.ask(Tick())
    assert room.lobby.counter("1").ticket == ticket.id
