"""Coming back: after a missed call, after being parked, after a transfer, from another errand."""

import pytest
from moiso_server.rules.internal import Tick
from moiso_shared.commands import AddServices, CloseCounter, Park, SetNeeds, SetProfile, SignOut
from moiso_shared.errors import Invalid, WrongState
from moiso_shared.suiting import waits_since
from moiso_shared.tickets import Ticket

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import MakeRoom
from tests.server.rules.room import Room


def missed(room: Room, **said: object) -> Ticket:
    ticket = room.issue(**said)  # type: ignore[arg-type]
    room.call_by_hand(ticket)
    return room.miss(ticket)


def queue(room: Room, clock: FakeClock, *priorities: str | None) -> list[str]:
    numbers = []
    for priority in priorities:
        clock.advance(minutes=1)
        numbers.append(room.issue(priority=priority).number)
    return numbers


def test_who_comes_back_in_time_stands_after_the_next_two(room: Room, clock: FakeClock) -> None:
    late = missed(room)
    others = queue(room, clock, None, None, None)
    clock.advance(minutes=17)
    assert room.come_back(late).comebacks == 1
    assert room.order() == [*others[:2], late.number, others[2]]


@pytest.mark.parametrize("others", [0, 1])
def test_with_fewer_waiting_all_of_them_go_first(room: Room, clock: FakeClock, others: int) -> None:
    late = missed(room)
    before = queue(room, clock, *[None] * others)
    room.come_back(late)
    after = queue(room, clock, None)
    assert room.order() == [*before, late.number, *after]


def test_who_comes_back_too_late_stands_at_the_end(room: Room, clock: FakeClock) -> None:
    late = missed(room, priority="elderly")
    others = queue(room, clock, None, None, None)
    clock.advance(minutes=20)
    room.come_back(late)
    after = queue(room, clock, None)
    assert room.order() == [*others, late.number, *after]


def test_who_is_missed_a_second_time_stands_at_the_end(room: Room, clock: FakeClock) -> None:
    late = missed(room)
    room.come_back(late)
    room.call_by_hand(late)
    room.miss(late)
    others = queue(room, clock, None, None, None)
    room.come_back(late)
    assert room.order() == [*others, late.number]


def test_under_strict_too_just_two_go_first(make_room: MakeRoom, clock: FakeClock) -> None:
    room = make_room(policy={"kind": "strict"})
    room.open("1")
    normal, elderly = missed(room), missed(room, priority="elderly")
    first = queue(room, clock, None, None, "elderly")
    room.come_back(normal)
    room.come_back(elderly)
    assert room.order() == [first[2], first[0], normal.number, elderly.number, first[1]]


def test_under_strict_who_has_priority_lets_no_more_than_two_normal_ones_go_first(
    make_room: MakeRoom, clock: FakeClock
) -> None:
    room = make_room(policy={"kind": "strict"})
    room.open("1")
    normal = queue(room, clock, None, None, None)
    elderly = missed(room, priority="elderly")
    room.come_back(elderly)
    assert room.order() == [*normal[:2], elderly.number, normal[2]]


def test_coming_back_never_gains_a_place(room: Room, clock: FakeClock) -> None:
    others = queue(room, clock, None, None, None, None)
    clock.advance(minutes=1)
    late = missed(room)
    room.come_back(late)
    assert room.order() == [*others, late.number]


def test_a_ticket_called_by_mistake_takes_its_first_place(room: Room, clock: FakeClock) -> None:
    first = room.issue()
    others = queue(room, clock, None, None)
    room.call_by_hand(first)
    room.come_back(first)
    assert room.order() == [first.number, *others]


@pytest.mark.parametrize("policy", ["credit", "strict", "interleaved"])
def test_a_parked_visit_that_is_due_is_the_next_of_all(
    make_room: MakeRoom, clock: FakeClock, policy: str
) -> None:
    room = make_room(policy={"kind": policy})
    room.open("1")
    queue(room, clock, None)
    room.issue("B", priority="elderly")
    parked = room.serve(room.issue())
    assert room.ask(Park(ticket=parked.id, reason="payment", minutes=10))["park_reason"] == "payment"
    clock.advance(minutes=10)
    room.ask(Tick())
    back = room.call()
    assert back is not None
    assert (back.id, back.park_until, back.stands) == (parked.id, None, None)


def test_the_time_in_service_and_away_is_no_wait(room: Room, clock: FakeClock) -> None:
    parked = room.serve(room.issue())
    clock.advance(minutes=10)
    room.ask(Park(ticket=parked.id, reason="payment", minutes=30))
    clock.advance(minutes=30)
    room.ask(Tick())
    back = room.now(parked)
    assert back is not None
    assert waits_since(back) == clock.now


def test_two_parked_visits_keep_their_order_at_the_head(room: Room, clock: FakeClock) -> None:
    queue(room, clock, None)
    numbers = []
    for minutes in (9, 5):
        ticket = room.serve(room.issue())
        room.ask(Park(ticket=ticket.id, minutes=minutes))
        numbers.append(ticket.number)
    clock.advance(minutes=6)
    room.ask(Tick())
    clock.advance(minutes=6)
    room.ask(Tick())
    assert room.order() == [numbers[1], numbers[0], "A001"]


def test_a_visit_parked_without_a_time_waits_for_its_clerk(room: Room, clock: FakeClock) -> None:
    parked = room.serve(room.issue())
    room.ask(Park(ticket=parked.id, reason="papers"))
    clock.advance(hours=3)
    room.ask(Tick())
    assert room.now(parked).state == "parked"  # type: ignore[union-attr]
    assert room.call_by_hand(parked).state == "called"


def test_only_a_visit_in_service_is_parked(room: Room) -> None:
    with pytest.raises(WrongState):
        room.ask(Park(ticket=room.issue().id))


def test_a_transferred_ticket_keeps_its_first_arrival(room: Room, clock: FakeClock) -> None:
    first = room.serve(room.issue("A"))
    others = [room.issue("B").number for _ in range(2)]
    clock.advance(minutes=5)
    sent = room.transfer(first, service="B")
    assert (sent.arrived_at, sent.queued_at) == (first.arrived_at, clock())
    assert room.order("2") == [first.number, *others]


def test_a_planned_errand_to_which_a_visitor_is_sent_on_is_done_once(room: Room) -> None:
    ticket = room.serve(room.issue("A", then=("B", "L")))
    assert room.transfer(ticket, service="B").then == ("L",)


def test_a_ticket_sent_to_a_counter_is_called_there_whatever_its_profile(room: Room) -> None:
    room.ask(SetProfile(counter="2", services=("B",)))
    sent = room.transfer(room.issue("A"), counter="2")
    assert room.called("1") is None
    assert room.called("2") == sent.number


def test_a_ticket_sent_to_a_clerk_is_called_where_they_sit(room: Room) -> None:
    room.open("3")
    sent = room.transfer(room.issue("A"), clerk="lan")
    assert [room.called(counter) for counter in ("1", "2", "3")] == [None, None, None]
    room.sign_in("3", "lan")
    called = room.call("3")
    assert called is not None
    assert (called.id, called.clerk) == (sent.id, "lan")
    assert room.facts[-1].why is not None
    assert room.facts[-1].why.code == "sent_here"


def test_a_clerk_who_has_left_calls_no_more(room: Room) -> None:
    room.sign_in("1", "lan")
    room.transfer(room.issue("A"), clerk="lan")
    room.ask(SignOut(counter="1"))
    assert room.called("1") is None


def test_a_transfer_names_a_counter_or_a_clerk(room: Room) -> None:
    with pytest.raises(Invalid):
        room.transfer(room.issue(), counter="1", clerk="lan")


def test_come_back_to_me_returns_to_the_counter_that_sent_it(room: Room) -> None:
    room.open("3")
    ticket = room.transfer(room.serve(room.issue("A")), service="L", come_back=True)
    assert room.called("2") is None
    room.start(room.call("3") or ticket)
    back = room.finish(ticket)
    assert (back.state, back.service, back.only_counter) == ("waiting", "A", "1")
    assert room.called("2") is None
    assert room.called("1") == ticket.number


def test_everybody_who_wanted_a_visitor_back_gets_the_visitor_back(room: Room) -> None:
    room.open("3")
    ticket = room.transfer(room.serve(room.issue("A")), service="L", come_back=True)
    ticket = room.transfer(room.serve(ticket, "3"), service="B", counter="2", come_back=True)
    visited = []
    for counter in ("2", "3", "1"):
        room.start(room.call(counter) or ticket)
        step = room.finish(ticket)
        visited.append((step.state, step.service, step.only_counter))
    assert visited == [("waiting", "L", "3"), ("waiting", "A", "1"), ("finished", "A", "1")]


def test_two_who_send_a_visitor_to_and_fro_do_not_do_so_for_ever(room: Room) -> None:
    ticket = room.transfer(room.serve(room.issue("A")), counter="2", come_back=True)
    ticket = room.transfer(room.serve(ticket, "2"), counter="1", come_back=True)
    assert (ticket.return_to, ticket.return_then) == ("2", ())
    ticket = room.transfer(room.serve(ticket, "1"), counter="2")
    assert (ticket.return_to, ticket.return_service, ticket.return_then) == (None, None, ())


def test_several_errands_have_one_number_and_a_wait_each(room: Room, clock: FakeClock) -> None:
    room.open("3")
    ticket = room.serve(room.issue("A", then=("L",)))
    room.ask(AddServices(ticket=ticket.id, services=("B", "L")))
    clock.advance(minutes=7)
    step = room.finish(ticket, outcome="done")
    assert (step.state, step.service, step.then, step.done) == ("waiting", "L", ("B",), ("A",))
    assert (step.number, step.queued_at, step.arrived_at) == (ticket.number, clock(), ticket.arrived_at)
    room.start(room.call("3") or step)
    assert room.finish(ticket).service == "B"
    room.start(room.call("1") or step)
    ended = room.finish(ticket)
    assert (ended.state, ended.done) == ("finished", ("A", "L", "B"))


def test_a_ticket_comes_back_to_all_when_its_counter_is_no_longer_fit(room: Room) -> None:
    room.open("3")
    ticket = room.transfer(room.serve(room.issue("A")), service="L", come_back=True)
    room.serve(ticket, "3")
    room.ask(SetNeeds(ticket=ticket.id, needs=("wheelchair",)))
    back = room.finish(ticket)
    room.ask(CloseCounter(counter="3"))
    assert back.only_counter is None
    assert room.called("2") == ticket.number


def test_a_waiting_visitor_who_asks_for_more_time_keeps_the_place(room: Room, clock: FakeClock) -> None:
    numbers = queue(room, clock, None, None)
    later = room.ask(Park(ticket=numbers[0], reason="later", minutes=15))
    assert later["state"] == "parked"
    clock.advance(minutes=15)
    room.ask(Tick())
    with pytest.raises(WrongState, match=f"{later['number']} is waiting"):
        room.ask(Park(ticket=numbers[0], reason="papers"))
    assert room.order() == numbers
