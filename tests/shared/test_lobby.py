"""The lobby stores what facts carry, for staff in full and for the hall in part."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from moiso_shared.facts import Call, CounterState, CounterStatus, DeviceState, Fact, LobbyState, Stop
from moiso_shared.lobby import CALLS_KEPT, Lobby
from moiso_shared.tickets import ENDED, Ticket, TicketState

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def ticket(number: str = "A001", **changes: Any) -> Ticket:
    fields: dict[str, Any] = {
        "id": f"t-{number}",
        "number": number,
        "service": "A",
        "state": TicketState.WAITING,
        "day": TODAY,
        "state_since": NOW,
        "series": "A",
        "ordinal": int(number[1:]),
    }
    return Ticket(**(fields | changes))


def fact(seq: int = 1, kind: str = "issued", **carried: Any) -> Fact:
    return Fact(**({"seq": seq, "kind": kind, "at": NOW, "day": TODAY} | carried))


def call(seq: int) -> Call:
    return Call(seq=seq, ticket=f"t-{seq}", number=f"A{seq:03d}", service="A", counter="1", at=NOW)


def told(*facts: Fact) -> Lobby:
    lobby = Lobby()
    for each in facts:
        lobby.apply(each)
    return lobby


def test_a_lobby_keeps_the_ticket_as_the_last_fact_left_it() -> None:
    called = ticket(state=TicketState.CALLED, counter="1")
    lobby = told(fact(1, tickets=(ticket(),)), fact(2, "called", tickets=(called,)))
    assert lobby.tickets == {"t-A001": called}
    assert (lobby.seq, lobby.day, lobby.at) == (2, TODAY, NOW)


@pytest.mark.parametrize("state", sorted(ENDED))
def test_a_ticket_that_has_ended_leaves_the_lobby(state: TicketState) -> None:
    lobby = told(fact(1, tickets=(ticket(),)), fact(2, tickets=(ticket(state=state),)))
    assert lobby.tickets == {}
    assert list(lobby.waiting()) == []


def test_a_fact_of_an_unknown_kind_is_stored_like_any_other() -> None:
    parked = ticket(state=TicketState.PARKED)
    counter = CounterState(id="1", status=CounterStatus.OPEN)
    lobby = told(fact(1, "teleported", tickets=(parked,), counters=(counter,)))
    assert lobby.tickets["t-A001"] == parked
    assert lobby.counter("1") == counter


def test_a_fact_from_a_newer_program_is_read_without_its_new_fields() -> None:
    newer = fact(tickets=(ticket(),)).model_dump(mode="json") | {"mood": "fine"}
    newer["tickets"][0]["shoe_size"] = 42
    assert told(Fact.model_validate(newer)).tickets == {"t-A001": ticket()}


def test_only_the_last_calls_are_kept() -> None:
    lobby = told(*(fact(seq, "called", call=call(seq)) for seq in range(1, CALLS_KEPT + 6)))
    assert [each.seq for each in lobby.calls] == list(range(6, CALLS_KEPT + 6))


def test_devices_and_the_centres_version_are_stored() -> None:
    board = DeviceState(id="board/b1", problems=("no_sound",), since=NOW)
    lobby = told(fact(1, "device_changed", devices=(board,)), fact(2, "centre_replaced", centre_version=7))
    assert lobby.devices == {"board/b1": board}
    assert lobby.centre_version == 7


def test_a_withdrawn_call_is_gone_and_the_others_stay() -> None:
    lobby = told(*(fact(seq, "called", call=call(seq)) for seq in (1, 2, 3)))
    lobby.apply(fact(4, "undone", withdrawn=(2,)))
    assert [each.seq for each in lobby.calls] == [1, 3]


def test_a_stop_of_a_service_holds_until_it_is_ended() -> None:
    stop = Stop(service="A", since=NOW)
    lobby = told(fact(1, "service_stopped", stops=(stop,)))
    assert lobby.stops == {"A": stop}
    lobby.apply(fact(2, "service_resumed", stops=(Stop(service="A", active=False),)))
    assert lobby.stops == {}


def test_a_fact_that_carries_the_whole_hall_replaces_it() -> None:
    opened = LobbyState(seq=2, day=TODAY, at=NOW, tickets=(ticket("A009", day=YESTERDAY),))
    lobby = told(fact(1, tickets=(ticket(),)), fact(2, "day_opened", lobby=opened))
    assert lobby.state() == opened


def test_the_last_number_of_a_series_stays_known_after_its_ticket_has_gone() -> None:
    lobby = told(
        fact(1, tickets=(ticket("A002"),)),
        fact(2, tickets=(ticket("A002", state=TicketState.FINISHED),)),
        fact(3, tickets=(ticket("A001", state=TicketState.FINISHED),)),
    )
    assert lobby.numbers == {"A": 2}


def test_a_ticket_carried_over_from_yesterday_does_not_push_todays_numbers() -> None:
    carried = ticket("A050", day=YESTERDAY)
    lobby = told(fact(1, "day_opened", lobby=LobbyState(day=TODAY, tickets=(carried,))))
    lobby.apply(fact(2, "called", tickets=(carried.model_copy(update={"state": TicketState.CALLED}),)))
    assert lobby.numbers == {}


def test_a_number_names_todays_ticket_before_yesterdays() -> None:
    old = ticket("A001", id="old", day=YESTERDAY)
    new = ticket("A001", id="new")
    assert told(fact(1, tickets=(old,))).find("A001") == old
    assert told(fact(1, tickets=(new, old))).find("A001") == new
    assert told(fact(1, tickets=(old, new))).find("A001") == new


def test_a_ticket_is_found_by_its_id_and_an_unknown_one_is_not() -> None:
    lobby = told(fact(1, tickets=(ticket(),)))
    assert lobby.find("t-A001") == lobby.find("A001") == ticket()
    assert lobby.find("A002") is None


def test_a_counter_nobody_opened_is_closed_and_empty() -> None:
    lobby = Lobby()
    assert lobby.counter("9") == CounterState(id="9", status=CounterStatus.CLOSED)
    assert lobby.present("9") is None


def test_the_ticket_at_a_counter_is_told() -> None:
    called = ticket(state=TicketState.CALLED, counter="1")
    lobby = told(fact(1, tickets=(called,), counters=(CounterState(id="1", ticket=called.id),)))
    assert lobby.present("1") == called


def test_waiting_tickets_are_counted_by_service_and_follow_a_transfer() -> None:
    lobby = told(fact(1, tickets=(ticket("A001"), ticket("A002"), ticket("B001", service="B", series="B"))))
    assert lobby.waiting_counts() == {"A": 2, "B": 1}
    lobby.apply(fact(2, "transferred", tickets=(ticket("A002", service="B"),)))
    assert lobby.waiting_counts() == {"A": 1, "B": 2}
    assert {each.number for each in lobby.waiting(["B"])} == {"A002", "B001"}
