"""A counter calls for help; staff say that they come, and it is over when it is done."""

import pytest
from moiso_server.access import check_command
from moiso_server.private import Bearer
from moiso_server.rules.internal import Tick
from moiso_server.rules.replacing import still_used
from moiso_shared.centre import Centre
from moiso_shared.commands import AnswerHelp, CallHelp, CallNext, CloseCounter, EndHelp, Issue, Undo
from moiso_shared.errors import Forbidden, HelpIsComing, HelpNotCalled, UnknownCounter
from moiso_shared.facts import Fact
from moiso_shared.help_calls import Help
from moiso_shared.lobby import Lobby
from moiso_shared.wire import hall_json
from pydantic import ValidationError

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room

COUNTER, LAN, HUY = Bearer("counter", "1"), Bearer("guide", "lan"), Bearer("guide", "huy")
CALL = CallHelp(counter="1", help=Help.TECHNICAL)
ANSWER = AnswerHelp(counter="1", help=Help.TECHNICAL)
END = EndHelp(counter="1", help=Help.TECHNICAL)


def kinds(room: Room) -> list[str]:
    return [fact.kind for fact in room.facts if fact.kind.startswith("help_")]


def test_a_call_is_answered_and_done(room: Room, clock: FakeClock) -> None:
    room.ask(CALL, COUNTER)
    (call,) = room.lobby.help_of("1")
    assert (call.help, call.since, call.coming) == ("technical", clock.now, None)
    clock.advance(minutes=1)
    room.ask(ANSWER, LAN)
    (call,) = room.lobby.help_of("1")
    assert (call.coming, call.coming_since) == ("guide/lan", clock.now)
    room.ask(END, COUNTER)
    assert room.lobby.help_of("1") == []
    assert kinds(room) == ["help_called", "help_answered", "help_ended"]
    assert room.facts[-1].reason == "done"


def test_a_call_that_nobody_answered_is_withdrawn(room: Room) -> None:
    room.ask(CALL, COUNTER)
    room.ask(END, COUNTER)
    assert room.facts[-1].reason == "withdrawn"
    with pytest.raises(HelpNotCalled):
        room.ask(ANSWER, LAN)
    with pytest.raises(HelpNotCalled):
        room.ask(END, COUNTER)


def test_pressing_again_changes_nothing_until_it_was_answered(room: Room, clock: FakeClock) -> None:
    room.ask(CALL, COUNTER)
    clock.advance(minutes=2)
    room.ask(CALL, COUNTER)
    assert kinds(room) == ["help_called"]
    room.ask(ANSWER, LAN)
    room.ask(CALL, COUNTER)
    (call,) = room.lobby.help_of("1")
    assert (call.since, call.coming) == (clock.now, None)


def test_two_people_do_not_both_set_out(room: Room) -> None:
    room.ask(CALL, COUNTER)
    room.ask(ANSWER, LAN)
    room.ask(ANSWER, LAN)
    with pytest.raises(HelpIsComing, match="guide/lan"):
        room.ask(ANSWER, HUY)
    assert kinds(room) == ["help_called", "help_answered"]


def test_a_counter_may_call_for_two_kinds_of_help(room: Room) -> None:
    room.ask(CALL, COUNTER)
    room.ask(CallHelp(counter="1", help=Help.SECURITY), COUNTER)
    room.ask(AnswerHelp(counter="1", help=Help.SECURITY), LAN)
    assert {call.help: call.coming for call in room.lobby.help_of("1")} == {
        "technical": None,
        "security": "guide/lan",
    }
    assert room.lobby.help_of("2") == []


def test_calling_for_help_is_nothing_that_undo_trips_over(room: Room) -> None:
    room.open("1")
    room.ask(Issue(ticket="t1", service="A"))
    room.ask(CallNext(counter="1"), COUNTER, "c1")
    room.ask(CALL, COUNTER)
    room.ask(Undo(command="c1"), COUNTER)
    assert room.lobby.present("1") is None
    assert len(room.lobby.help_of("1")) == 1


def test_boards_and_kiosks_are_not_told(room: Room) -> None:
    hall = Lobby()
    room.ask(CALL, COUNTER)
    room.ask(ANSWER, LAN)
    for fact in room.facts:
        assert "technical" not in hall_json(fact)
        hall.apply(Fact.model_validate_json(hall_json(fact)))
    assert hall.help_calls == {}


def test_a_new_day_begins_without_calls(room: Room, clock: FakeClock) -> None:
    room.ask(CALL, COUNTER)
    clock.advance(hours=24)
    room.ask(Tick(), Bearer("server", "clock"))
    assert room.lobby.help_calls == {}


def test_a_counter_that_calls_for_help_stays_in_the_document(room: Room) -> None:
    room.ask(CloseCounter(counter="1"))
    room.ask(CALL, COUNTER)
    fewer = Centre.model_validate(CENTRE | {"counters": CENTRE["counters"][1:]})
    assert still_used(room.lobby, room.centre, fewer) == ["counter '1' (calls for help)"]


def test_no_such_counter(room: Room) -> None:
    for command in (
        CallHelp(counter="99", help=Help.GUIDE),
        AnswerHelp(counter="99", help=Help.GUIDE),
        EndHelp(counter="99", help=Help.GUIDE),
    ):
        with pytest.raises(UnknownCounter):
            room.ask(command, COUNTER)


@pytest.mark.parametrize(
    "said", [{}, {"counter": "1"}, {"kiosk": "k1", "help": "guide"}, {"kiosk": "k1", "counter": "1"}]
)
def test_an_answer_names_a_kiosk_or_a_counter_with_its_kind(said: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=r"help: is named|just one"):
        AnswerHelp.model_validate(said)


def test_who_may_call_and_who_may_answer() -> None:
    check_command(COUNTER, "call_help")
    for role in ("guide", "supervisor", "admin"):
        check_command(Bearer(role, "x"), "answer_help")
        check_command(Bearer(role, "x"), "end_help")
    for role in ("kiosk", "board", "onestop"):
        for kind in ("call_help", "answer_help", "end_help"):
            with pytest.raises(Forbidden):
                check_command(Bearer(role, "x"), kind)
