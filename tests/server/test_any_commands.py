"""Whatever is asked in whatever order, the hall keeps its promises."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from moiso_server.centres import ready_made
from moiso_server.private import Bearer
from moiso_server.rules.internal import NoteDevice, Tick
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.commands import COMMAND
from moiso_shared.errors import MoisoError, RuleFailed
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER, MOVES
from moiso_shared.wire import hall_json, hall_lobby, staff_json

from tests.server.in_process import MORNING, FakeClock, InProcess

COUNTERS = st.sampled_from(["1", "2", "3", "4", "9"])
SERVICES = st.sampled_from(["A", "B", "Z"])
PRIORITIES = st.sampled_from([None, None, "elderly", "pregnant", "vip"])
TICKETS = st.integers(0, 30)
"""Which of the tickets known so far; beyond them, none."""
REASONS = st.sampled_from(["xe lăn", "x"])
ASKERS = st.sampled_from([Bearer("admin", "root"), Bearer("counter", "1"), Bearer("kiosk", "k1")])

HELPS = st.sampled_from(["technical", "security"])

SHAPES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "issue": {"service": SERVICES, "priority": PRIORITIES, "paper": st.booleans()},
    "issue_up_to": {"service": SERVICES, "ordinal": st.integers(1, 40)},
    "call_next": {"counter": COUNTERS, "stay_ready": st.booleans(), "keep": st.booleans()},
    "call_ticket": {"counter": COUNTERS, "ticket": TICKETS, "reason": REASONS},
    "recall": {"ticket": TICKETS},
    "start": {"ticket": TICKETS},
    "finish": {"ticket": TICKETS},
    "miss": {"ticket": TICKETS},
    "return_to_queue": {"ticket": TICKETS},
    "transfer": {
        "ticket": TICKETS,
        "service": st.none() | SERVICES,
        "counter": st.none() | COUNTERS,
        "come_back": st.booleans(),
    },
    "cancel": {"ticket": TICKETS},
    "park": {"ticket": TICKETS, "reason": st.just("papers"), "minutes": st.none() | st.integers(1, 60)},
    "take_over": {"ticket": TICKETS, "counter": COUNTERS},
    "set_priority": {"ticket": TICKETS, "priority": PRIORITIES, "reason": REASONS},
    "set_needs": {"ticket": TICKETS, "needs": st.sampled_from([[], ["wheelchair"], ["deaf"]])},
    "add_services": {"ticket": TICKETS, "services": st.lists(SERVICES, min_size=1, max_size=2)},
    "note_ticket": {"ticket": TICKETS, "text": REASONS},
    "report_paper": {"ticket": TICKETS, "paper": st.sampled_from(["printed", "not_printed", "unknown"])},
    "open_counter": {"counter": COUNTERS},
    "close_counter": {"counter": COUNTERS},
    "pause_counter": {"counter": COUNTERS},
    "set_profile": {"counter": COUNTERS, "services": st.none() | st.lists(SERVICES, min_size=1, max_size=2)},
    "stop_service": {"service": SERVICES, "reason": st.just("full")},
    "resume_service": {"service": SERVICES},
    "show_notice": {"text": st.just("Hôm nay đông"), "minutes": st.integers(1, 20)},
    "end_notice": {"notice": st.sampled_from(["n3", "n5", "n8"])},
    "set_rehearsal": {
        "day": st.dates(MORNING.date(), MORNING.date() + timedelta(days=9)).map(str),
        "active": st.booleans(),
    },
    "sign_out": {"counter": COUNTERS},
    "call_help": {"counter": COUNTERS, "help": HELPS},
    "answer_help": {"counter": COUNTERS, "help": HELPS},
    "answer_help at a kiosk": {"kiosk": st.sampled_from(["k1", "nowhere"])},
    "end_help": {"counter": COUNTERS, "help": HELPS},
    "tell_kiosk": {"kiosk": st.just("k1"), "order": st.just("test_print")},
}
EVERYDAY = ["issue", "issue", "call_next", "call_next", "open_counter", "start", "finish"]


@st.composite
def requests(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """A command with its fields; tickets as numbers still to be looked up."""
    kind = draw(st.sampled_from([*SHAPES, *EVERYDAY, *EVERYDAY]))
    return {"kind": kind.partition(" ")[0], **{name: draw(values) for name, values in SHAPES[kind].items()}}


class AnyCommands(RuleBasedStateMachine):
    """Random commands from random people, while time passes and the server restarts."""

    centre: Centre = parse(ready_made("tiny"))

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.hall = InProcess(Path(self.folder.name), self.clock, self.centre)
        self.seen = 0
        self.staff, self.board = Lobby(), Lobby()
        self.states: dict[str, Any] = {}
        self.numbers: set[tuple[object, str]] = set()
        self.commands: list[tuple[Bearer, str]] = []
        for counter in ("1", "2"):
            self.hall.open(counter)

    def teardown(self) -> None:
        self.replay_is_the_lobby()
        self.hall.close()
        self.folder.cleanup()

    @rule(request=requests(), asker=ASKERS)
    def ask(self, request: dict[str, Any], asker: Bearer) -> None:
        """Somebody asks for something."""
        if request["kind"] == "issue":
            request = {**request, "ticket": uuid4().hex}
        elif "ticket" in request:
            known = list(self.states)
            request = {
                **request,
                "ticket": known[request["ticket"]] if request["ticket"] < len(known) else "x",
            }
        said = {name: value for name, value in request.items() if value is not None}
        self.send(COMMAND.validate_python(said), asker)

    @rule(back=st.integers(0, 3))
    def undo(self, back: int) -> None:
        """Somebody takes back a step of their own."""
        if len(self.commands) > back:
            asker, command_id = self.commands[-1 - back]
            self.send(COMMAND.validate_python({"kind": "undo", "command": command_id}), asker)

    @rule(seconds=st.sampled_from([1, 6, 29, 31, 600]))
    def time_passes(self, seconds: int) -> None:
        """Nobody asks for anything."""
        self.clock.advance(seconds=seconds)
        self.send(Tick(), Bearer("server", "clock"))

    @rule(hours=st.sampled_from([5, 24]))
    def much_time_passes(self, hours: int) -> None:
        """The day turns, sometimes."""
        self.clock.advance(hours=hours)

    @rule(problems=st.sampled_from([(), ("away",), ("paper_end",)]))
    def a_device_changes(self, problems: tuple[str, ...]) -> None:
        """A kiosk reports its health."""
        self.send(NoteDevice(device="kiosk/k1", problems=problems), Bearer("server", "clock"))

    @rule()
    def the_server_restarts(self) -> None:
        """In good order, on the same folder."""
        self.send(Tick(), Bearer("server", "clock"))
        before = self.hall.lobby.state()
        self.hall.restart()
        assert self.hall.lobby.state() == before

    @rule()
    def replay_is_the_lobby(self) -> None:
        """The journal alone gives the same hall."""
        assert self.hall.replayed().state() == self.hall.lobby.state()

    def send(self, command: Any, asker: Bearer) -> None:
        """Ask; a refusal leaves nothing behind."""
        command_id, seq = uuid4().hex, self.hall.lobby.seq
        try:
            self.hall.ask(command, asker, command_id)
            self.commands.append((asker, command_id))
        except RuleFailed:
            raise
        except MoisoError:
            assert not [fact for fact in self.hall.told if fact.seq > seq and fact.actor != "server"]

    @invariant()
    def every_fact_is_a_lawful_step(self) -> None:
        """States follow the table, and no number is given twice a day."""
        for fact in self.hall.told[self.seen :]:
            assert fact.seq == self.staff.seq + 1
            for ticket in fact.tickets:
                former = self.states.get(ticket.id)
                if former is None:
                    assert (ticket.day, ticket.number) not in self.numbers
                    self.numbers.add((ticket.day, ticket.number))
                elif fact.kind != FactKind.UNDONE and ticket.state != former:
                    assert ticket.state in MOVES[former], fact
                self.states[ticket.id] = ticket.state
            self.staff.apply(Fact.model_validate_json(staff_json(fact)))
            self.board.apply(Fact.model_validate_json(hall_json(fact)))
        self.seen = len(self.hall.told)

    @invariant()
    def tickets_and_counters_agree(self) -> None:
        """A ticket stands at one counter, and the counter knows it."""
        lobby = self.hall.lobby
        standing = [ticket for ticket in lobby.tickets.values() if ticket.state in AT_COUNTER]
        for ticket in standing:
            assert ticket.counter in lobby.counters
        for counter in lobby.counters.values():
            here = [ticket.id for ticket in standing if ticket.counter == counter.id]
            assert len(here) <= self.centre.calling.tickets_at_once
            assert (counter.ticket in here) if here else counter.ticket is None
        queued = {key for queue in lobby.queues.values() for key in queue}
        assert queued == {ticket.id for ticket in lobby.tickets.values() if ticket.state == "waiting"}

    @invariant()
    def clients_see_the_same_hall(self) -> None:
        """A lobby fed by facts is the lobby of the server; a board's is what the hall may know of it."""
        if self.seen == len(self.hall.told):
            lobby = self.hall.lobby.state()
            assert self.staff.state() == lobby
            assert hall_lobby(self.board.state()) == hall_lobby(lobby)


class SeveralAtOnce(AnyCommands):
    """The same where a counter may have two tickets, and priority is interleaved."""

    centre = parse(
        ready_made("tiny")
        + '\n[policy]\nkind = "interleaved"\nnormal_between = 2\n'
        + '\n[calling]\ntickets_at_once = 2\nleftover = "carry"\n'
    )


@pytest.mark.parametrize("machine", [AnyCommands, SeveralAtOnce])
def test_whatever_is_asked_the_hall_keeps_its_promises(machine: type[AnyCommands]) -> None:
    case = machine.TestCase
    case.settings = settings(settings.default, max_examples=25, stateful_step_count=40)
    case("runTest").runTest()
