"""Which waiting tickets a counter may call."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from moiso_shared.centre import Counter, HelpOut
from moiso_shared.facts import CounterState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket

WHEELCHAIR = "wheelchair"


def profile_of(counter: Counter, state: CounterState) -> tuple[str, ...]:
    """The services of a counter's work profile, in the document's order.

    A profile of which a new document has left nothing counts no more.
    """
    chosen = tuple(service for service in counter.services if service in (state.services or ()))
    return chosen or counter.services


def services_of(lobby: Lobby, counter: Counter, now: datetime) -> Iterator[str]:
    """What a counter takes now: its work profile, and what it helps out with while that is needed."""
    yield from profile_of(counter, lobby.counter(counter.id))
    for offer in counter.helps:
        if help_is_needed(lobby, offer, now):
            yield offer.service


def help_is_needed(lobby: Lobby, offer: HelpOut, now: datetime) -> bool:
    """Whether a service's queue or its longest wait is over what the offer names."""
    queue = lobby.queues.get(offer.service, {})
    if offer.queue_over is not None and len(queue) > offer.queue_over:
        return True
    if offer.wait_over_min is None or not queue:
        return False
    return now - min(map(waits_since, queue.values())) > timedelta(minutes=offer.wait_over_min)


def waits_since(ticket: Ticket) -> datetime:
    """When the wait for the present step began."""
    return ticket.queued_at or ticket.arrived_at or ticket.state_since


def sent_here(counter: Counter, ticket: Ticket, clerk: str | None) -> bool:
    """Whether a ticket was sent to this very counter, or to the clerk who has signed in at it."""
    return ticket.only_counter == counter.id or (ticket.only_clerk is not None and ticket.only_clerk == clerk)


def may_call(counter: Counter, ticket: Ticket, clerk: str | None = None) -> bool:
    """Whether the counter suits the visitor: not sent elsewhere, and accessible where that is needed.

    Args:
        counter: As the document describes it.
        ticket: Any ticket.
        clerk: Who has signed in at the counter.
    """
    return (
        ticket.only_counter in (None, counter.id)
        and ticket.only_clerk in (None, clerk)
        and fits(counter, ticket)
    )


def is_free(ticket: Ticket) -> bool:
    """Whether any counter suits the visitor."""
    return not ticket.needs and ticket.only_counter is None and ticket.only_clerk is None


def fits(counter: Counter, ticket: Ticket) -> bool:
    """Whether the visitor gets to the counter."""
    return counter.accessible or WHEELCHAIR not in ticket.needs


def within_reach(lobby: Lobby, counter: Counter, now: datetime) -> list[Ticket]:
    """Waiting tickets of the services that a counter takes, and those that were sent to it."""
    services = dict.fromkeys(services_of(lobby, counter, now))
    clerk = lobby.counter(counter.id).clerk
    others = [service for service in lobby.queues if service not in services]
    sent = [ticket for ticket in lobby.waiting(others) if sent_here(counter, ticket, clerk)]
    near: list[Ticket] = []
    for service in services:
        near += lobby.queues.get(service, {}).values()
    return near + sent


def eligible(lobby: Lobby, counter: Counter, now: datetime) -> list[Ticket]:
    """Waiting tickets that this counter may call now."""
    clerk = lobby.counter(counter.id).clerk
    return [ticket for ticket in within_reach(lobby, counter, now) if may_call(counter, ticket, clerk)]
