"""A link without a server: the test plays the hall and sees what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from moiso_qt.link import Answer, Link, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand
from moiso_shared.facts import Call, CounterState, Fact, LobbyState
from moiso_shared.tickets import Ticket, TicketState
from moiso_shared.wire import AskVoice, Hello, Presence

MORNING = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
"""10:00 in Việt Nam, on a Monday."""


@dataclass
class Asked:
    """One command that the program sent."""

    id: str
    command: AnyCommand
    on_reply: Any


class FakeLink(Link):
    """Same signals and properties as the real one; ``now`` is moved by hand.

    ``sent`` holds the commands; ``asked`` the same with their ids and waiting callbacks; ``reports`` what was
    told by ``report``; ``reads`` the paths that were read, answered at once from ``shelf``.
    """

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", "no-token")
        self.now = MORNING
        self.asked: list[Asked] = []
        self.reports: list[Mapping[str, Any]] = []
        self.wishes: list[AskVoice] = []
        """What ``ask_voice`` asked for, each time."""
        self.allows = True
        """Whether a call that the program wants to speak is told to the hall."""
        self.shelf: dict[str, Answer] = {}
        self.reads: list[str] = []
        self.started = False
        self._assumed: datetime | None = None

    @property
    def sent(self) -> list[AnyCommand]:
        return [asked.command for asked in self.asked]

    def start(self) -> None:
        self.started = True

    def stop(self) -> None:
        self.started = self.online = False

    def server_now(self) -> datetime:
        return self.now if self.hello is not None or self._assumed is None else self._assumed

    def assume_time(self, now: datetime) -> None:
        self._assumed = now

    def send(self, command: AnyCommand, *, command_id: str | None = None, on_reply: Any = None) -> str:
        self.asked.append(Asked(command_id or uuid4().hex, command, on_reply))
        return self.asked[-1].id

    def read(self, path: str, on_answer: Any) -> None:
        self.reads.append(path)
        on_answer(self.shelf.get(path, RefusedReply("not_found")))

    def report(self, **told: Any) -> None:
        self.reports.append(told)
        if self.allows and told.get("speaking") is not None and self.hello is not None:
            device = f"{self.hello.role}/{self.hello.name}"
            self.presence.emit(Presence(device=device, speaking=told["speaking"]))

    def ask_voice(self, wish: AskVoice) -> None:
        self.wishes.append(wish)

    def come_online(
        self,
        centre: Centre,
        state: LobbyState | None = None,
        *,
        role: str = "counter",
        name: str = "1",
    ) -> None:
        """Connect with this centre and hall."""
        self.centre = centre
        state = state or LobbyState(day=self.now.date(), at=self.now)
        self.lobby.load(state)
        self.hello = Hello(
            journal="journal", server="server", time=self.now, role=role, name=name, seq=state.seq
        )
        self.online, self.trouble, self._offline_since = True, "", None
        self.snapshot.emit()
        self.connected.emit(self.hello)

    def replace(self, centre: Centre) -> None:
        """A new version of the centre's document, told as the server does: fact, then snapshot."""
        self.tell("centre_replaced", centre_version=self.lobby.centre_version + 1)
        self.centre = centre
        self.snapshot.emit()

    def go_offline(self, trouble: str = "unreachable") -> None:
        """Lose the server now."""
        self.online, self.trouble, self._offline_since = False, trouble, self.now
        self.disconnected.emit(self.now)

    def come_back(self) -> None:
        """Find the server again; nothing has happened in between."""
        self.online, self.trouble, self._offline_since = True, "", None
        self.connected.emit(self.hello)

    def pass_time(self, **span: float) -> None:
        """Move the server's clock, e.g. ``minutes=5``."""
        self.now += timedelta(**span)

    def tell(
        self,
        kind: str,
        *tickets: Ticket,
        counters: tuple[CounterState, ...] = (),
        call: Call | None = None,
        **more: Any,
    ) -> Fact:
        """The next fact, as the server would tell it."""
        fact = Fact(
            seq=self.lobby.seq + 1,
            kind=kind,
            at=self.now,
            day=self.now.date(),
            tickets=tickets,
            counters=counters,
            call=call,
            **more,
        )
        self.lobby.apply(fact)
        self.changed.emit(fact)
        return fact

    def tell_call(self, ticket: Ticket, counter: str, *, recall: bool = False) -> Call:
        """The ticket is called to a counter, which holds it from now on."""
        called = ticket.model_copy(
            update={
                "state": TicketState.CALLED,
                "state_since": self.now,
                "counter": counter,
                "called_at": self.now,
                "calls": ticket.calls + 1,
            }
        )
        call = Call(
            seq=self.lobby.seq + 1,
            ticket=ticket.id,
            number=ticket.number,
            service=ticket.service,
            counter=counter,
            language=ticket.language,
            at=self.now,
            recall=recall,
        )
        holder = self.lobby.counter(counter).model_copy(update={"ticket": ticket.id})
        self.tell("recalled" if recall else "called", called, counters=(holder,), call=call)
        return call

    def answer(self, answer: Answer, which: int = -1) -> None:
        """Reply to a command that was sent, the last one unless told."""
        on_reply, self.asked[which].on_reply = self.asked[which].on_reply, None
        if on_reply is not None:
            on_reply(answer)
