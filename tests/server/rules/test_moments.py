"""The rules at the edges of the day, in Vietnam and where clocks change."""

from typing import Any

import pytest
from moiso_server.rules.internal import Tick
from moiso_shared.centre import Centre
from moiso_shared.commands import Park
from moiso_shared.errors import MoisoError, ServiceClosed

from tests.fakes.hours import EUROPE, NIGHT_WEEK, OFFICE_WEEK, SAIGON, at
from tests.server.in_process import FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room

SUMMER, WINTER = "2026-07-06", "2026-01-05"
"""Mondays."""
CLOCK_GOES_FORWARD, CLOCK_GOES_BACK = "2026-03-29", "2026-10-25"
"""Sundays on which the clocks of Europe change at night."""
ANY_DAY = [(SAIGON, SUMMER), (SAIGON, WINTER), (EUROPE, SUMMER), (EUROPE, WINTER)]


def a_room(zone: str, moment: str, **hours: Any) -> tuple[Room, FakeClock]:
    week = {"timetables": {"office": OFFICE_WEEK}, "last_number_min": 15} | hours
    clock = FakeClock(at(moment, zone))
    room = Room(Centre.model_validate(CENTRE | {"time_zone": zone, "hours": week}), clock)
    room.open("1")
    return room, clock


def gives_numbers(room: Room) -> bool:
    try:
        room.issue()
    except ServiceClosed:
        return False
    return True


@pytest.mark.parametrize(("zone", "day"), ANY_DAY)
@pytest.mark.parametrize(
    ("moment", "given"),
    [
        ("06:59:59", False),
        ("07:00:00", True),
        ("11:29:59", True),
        ("11:30:00", False),
        ("13:29:59", False),
        ("13:30:00", True),
        ("16:44:59", True),
        ("16:45:00", False),
    ],
)
def test_numbers_are_given_from_opening_to_break_and_to_the_last_number(
    zone: str, day: str, moment: str, given: bool
) -> None:
    room, _ = a_room(zone, f"{day}T{moment}")
    assert gives_numbers(room) is given


@pytest.mark.parametrize(("zone", "day"), ANY_DAY)
def test_closing_time_stops_giving_never_calling(zone: str, day: str) -> None:
    room, clock = a_room(zone, f"{day}T11:29:00")
    waiting = [room.issue().number for _ in range(2)]
    clock.now = at(f"{day}T11:31:00", zone)
    assert not gives_numbers(room)
    assert room.called() == waiting[0]
    clock.now = at(f"{day}T19:00:00", zone)
    assert room.called() == waiting[1]


@pytest.mark.parametrize(
    ("zone", "day", "next_day"),
    [
        (SAIGON, SUMMER, "2026-07-07"),
        (EUROPE, SUMMER, "2026-07-07"),
        (EUROPE, WINTER, "2026-01-06"),
        (EUROPE, "2026-03-28", CLOCK_GOES_FORWARD),
        (EUROPE, CLOCK_GOES_FORWARD, "2026-03-30"),
        (EUROPE, "2026-10-24", CLOCK_GOES_BACK),
        (EUROPE, CLOCK_GOES_BACK, "2026-10-26"),
    ],
)
def test_the_day_turns_at_local_midnight_and_numbers_begin_again(zone: str, day: str, next_day: str) -> None:
    room, clock = a_room(zone, f"{day}T23:59:59", always_open=True)
    late = room.issue()
    clock.advance(seconds=1)
    early = room.issue()
    assert (str(late.day), late.number, str(early.day), early.number) == (day, "A001", next_day, "A001")
    assert room.now(late) is None
    assert [fact.kind for fact in room.facts][-3:] == ["day_closed", "day_opened", "issued"]


@pytest.mark.parametrize("day", [CLOCK_GOES_FORWARD, CLOCK_GOES_BACK])
def test_a_day_on_which_clocks_change_is_one_day_with_one_run_of_numbers(day: str) -> None:
    room, clock = a_room(EUROPE, f"{day}T00:00:00", always_open=True)
    numbers: list[int] = []
    while str(room.issue().day) == day:
        numbers.append(len(numbers) + 1)
        clock.advance(minutes=30)
    assert len(numbers) == (46 if day == CLOCK_GOES_FORWARD else 50)
    assert room.lobby.numbers == {"A": 1}


def test_an_hour_that_comes_twice_does_not_close_a_night_service() -> None:
    room, clock = a_room(EUROPE, f"{CLOCK_GOES_BACK}T01:30:00", timetables={"office": NIGHT_WEEK})
    for _ in range(8):
        assert gives_numbers(room)
        clock.advance(minutes=30)


@pytest.mark.parametrize(("zone", "day"), ANY_DAY)
def test_a_parked_visit_due_after_midnight_has_expired(zone: str, day: str) -> None:
    room, clock = a_room(zone, f"{day}T23:50:00", always_open=True)
    parked = room.serve(room.issue())
    room.ask(Park(ticket=parked.id, minutes=20))
    clock.advance(minutes=20)
    room.ask(Tick())
    assert room.lobby.tickets == {}
    with pytest.raises(MoisoError):
        room.come_back(parked)


@pytest.mark.parametrize(("zone", "day"), ANY_DAY)
def test_a_quota_begins_again_at_midnight(zone: str, day: str) -> None:
    services = [CENTRE["services"][0] | {"daily_quota": 1}, *CENTRE["services"][1:]]
    clock = FakeClock(at(f"{day}T23:59:59", zone))
    document = CENTRE | {"time_zone": zone, "services": services}
    room = Room(Centre.model_validate(document), clock)
    assert gives_numbers(room)
    assert not gives_numbers(room)
    clock.advance(seconds=1)
    assert gives_numbers(room)
