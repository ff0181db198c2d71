"""What is promised of *call next*, for any arrivals, calls, needs and policies."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from moiso_server.rules import calling
from moiso_shared.centre import Centre, Counter
from moiso_shared.commands import CallNext, SetProfile, Transfer
from moiso_shared.tickets import Ticket

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room

CLASSES = [
    {"id": "elderly", "name": "Người cao tuổi", "credit_min": 15},
    {"id": "disabled", "name": "Người khuyết tật", "credit_min": 30},
]
CREDIT = {None: 0, "elderly": 15, "disabled": 30}
POLICIES = [{"kind": "credit"}, {"kind": "strict"}, {"kind": "interleaved", "normal_between": 2}]
BETWEEN = 2


@dataclass(frozen=True)
class Come:
    """Somebody takes a number."""

    gap_s: int
    service: str
    priority: str | None
    wheelchair: bool = False
    sent_to: str | None = None


@dataclass(frozen=True)
class Call:
    """A counter gets free and calls."""

    gap_s: int
    counter: str
    stay_ready: bool = False


@dataclass(frozen=True)
class Profile:
    """A counter changes what it takes today."""

    counter: str
    services: tuple[str, ...]


GAPS = st.sampled_from([0, 0, 20, 300, 900])
PRIORITIES = st.sampled_from([None, None, None, "elderly", "disabled"])
COUNTERS = st.sampled_from("123")
PLAIN = st.builds(Come, GAPS, st.sampled_from("AB"), PRIORITIES)
ANYBODY = st.builds(
    Come, GAPS, st.sampled_from("ABL"), PRIORITIES, st.booleans(), st.none() | st.sampled_from("12")
)
CALLS = st.builds(Call, GAPS, st.sampled_from("12"))
DAYS = st.lists(PLAIN | CALLS, max_size=40)
ANY_DAYS = st.lists(
    ANYBODY | st.builds(Call, GAPS, COUNTERS, st.booleans()) | st.just(Profile("1", ("B",))), max_size=40
)
SHAPES = st.fixed_dictionaries({"in_order": st.booleans(), "accessible": st.booleans()})


def a_room(policy: dict[str, Any], counter: dict[str, Any] | None = None) -> Room:
    """Counters 1 (as told), 2 and 3 are open; 3 helps out with A when more than two wait."""
    one, two, three = CENTRE["counters"]
    three = three | {"helps": [{"service": "A", "queue_over": 2}]}
    counters = [one | (counter or {}), two, three]
    document = CENTRE | {"priority_classes": CLASSES, "policy": policy, "counters": counters}
    room = Room(Centre.model_validate(document), FakeClock())
    room.open("1", "2", "3")
    return room


def could_be_called(room: Room, counter: Counter) -> list[Ticket]:
    """Said again as simply as can be: who waits and may be called here."""
    profile = room.lobby.counter(counter.id).services or counter.services
    waiting = [ticket for ticket in room.lobby.tickets.values() if ticket.state == "waiting"]
    helped = {
        offer.service
        for offer in counter.helps
        if sum(ticket.service == offer.service for ticket in waiting) > (offer.queue_over or 0)
    }
    return [
        ticket
        for ticket in waiting
        if (ticket.service in {*profile, *helped} or ticket.only_counter == counter.id)
        and ticket.only_counter in (None, counter.id)
        and (counter.accessible or "wheelchair" not in ticket.needs)
    ]


def happen(room: Room, event: Come | Call | Profile) -> tuple[Ticket | None, list[Ticket]]:
    """Let it happen; for a call tell who was called, and who could have been."""
    if isinstance(event, Profile):
        room.ask(SetProfile(counter=event.counter, services=event.services))
        return None, []
    room.clock.advance(seconds=event.gap_s)
    if isinstance(event, Come):
        needs = ("wheelchair",) if event.wheelchair else ()
        ticket = room.issue(event.service, priority=event.priority, needs=needs)
        counter = room.centre.counter(event.sent_to or "")
        state = room.lobby.tickets[ticket.id].state
        if counter is not None and state == "waiting" and counter.accessible >= event.wheelchair:
            service = None if event.service in counter.services else "A"
            room.ask(Transfer(ticket=ticket.id, counter=counter.id, service=service))
        return None, []
    counter = room.centre.counter(event.counter)
    assert counter is not None
    could = could_be_called(room, counter)
    reply = room.ask(CallNext(counter=event.counter, stay_ready=event.stay_ready))["ticket"]
    return (Ticket.model_validate(reply) if reply else None), could


@given(ANY_DAYS, st.sampled_from(POLICIES), SHAPES)
@example([Come(0, "A", None, False, "2"), Profile("2", ("B",)), Call(0, "2")], POLICIES[0], {})
def test_call_next_never_answers_null_while_someone_eligible_waits(
    day: list[Come | Call | Profile], policy: dict[str, Any], shape: dict[str, Any]
) -> None:
    room = a_room(policy, shape)
    for event in day:
        called, could = happen(room, event)
        assert (called is None) == (could == [])
        assert called is None or called.id in {ticket.id for ticket in could}


@given(ANY_DAYS, st.sampled_from(POLICIES), SHAPES)
def test_a_ready_counter_is_never_left_empty_while_someone_eligible_waits(
    day: list[Come | Call | Profile], policy: dict[str, Any], shape: dict[str, Any]
) -> None:
    room = a_room(policy, shape)
    for event in day:
        happen(room, event)
        for counter in room.centre.counters:
            assert not room.lobby.counter(counter.id).ready or could_be_called(room, counter) == []


@given(ANY_DAYS, st.sampled_from(POLICIES), SHAPES)
def test_the_queue_that_a_clerk_sees_begins_with_the_one_who_is_called(
    day: list[Come | Call | Profile], policy: dict[str, Any], shape: dict[str, Any]
) -> None:
    room = a_room(policy, shape)
    for event in day:
        happen(room, event)
        for counter in room.centre.counters:
            shown = calling.queue(room.lobby, room.centre, counter, room.clock())
            choice = calling.next_ticket(room.lobby, room.centre, counter, room.clock())
            assert (choice.ticket if choice else None) == (shown[0] if shown else None)


@given(DAYS, st.sampled_from(POLICIES))
def test_inside_a_class_and_service_who_came_first_is_called_first(
    day: list[Come | Call], policy: dict[str, Any]
) -> None:
    room = a_room(policy)
    for event in day:
        called, could = happen(room, event)
        for other in could if called else ():
            if called and (other.service, other.priority) == (called.service, called.priority):
                assert called.place <= other.place


@given(DAYS)
def test_with_credit_nobody_is_overtaken_by_someone_who_came_more_than_it_later(
    day: list[Come | Call],
) -> None:
    room = a_room({"kind": "credit"})
    for event in day:
        called, could = happen(room, event)
        for other in could if called else ():
            assert called is not None
            assert called.arrived_at is not None
            assert other.arrived_at is not None
            ahead = timedelta(minutes=CREDIT[called.priority] - CREDIT[other.priority])
            assert called.arrived_at - other.arrived_at <= ahead


@given(DAYS)
def test_under_strict_a_normal_ticket_is_called_only_when_no_priority_one_waits(
    day: list[Come | Call],
) -> None:
    room = a_room({"kind": "strict"})
    for event in day:
        called, could = happen(room, event)
        assert called is None or called.priority or not any(ticket.priority for ticket in could)


@given(DAYS)
def test_interleaved_calls_one_priority_ticket_after_so_many_normal_ones(day: list[Come | Call]) -> None:
    room = a_room({"kind": "interleaved", "normal_between": BETWEEN})
    normals = {"1": 0, "2": 0}
    for event in day:
        called, could = happen(room, event)
        if called is None or not isinstance(event, Call):
            continue
        if called.priority is None:
            assert normals[event.counter] < BETWEEN or not any(ticket.priority for ticket in could)
            normals[event.counter] += 1
        else:
            assert normals[event.counter] >= BETWEEN or all(ticket.priority for ticket in could)
            normals[event.counter] = 0
