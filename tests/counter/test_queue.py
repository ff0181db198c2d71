"""The queue that a clerk sees."""

from datetime import timedelta

from moiso_counter.queue import own_queue, set_aside
from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket


def order(*tickets: Ticket, centre: Centre | None = None, counter: str = "1") -> list[str]:
    centre = centre or small_centre()
    desk = centre.counter(counter)
    assert desk is not None
    return [one.number for one in own_queue(Lobby(LobbyState(tickets=tickets)), centre, desk, MORNING)]


def test_only_the_counters_own_services_are_in_it() -> None:
    assert order(ticket("A001"), ticket("L001"), ticket("H001")) == ["A001", "H001"]


def test_who_came_first_is_first() -> None:
    assert order(ticket("A002", minutes_ago=5), ticket("H009", minutes_ago=9)) == ["H009", "A002"]


def test_priority_counts_as_having_come_earlier() -> None:
    pregnant = ticket("A003", minutes_ago=0, priority="pregnant")
    assert order(ticket("A001", minutes_ago=20), ticket("A002", minutes_ago=10), pregnant) == [
        "A001",
        "A003",
        "A002",
    ]


def test_strict_priority_is_before_everyone() -> None:
    strict = small_centre(policy={"kind": "strict"})
    pregnant = ticket("A003", priority="pregnant")
    assert order(ticket("A001", minutes_ago=90), pregnant, centre=strict) == ["A003", "A001"]


def test_a_counter_that_calls_in_order_shows_it_so() -> None:
    counters = [DOCUMENT["counters"][0] | {"services": ["ho-tich", "chung-thuc"], "in_order": True}]
    centre = small_centre(counters=[*counters, *DOCUMENT["counters"][1:]])
    assert order(ticket("A001", minutes_ago=90), ticket("H001"), centre=centre) == ["H001", "A001"]


def test_a_ticket_sent_to_another_counter_is_not_in_it() -> None:
    sent = ticket("A001", only_counter="3")
    assert order(sent) == []
    assert order(sent, counter="3") == ["A001"]


def test_missed_tickets_are_set_aside_the_latest_first() -> None:
    lobby = Lobby(
        LobbyState(
            tickets=(
                ticket("A001", state=TicketState.MISSED, minutes_ago=9),
                ticket("A002", state=TicketState.MISSED, minutes_ago=2),
                ticket("L001", state=TicketState.MISSED, minutes_ago=2),
                ticket("A004"),
            )
        )
    )
    counter = small_centre().counters[0]
    assert [one.number for one in set_aside(lobby, counter)] == ["A002", "A001"]


def test_who_came_back_stands_at_the_place_given() -> None:
    back = ticket("A001", minutes_ago=90, stands_from=MORNING - timedelta(minutes=5))
    assert order(back, ticket("A002", minutes_ago=6)) == ["A002", "A001"]


def test_an_appointment_counts_from_its_time_when_the_visitor_is_on_time() -> None:
    booked = ticket("A001", minutes_ago=10, appointment_at=MORNING - timedelta(minutes=4))
    assert order(booked, ticket("A002", minutes_ago=6)) == ["A002", "A001"]


def test_a_ticket_sent_to_a_clerk_goes_where_that_clerk_has_signed_in() -> None:
    sent = ticket("A001", only_clerk="lan")
    assert order(sent) == []
    centre = small_centre()
    lobby = Lobby(LobbyState(tickets=(sent,), counters=(CounterState(id="1", clerk="lan"),)))
    assert own_queue(lobby, centre, centre.counters[0], MORNING) == [sent]


def test_a_wheelchair_needs_an_accessible_counter() -> None:
    assert order(ticket("A001", needs=("wheelchair",))) == []


def test_a_counter_helps_out_only_while_it_is_needed() -> None:
    helping = DOCUMENT["counters"][0] | {"helps": [{"service": "dat-dai", "queue_over": 1}]}
    centre = small_centre(counters=[helping, *DOCUMENT["counters"][1:]])
    assert order(ticket("L001"), centre=centre) == []
    assert order(ticket("L001"), ticket("L002"), centre=centre) == ["L001", "L002"]


def test_only_the_services_of_today_are_in_it() -> None:
    profile = CounterState(id="1", services=("ho-tich",))
    lobby = Lobby(LobbyState(tickets=(ticket("A001"), ticket("H001")), counters=(profile,)))
    centre = small_centre()
    queue = own_queue(lobby, centre, centre.counters[0], MORNING)
    assert [one.number for one in queue] == ["H001"]
