"""The forecast: remaining work over the open counters that take it, along the timetable."""

from datetime import datetime
from typing import Any

import pytest
from moiso_server.pace import Pace
from moiso_server.rules.waiting import outlook, turns
from moiso_shared.centre import Centre
from moiso_shared.commands import Park, PauseCounter, Transfer
from moiso_shared.outlook import Wait
from moiso_shared.tickets import Ticket

from tests.fakes.hours import OFFICE_WEEK, SAIGON, at
from tests.server.in_process import FakeClock
from tests.server.rules.conftest import CENTRE, MakeRoom
from tests.server.rules.room import Room

TEN = {"A": 10.0, "B": 10.0, "L": 10.0}


def waits(room: Room, now: datetime | None = None, **minutes: float) -> dict[str, tuple[int, int]]:
    forecast = outlook(room.lobby, room.centre, now or room.clock(), TEN | minutes)
    return {service: (wait.least_min, wait.most_min) for service, wait in forecast.waits.items()}


def test_nothing_is_told_where_no_counter_is_open(room: Room) -> None:
    assert waits(room) == {"A": (0, 5), "B": (0, 5)}
    for counter in ("1", "2"):
        room.ask(PauseCounter(counter=counter))
    assert waits(room) == {}


def test_the_work_before_a_newcomer_is_shared_by_the_open_counters(room: Room) -> None:
    for _ in range(8):
        room.issue("A")
    assert waits(room)["A"] == (30, 55)  # four rounds of ten minutes: 32 when quick, 54 when slow
    assert waits(room)["B"] == waits(room)["A"]
    room.ask(PauseCounter(counter="2"))
    assert waits(room)["A"] == (60, 110)


def test_what_a_visit_has_taken_already_is_not_waited_for_again(room: Room, clock: FakeClock) -> None:
    room.ask(PauseCounter(counter="2"))
    room.serve(room.issue())
    assert waits(room)["A"] == (5, 15)
    clock.advance(minutes=6)
    assert waits(room)["A"] == (0, 10)
    clock.advance(minutes=60)
    assert waits(room)["A"] == (0, 5)


def test_a_break_is_waited_through() -> None:
    week = {"timetables": {"office": OFFICE_WEEK}}
    room = Room(Centre.model_validate(CENTRE | {"hours": week}), FakeClock(at("2026-07-06T11:00:00", SAIGON)))
    room.open("1")
    for _ in range(5):
        room.issue("A")
    assert waits(room)["A"] == (160, 190)  # 30 minutes until the break, two hours of rest, and what is left


def test_a_counter_that_goes_in_order_lets_its_first_service_pass(make_room: MakeRoom) -> None:
    counter = {"id": "1", "number": 1, "services": ["A", "B", "L"], "in_order": True}
    room = make_room(counters=[counter])
    room.open("1")
    for _ in range(4):
        room.issue("B")
    assert waits(room)["A"] == (0, 5)
    assert waits(room)["B"] == waits(room)["L"] == (30, 55)


def test_a_counter_that_helps_out_counts_while_it_does(make_room: MakeRoom) -> None:
    helper = {"id": "1", "number": 1, "services": ["A"], "helps": [{"service": "L", "queue_over": 2}]}
    room = make_room(counters=[helper, {"id": "2", "number": 2, "services": ["L", "B"]}])
    room.open("1")
    room.issue("L")
    assert "L" not in waits(room)
    for _ in range(2):
        room.issue("L")
    assert waits(room)["L"] == (20, 45)


def test_each_waiting_ticket_has_its_turn_in_the_order_of_the_policy(room: Room) -> None:
    room.ask(PauseCounter(counter="2"))
    first, second = room.issue(), room.issue()
    elderly = room.issue(priority="elderly")
    wheelchair = room.issue(needs=("wheelchair",))
    expected = turns(room.lobby, room.centre, room.clock(), TEN)
    assert [expected[t.id].least_min for t in (elderly, first, second)] == [0, 5, 15]
    assert expected[second.id] == Wait(least_min=15, most_min=30)
    assert wheelchair.id not in expected


def test_a_ticket_sent_to_one_counter_waits_for_that_one(room: Room) -> None:
    for _ in range(3):
        room.ask(Transfer(ticket=room.issue().id, counter="1"))
    expected = turns(room.lobby, room.centre, room.clock(), TEN)
    assert sorted(wait.least_min for wait in expected.values()) == [0, 5, 15]


@pytest.fixture
def pace(room: Room) -> Pace:
    return Pace()


def mean(room: Room, pace: Pace, service: str = "A") -> float:
    for fact in room.facts:
        pace.follow(fact)
    room.facts.clear()
    return pace.means(room.centre)[service]


def served(room: Room, clock: FakeClock, minutes: float, **said: Any) -> Ticket:
    ticket = room.serve(room.issue(**said))
    clock.advance(minutes=minutes)
    return room.finish(ticket)


def test_the_pace_begins_with_the_document_and_follows_the_visits(
    room: Room, clock: FakeClock, pace: Pace
) -> None:
    assert mean(room, pace) == 8
    for _ in range(10):
        served(room, clock, 20)
    assert mean(room, pace) == pytest.approx(14)


def test_every_step_of_a_visit_tells_the_pace_of_its_service(
    room: Room, clock: FakeClock, pace: Pace
) -> None:
    room.open("3")
    step = served(room, clock, 30, then=("L",))
    room.serve(step, "3")
    clock.advance(minutes=41)
    room.finish(step)
    assert mean(room, pace, "A") == pytest.approx(10)
    assert mean(room, pace, "L") == pytest.approx(11)


def test_what_was_parked_implied_or_forgotten_tells_nothing(room: Room, clock: FakeClock, pace: Pace) -> None:
    parked = room.serve(room.issue())
    clock.advance(minutes=60)
    room.ask(Park(ticket=parked.id))
    room.finish(room.call_by_hand(room.issue()))
    served(room, clock, 200)
    assert mean(room, pace) == 8


def test_the_pace_is_learnt_again_after_a_restart(room: Room, clock: FakeClock) -> None:
    done = [served(room, clock, 20) for _ in range(10)]
    present = room.serve(room.issue())
    pace = Pace(done, [present])
    assert pace.means(room.centre)["A"] == pytest.approx(14)
    room.facts.clear()
    clock.advance(minutes=36)
    room.finish(present)
    assert mean(room, pace) == pytest.approx((80 + 200 + 36) / 21)
