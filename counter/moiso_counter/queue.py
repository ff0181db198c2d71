"""Whom this counter may call, in the order in which the clerk sees them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from moiso_shared.centre import Centre, Counter
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

ASIDE = frozenset({TicketState.MISSED, TicketState.PARKED})


def own_queue(lobby: Lobby, centre: Centre, counter: Counter) -> list[Ticket]:
    """Waiting tickets that this counter may call: by priority credit, then by arrival.

    For the eyes only; who is called next is the server's choice.
    """
    mine = [ticket for ticket in lobby.waiting(counter.services) if _may_call(ticket, counter)]
    return sorted(mine, key=_order(centre, counter))


def set_aside(lobby: Lobby, counter: Counter) -> list[Ticket]:
    """Missed and parked tickets of this counter's services, the latest first."""
    services = frozenset(counter.services)
    mine = [
        ticket
        for ticket in lobby.tickets.values()
        if ticket.state in ASIDE and ticket.service in services and _may_call(ticket, counter)
    ]
    return sorted(mine, key=lambda ticket: ticket.state_since, reverse=True)


def arrival(ticket: Ticket) -> datetime:
    """When the citizen came; fairness counts from here."""
    return ticket.arrived_at or ticket.state_since


def _may_call(ticket: Ticket, counter: Counter) -> bool:
    return ticket.only_counter in (None, counter.id)


def _order(centre: Centre, counter: Counter) -> Callable[[Ticket], tuple[int, int, datetime, int]]:
    places = {service: place for place, service in enumerate(counter.services)} if counter.in_order else {}
    strict = centre.policy.kind == "strict"
    credits = {
        kind.id: timedelta(minutes=kind.credit_min if centre.policy.kind == "credit" else 0)
        for kind in centre.priority_classes
    }

    def order(ticket: Ticket) -> tuple[int, int, datetime, int]:
        credit = credits.get(ticket.priority or "", timedelta())
        first = 0 if strict and ticket.priority is not None else 1
        return places.get(ticket.service, 0), first, arrival(ticket) - credit, ticket.place

    return order
