"""How long services take, from the steps that have been finished."""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind
from moiso_shared.tickets import Ticket, TicketState

VISITS = 400
"""Visits that count for each service, the newest ones."""

PRIOR = 10
"""The document's figure counts as much as this many visits."""

LONGEST_MIN = 180.0
"""A visit left open overnight is no measure of a service."""


class Pace:
    """Mean minutes of service, by service.

    Args:
        finished: Tickets of earlier visits: their last step counts.
        present: Tickets that are in service now.
    """

    def __init__(self, finished: Iterable[Ticket] = (), present: Iterable[Ticket] = ()) -> None:
        self._minutes: dict[str, deque[float]] = {}
        self._begun: dict[str, tuple[str, datetime]] = {}
        for ticket in finished:
            if ticket.state is TicketState.FINISHED and not ticket.start_implied and ticket.started_at:
                self._learn(ticket.service, ticket.started_at, ticket.finished_at or ticket.state_since)
        for ticket in present:
            self._begin(ticket)

    def follow(self, fact: Fact) -> None:
        """Take in what happened: a step that was begun and finished, even when its visit goes on.

        One whose start was only implied says nothing, nor does one that was parked or sent on.
        """
        for ticket in fact.tickets:
            if ticket.state is TicketState.SERVING:
                self._begin(ticket)
                continue
            begun = self._begun.pop(ticket.id, None)
            if begun is not None and fact.kind == FactKind.FINISHED:
                self._learn(*begun, fact.at)

    def means(self, centre: Centre) -> Mapping[str, float]:
        """Mean minutes for every service of the document."""
        means = {}
        for service in centre.services:
            seen = self._minutes.get(service.id, ())
            means[service.id] = (service.minutes * PRIOR + sum(seen)) / (PRIOR + len(seen))
        return means

    def _begin(self, ticket: Ticket) -> None:
        if ticket.state is TicketState.SERVING and ticket.started_at is not None:
            self._begun[ticket.id] = (ticket.service, ticket.started_at)

    def _learn(self, service: str, begun: datetime, ended: datetime) -> None:
        minutes = (ended - begun) / timedelta(minutes=1)
        if minutes <= LONGEST_MIN:
            self._minutes.setdefault(service, deque(maxlen=VISITS)).append(minutes)
