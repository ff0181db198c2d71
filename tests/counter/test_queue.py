"""The queue that a clerk sees."""

from moiso_counter.queue import own_queue, set_aside
from moiso_shared.centre import Centre
from moiso_shared.facts import LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.tickets import ticket


def order(*tickets: Ticket, centre: Centre | None = None, counter: str = "1") -> list[str]:
    centre = centre or small_centre()
    desk = centre.counter(counter)
    assert desk is not None
    return [one.number for one in own_queue(Lobby(LobbyState(tickets=tickets)), centre, desk)]


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
