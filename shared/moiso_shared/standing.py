"""Where a ticket stands in the line: the moment that it counts from, and who goes before whom."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from moiso_shared.centre import Centre, Counter
from moiso_shared.tickets import Ticket

Rank = tuple[int, int, datetime, int]
"""Service order at the counter, class, virtual arrival, order of arrival; the smallest is next."""

HEAD, FIRST, REST = 0, 1, 2
"""The classes of a rank: back at the head of the line, first by a strict policy, and everyone else."""


def virtual_arrival(centre: Centre) -> Callable[[Ticket], datetime]:
    """The moment each ticket counts from, as a function of the ticket.

    That is its first arrival, or its booked time when on time, minus the credit of its priority class; or
    the place that it was given when it came back.
    """
    credited = centre.policy.kind == "credit"
    kinds = centre.priority_classes if credited else ()
    credits = {kind.id: timedelta(minutes=kind.credit_min) for kind in kinds}
    early = timedelta(minutes=centre.calling.appointment_early_min)
    late = timedelta(minutes=centre.calling.appointment_late_min)
    none = timedelta()

    def arrival(ticket: Ticket) -> datetime:
        if ticket.stands_from is not None:
            return ticket.stands_from
        arrived = ticket.arrived_at or ticket.state_since
        booked = ticket.appointment_at
        if booked is not None and booked - early <= arrived <= booked + late:
            arrived = booked
        return arrived - credits.get(ticket.priority, none) if ticket.priority is not None else arrived

    return arrival


def slack(centre: Centre) -> timedelta:
    """How long before its arrival a ticket may count from at most, unless it was given a place."""
    credits = [kind.credit_min for kind in centre.priority_classes if centre.policy.kind == "credit"]
    return timedelta(minutes=max(credits, default=0) + centre.calling.appointment_late_min)


def on_time(ticket: Ticket, centre: Centre) -> bool:
    """Whether a ticket counts from its booked time."""
    if ticket.appointment_at is None:
        return False
    late = (ticket.arrived_at or ticket.state_since) - ticket.appointment_at
    limits = centre.calling
    return (
        -timedelta(minutes=limits.appointment_early_min)
        <= late
        <= timedelta(minutes=limits.appointment_late_min)
    )


def goes_first(ticket: Ticket) -> bool:
    """Whether a ticket stands among the priority ones where these are a line of their own."""
    return ticket.priority is not None if ticket.stands is None else ticket.stands != "normal"


def service_order(counter: Counter | None) -> Callable[[str], int]:
    """The place of a service at a counter that goes in order; what it only helps out with comes last."""
    if counter is None or not counter.in_order:
        return lambda service: 0
    order = {service: place for place, service in enumerate(counter.services)}
    return lambda service: order.get(service, len(order))


def ranking(centre: Centre, counter: Counter | None = None) -> Callable[[Ticket], Rank]:
    """The order in which a counter calls, as a sort key (priority *interleaved* apart).

    The virtual arrival of a ticket is its first arrival minus the credit of its priority class, so nobody
    who arrived more than that credit later ever overtakes. Under *strict*, priority classes go first.
    """
    strict = centre.policy.kind == "strict"
    arrival, order = virtual_arrival(centre), service_order(counter)

    def rank(ticket: Ticket) -> Rank:
        place = FIRST if strict and goes_first(ticket) else REST
        if ticket.stands == "head":
            place = HEAD
        return order(ticket.service), place, arrival(ticket), ticket.place

    return rank


def line(
    tickets: Iterable[Ticket], centre: Centre, counter: Counter | None = None, normals: int = 0
) -> list[Ticket]:
    """Tickets in the order in which they are called, the next one first.

    Args:
        tickets: Those that may be called.
        centre: Its policy decides.
        counter: Orders the services, where it goes in order.
        normals: Normal tickets called there since the last priority one; counts when *interleaved*.
    """
    ordered = sorted(tickets, key=ranking(centre, counter))
    if centre.policy.kind != "interleaved":
        return ordered
    order = service_order(counter)
    merged: list[Ticket] = []
    for _, alike in groupby(ordered, key=lambda ticket: order(ticket.service)):
        for ticket in _interleaved(list(alike), normals, centre.policy.normal_between):
            normals = 0 if ticket.priority is not None else normals + 1
            merged.append(ticket)
    return merged


def _interleaved(tickets: Sequence[Ticket], normals: int, between: int) -> Iterator[Ticket]:
    heads = [ticket for ticket in tickets if ticket.stands == "head"]
    rest = [ticket for ticket in tickets if ticket.stands != "head"]
    priority = deque(ticket for ticket in rest if goes_first(ticket))
    normal = deque(ticket for ticket in rest if not goes_first(ticket))
    for ticket in heads:
        normals = 0 if ticket.priority is not None else normals + 1
        yield ticket
    while normal or priority:
        turn = priority if priority and (normals >= between or not normal) else normal
        normals = 0 if turn is priority else normals + 1
        yield turn.popleft()
