"""Rehearsal days: announced before their first number, over by themselves."""

from datetime import date, timedelta

import pytest
from moiso_shared.commands import SetRehearsal
from moiso_shared.errors import Invalid, NumbersGiven
from moiso_shared.facts import FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.wire import hall_json, hall_lobby

from tests.server.in_process import MORNING, FakeClock
from tests.server.rules.conftest import MakeRoom
from tests.server.rules.room import Room

TODAY = MORNING.date()
TOMORROW = TODAY + timedelta(days=1)


def rehearse(room: Room, day: date = TODAY, *, active: bool = True) -> None:
    room.ask(SetRehearsal(day=day, active=active))


def test_a_day_is_a_rehearsal_until_the_next_one_begins(room: Room, clock: FakeClock) -> None:
    rehearse(room)
    assert room.lobby.rehearsal
    room.issue()
    clock.advance(days=1)
    room.issue()
    assert (room.lobby.rehearsal, room.lobby.rehearsals) == (False, ())


def test_an_announced_day_begins_as_a_rehearsal(room: Room, clock: FakeClock) -> None:
    room.issue()
    rehearse(room, TOMORROW)
    assert not room.lobby.rehearsal
    clock.advance(days=1)
    room.issue()
    assert room.lobby.rehearsal


@pytest.mark.parametrize("active", [True, False])
def test_what_a_given_number_is_worth_does_not_change(room: Room, active: bool) -> None:
    rehearse(room, active=not active)
    room.issue()
    with pytest.raises(NumbersGiven):
        rehearse(room, active=active)
    assert room.lobby.rehearsal is not active


@pytest.mark.parametrize("days", [-1, 32])
def test_a_day_too_far_away_is_refused(room: Room, days: int) -> None:
    with pytest.raises(Invalid, match="day: must be from"):
        rehearse(room, TODAY + timedelta(days=days))


def test_an_announcement_is_taken_back_and_a_repeat_changes_nothing(room: Room) -> None:
    rehearse(room, TOMORROW)
    rehearse(room, TOMORROW)
    rehearse(room, TOMORROW, active=False)
    changes = [fact for fact in room.facts if fact.kind == FactKind.REHEARSAL_CHANGED]
    assert [fact.rehearsals for fact in changes] == [(TOMORROW,), ()]


def test_the_hall_knows_from_the_fact_and_from_a_snapshot(room: Room) -> None:
    rehearse(room)
    assert str(TODAY) in hall_json(room.facts[-1])
    assert hall_lobby(room.lobby.state())["rehearsals"] == [str(TODAY)]
    assert Lobby(room.lobby.state()).rehearsal
    assert room.lobby.copy().rehearsal


def test_no_number_of_a_rehearsal_is_carried_into_a_real_day(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(calling={"leftover": "carry"})
    rehearse(room)
    practice = room.issue()
    clock.advance(days=1)
    room.issue()
    assert room.now(practice) is None


def test_a_day_with_places_of_real_visitors_is_no_rehearsal(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(calling={"leftover": "carry"})
    real = room.issue()
    rehearse(room, TOMORROW)
    clock.advance(days=1)
    room.issue()
    assert room.now(real) is not None
    assert not room.lobby.rehearsal
