"""Tickets for tests, told in a line."""

from datetime import timedelta
from typing import Any

from moiso_shared.tickets import Ticket, TicketState

from tests.fakes.link import MORNING

SERVICES = {"A": "chung-thuc", "H": "ho-tich", "L": "dat-dai"}


def ticket(
    number: str,
    *,
    minutes_ago: float = 0,
    state: TicketState = TicketState.WAITING,
    counter: str | None = None,
    **more: Any,
) -> Ticket:
    """A ticket such as ``A015`` of the small centre, taken so many minutes before the morning's 10:00."""
    arrived = MORNING - timedelta(minutes=minutes_ago)
    fields: dict[str, Any] = {
        "id": f"t-{number}",
        "number": number,
        "service": SERVICES[number[0]],
        "state": state,
        "day": MORNING.date(),
        "state_since": arrived,
        "arrived_at": arrived,
        "series": SERVICES[number[0]],
        "ordinal": int(number[1:]),
        "place": int(number[1:]),
        "counter": counter,
        "called_at": MORNING if counter else None,
        "calls": 1 if counter else 0,
    }
    return Ticket(**(fields | more))
