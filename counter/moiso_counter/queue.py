"""What the clerk's lists hold; order and right to call are the server's own rules."""

from datetime import datetime

from moiso_shared.centre import Centre, Counter
from moiso_shared.lobby import Lobby
from moiso_shared.standing import line
from moiso_shared.suiting import eligible, may_call, profile_of, waits_since
from moiso_shared.tickets import Ticket, TicketState

ASIDE = frozenset({TicketState.MISSED, TicketState.PARKED})


def own_queue(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> list[Ticket]:
    """Waiting tickets that this counter may call, the next one first."""
    normals = lobby.counter(counter.id).normals
    return line(eligible(lobby, counter, now), centre, counter, normals)


def set_aside(lobby: Lobby, counter: Counter) -> list[Ticket]:
    """Missed and parked tickets of this counter's services, the latest first."""
    services, clerk = frozenset(counter.services), lobby.counter(counter.id).clerk
    mine = [
        ticket
        for ticket in lobby.tickets.values()
        if ticket.state in ASIDE and ticket.service in services and may_call(counter, ticket, clerk)
    ]
    return sorted(mine, key=lambda ticket: ticket.state_since, reverse=True)


def services_today(lobby: Lobby, counter: Counter) -> tuple[str, ...]:
    """The work profile: which of its services the counter takes today."""
    return profile_of(counter, lobby.counter(counter.id))


def arrival(ticket: Ticket) -> datetime:
    """When the citizen came; who was carried over, since the opening of the new day."""
    return waits_since(ticket) if ticket.carried else ticket.arrived_at or ticket.state_since
