"""The place that is given to a ticket that comes back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from moiso_shared.centre import Centre
from moiso_shared.standing import goes_first, line, virtual_arrival
from moiso_shared.tickets import Ticket

_STEP = timedelta(microseconds=1)

Stands = Literal["head", "first", "normal"] | None


@dataclass(frozen=True)
class Place:
    """As the ticket's fields of the same names."""

    stands_from: datetime | None = None
    stands: Stands = None


def head(now: datetime) -> Place:
    """Before everyone but those who came back to the head earlier."""
    return Place(now, "head")


def end(ticket: Ticket, centre: Centre, now: datetime) -> Place:
    """Behind everyone who waits now; a priority class helps no more, but under *interleaved*."""
    return Place(
        now + _STEP, _among(ticket.priority is not None and centre.policy.kind == "interleaved", centre)
    )


def behind(ticket: Ticket, queue: Iterable[Ticket], places: int, centre: Centre, now: datetime) -> Place:
    """Behind the next few of a queue, and never before the place of one's own arrival.

    Args:
        ticket: Comes back.
        queue: The waiting tickets of its service.
        places: How many are still called first; with fewer waiting, all of them.
        centre: Its policy says who is next.
        now: Counts for a place at the head.
    """
    if places == 0:
        return head(now)
    before = line(queue, centre)[:places]
    if centre.policy.kind == "interleaved":  # each class has a line of its own
        before = [
            other
            for other in before
            if other.stands == "head" or goes_first(other) == (ticket.priority is not None)
        ]
    if not before:
        return Place()
    last, arrival = before[-1], virtual_arrival(centre)
    if last.stands == "head":
        return Place(arrival(last) + _STEP, "head")
    behind_last = arrival(last) + _STEP
    alike = centre.policy.kind == "credit" or goes_first(last) == (ticket.priority is not None)
    own = arrival(ticket) if alike else behind_last  # in another line the own arrival says nothing
    return Place(max(behind_last, own), _among(goes_first(last), centre))


def _among(first: bool, centre: Centre) -> Stands:
    """Under *credit* there is one line for all; elsewhere those who go first have a line of their own."""
    if centre.policy.kind == "credit":
        return None
    return "first" if first else "normal"
