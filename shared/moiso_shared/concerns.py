"""What somebody should look after now: tickets that take too long, idle counters, people nobody can call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.suiting import eligible, is_free, may_call, sent_here, services_of, waits_since
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState


class ConcernKind(StrEnum):
    """What is wrong."""

    CALLED_LONG = "called_long"
    SERVING_LONG = "serving_long"
    IDLE_COUNTER = "idle_counter"
    """Open, free, and people wait whom it could call."""
    SEVERAL_TICKETS = "several_tickets"
    """A clerk, or a counter where nobody signs in, has more tickets than the centre allows at once."""
    NO_COUNTER = "no_counter"
    """People wait for a service that no open counter takes."""
    STRANDED = "stranded"
    """No open counter may call this ticket: it was sent to one that is closed, or needs an accessible one."""


@dataclass(frozen=True)
class Concern:
    """One thing to look after; ``since`` is when it began, not when it became too long."""

    kind: ConcernKind
    since: datetime
    counter: str | None = None
    ticket: str | None = None
    service: str | None = None
    clerk: str | None = None
    people: int = 0
    """How many wait, or how many tickets there are at once."""
    number: str = ""
    """The ticket's number, for whoever tells of it."""


def concerns(lobby: Lobby, centre: Centre, now: datetime) -> list[Concern]:
    """All that is to be looked after, the oldest first.

    Args:
        lobby: The hall as staff see it.
        centre: Its settings under ``calling`` say how long is too long.
        now: The moment of the question.
    """
    found = [*_too_long(lobby, centre, now), *_idle(lobby, centre, now), *_several(lobby, centre)]
    found += _nobody_calls(lobby, centre, now)
    return sorted(found, key=lambda concern: (concern.since, concern.kind))


def covered(lobby: Lobby, centre: Centre, now: datetime, without: str | None = None) -> set[str]:
    """The services that some open counter takes now.

    Args:
        lobby: The hall; what a board knows of it is enough.
        centre: Says who takes what.
        now: Helping out depends on it.
        without: A counter that does not count.
    """
    hands = [counter for counter in _open(lobby, centre) if counter.id != without]
    return {service for counter in hands for service in services_of(lobby, counter, now)}


def left_alone(lobby: Lobby, centre: Centre, counter_id: str, now: datetime) -> dict[str, int]:
    """How many people, by service, would be left without an open counter if this one paused or closed."""
    counts, counter = lobby.waiting_counts(), centre.counter(counter_id)
    if counter is None or lobby.counter(counter_id).status is not CounterStatus.OPEN:
        return {}
    others = covered(lobby, centre, now, without=counter_id)
    mine = dict.fromkeys(services_of(lobby, counter, now))
    return {service: counts[service] for service in mine if service in counts and service not in others}


def only_here(lobby: Lobby, centre: Centre, counter_id: str, now: datetime) -> list[Ticket]:
    """Tickets that no open counter could call any more if this one paused or closed.

    They were sent here or to its clerk, or need a counter that is accessible; whole services are told by
    `left_alone`.
    """
    working = _open(lobby, centre)
    rest = [part for part in working if part.id != counter_id]
    alone = left_alone(lobby, centre, counter_id, now)
    bound = [each for each in lobby.waiting() if not is_free(each) and each.service not in alone]
    hands = {part.id: frozenset(services_of(lobby, part, now)) for part in working}
    return [
        ticket
        for ticket in bound
        if _is_wanted(lobby, ticket, working, hands) and not _is_wanted(lobby, ticket, rest, hands)
    ]


def _open(lobby: Lobby, centre: Centre) -> list[Counter]:
    return [part for part in centre.counters if lobby.counter(part.id).status is CounterStatus.OPEN]


def _too_long(lobby: Lobby, centre: Centre, now: datetime) -> Iterator[Concern]:
    called_long = timedelta(minutes=centre.calling.called_long_min)
    serving_long = timedelta(minutes=centre.calling.serving_long_min)
    for ticket in lobby.tickets.values():
        if ticket.state is TicketState.CALLED and now - ticket.state_since > called_long:
            yield _at_counter(ConcernKind.CALLED_LONG, ticket, ticket.state_since)
        elif ticket.state is TicketState.SERVING:
            begun = ticket.started_at or ticket.state_since
            if now - begun > serving_long:
                yield _at_counter(ConcernKind.SERVING_LONG, ticket, begun)


def _at_counter(kind: ConcernKind, ticket: Ticket, since: datetime) -> Concern:
    return Concern(
        kind,
        since,
        counter=ticket.counter,
        ticket=ticket.id,
        service=ticket.service,
        clerk=ticket.clerk,
        number=ticket.number,
    )


def _idle(lobby: Lobby, centre: Centre, now: datetime) -> Iterator[Concern]:
    long = timedelta(minutes=centre.calling.idle_long_min)
    for counter in _open(lobby, centre):
        state = lobby.counter(counter.id)
        if state.ticket is not None or (state.since is not None and now - state.since <= long):
            continue
        waiting = eligible(lobby, counter, now)
        if not waiting:
            continue
        moments = [state.since, state.free_since, min(map(waits_since, waiting))]
        since = max(moment for moment in moments if moment is not None)
        if now - since > long:
            yield Concern(
                ConcernKind.IDLE_COUNTER, since, counter=counter.id, clerk=state.clerk, people=len(waiting)
            )


def _several(lobby: Lobby, centre: Centre) -> Iterator[Concern]:
    held: dict[tuple[str | None, str | None], list[Ticket]] = {}
    for ticket in lobby.tickets.values():
        if ticket.state in AT_COUNTER and ticket.counter is not None:
            clerk = lobby.counter(ticket.counter).clerk
            held.setdefault((clerk, None if clerk else ticket.counter), []).append(ticket)
    for (clerk, counter), tickets in held.items():
        if len(tickets) > centre.calling.tickets_at_once:
            since = max(ticket.state_since for ticket in tickets)
            yield Concern(
                ConcernKind.SEVERAL_TICKETS, since, counter=counter, clerk=clerk, people=len(tickets)
            )


def _nobody_calls(lobby: Lobby, centre: Centre, now: datetime) -> Iterator[Concern]:
    hands = {counter.id: frozenset(services_of(lobby, counter, now)) for counter in _open(lobby, centre)}
    taken = frozenset().union(*hands.values())
    for service, queue in lobby.queues.items():
        if queue and service not in taken:
            since = min(map(waits_since, queue.values()))
            yield Concern(ConcernKind.NO_COUNTER, since, service=service, people=len(queue))
            continue
        working = _open(lobby, centre)
        for ticket in queue.values():
            if not is_free(ticket) and not _is_wanted(lobby, ticket, working, hands):
                yield _stranded(ticket)


def _is_wanted(
    lobby: Lobby, ticket: Ticket, working: list[Counter], hands: Mapping[str, frozenset[str]]
) -> bool:
    """Whether some counter may call a ticket: one that takes its service, or the one that it was sent to."""
    clerk_at = {part.id: lobby.counter(part.id).clerk for part in working}
    return any(
        (ticket.service in hands[part.id] or sent_here(part, ticket, clerk_at[part.id]))
        and may_call(part, ticket, clerk_at[part.id])
        for part in working
    )


def _stranded(ticket: Ticket) -> Concern:
    return Concern(
        ConcernKind.STRANDED,
        waits_since(ticket),
        counter=ticket.only_counter,
        ticket=ticket.id,
        service=ticket.service,
        clerk=ticket.only_clerk,
        number=ticket.number,
    )
