"""What may be read of the hall and its journal."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from moiso_shared.errors import UnknownCounter, UnknownTicket
from moiso_shared.facts import Fact, FactKind
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import Ticket, TicketState

from moiso_server import stories
from moiso_server.hall import Hall
from moiso_server.pace import Pace
from moiso_server.private import Private
from moiso_server.rules import calling, waiting


class Enquiries:
    """Answers from the committed hall, the journal and the private store.

    Args:
        hall: The hall.
        private: Words of notes.
    """

    def __init__(self, hall: Hall, private: Private) -> None:
        self._hall = hall
        self._private = private
        self._pace = Pace(hall.journal.finished(2000))

    def learn(self, facts: list[tuple[Fact, str]]) -> None:
        """Take committed facts into the figures behind the outlook."""
        for fact, _ in facts:
            if fact.kind == FactKind.FINISHED:
                self._pace.learn(fact.tickets[0])

    def forecast(self) -> Callable[[], Outlook]:
        """Note the hall as it is; what is returned works out the outlook, in any thread.

        The outlook is the wait of someone who takes a number now.
        """
        hall = self._hall
        lobby, means = hall.lobby.copy(), self._pace.means(hall.centre)
        return partial(waiting.outlook, lobby, hall.centre, hall.clock.wall(), means)

    def pace(self) -> dict[str, float]:
        """Mean minutes of each service, as the forecasts reckon with them."""
        return dict(self._pace.means(self._hall.centre))

    async def tickets_of(self, day: date) -> list[Ticket]:
        """All tickets of a day, open and ended, in no particular order."""
        return await self._hall.on_disk(lambda: self._hall.journal.tickets_on(day))

    def queue(self, counter_id: str) -> list[Ticket]:
        """Everyone a counter may call, the next one first."""
        counter = self._hall.centre.counter(counter_id)
        if counter is None:
            raise UnknownCounter(f"counter: there is no counter '{counter_id}'")
        return calling.queue(self._hall.lobby, self._hall.centre, counter, self._hall.clock.wall())

    async def why(self, key: str, *, staff: bool) -> dict[str, Any]:
        """Who came later and was called before a ticket, and why.

        Raises:
            UnknownTicket: None has this id or number.
        """
        hall = self._hall
        ticket = await self.ticket(key)
        if ticket is None:
            raise UnknownTicket(f"ticket: none is '{key}'")
        waits = ticket.state is TicketState.WAITING or ticket.called_at is None
        until = hall.clock.wall() if waits else ticket.called_at
        assert until is not None
        note = self._private.note
        passed = await hall.on_disk(
            lambda: stories.passed_by(
                ticket, hall.journal.calls_on(ticket.day), hall.centre, until, staff=staff, note=note
            )
        )
        return {"number": ticket.number, "passed_by": passed, "words": stories.summary(len(passed)).root}

    async def story(self, key: str) -> list[dict[str, Any]]:
        """Every step of a visit.

        Raises:
            UnknownTicket: None has this id or number.
        """
        hall = self._hall
        ticket = await self.ticket(key)
        if ticket is None:
            raise UnknownTicket(f"ticket: none is '{key}'")
        return await hall.on_disk(
            lambda: stories.steps(
                hall.journal.story(ticket.id, ticket.day), ticket.id, hall.centre, self._private.note
            )
        )

    async def ticket(self, key: str) -> Ticket | None:
        """A ticket by id or by number of today, open or ended."""
        found = self._hall.lobby.find(key)
        return found or await self._hall.on_disk(lambda: self._hall.journal.ticket(key, self._hall.lobby.day))

    async def note(self, note_id: int) -> str | None:
        """The words that a fact points to."""
        return await self._hall.on_disk(lambda: self._private.note(note_id))
