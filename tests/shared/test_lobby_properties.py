"""Whatever the facts: staff and hall see the same lobby, each as much of it as they may."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from moiso_shared import wire
from moiso_shared.facts import Call, CounterState, CounterStatus, DeviceState, Fact, LobbyState, Stop, Why
from moiso_shared.help_calls import HelpCall
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Paper, Ticket, TicketState

TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)


def told(*facts: Fact) -> Lobby:
    lobby = Lobby()
    for each in facts:
        lobby.apply(each)
    return lobby


TIMES = st.datetimes(datetime(2026, 11, 23), datetime(2026, 11, 24), timezones=st.just(UTC))


def ended(stop: Stop) -> Stop:
    return stop.model_copy(update={"active": False})


def over(call: HelpCall) -> HelpCall:
    return call.model_copy(update={"active": False})


IDS = st.sampled_from(["1", "2", "3"])
SECRETS = (
    "secret-actor",
    "secret-class",
    "secret-reason",
    "secret-device",
    "secret-series",
    "secret-outcome",
)

TICKETS = st.builds(
    Ticket,
    id=st.sampled_from(["ta", "tb", "tc", "td", "te"]),
    number=st.sampled_from(["A001", "A002", "Đ003"]),
    service=st.sampled_from(["A", "B"]),
    state=st.sampled_from(TicketState),
    day=st.sampled_from([YESTERDAY, TODAY]),
    state_since=TIMES,
    language=st.sampled_from(["vi", "en"]),
    counter=st.none() | IDS,
    called_at=st.none() | TIMES,
    calls=st.integers(0, 5),
    series=st.sampled_from(["", "secret-series"]),
    ordinal=st.integers(0, 2000),
    arrived_at=st.none() | TIMES,
    place=st.integers(0, 99),
    priority=st.sampled_from([None, "secret-class"]),
    started_at=st.none() | TIMES,
    start_implied=st.booleans(),
    device=st.sampled_from([None, "secret-device"]),
    only_counter=st.none() | IDS,
    outcome=st.sampled_from([None, "secret-outcome"]),
    paper=st.sampled_from(Paper),
    needs=st.sampled_from([(), ("secret-need",)]),
    appointment_at=st.none() | TIMES,
    park_reason=st.sampled_from([None, "secret-reason"]),
    note=st.none() | st.integers(1, 9),
    clerk=st.sampled_from([None, "secret-clerk"]),
)
COUNTERS = st.builds(
    CounterState,
    id=IDS,
    status=st.sampled_from(CounterStatus),
    since=st.none() | TIMES,
    ticket=st.none() | st.sampled_from(["ta", "tb"]),
    reason=st.sampled_from([None, "secret-reason"]),
    services=st.none() | st.just(("A",)),
    clerk=st.sampled_from([None, "secret-clerk"]),
)
STOPS = st.builds(Stop, service=st.sampled_from(["A", "B"]), until=st.none() | TIMES)
CALLS = st.builds(
    Call,
    seq=st.integers(1, 99),
    ticket=st.just("ta"),
    number=st.just("A001"),
    service=st.just("A"),
    counter=IDS,
    language=st.sampled_from(["vi", "en"]),
    at=TIMES,
    recall=st.booleans(),
)
HELP_CALLS = st.builds(
    HelpCall,
    counter=IDS,
    help=st.sampled_from(["secret-reason", "security"]),
    since=TIMES,
    coming=st.none() | st.just("secret-actor"),
)
DEVICES = st.builds(DeviceState, id=st.just("kiosk/k1"), problems=st.sampled_from([(), ("x",)]))
STATES = st.builds(
    LobbyState,
    seq=st.integers(0, 99),
    day=st.sampled_from([None, YESTERDAY, TODAY]),
    at=st.none() | TIMES,
    centre_version=st.integers(0, 9),
    tickets=st.lists(TICKETS, max_size=4, unique_by=lambda each: each.id).map(tuple),
    counters=st.lists(COUNTERS, max_size=3, unique_by=lambda each: each.id).map(tuple),
    calls=st.lists(CALLS, max_size=3).map(tuple),
    devices=st.lists(DEVICES, max_size=1).map(tuple),
    stops=st.lists(STOPS, max_size=2, unique_by=lambda each: each.service).map(tuple),
    help_calls=st.lists(HELP_CALLS, max_size=2, unique_by=lambda each: each.key).map(tuple),
    numbers=st.dictionaries(st.just("secret-series"), st.integers(1, 99)),
)
FACTS = st.builds(
    Fact,
    seq=st.integers(1, 99),
    kind=st.sampled_from(["issued", "called", "something_new"]),
    at=TIMES,
    day=st.sampled_from([YESTERDAY, TODAY]),
    actor=st.sampled_from(["", "secret-actor"]),
    command=st.none() | st.just("c1"),
    reason=st.sampled_from([None, "secret-reason"]),
    why=st.none() | st.just(Why(code="secret-reason", priority="secret-class")),
    tickets=st.lists(TICKETS, max_size=3).map(tuple),
    counters=st.lists(COUNTERS, max_size=2).map(tuple),
    devices=st.lists(DEVICES, max_size=1).map(tuple),
    stops=st.lists(STOPS | STOPS.map(ended), max_size=2).map(tuple),
    help_calls=st.lists(HELP_CALLS | HELP_CALLS.map(over), max_size=2).map(tuple),
    withdrawn=st.lists(st.integers(1, 99), max_size=2).map(tuple),
    call=st.none() | CALLS,
    centre_version=st.none() | st.integers(1, 9),
    lobby=st.none() | STATES,
)


@given(STATES)
def test_a_lobby_gives_back_the_state_it_was_loaded_with(state: LobbyState) -> None:
    assert Lobby(state).state() == state


@given(st.lists(FACTS, max_size=6))
def test_facts_off_the_staff_wire_make_the_same_lobby(facts: list[Fact]) -> None:
    read = [Fact.model_validate_json(wire.staff_json(each)) for each in facts]
    assert read == facts
    assert told(*read).state() == told(*facts).state()


@given(st.lists(FACTS, max_size=6))
def test_facts_off_the_hall_wire_make_the_halls_view_of_the_staffs_lobby(facts: list[Fact]) -> None:
    hall = told(*(Fact.model_validate_json(wire.hall_json(each)) for each in facts))
    view = LobbyState.model_validate(wire.hall_lobby(told(*facts).state()))
    assert hall.state() == view
    assert hall.waiting_counts() == told(*facts).waiting_counts()


@given(FACTS, STATES, TICKETS)
def test_nothing_that_concerns_staff_only_reaches_the_hall(
    one: Fact, state: LobbyState, held: Ticket
) -> None:
    sent = wire.hall_json(one) + str(wire.hall_lobby(state)) + str(wire.hall_ticket(held))
    assert [secret for secret in SECRETS if secret in sent] == []


@given(st.lists(FACTS, max_size=6), FACTS)
def test_a_copy_goes_its_own_way(facts: list[Fact], one_more: Fact) -> None:
    lobby = told(*facts)
    before, queued = lobby.state(), lobby.waiting_counts()
    twin = lobby.copy()
    assert twin.state() == before
    twin.apply(one_more)
    assert lobby.state() == before
    assert lobby.waiting_counts() == queued
    assert twin.state() == told(*facts, one_more).state()


@given(st.lists(FACTS, max_size=8))
def test_the_queues_hold_just_the_waiting_tickets(facts: list[Fact]) -> None:
    lobby = told(*facts)
    expected = {t.id for t in lobby.tickets.values() if t.state is TicketState.WAITING}
    assert sorted(t.id for t in lobby.waiting()) == sorted(expected)
    assert {t.id for t in lobby.waiting(["A"])} == {
        id_ for id_ in expected if lobby.tickets[id_].service == "A"
    }
