"""How long services take, from the visits that have been finished."""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import timedelta

from moiso_shared.centre import Centre
from moiso_shared.tickets import Ticket, TicketState

VISITS = 400
"""Visits that count for each service, the newest ones."""

PRIOR = 10
"""The document's figure counts as much as this many visits."""

LONGEST_MIN = 180.0
"""A visit left open overnight is no measure of a service."""


class Pace:
    """Mean minutes of service, by service."""

    def __init__(self, finished: Iterable[Ticket] = ()) -> None:
        self._minutes: dict[str, deque[float]] = {}
        for ticket in finished:
            self.learn(ticket)

    def learn(self, ticket: Ticket) -> None:
        """Take in a finished visit; one whose start was only implied says nothing."""
        if ticket.state is not TicketState.FINISHED or ticket.start_implied:
            return
        if ticket.started_at is None or ticket.finished_at is None:
            return
        minutes = (ticket.finished_at - ticket.started_at) / timedelta(minutes=1)
        if minutes <= LONGEST_MIN:
            self._minutes.setdefault(ticket.service, deque(maxlen=VISITS)).append(minutes)

    def means(self, centre: Centre) -> Mapping[str, float]:
        """Mean minutes for every service of the document."""
        means = {}
        for service in centre.services:
            seen = self._minutes.get(service.id, ())
            means[service.id] = (service.minutes * PRIOR + sum(seen)) / (PRIOR + len(seen))
        return means
