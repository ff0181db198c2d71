"""What may be read of the hall and its journal."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.errors import UnknownCounter, UnknownTicket
from moiso_shared.facts import Fact, FactKind
from moiso_shared.opening import local_day
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import Ticket

from moiso_server import journal_reads, stories
from moiso_server.access import PEOPLE
from moiso_server.accounts import Accounts
from moiso_server.hall import Hall
from moiso_server.pace import Pace
from moiso_server.private import Private
from moiso_server.rules import calling, waiting

LONGEST_CARRIED = timedelta(days=31)
"""Steps of a visit are looked for so long before its last day."""


class Enquiries:
    """Answers from the committed hall, the journal and the private store.

    Args:
        hall: The hall.
        private: Words of notes.
    """

    def __init__(self, hall: Hall, private: Private) -> None:
        self._hall = hall
        self._private = private
        self._pace = Pace(journal_reads.finished_for_real(hall.journal, 2000), hall.lobby.tickets.values())

    def learn(self, facts: list[tuple[Fact, str]]) -> None:
        """Take committed facts into the figures behind the outlook; a rehearsal is no measure."""
        for fact, _ in facts:
            if fact.day not in self._hall.lobby.rehearsals:
                self._pace.follow(fact)

    def forecast(self) -> Callable[[], Outlook]:
        """Note the hall as it is; what is returned works out the outlook, in any thread.

        The outlook is the wait of someone who takes a number now.
        """
        hall = self._hall
        lobby, means = hall.lobby.copy(), self._pace.means(hall.centre)
        return partial(waiting.outlook, lobby, hall.centre, hall.clock.wall(), means)

    async def deeds(
        self, most: int = 200, *, day: date | None = None, person: str | None = None
    ) -> list[dict[str, Any]]:
        """Who did what of late or on a day, the newest first: people, not devices."""
        journal = self._hall.journal
        facts = await self._hall.on_disk(lambda: journal_reads.deeds(journal, most, day=day, person=person))
        return [stories.deed(fact) for fact in facts]

    async def versions(self) -> list[dict[str, Any]]:
        """Every version of the centre's document with time and author, the newest first."""
        rows = await self._hall.on_disk(lambda: list(self._hall.journal.documents()))
        return [{"version": version, "at": at, "author": author} for version, at, author in rows]

    async def version(self, number: int) -> Centre | None:
        """An earlier document, or None where there was none."""
        found = await self._hall.on_disk(lambda: self._hall.journal.centre(number))
        return found[1] if found is not None else None

    def pace(self) -> dict[str, float]:
        """Mean minutes of each service, as the forecasts reckon with them."""
        return dict(self._pace.means(self._hall.centre))

    async def tickets_of(self, day: date) -> list[Ticket]:
        """All tickets of a day, open and ended, in no particular order."""
        return await self._hall.on_disk(lambda: journal_reads.tickets_on(self._hall.journal, day))

    def queue(self, counter_id: str) -> list[Ticket]:
        """Everyone a counter may call, the next one first."""
        counter = self._hall.centre.counter(counter_id)
        if counter is None:
            raise UnknownCounter(f"counter: there is no counter '{counter_id}'")
        return calling.queue(self._hall.lobby, self._hall.centre, counter, self._hall.clock.wall())

    async def why(self, key: str, *, staff: bool) -> dict[str, Any]:
        """Who came later and was called before a ticket and why, and why it was called itself.

        Raises:
            UnknownTicket: None has this id or number.
        """
        ticket = await self.ticket(key)
        if ticket is None:
            raise UnknownTicket(f"ticket: none is '{key}'")
        return await self._hall.on_disk(lambda: self._why(ticket, staff))

    def _why(self, ticket: Ticket, staff: bool) -> dict[str, Any]:
        journal, centre, note = self._hall.journal, self._hall.centre, self._private.note
        facts = self._facts(ticket)
        waited = stories.stays(facts, ticket.id)
        calls = journal.calls_on(ticket.day, after=waited[0].after) if waited else []
        passed = list(stories.passed_by(waited, calls, centre))
        own = [fact for fact in facts if fact.kind == FactKind.CALLED]
        return {
            "number": ticket.number,
            "passed_by": stories.call_rows(passed, centre, staff=staff, note=note),
            "called": stories.call_rows(own, centre, staff=staff, note=note),
            "words": stories.summary(ticket, passed).root,
        }

    def _facts(self, ticket: Ticket) -> list[Fact]:
        """Every step of a visit, from the day on which its visitor came; it may have been carried over."""
        came_on = local_day(self._hall.centre, ticket.arrived_at or ticket.state_since)
        first = min(ticket.day, max(came_on, ticket.day - LONGEST_CARRIED))
        return self._hall.journal.story(ticket.id, first, ticket.day)

    async def story(self, key: str) -> list[dict[str, Any]]:
        """Every step of a visit.

        Raises:
            UnknownTicket: None has this id or number.
        """
        hall = self._hall
        ticket = await self.ticket(key)
        if ticket is None:
            raise UnknownTicket(f"ticket: none is '{key}'")
        return await hall.on_disk(lambda: self._story(ticket))

    def _story(self, ticket: Ticket) -> list[dict[str, Any]]:
        hall, people = self._hall, {account.person: account.name for account in Accounts(self._private).all()}
        told = stories.steps(self._facts(ticket), ticket.id, hall.centre, self._private.note)
        return [{**step, "person": _person(step["actor"], people)} for step in told]

    async def ticket(self, key: str) -> Ticket | None:
        """A ticket by id or by number of today, open or ended."""
        found = self._hall.lobby.find(key)
        return found or await self._hall.on_disk(lambda: self._hall.journal.ticket(key, self._hall.lobby.day))

    async def note(self, note_id: int, *, comments: bool) -> str | None:
        """The words that a fact points to; those of a citizen who rated a visit only when asked for."""
        return await self._hall.on_disk(lambda: self._private.note(note_id, comments=comments))


def _person(actor: str, people: Mapping[str, str]) -> str | None:
    """The name of a person who acted; None for a device, and for an account that is gone."""
    role, _, name = actor.partition("/")
    return people.get(name) if role in PEOPLE else None
