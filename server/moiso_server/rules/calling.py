"""Who is called next, and why."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import CounterState, Why
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket

Rank = tuple[int, int, datetime, int]
"""Service order at the counter, strict first, virtual arrival, order of arrival; the smallest is next."""


@dataclass(frozen=True)
class Choice:
    """The ticket that a counter calls, with the reason that the clerk and the journal see."""

    ticket: Ticket
    why: Why


def eligible(lobby: Lobby, counter: Counter) -> list[Ticket]:
    """Waiting tickets that this counter may call."""
    return [
        ticket
        for ticket in lobby.waiting(counter.services)
        if ticket.only_counter is None or ticket.only_counter == counter.id
    ]


def ranking(centre: Centre, counter: Counter) -> Callable[[Ticket], Rank]:
    """The order in which a counter calls, as a sort key.

    The virtual arrival of a ticket is its first arrival minus the credit of its priority class, so nobody
    who arrived more than that credit later ever overtakes. Under *strict*, priority classes go first.
    """
    strict = centre.policy.kind == "strict"
    credited = centre.policy.kind == "credit"
    credits = (
        {kind.id: timedelta(minutes=kind.credit_min) for kind in centre.priority_classes} if credited else {}
    )
    order = {service: place for place, service in enumerate(counter.services)} if counter.in_order else {}
    none = timedelta()

    def rank(ticket: Ticket) -> Rank:
        arrived = ticket.arrived_at or ticket.state_since
        if ticket.priority is not None:
            arrived -= credits.get(ticket.priority, none)
        second = 0 if strict and ticket.priority is not None else 1
        return order.get(ticket.service, 0), second, arrived, ticket.place

    return rank


def queue(lobby: Lobby, centre: Centre, counter: Counter) -> list[Ticket]:
    """Everyone this counter may call, the next one first (priority *interleaved* apart)."""
    return sorted(eligible(lobby, counter), key=ranking(centre, counter))


def people_ahead(lobby: Lobby, centre: Centre, ticket: Ticket) -> int:
    """How many people of the same service stand before a ticket that has just come, as things are."""
    queue = lobby.queues.get(ticket.service, {})
    if ticket.priority is None or centre.policy.kind == "interleaved":
        return len(queue) - (ticket.id in queue)
    rank = ranking(centre, centre.counters_for(ticket.service)[0])
    mine = rank(ticket)
    return sum(1 for other in queue.values() if rank(other) < mine)


def next_ticket(lobby: Lobby, centre: Centre, counter: Counter, state: CounterState) -> Choice | None:
    """Choose the ticket that a free counter calls; None when nobody is eligible."""
    tickets = eligible(lobby, counter)
    if not tickets:
        return None
    candidates = _turn(tickets, state.normals, centre) if centre.policy.kind == "interleaved" else tickets
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
    if chosen.priority is None:
        return Why(code="next", passed=passed)
    kind = centre.priority(chosen.priority)
    credit = kind.credit_min if kind is not None and centre.policy.kind == "credit" else None
    return Why(code="priority", priority=chosen.priority, credit_min=credit, passed=passed)
