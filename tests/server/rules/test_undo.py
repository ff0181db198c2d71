"""Taking back: the ticket is in its place again, the counter as before, the board's call withdrawn."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from moiso_server.private import Bearer
from moiso_server.rules.internal import KeepRating
from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Command,
    Finish,
    Issue,
    Miss,
    OpenCounter,
    Recall,
    ReplaceCentre,
    Start,
    Undo,
)
from moiso_shared.errors import NothingToUndo, WrongState
from moiso_shared.tickets import Ticket

from tests.server.in_process import ADMIN, FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room


def undone(room: Room, command: Command, clock: FakeClock, after_s: float = 5) -> None:
    """Do a command and take it back."""
    room.ask(command, command_id="slip")
    clock.advance(seconds=after_s)
    room.ask(Undo(command="slip"))


def waiting(room: Room) -> Ticket:
    return room.issue()


def called(room: Room) -> Ticket:
    return room.call_by_hand(room.issue())


def serving(room: Room) -> Ticket:
    return room.serve(room.issue())


@pytest.mark.parametrize(
    ("before", "step"),
    [
        (waiting, lambda ticket: CallNext(counter="1")),
        (waiting, lambda ticket: CallTicket(counter="1", ticket=ticket.id, reason="x")),
        (called, lambda ticket: Start(ticket=ticket.id)),
        (called, lambda ticket: Miss(ticket=ticket.id)),
        (called, lambda ticket: Finish(ticket=ticket.id)),
        (serving, lambda ticket: Finish(ticket=ticket.id)),
    ],
)
def test_tickets_and_counters_are_as_they_were(
    room: Room, clock: FakeClock, before: Callable[[Room], Ticket], step: Callable[[Ticket], Command]
) -> None:
    ticket = before(room)
    earlier = room.lobby.state()
    undone(room, step(ticket), clock)
    later = room.lobby.state()
    assert (later.tickets, later.counters, later.numbers, later.given, later.calls) == (
        earlier.tickets,
        earlier.counters,
        earlier.numbers,
        earlier.given,
        earlier.calls,
    )


@pytest.mark.parametrize("in_service", [True, False])
def test_a_call_that_closed_the_former_ticket_gives_both_back(
    room: Room, clock: FakeClock, in_service: bool
) -> None:
    former = (serving if in_service else called)(room)
    nxt = room.issue()
    undone(room, CallNext(counter="1"), clock)
    assert (room.now(former), room.now(nxt)) == (former, nxt)
    assert room.lobby.counter("1").ticket == former.id


def test_a_call_that_found_nobody_gives_the_ended_visit_back(room: Room, clock: FakeClock) -> None:
    former = serving(room)
    undone(room, CallNext(counter="1", stay_ready=True), clock)
    assert room.now(former) == former
    assert room.lobby.counter("1").ready is False


def test_a_finished_step_of_several_is_taken_back(room: Room, clock: FakeClock) -> None:
    ticket = room.serve(room.issue("A", then=("L",)))
    undone(room, Finish(ticket=ticket.id), clock)
    assert room.now(ticket) == ticket


def test_a_ready_counter_gets_who_is_waiting_again(room: Room, clock: FakeClock) -> None:
    ticket = room.issue()
    room.ask(CallNext(counter="1"), command_id="slip")
    room.call("2", stay_ready=True)
    room.ask(Undo(command="slip"))
    assert room.lobby.tickets[ticket.id].counter == "2"


def refuses(room: Room, command: str = "slip", actor: Bearer = ADMIN) -> str:
    before = room.lobby.state()
    with pytest.raises(NothingToUndo) as refusal:
        room.ask(Undo(command=command), actor)
    assert room.lobby.state() == before
    return refusal.value.message


@pytest.mark.parametrize(("after_s", "possible"), [(30, True), (31, False)])
def test_it_is_possible_for_thirty_seconds(
    room: Room, clock: FakeClock, after_s: float, possible: bool
) -> None:
    room.issue()
    room.ask(CallNext(counter="1"), command_id="slip")
    clock.advance(seconds=after_s)
    if possible:
        room.ask(Undo(command="slip"))
    else:
        assert "30 s" in refuses(room)


def test_what_has_changed_since_stays(room: Room, clock: FakeClock) -> None:
    ticket = room.issue()
    room.ask(CallNext(counter="1"), command_id="slip")
    clock.advance(seconds=6)
    room.ask(Recall(ticket=ticket.id))
    assert "changed" in refuses(room)


def test_a_counter_that_went_on_stays(room: Room) -> None:
    ticket = called(room)
    room.ask(Finish(ticket=ticket.id), command_id="slip")
    called(room)
    assert "changed" in refuses(room)


def test_a_step_is_taken_back_once(room: Room, clock: FakeClock) -> None:
    undone(room, Finish(ticket=called(room).id), clock)
    refuses(room)


def test_another_persons_step_and_other_kinds_of_steps_stay(room: Room) -> None:
    room.issue()
    room.ask(CallNext(counter="1"), command_id="slip")
    refuses(room, actor=Bearer("counter", "2"))
    room.ask(OpenCounter(counter="3"), command_id="open")
    room.ask(Issue(ticket="t", service="A"), command_id="issue")
    for command in ("open", "issue", "nothing"):
        refuses(room, command)


def test_a_step_of_yesterday_stays(room: Room, clock: FakeClock) -> None:
    ticket = called(room)
    clock.now = datetime(2026, 3, 2, 16, 59, 50, tzinfo=UTC)  # 23:59:50 at the centre
    room.ask(Finish(ticket=ticket.id), command_id="slip")
    clock.advance(seconds=15)
    with pytest.raises(NothingToUndo):
        room.ask(Undo(command="slip"))
    assert room.lobby.tickets == {}


def test_a_step_of_a_service_that_the_document_dropped_stays(room: Room) -> None:
    room.open("3")
    ticket = room.call_by_hand(room.issue("L"), "3")
    room.ask(Finish(ticket=ticket.id), command_id="slip")
    counters = [*CENTRE["counters"][:2], CENTRE["counters"][2] | {"services": ["A"]}]
    room.ask(ReplaceCentre(document=CENTRE | {"services": CENTRE["services"][:2], "counters": counters}))
    assert "document" in refuses(room)


def test_a_visit_whose_end_was_taken_back_cannot_be_rated(room: Room, clock: FakeClock) -> None:
    ticket = serving(room)
    undone(room, Finish(ticket=ticket.id), clock)
    with pytest.raises(WrongState):
        room.ask(KeepRating(ticket=ticket, score=5))
    assert room.now(ticket) == ticket
