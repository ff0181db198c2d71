"""Stopping and resuming the numbers of a service, and what time alone brings about."""

from datetime import datetime

from moiso_shared.facts import FactKind, Stop
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.rules import lifecycle
from moiso_server.rules.draft import Draft
from moiso_server.rules.giving import near


def stop(draft: Draft, service_id: str, reason: str, until: datetime | None) -> Stop:
    """Give no numbers of a service until resumed, or until a moment; calling goes on."""
    draft.service(service_id)
    until = near("until", until, draft.now)
    wanted = Stop(service=service_id, reason=reason, until=until, since=draft.now)
    draft.record(FactKind.SERVICE_STOPPED, stops=(wanted,), reason=reason)
    return wanted


def resume(draft: Draft, service_id: str) -> Stop:
    """Give numbers again; a service that was not stopped stays as it is."""
    draft.service(service_id)
    return _end(draft, service_id)


def time_passed(draft: Draft) -> None:
    """Bring back parked tickets that are due, and end stops that have run out."""
    for ticket in due(draft):
        lifecycle.return_to_queue(draft, ticket)
    for halted in list(draft.lobby.stops.values()):
        if halted.until is not None and halted.until <= draft.now:
            _end(draft, halted.service)


def _end(draft: Draft, service_id: str) -> Stop:
    ended = Stop(service=service_id, active=False)
    if service_id in draft.lobby.stops:
        draft.record(FactKind.SERVICE_RESUMED, stops=(ended,))
    return ended


def due(draft: Draft) -> list[Ticket]:
    """Parked tickets whose time has come, the earliest first."""
    parked = [
        ticket
        for ticket in draft.lobby.tickets.values()
        if ticket.state is TicketState.PARKED
        and ticket.park_until is not None
        and ticket.park_until <= draft.now
    ]
    return sorted(parked, key=lambda ticket: (ticket.park_until, ticket.place))
