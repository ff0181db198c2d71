"""What somebody should look after: each concern appears when its time has come, and goes with its cause."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from moiso_shared.centre import Centre
from moiso_shared.concerns import Concern, ConcernKind, concerns, covered, left_alone, only_here
from moiso_shared.facts import CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

OPEN = CounterStatus.OPEN
LONG_AGO = MORNING - timedelta(hours=2)


def hall(*tickets: Ticket, **counters: dict[str, Any]) -> Lobby:
    """Counters by number, as ``c1={...}``; those not named are closed."""
    states = tuple(
        CounterState(**({"id": name[1:], "status": OPEN, "since": LONG_AGO} | fields))
        for name, fields in counters.items()
    )
    return Lobby(LobbyState(tickets=tickets, counters=states))


def found(lobby: Lobby, centre: Centre | None = None) -> list[Concern]:
    return concerns(lobby, centre or small_centre(), MORNING)


def kinds(lobby: Lobby, centre: Centre | None = None) -> list[str]:
    return [str(concern.kind) for concern in found(lobby, centre)]


def ago(minutes: float) -> Any:
    return MORNING - timedelta(minutes=minutes)


def called(minutes_ago: float) -> Ticket:
    return ticket("A001", state=TicketState.CALLED, counter="1", state_since=ago(minutes_ago))


def serving(number: str, minutes_ago: float, counter: str = "1") -> Ticket:
    since = ago(minutes_ago)
    return ticket(
        number, state=TicketState.SERVING, counter=counter, state_since=since, started_at=since, clerk="lan"
    )


@pytest.mark.parametrize(
    ("make", "limit_min", "kind"),
    [(called, 3, "called_long"), (lambda m: serving("A001", m), 45, "serving_long")],
)
def test_a_ticket_called_or_in_service_too_long(
    make: Callable[[float], Ticket], limit_min: float, kind: str
) -> None:
    assert kinds(hall(make(limit_min), c1={"ticket": "t-A001"})) == []
    (concern,) = found(hall(make(limit_min + 0.1), c1={"ticket": "t-A001"}))
    assert (str(concern.kind), concern.ticket, concern.counter) == (kind, "t-A001", "1")
    assert concern.since == ago(limit_min + 0.1)


@pytest.mark.parametrize(
    ("waits_min", "free_min", "idle"), [(16, 16, True), (16, 14, False), (14, 16, False)]
)
def test_an_open_counter_that_calls_nobody(waits_min: float, free_min: float, idle: bool) -> None:
    lobby = hall(ticket("A001", minutes_ago=waits_min), c1={"free_since": ago(free_min)})
    assert kinds(lobby) == (["idle_counter"] if idle else [])


def test_an_open_counter_that_nobody_waits_for_is_no_concern() -> None:
    assert kinds(hall(c1={"free_since": LONG_AGO})) == []


def test_a_clerk_with_two_tickets_at_two_counters() -> None:
    tickets = [serving("A001", 5), serving("A002", 2, "3")]
    lobby = hall(*tickets, c1={"ticket": "t-A001", "clerk": "lan"}, c3={"ticket": "t-A002", "clerk": "lan"})
    (concern,) = found(lobby)
    assert (concern.kind, concern.clerk, concern.people) == (ConcernKind.SEVERAL_TICKETS, "lan", 2)
    other = hall(*tickets, c1={"ticket": "t-A001", "clerk": "lan"}, c3={"ticket": "t-A002", "clerk": "minh"})
    assert found(other) == []
    assert kinds(lobby, small_centre(calling={"tickets_at_once": 2})) == []


def test_people_wait_for_a_service_that_no_open_counter_takes() -> None:
    waiting = [ticket("L001", minutes_ago=9), ticket("L002", minutes_ago=4)]
    (concern,) = found(hall(*waiting, c1={}, c2={"status": CounterStatus.PAUSED}))
    assert (concern.kind, concern.service, concern.people) == (ConcernKind.NO_COUNTER, "dat-dai", 2)
    assert concern.since == ago(9)
    assert found(hall(*waiting, c2={})) == []


@pytest.mark.parametrize("more", [{"only_counter": "3"}, {"only_clerk": "lan"}, {"needs": ("wheelchair",)}])
def test_a_ticket_that_no_open_counter_may_call_is_stranded(more: dict[str, Any]) -> None:
    (concern,) = found(hall(ticket("A001", minutes_ago=2, **more), c1={}))
    assert (concern.kind, concern.ticket) == (ConcernKind.STRANDED, "t-A001")


def test_a_ticket_sent_to_a_clerk_who_is_there_is_not_stranded() -> None:
    assert found(hall(ticket("A001", minutes_ago=2, only_clerk="lan"), c1={}, c2={"clerk": "lan"})) == []


def test_the_oldest_concern_comes_first() -> None:
    lobby = hall(serving("A001", 50), ticket("L001", minutes_ago=90), c1={"ticket": "t-A001"})
    assert kinds(lobby) == ["no_counter", "serving_long"]


def test_who_would_be_left_alone_when_a_counter_closes() -> None:
    waiting = [ticket("A001"), ticket("H001"), ticket("H002")]
    lobby = hall(*waiting, c1={}, c3={})
    assert left_alone(lobby, small_centre(), "1", MORNING) == {"ho-tich": 2}
    assert left_alone(lobby, small_centre(), "3", MORNING) == {}
    assert left_alone(lobby, small_centre(), "2", MORNING) == {}
    assert left_alone(lobby, small_centre(), "none", MORNING) == {}


@pytest.mark.parametrize("more", [{"only_counter": "1"}, {"only_clerk": "lan"}, {"needs": ("wheelchair",)}])
def test_whom_nobody_else_could_call_when_a_counter_closes(more: dict[str, Any]) -> None:
    counters = small_centre().model_dump(mode="json", exclude_none=True)["counters"]
    counters[0]["accessible"] = True
    centre = small_centre(counters=counters)
    lobby = hall(ticket("A001", **more), ticket("A002"), c1={"clerk": "lan"}, c3={})
    assert [each.number for each in only_here(lobby, centre, "1", MORNING)] == ["A001"]
    assert only_here(lobby, centre, "3", MORNING) == []


def test_a_whole_service_left_alone_is_not_told_number_by_number() -> None:
    lobby = hall(ticket("A001", only_counter="1"), c1={})
    assert left_alone(lobby, small_centre(), "1", MORNING) == {"chung-thuc": 1}
    assert only_here(lobby, small_centre(), "1", MORNING) == []


def test_which_services_some_open_counter_takes() -> None:
    lobby = hall(c1={"services": ("ho-tich",)}, c2={"status": CounterStatus.PAUSED})
    assert covered(lobby, small_centre(), MORNING) == {"ho-tich"}
