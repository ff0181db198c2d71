"""Whom this counter may call, in the order in which the clerk sees them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from moiso_shared.centre import Centre, Counter
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

ASIDE = frozenset({TicketState.MISSED, TicketState.PARKED})

Order = tuple[int, int, datetime, int]


def own_queue(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> list[Ticket]:
    """Waiting tickets that this counter may call, in the order of the centre's policy.

    For the eyes only; who is called next is the server's choice.
    """
    services = dict.fromkeys(_services_of(lobby, counter, now))
    mine = [ticket for ticket in lobby.waiting(services) if _may_call(ticket, counter)]
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


def services_today(lobby: Lobby, counter: Counter) -> tuple[str, ...]:
    """The work profile: which of its services the counter takes today."""
    chosen = lobby.counter(counter.id).services
    if chosen is None:
        return counter.services
    return tuple(service for service in counter.services if service in chosen)


def arrival(ticket: Ticket) -> datetime:
    """When the citizen came; fairness counts from here."""
    return ticket.arrived_at or ticket.state_since


def _services_of(lobby: Lobby, counter: Counter, now: datetime) -> Iterator[str]:
    """Its profile, and what it helps out with while that is needed."""
    yield from services_today(lobby, counter)
    for offer in counter.helps:
        queue = lobby.queues.get(offer.service, {})
        longest = now - min((arrival(ticket) for ticket in queue.values()), default=now)
        crowded = offer.queue_over is not None and len(queue) > offer.queue_over
        late = offer.wait_over_min is not None and longest > timedelta(minutes=offer.wait_over_min)
        if crowded or late:
            yield offer.service


def _may_call(ticket: Ticket, counter: Counter) -> bool:
    suits = counter.accessible or "wheelchair" not in ticket.needs
    return suits and ticket.only_counter in (None, counter.id)


def _order(centre: Centre, counter: Counter) -> Callable[[Ticket], Order]:
    places = {service: place for place, service in enumerate(counter.services)} if counter.in_order else {}
    strict = centre.policy.kind == "strict"

    def order(ticket: Ticket) -> Order:
        first = 0 if strict and ticket.priority is not None else 1
        return places.get(ticket.service, len(places)), first, _counts_from(ticket, centre), ticket.place

    return order


def _counts_from(ticket: Ticket, centre: Centre) -> datetime:
    """The moment that a ticket counts from: its place, its booked time when on time, or its arrival."""
    if ticket.stands_from is not None:
        return ticket.stands_from
    arrived, booked, limits = arrival(ticket), ticket.appointment_at, centre.calling
    if booked is not None:
        early = booked - timedelta(minutes=limits.appointment_early_min)
        late = booked + timedelta(minutes=limits.appointment_late_min)
        arrived = booked if early <= arrived <= late else arrived
    kind = centre.priority(ticket.priority) if centre.policy.kind == "credit" else None
    return arrived if kind is None else arrived - timedelta(minutes=kind.credit_min)
