"""Where a ticket stands in the line: the moment that it counts from."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from moiso_shared.centre import Centre
from moiso_shared.tickets import Ticket

_STEP = timedelta(microseconds=1)


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


def behind(
    queue: Iterable[Ticket], arrival: Callable[[Ticket], datetime], places: int, now: datetime
) -> datetime:
    """The moment to count from in order to stand after the next few of a queue.

    Args:
        queue: The waiting tickets of the service.
        arrival: As from `virtual_arrival`.
        places: How many are still called first; with fewer waiting, all of them.
        now: Counts when nobody waits.
    """
    line = sorted(arrival(ticket) for ticket in queue)
    if not line or places == 0:
        return min([*line, now]) - _STEP
    return line[min(places, len(line)) - 1] + _STEP


def head(queue: Iterable[Ticket], arrival: Callable[[Ticket], datetime], now: datetime) -> datetime:
    """The moment to count from in order to be the next."""
    return behind(queue, arrival, 0, now)
