"""A hall without files or network: the rules, as the server's hall runs them."""

import asyncio
import gc
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from moiso_server.clock import HallClock
from moiso_server.deciding import Batch, Deciding, Request
from moiso_server.private import Bearer
from moiso_shared.centre import Centre
from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Command,
    Finish,
    Issue,
    Miss,
    OpenCounter,
    ReturnToQueue,
    SignIn,
    Start,
    Transfer,
)
from moiso_shared.facts import Fact
from moiso_shared.lobby import Lobby
from moiso_shared.opening import local_day
from moiso_shared.tickets import Ticket

from tests.server.in_process import ADMIN, FakeClock

_LOOP = asyncio.new_event_loop()
"""Answers need a loop to belong to; it never runs."""
_LOOP.close()
gc.collect()


class Room:
    """The committed state and all its facts."""

    def __init__(self, centre: Centre, clock: FakeClock) -> None:
        self.clock = clock
        self.facts: list[Fact] = []
        self.notes: dict[int, str] = {}
        self._deciding = Deciding(
            lobby=Lobby(),
            centre=centre,
            version=1,
            clock=HallClock(clock),
            replies={},
            ids=set(),
            last_note=0,
        )

    @property
    def lobby(self) -> Lobby:
        """The state after the last command."""
        return self._deciding.lobby

    @property
    def centre(self) -> Centre:
        """The document in use."""
        return self._deciding.centre

    def ask(
        self, command: Command, actor: Bearer = ADMIN, command_id: str | None = None
    ) -> Mapping[str, Any]:
        """Run one command."""
        answer: asyncio.Future[Mapping[str, Any]] = asyncio.Future(loop=_LOOP)
        request = Request(actor, command_id or uuid4().hex, command, 0, answer)
        now = self._deciding.clock.moment()
        batch = Batch(now, local_day(self.centre, now))
        self._deciding.decide(request, batch)
        self._deciding.adopt(batch)
        self.facts += batch.facts
        self.notes |= {note.id: note.text for note in batch.notes}
        if answer.done():
            return answer.result()
        return batch.answers[-1][1]

    def issue(self, service: str = "A", **said: Any) -> Ticket:
        """Give a number."""
        return Ticket.model_validate(self.ask(Issue(ticket=uuid4().hex, service=service, **said)))

    def open(self, *counters: str) -> None:
        """Open counters."""
        for counter in counters:
            self.ask(OpenCounter(counter=counter))

    def call(self, counter: str = "1", **said: Any) -> Ticket | None:
        """Call whoever is next."""
        return self._maybe(self.ask(CallNext(counter=counter, **said)))

    def called(self, counter: str = "1") -> str | None:
        """Call whoever is next, and tell the number."""
        ticket = self.call(counter)
        return None if ticket is None else ticket.number

    def call_by_hand(self, ticket: Ticket, counter: str = "1", reason: str = "vì sao") -> Ticket:
        """Call a chosen ticket."""
        return self._ticket(self.ask(CallTicket(counter=counter, ticket=ticket.id, reason=reason)))

    def start(self, ticket: Ticket) -> Ticket:
        """Service begins."""
        return Ticket.model_validate(self.ask(Start(ticket=ticket.id)))

    def serve(self, ticket: Ticket, counter: str = "1") -> Ticket:
        """Call a chosen ticket and begin to serve it."""
        self.call_by_hand(ticket, counter)
        return self.start(ticket)

    def finish(self, ticket: Ticket, **said: Any) -> Ticket:
        """End the visit or its step."""
        return Ticket.model_validate(self.ask(Finish(ticket=ticket.id, **said)))

    def miss(self, ticket: Ticket) -> Ticket:
        """Nobody came."""
        return Ticket.model_validate(self.ask(Miss(ticket=ticket.id)))

    def come_back(self, ticket: Ticket) -> Ticket:
        """Back among the waiting."""
        return Ticket.model_validate(self.ask(ReturnToQueue(ticket=ticket.id)))

    def transfer(self, ticket: Ticket, **said: Any) -> Ticket:
        """Send a ticket on."""
        return Ticket.model_validate(self.ask(Transfer(ticket=ticket.id, **said)))

    def sign_in(self, counter: str, person: str) -> None:
        """A clerk begins at a counter."""
        self.ask(SignIn(counter=counter, person=person, pin="1234"))

    def now(self, ticket: Ticket) -> Ticket | None:
        """The ticket as it is; None when it has left."""
        return self.lobby.tickets.get(ticket.id)

    def order(self, counter: str = "1", most: int = 100) -> list[str]:
        """The numbers in the order in which a counter calls them; each visit is short."""
        numbers: list[str] = []
        while len(numbers) < most and (ticket := self.call(counter)) is not None:
            self.start(ticket)
            self.finish(ticket)
            numbers.append(ticket.number)
        return numbers

    @staticmethod
    def _maybe(reply: Mapping[str, Any]) -> Ticket | None:
        return Ticket.model_validate(reply["ticket"]) if reply["ticket"] else None

    @staticmethod
    def _ticket(reply: Mapping[str, Any]) -> Ticket:
        return Ticket.model_validate(reply["ticket"])
