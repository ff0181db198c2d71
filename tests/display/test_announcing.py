"""Which call is announced when: in order, one by one, nothing stale and nothing twice."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared.boards.announcing import Announcement, Announcements
from moiso_shared.facts import Call
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import TicketState

from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket


def call(seq: int, number: str = "", *, counter: str = "1", seconds_ago: float = 0) -> Call:
    number = number or f"A{seq:03d}"
    return Call(
        seq=seq, ticket=f"t-{number}", number=number, service="chung-thuc", counter=counter,
        at=MORNING - timedelta(seconds=seconds_ago),
    )  # fmt: skip


def lobby_of(*calls: Call, state: TicketState = TicketState.CALLED) -> Lobby:
    lobby = Lobby()
    for made in calls:
        lobby.tickets[made.ticket] = ticket(made.number, state=state, counter=made.counter)
    return lobby


def all_of(queue: Announcements, lobby: Lobby) -> list[Announcement]:
    found = []
    while (announcement := queue.next(lobby)) is not None:
        found.append(announcement)
    return found


def test_calls_are_announced_in_the_order_of_the_facts() -> None:
    calls = [call(3), call(1), call(2)]
    queue = Announcements()
    queue.offer(calls, MORNING)
    assert [said.call.seq for said in all_of(queue, lobby_of(*calls))] == [1, 2, 3]


def test_a_call_that_is_told_twice_is_announced_once() -> None:
    queue = Announcements()
    queue.offer([call(1)], MORNING)
    queue.offer([call(1), call(2)], MORNING)
    assert [said.call.seq for said in all_of(queue, lobby_of(call(1), call(2)))] == [1, 2]


def test_after_a_cut_only_young_calls_are_announced() -> None:
    calls = [call(1, seconds_ago=300), call(2, seconds_ago=16), call(3, seconds_ago=4)]
    queue = Announcements()
    queue.offer(calls, MORNING)
    assert [said.call.seq for said in all_of(queue, lobby_of(*calls))] == [3]


@pytest.mark.parametrize(
    "state", [TicketState.MISSED, TicketState.FINISHED, TicketState.WAITING, TicketState.CANCELLED]
)
def test_a_ticket_that_has_left_its_counter_is_not_announced_any_more(state: TicketState) -> None:
    queue = Announcements()
    queue.offer([call(1), call(2)], MORNING)
    lobby = lobby_of(call(1), state=state)
    lobby.tickets |= lobby_of(call(2)).tickets
    assert [said.call.seq for said in all_of(queue, lobby)] == [2]


def test_a_ticket_that_is_gone_altogether_is_not_announced() -> None:
    queue = Announcements()
    queue.offer([call(1)], MORNING)
    assert queue.next(Lobby()) is None


def test_a_ticket_called_on_to_another_counter_is_announced_for_that_counter_only() -> None:
    first, second = call(1, "A001", counter="1"), call(2, "A001", counter="3")
    queue = Announcements()
    queue.offer([first, second], MORNING)
    assert [said.call.counter for said in all_of(queue, lobby_of(first, second))] == ["3"]


def test_a_recall_before_the_first_call_was_said_adds_no_second_announcement() -> None:
    queue = Announcements()
    queue.offer([call(1, "A001"), call(2), call(3, "A001")], MORNING)
    assert [said.call.seq for said in all_of(queue, lobby_of(call(1, "A001"), call(2)))] == [1, 2]


def test_a_recall_after_the_first_call_was_said_is_announced_again() -> None:
    queue, lobby = Announcements(), lobby_of(call(1, "A001"))
    queue.offer([call(1, "A001")], MORNING)
    assert queue.next(lobby) is not None
    queue.offer([call(2, "A001")], MORNING)
    assert [said.call.seq for said in all_of(queue, lobby)] == [2]


def test_an_undone_call_is_never_announced() -> None:
    queue = Announcements()
    queue.offer([call(1), call(2)], MORNING)
    queue.withdraw([1])
    assert [said.call.seq for said in all_of(queue, lobby_of(call(1), call(2)))] == [2]


def test_the_first_sight_of_a_hall_announces_nothing() -> None:
    queue = Announcements()
    queue.start_after(2)
    queue.offer([call(1), call(2), call(3)], MORNING)
    assert [said.call.seq for said in all_of(queue, lobby_of(call(1), call(2), call(3)))] == [3]


def test_a_burst_shortens_itself_until_little_is_left() -> None:
    calls = [call(seq) for seq in range(1, 11)]
    queue = Announcements()
    queue.offer(calls, MORNING)
    said = all_of(queue, lobby_of(*calls))
    assert [announcement.call.seq for announcement in said] == list(range(1, 11))
    assert [announcement.short for announcement in said] == [True] * 6 + [False] * 4


@given(st.lists(st.lists(st.integers(1, 60), max_size=8), max_size=12))
def test_however_calls_arrive_each_is_announced_at_most_once_and_in_order(batches: list[list[int]]) -> None:
    queue, said = Announcements(), []
    lobby = lobby_of(*(call(seq) for seq in range(1, 61)))
    for batch in batches:
        queue.offer([call(seq) for seq in batch], MORNING)
        if announcement := queue.next(lobby):
            said.append(announcement.call.seq)
    said += [announcement.call.seq for announcement in all_of(queue, lobby)]
    assert said == sorted(set(said))


def test_a_call_that_another_board_has_spoken_is_not_announced_again() -> None:
    first, second, third = call(1), call(2), call(3)
    queue = Announcements()
    queue.note_spoken(3)
    queue.offer([first, second, third], MORNING)
    queue.note_spoken(1)
    assert [said.call.seq for said in all_of(queue, lobby_of(first, second, third))] == [2]


def test_what_another_board_left_unsaid_is_taken_up_while_it_is_young() -> None:
    old, spoken, young, elsewhere = call(1, seconds_ago=16), call(2), call(3), call(4, counter="9")
    queue = Announcements()
    for one in (old, spoken, young, elsewhere):
        queue.leave_unsaid(one)
    queue.note_spoken(2)
    queue.offer([call(5)], MORNING)
    assert queue.take_up(MORNING, lambda one: one.counter == "1") == {3}
    assert [said.call.seq for said in all_of(queue, lobby_of(young, call(5)))] == [3, 5]
