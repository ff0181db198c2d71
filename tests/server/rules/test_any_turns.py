"""Any turns in any order, under any settings: the promises that hold at every moment."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from moiso_server.private import Bearer
from moiso_server.rules.internal import Tick
from moiso_shared.centre import Centre
from moiso_shared.commands import COMMAND
from moiso_shared.concerns import concerns
from moiso_shared.errors import MoisoError, RuleFailed
from moiso_shared.facts import CounterStatus, Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER, MOVES, TicketState

from tests.server.in_process import MORNING, FakeClock
from tests.server.rules.conftest import CENTRE
from tests.server.rules.room import Room

TICKET = st.integers(0, 7).map(lambda n: f"t{n}")
COUNTER, SERVICE = st.sampled_from("123"), st.sampled_from("ABL")
CLASS = st.sampled_from([None, "elderly", "pregnant"])
CLERK = st.sampled_from(["lan", "minh"])

SHAPES: dict[str, dict[str, SearchStrategy[Any]]] = {
    "issue": {"ticket": TICKET, "service": SERVICE, "priority": CLASS, "then": st.lists(SERVICE, max_size=2)},
    "issue_up_to": {"service": SERVICE, "ordinal": st.integers(1, 9)},
    "call_next": {"counter": COUNTER, "stay_ready": st.booleans(), "keep": st.booleans()},
    "call_ticket": {"counter": COUNTER, "ticket": TICKET, "reason": st.just("x")},
    "recall": {"ticket": TICKET},
    "start": {"ticket": TICKET},
    "finish": {"ticket": TICKET, "outcome": st.none() | st.just("done")},
    "miss": {"ticket": TICKET},
    "return_to_queue": {"ticket": TICKET},
    "transfer": {
        "ticket": TICKET,
        "service": st.none() | SERVICE,
        "counter": st.none() | COUNTER,
        "clerk": st.none() | CLERK,
        "come_back": st.booleans(),
    },
    "cancel": {"ticket": TICKET},
    "park": {"ticket": TICKET, "minutes": st.none() | st.integers(1, 30)},
    "take_over": {"ticket": TICKET, "counter": COUNTER},
    "undo": {"command": st.integers(0, 40).map(lambda n: f"c{n}")},
    "set_priority": {"ticket": TICKET, "priority": CLASS},
    "set_needs": {"ticket": TICKET, "needs": st.sampled_from([[], ["wheelchair"]])},
    "add_services": {"ticket": TICKET, "services": st.lists(SERVICE, min_size=1, max_size=2)},
    "open_counter": {"counter": COUNTER},
    "close_counter": {"counter": COUNTER},
    "pause_counter": {"counter": COUNTER},
    "set_profile": {"counter": COUNTER, "services": st.none() | st.just(["A"])},
    "stop_service": {"service": SERVICE},
    "resume_service": {"service": SERVICE},
    "set_rehearsal": {
        "day": st.dates(MORNING.date(), MORNING.date() + timedelta(days=9)).map(str),
        "active": st.booleans(),
    },
    "sign_in": {"counter": COUNTER, "person": CLERK, "pin": st.just("1234")},
    "sign_out": {"counter": COUNTER},
}
OFTEN = ["issue", "issue", "issue", "call_next", "call_next", "call_next", "start", "finish", "undo"]


def bodies(kind: str) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **SHAPES[kind]})


PASSING = st.sampled_from([1.0, 40.0, 700.0, 90_000.0])
"""Seconds; the last one is more than a day."""
STEPS = st.sampled_from([*SHAPES, *OFTEN, *OFTEN]).flatmap(bodies)
DAYS = st.lists(STEPS | STEPS | STEPS | PASSING, min_size=10, max_size=60)
SETTINGS = st.fixed_dictionaries(
    {
        "policy": st.sampled_from([{"kind": kind} for kind in ("credit", "strict", "interleaved")]),
        "calling": st.fixed_dictionaries(
            {
                "leftover": st.sampled_from(["expire", "carry"]),
                "tickets_at_once": st.sampled_from([1, 2]),
                "outcome_required": st.booleans(),
                "undo_s": st.just(120),
            }
        ),
    }
)


class Watch:
    """Checks each fact and each state against the promises."""

    def __init__(self) -> None:
        self.replayed = Lobby()
        self._states: dict[str, TicketState] = {}
        self._numbers: set[tuple[str, str]] = set()

    def see(self, fact: Fact) -> None:
        """Legal moves, and no number twice a day; what was carried over keeps its own."""
        assert fact.seq == self.replayed.seq + 1
        self.replayed.apply(fact)
        for ticket in fact.tickets:
            before = self._states.get(ticket.id, ticket.state)
            if fact.kind not in (FactKind.ISSUED, FactKind.UNDONE) and before != ticket.state:
                assert ticket.state in MOVES[before]
            self._states[ticket.id] = ticket.state
        if fact.kind == FactKind.ISSUED:
            (ticket,) = fact.tickets
            key = (str(ticket.day), ticket.number)
            assert key not in self._numbers
            self._numbers.add(key)
        if fact.kind == FactKind.DAY_OPENED:
            carried = {(str(ticket.day), ticket.number) for ticket in self.replayed.tickets.values()}
            assert all(day == str(fact.day) for day, _ in carried)
            self._numbers |= carried

    def look(self, room: Room) -> None:
        """Counters and tickets agree, and the facts alone tell the same."""
        most = room.centre.calling.tickets_at_once
        for counter in room.centre.counters:
            state = room.lobby.counter(counter.id)
            here = [
                ticket.id
                for ticket in room.lobby.tickets.values()
                if ticket.state in AT_COUNTER and ticket.counter == counter.id
            ]
            assert len(here) <= most
            assert (state.ticket in here) if here else state.ticket is None
            assert not here or state.status is not CounterStatus.CLOSED
            assert not state.ready or state.status is CounterStatus.OPEN
        assert all(
            ticket.counter is not None for ticket in room.lobby.tickets.values() if ticket.state in AT_COUNTER
        )
        assert self.replayed.state() == room.lobby.state()
        concerns(room.lobby, room.centre, room.clock())


@settings(max_examples=120)
@given(DAYS, SETTINGS)
def test_whatever_is_asked_tickets_and_counters_agree_and_every_move_is_legal(
    day: list[dict[str, Any] | float], chosen: dict[str, Any]
) -> None:
    counters = [
        *CENTRE["counters"][:2],
        CENTRE["counters"][2] | {"helps": [{"service": "A", "queue_over": 1}]},
    ]
    room, watch = Room(Centre.model_validate(CENTRE | chosen | {"counters": counters}), FakeClock()), Watch()
    room.open("1", "2")
    for number, step in enumerate(day):
        try:
            if isinstance(step, float):
                room.clock.advance(seconds=step)
                room.ask(Tick())
            else:
                room.ask(COMMAND.validate_python(step), Bearer("admin", "root"), f"c{number}")
        except RuleFailed:
            raise
        except MoisoError:
            pass
        for fact in room.facts:
            watch.see(fact)
        room.facts.clear()
        watch.look(room)
