"""The turns of a visit: recall limits, outcomes, notes, taking over, several tickets, clerks."""

from collections.abc import Callable
from functools import partial

import pytest
from moiso_shared.commands import (
    AddServices,
    Cancel,
    Command,
    Miss,
    NoteTicket,
    PauseCounter,
    Recall,
    ReturnToQueue,
    SetPriority,
    TakeOver,
    Transfer,
)
from moiso_shared.errors import (
    CounterClosed,
    Invalid,
    OutcomeRequired,
    PerformedRequired,
    RecalledEnough,
    RecallTooSoon,
    TooManyAtOnce,
    UnknownPriority,
    WrongCounter,
    WrongState,
)
from moiso_shared.reasons import staff_words
from moiso_shared.tickets import Ticket

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import MakeRoom
from tests.server.rules.room import Room


def called(room: Room, counter: str = "1") -> Ticket:
    ticket = room.issue()
    return room.call_by_hand(ticket, counter)


def test_a_number_is_recalled_a_few_times_and_not_at_once(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(calling={"recalls_most": 2, "recall_interval_s": 5})
    room.open("1")
    ticket = called(room)
    with pytest.raises(RecallTooSoon):
        room.ask(Recall(ticket=ticket.id))
    for calls in (2, 3):
        clock.advance(seconds=5)
        assert room.ask(Recall(ticket=ticket.id))["calls"] == calls
        assert room.facts[-1].call is not None
        assert room.facts[-1].call.recall
    clock.advance(seconds=5)
    with pytest.raises(RecalledEnough):
        room.ask(Recall(ticket=ticket.id))
    assert room.ask(Miss(ticket=ticket.id))["state"] == "missed"


def test_an_outcome_and_what_was_performed_may_be_required(make_room: MakeRoom) -> None:
    calling = {
        "outcome_required": True,
        "performed_required": True,
        "outcomes": [{"id": "received", "name": "Đã tiếp nhận"}],
    }
    room = make_room(calling=calling)
    room.open("1")
    ticket = room.serve(room.issue())
    waiting = room.issue()
    with pytest.raises(OutcomeRequired):
        room.call("1")
    assert room.now(waiting) == waiting
    with pytest.raises(Invalid):
        room.finish(ticket, outcome="nonsense", performed=("A",))
    with pytest.raises(PerformedRequired):
        room.finish(ticket, outcome="received")
    ended = room.finish(ticket, outcome="received", performed=("A", "L"))
    assert (ended.outcome, ended.done) == ("received", ("A", "L"))


def test_a_refused_call_leaves_the_counter_as_it_was(make_room: MakeRoom) -> None:
    room = make_room(calling={"outcome_required": True})
    room.open("1")
    room.serve(room.issue())
    room.issue()
    before = room.lobby.state()
    with pytest.raises(OutcomeRequired):
        room.call_by_hand(room.lobby.find("A002") or room.issue())
    assert room.lobby.state() == before


def test_all_notes_of_a_visit_are_kept_in_order(room: Room) -> None:
    ticket = room.issue()
    for text in ("thiếu bản chính", "đã bổ sung"):
        room.ask(NoteTicket(ticket=ticket.id, text=text))
    room.ask(SetPriority(ticket=ticket.id, priority="elderly", reason="trên 80 tuổi"))
    noted = room.lobby.tickets[ticket.id]
    assert [room.notes[row] for row in noted.notes] == ["thiếu bản chính", "đã bổ sung"]
    assert noted.note == noted.notes[-1]


def test_a_change_of_priority_says_why_in_the_clerks_words(room: Room) -> None:
    ticket = room.issue()
    room.ask(SetPriority(ticket=ticket.id, priority="elderly", reason="trên 80 tuổi"))
    why = room.facts[-1].why
    assert why is not None
    words = staff_words(why, room.centre, note=room.notes[why.note or 0])
    assert words.vi == "xếp diện ưu tiên: người cao tuổi; trên 80 tuổi"
    with pytest.raises(UnknownPriority):
        room.ask(SetPriority(ticket=ticket.id, priority="vip"))


def test_a_clerk_goes_on_at_another_counter_when_the_machine_died(room: Room, clock: FakeClock) -> None:
    room.sign_in("2", "lan")
    serving = room.serve(room.issue())
    taken = Ticket.model_validate(room.ask(TakeOver(ticket=serving.id, counter="2"))["ticket"])
    assert (taken.state, taken.counter, taken.started_at, taken.clerk) == (
        "serving",
        "2",
        serving.started_at,
        "lan",
    )
    assert [room.lobby.counter(c).ticket for c in "12"] == [None, serving.id]
    assert room.facts[-1].call is None
    assert room.finish(taken).state == "finished"


def test_a_visitor_on_the_way_is_told_of_the_new_counter(room: Room) -> None:
    ticket = called(room)
    old = room.facts[-1].seq
    room.ask(TakeOver(ticket=ticket.id, counter="2"))
    fact = room.facts[-1]
    assert fact.call is not None
    assert (fact.call.counter, fact.withdrawn) == ("2", (old,))
    assert [call.counter for call in room.lobby.calls] == ["2"]


@pytest.mark.parametrize("step", [ReturnToQueue, Cancel, partial(Transfer, service="B")])
def test_a_board_no_longer_shows_a_call_that_is_taken_back(room: Room, step: Callable[..., Command]) -> None:
    ticket = called(room)
    other = called(room, "2")
    room.ask(step(ticket=ticket.id))
    assert [call.ticket for call in room.lobby.calls] == [other.id]


def test_a_counter_that_is_closed_or_busy_takes_nothing_over(room: Room) -> None:
    ticket = called(room)
    with pytest.raises(CounterClosed):
        room.ask(TakeOver(ticket=ticket.id, counter="3"))
    called(room, "2")
    with pytest.raises(WrongCounter):
        room.ask(TakeOver(ticket=ticket.id, counter="2"))
    with pytest.raises(WrongState):
        room.ask(TakeOver(ticket=room.issue().id, counter="2"))


def test_several_tickets_at_once_up_to_what_the_centre_allows(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(calling={"tickets_at_once": 2})
    room.open("1", "2")
    first, second, third = room.issue(), room.issue(), room.issue()
    room.start(room.call() or first)
    clock.advance(seconds=1)
    assert (room.call(keep=True) or first).id == second.id
    with pytest.raises(TooManyAtOnce):
        room.call(keep=True)
    assert [room.lobby.tickets[t.id].state for t in (first, second, third)] == [
        "serving",
        "called",
        "waiting",
    ]
    room.miss(second)
    assert room.lobby.counter("1").ticket == first.id
    room.finish(first)
    assert room.lobby.counter("1").ticket is None


def test_facts_carry_the_clerk_who_did_the_work(room: Room) -> None:
    for counter in ("1", "2"):
        room.sign_in(counter, "lan")
    ticket = room.start(room.call_by_hand(room.issue(), "1"))
    room.sign_in("1", "minh")
    other = room.start(room.call_by_hand(room.issue(), "2"))
    ended = room.finish(ticket)
    assert (ticket.clerk, other.clerk, ended.clerk) == ("lan", "lan", "lan")


def test_a_paused_counter_keeps_its_ticket_and_says_why(room: Room) -> None:
    ticket = called(room)
    assert room.ask(PauseCounter(counter="1", reason="meeting"))["reason"] == "meeting"
    assert room.lobby.counter("1").ticket == ticket.id
    assert room.start(ticket).state == "serving"
    assert room.finish(ticket).state == "finished"


def test_staff_cancel_a_ticket_in_any_state_of_a_visit(room: Room) -> None:
    for ticket in (room.issue(), called(room), room.serve(room.issue(), "2")):
        assert room.ask(Cancel(ticket=ticket.id))["state"] == "cancelled"
    assert [room.lobby.counter(c).ticket for c in "12"] == [None, None]


def test_an_errand_is_planned_once(room: Room) -> None:
    ticket = room.issue("A")
    assert room.ask(AddServices(ticket=ticket.id, services=("A", "B", "L", "B")))["then"] == ["B", "L"]
    assert room.ask(AddServices(ticket=ticket.id, services=("L",)))["then"] == ["B", "L"]


def test_calling_by_hand_says_how_many_were_passed_and_why(room: Room) -> None:
    room.issue()
    room.issue(needs=("wheelchair",))
    chosen = room.issue()
    room.call_by_hand(chosen, "1", "Ông Tám đau chân")
    why = room.facts[-1].why
    assert why is not None
    assert (why.code, why.passed, room.notes[why.note or 0]) == ("by_hand", 1, "Ông Tám đau chân")
    assert staff_words(why, room.centre, note="Ông Tám đau chân").vi == "gọi chọn bằng tay: Ông Tám đau chân"
