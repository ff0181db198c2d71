"""Which visit each rating tablet asks about: the one just finished at its counter, for a while."""

import time
from dataclasses import dataclass

from moiso_shared.facts import Fact, FactKind
from moiso_shared.tickets import Ticket, TicketState

ASKED_S = 120.0
"""A citizen who has not answered by then has gone."""


@dataclass(frozen=True)
class Asked:
    """A visit that may be rated at a counter."""

    ticket: str
    number: str
    until: float
    """On the monotonic clock."""


class Asking:
    """Wakes a counter's tablet when its visit ends, and puts it to sleep at the next start."""

    def __init__(self) -> None:
        self._asked: dict[str, Asked] = {}

    def at(self, counter_id: str) -> Asked | None:
        """What the tablet asks about now; None when it sleeps."""
        asked = self._asked.get(counter_id)
        return asked if asked is not None and time.monotonic() < asked.until else None

    def skip(self, counter_id: str) -> None:
        """The citizen does not want to answer, or has."""
        self._asked.pop(counter_id, None)

    def learn(self, fact: Fact) -> None:
        """Follow what happens at the counters."""
        for ticket in fact.tickets:
            match fact.kind:
                case FactKind.FINISHED if ticket.state is TicketState.FINISHED:
                    self._ask(ticket)
                case FactKind.STARTED if ticket.counter is not None:
                    self.skip(ticket.counter)
                case FactKind.RATED | FactKind.UNDONE:
                    self._forget(ticket)

    def _ask(self, ticket: Ticket) -> None:
        if ticket.counter is not None:
            until = time.monotonic() + ASKED_S
            self._asked[ticket.counter] = Asked(ticket.id, ticket.number, until)

    def _forget(self, ticket: Ticket) -> None:
        self._asked = {counter: asked for counter, asked in self._asked.items() if asked.ticket != ticket.id}
