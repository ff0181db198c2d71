"""Who is called next, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import CounterState, Why
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket

from moiso_server.rules.standing import virtual_arrival

Rank = tuple[int, int, datetime, int]
"""Service order at the counter, strict first, virtual arrival, order of arrival; the smallest is next."""


@dataclass(frozen=True)
class Choice:
    """The ticket that a counter calls, with the reason that the clerk and the journal see."""

    ticket: Ticket
    why: Why


def services_of(lobby: Lobby, counter: Counter, now: datetime) -> Iterator[str]:
    """What a counter takes now: its work profile, and what it helps out with while that is needed."""
    yield from profile_of(counter, lobby.counter(counter.id))
    for offer in counter.helps:
        queue = lobby.queues.get(offer.service, {})
        longest = min((ticket.arrived_at or ticket.state_since for ticket in queue.values()), default=now)
        waited = now - longest
        if (offer.queue_over is not None and len(queue) > offer.queue_over) or (
            offer.wait_over_min is not None and waited > timedelta(minutes=offer.wait_over_min)
        ):
            yield offer.service


def profile_of(counter: Counter, state: CounterState) -> tuple[str, ...]:
    """The services of a counter's work profile, in the document's order."""
    if state.services is None:
        return counter.services
    return tuple(service for service in counter.services if service in state.services)


def may_call(counter: Counter, ticket: Ticket) -> bool:
    """Whether the counter suits the visitor: not sent to another one, and accessible where that is needed."""
    return (ticket.only_counter is None or ticket.only_counter == counter.id) and (
        counter.accessible or "wheelchair" not in ticket.needs
    )


def eligible(lobby: Lobby, counter: Counter, now: datetime) -> list[Ticket]:
    """Waiting tickets that this counter may call now."""
    services = dict.fromkeys(services_of(lobby, counter, now))
    return [ticket for ticket in lobby.waiting(services) if may_call(counter, ticket)]


def ranking(centre: Centre, counter: Counter) -> Callable[[Ticket], Rank]:
    """The order in which a counter calls, as a sort key.

    The virtual arrival of a ticket is its first arrival minus the credit of its priority class, so nobody
    who arrived more than that credit later ever overtakes. Under *strict*, priority classes go first.
    Services that the counter only helps out with come after its own where it goes in order.
    """
    strict = centre.policy.kind == "strict"
    arrival = virtual_arrival(centre)
    order = {service: place for place, service in enumerate(counter.services)} if counter.in_order else {}
    last = len(order)

    def rank(ticket: Ticket) -> Rank:
        first = 0 if strict and ticket.priority is not None else 1
        return order.get(ticket.service, last), first, arrival(ticket), ticket.place

    return rank


def queue(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> list[Ticket]:
    """Everyone this counter may call, the next one first (priority *interleaved* apart)."""
    return sorted(eligible(lobby, counter, now), key=ranking(centre, counter))


def people_ahead(lobby: Lobby, centre: Centre, ticket: Ticket) -> int:
    """How many people of the same service are called before this one, as things are."""
    queue = lobby.queues.get(ticket.service, {})
    rank = ranking(centre, centre.counters_for(ticket.service)[0])
    mine = rank(ticket)
    return sum(1 for other in queue.values() if other.id != ticket.id and rank(other) < mine)


def ahead_of_new(lobby: Lobby, centre: Centre, ticket: Ticket) -> int:
    """`people_ahead` of a ticket that has just come: without priority, that is everyone else."""
    if ticket.priority is None and ticket.stands_from is None and ticket.appointment_at is None:
        return len(lobby.queues.get(ticket.service, {})) - 1
    return people_ahead(lobby, centre, ticket)


def next_ticket(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> Choice | None:
    """Choose the ticket that a free counter calls; None when nobody is eligible."""
    tickets = eligible(lobby, counter, now)
    if not tickets:
        return None
    candidates = tickets
    if centre.policy.kind == "interleaved":
        candidates = _turn(tickets, lobby.counter(counter.id).normals, centre)
    chosen = min(candidates, key=ranking(centre, counter))
    return Choice(chosen, _why(chosen, tickets, centre))


def _turn(tickets: Iterable[Ticket], normals: int, centre: Centre) -> list[Ticket]:
    """Under *interleaved*: the priority tickets when it is their turn, otherwise the normal ones."""
    normal = [ticket for ticket in tickets if ticket.priority is None]
    priority = [ticket for ticket in tickets if ticket.priority is not None]
    if normals >= centre.policy.normal_between:
        return priority or normal
    return normal or priority


def _why(chosen: Ticket, tickets: Iterable[Ticket], centre: Centre) -> Why:
    passed = sum(1 for ticket in tickets if ticket.place < chosen.place)
    if chosen.only_counter is not None:
        return Why(code="sent_here", passed=passed)
    if chosen.stands_from is not None:
        return Why(code="came_back", passed=passed)
    if chosen.priority is not None:
        kind = centre.priority(chosen.priority)
        credit = kind.credit_min if kind is not None and centre.policy.kind == "credit" else None
        return Why(code="priority", priority=chosen.priority, credit_min=credit, passed=passed)
    if chosen.appointment_at is not None:
        return Why(code="appointment", passed=passed)
    return Why(code="next", passed=passed)
