"""Who is called next, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import Why
from moiso_shared.lobby import Lobby
from moiso_shared.standing import goes_first, line, on_time, service_order, slack, virtual_arrival
from moiso_shared.suiting import eligible, is_free, may_call, sent_here, within_reach
from moiso_shared.tickets import Ticket

_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Choice:
    """The ticket that a counter calls, with the reason that the clerk and the journal see."""

    ticket: Ticket
    why: Why


def next_ticket(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> Choice | None:
    """Choose the ticket that a free counter calls; None when nobody is eligible.

    The smallest virtual arrival wins: arrival minus the credit of the ticket's priority class, so nobody
    who arrived more than that credit later ever overtakes. Under *strict* the priority classes are a line
    of their own that goes first, under *interleaved* one that has its turn after some normal tickets.
    """
    state = lobby.counter(counter.id)
    near = within_reach(lobby, counter, now)
    arrival, most = virtual_arrival(centre), slack(centre)

    def suits(ticket: Ticket) -> bool:
        return may_call(counter, ticket, state.clerk)

    for alike in _in_order(near, counter):
        for group in _turns(alike, centre, state.normals):
            chosen = _first(group, arrival, most, suits)
            if chosen is not None:
                earlier = [ticket for ticket in near if ticket.place < chosen.place]
                passed = sum(1 for ticket in earlier if is_free(ticket) or suits(ticket))
                return Choice(chosen, _why(chosen, passed, centre, counter, state.clerk))
    return None


def queue(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> list[Ticket]:
    """Everyone this counter may call, the next one first."""
    return line(eligible(lobby, counter, now), centre, counter, lobby.counter(counter.id).normals)


def people_ahead(lobby: Lobby, centre: Centre, ticket: Ticket) -> int:
    """How many people of the same service are called before this one; none when it does not wait."""
    waiting = line(lobby.queues.get(ticket.service, {}).values(), centre)
    return next((place for place, other in enumerate(waiting) if other.id == ticket.id), 0)


def ahead_of_new(lobby: Lobby, centre: Centre, ticket: Ticket) -> int:
    """`people_ahead` of a ticket that has just come: without priority, that is everyone else."""
    if ticket.priority is None and ticket.stands_from is None and ticket.appointment_at is None:
        return len(lobby.queues.get(ticket.service, {})) - 1
    return people_ahead(lobby, centre, ticket)


def passed_over(lobby: Lobby, counter: Counter, ticket: Ticket, now: datetime) -> int:
    """How many who came earlier could have been called here instead of this ticket."""
    return sum(1 for other in eligible(lobby, counter, now) if other.place < ticket.place)


def _in_order(tickets: list[Ticket], counter: Counter) -> Iterator[list[Ticket]]:
    """The tickets that a counter takes alike: all of them, or one service after the other."""
    if not counter.in_order:
        yield tickets
        return
    order = service_order(counter)
    for place in range(len(counter.services) + 1):
        yield [ticket for ticket in tickets if order(ticket.service) == place]


def _turns(tickets: list[Ticket], centre: Centre, normals: int) -> Iterator[list[Ticket]]:
    """The lines that are looked through one after the other: who is back at the head, then by policy."""
    placed = [ticket for ticket in tickets if ticket.stands is not None]
    yield [ticket for ticket in placed if ticket.stands == "head"]
    if centre.policy.kind == "credit":
        yield tickets
        return
    priority: list[Ticket] = []
    normal: list[Ticket] = []
    for ticket in tickets:
        (priority if goes_first(ticket) else normal).append(ticket)
    if centre.policy.kind == "strict" or normals >= centre.policy.normal_between:
        yield from (priority, normal)
    else:
        yield from (normal, priority)


def _first(
    tickets: Iterable[Ticket],
    arrival: Callable[[Ticket], datetime],
    most: timedelta,
    suits: Callable[[Ticket], bool],
) -> Ticket | None:
    """The suitable ticket that counts from the earliest moment; the one that came first when equal.

    Whoever came more than ``most`` after the best so far counts from is passed over unseen: with 2 000
    people waiting a choice has to be made within a millisecond.
    """
    best, best_from, best_place, bound = None, _LATEST, 0, _LATEST
    for ticket in tickets:
        arrived = ticket.arrived_at or ticket.state_since
        plain = ticket.stands_from is None
        if arrived > bound and plain:
            continue
        if arrived > best_from and plain and ticket.priority is None and ticket.appointment_at is None:
            continue
        counts_from = arrival(ticket)
        if counts_from > best_from or (counts_from == best_from and ticket.place > best_place):
            continue
        if suits(ticket):
            best, best_from, best_place = ticket, counts_from, ticket.place
            bound = best_from + most
    return best


def _why(chosen: Ticket, passed: int, centre: Centre, counter: Counter, clerk: str | None) -> Why:
    if sent_here(counter, chosen, clerk):
        return Why(code="sent_here", passed=passed)
    if chosen.stands_from is not None:
        return Why(code="carried" if chosen.carried else "came_back", passed=passed)
    if chosen.priority is not None:
        kind = centre.priority(chosen.priority)
        credit = kind.credit_min if kind is not None and centre.policy.kind == "credit" else None
        return Why(code="priority", priority=chosen.priority, credit_min=credit, passed=passed)
    if on_time(chosen, centre):
        return Why(code="appointment", passed=passed)
    return Why(code="next", passed=passed)
