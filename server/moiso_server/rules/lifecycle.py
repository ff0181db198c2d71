"""The steps of a visit: each takes a ticket from one state to the next, by the table of moves."""

from datetime import timedelta

from moiso_shared.errors import (
    Invalid,
    OutcomeRequired,
    PerformedRequired,
    RecalledEnough,
    RecallTooSoon,
    WrongCounter,
    WrongState,
)
from moiso_shared.facts import FactKind
from moiso_shared.suiting import fits
from moiso_shared.tickets import MOVES, Ticket, TicketState

from moiso_server.rules.draft import Draft
from moiso_server.rules.standing import Place, behind, end, head

LATER = "later"
"""Why a visitor who still waits is not called for a while."""


def recall(draft: Draft, ticket: Ticket) -> Ticket:
    """Announce a called ticket again.

    Raises:
        WrongState: It is not called.
        RecallTooSoon, RecalledEnough: The centre's limits.
    """
    if ticket.state is not TicketState.CALLED:
        raise _wrong(ticket, "recalled", "called")
    limits = draft.centre.calling
    if ticket.called_at and draft.now - ticket.called_at < timedelta(seconds=limits.recall_interval_s):
        raise RecallTooSoon(f"ticket: {ticket.number} was called less than {limits.recall_interval_s} s ago")
    if ticket.calls > limits.recalls_most:
        raise RecalledEnough(
            f"ticket: {ticket.number} was recalled {limits.recalls_most} times; mark it missed"
        )
    again = ticket.model_copy(update={"called_at": draft.now, "calls": ticket.calls + 1})
    draft.record(FactKind.RECALLED, again, call=True)
    return again


def start(draft: Draft, ticket: Ticket) -> Ticket:
    """Service begins."""
    clerk = draft.lobby.counter(ticket.counter).clerk if ticket.counter else None
    serving = _move(
        draft,
        ticket,
        TicketState.SERVING,
        started_at=draft.now,
        start_implied=False,
        clerk=clerk or ticket.clerk,
    )
    draft.record(FactKind.STARTED, serving)
    return serving


def finish(
    draft: Draft, ticket: Ticket, outcome: str | None = None, performed: tuple[str, ...] = ()
) -> Ticket:
    """End the visit, or its present step when the ticket comes back somewhere or has further errands.

    Finished straight from *called*, the start is implied and the ticket says so.

    Raises:
        OutcomeRequired, PerformedRequired, Invalid: The centre wants to know, or knows no such outcome.
    """
    if ticket.state not in (TicketState.CALLED, TicketState.SERVING):
        raise _wrong(ticket, "finished", "called or serving")
    _check_outcome(draft, ticket, outcome)
    _check_performed(draft, ticket, performed)
    freed = draft.freed(ticket)
    done = (*ticket.done, *(performed or (ticket.service,)))
    changes = _next_step(draft, ticket)
    state = TicketState.WAITING if changes else TicketState.FINISHED
    implied = ticket.state is TicketState.CALLED
    ended = draft.moved(ticket, state, outcome=outcome, start_implied=implied, done=done, **changes)
    draft.record(FactKind.FINISHED, ended, counters=freed)
    return ended


def _next_step(draft: Draft, ticket: Ticket) -> dict[str, object]:
    """Where a ticket goes on after its present step; nothing when the visit is done."""
    queued: dict[str, object] = {"counter": None, "only_clerk": None, "queued_at": draft.now}
    if ticket.return_to is not None:
        counter = draft.centre.counter(ticket.return_to)
        return {
            **queued,
            "service": ticket.return_service or ticket.service,
            "only_counter": ticket.return_to if counter is not None and fits(counter, ticket) else None,
            **_ways_back(ticket.return_then),
        }
    if ticket.then:
        return {**queued, "service": ticket.then[0], "then": ticket.then[1:], "only_counter": None}
    return {}


def _ways_back(ways: tuple[tuple[str, str], ...]) -> dict[str, object]:
    """The fields that say where a ticket comes back to, by counter and service, the next one first."""
    (counter, service), *rest = ways or ((None, None),)
    return {"return_to": counter, "return_service": service, "return_then": tuple(rest)}


def _check_outcome(draft: Draft, ticket: Ticket, outcome: str | None) -> None:
    calling = draft.centre.calling
    known = [kind.id for kind in calling.outcomes]
    if outcome is not None and known and outcome not in known:
        raise Invalid(f"outcome: '{outcome}' is not known; allowed: {', '.join(known)}")
    if outcome is None and calling.outcome_required and ticket.state is TicketState.SERVING:
        raise OutcomeRequired(f"outcome: say how {ticket.number} ended; allowed: {', '.join(known)}")


def _check_performed(draft: Draft, ticket: Ticket, performed: tuple[str, ...]) -> None:
    for service in performed:
        draft.service(service)
    if not performed and draft.centre.calling.performed_required and ticket.state is TicketState.SERVING:
        raise PerformedRequired(f"performed: say which services were performed for {ticket.number}")


def miss(draft: Draft, ticket: Ticket) -> Ticket:
    """Nobody came."""
    freed = draft.freed(ticket)
    missed = _move(draft, ticket, TicketState.MISSED, no_shows=ticket.no_shows + 1)
    draft.record(FactKind.MISSED, missed, counters=freed)
    return missed


def return_to_queue(draft: Draft, ticket: Ticket) -> Ticket:
    """Back among the waiting.

    Called by mistake, a ticket takes the place of its first arrival. Parked, it is the next; parked by its
    waiting visitor, it keeps its place. Missed, its visitor stands after the next few when back in time, and
    at the end when late or missed again.
    """
    if ticket.state not in (TicketState.CALLED, TicketState.MISSED, TicketState.PARKED):
        raise _wrong(ticket, "returned", "called, missed or parked")
    freed = draft.freed(ticket)
    place, comebacks, queued_at = Place(), ticket.comebacks, ticket.queued_at
    if ticket.state is TicketState.PARKED and ticket.park_reason == LATER:
        place = Place(ticket.stands_from, ticket.stands)
    elif ticket.state is TicketState.PARKED:
        place, queued_at = head(draft.now), draft.now
    elif ticket.state is TicketState.MISSED:
        place, comebacks = _comeback(draft, ticket), comebacks + 1
    waiting = draft.moved(
        ticket,
        TicketState.WAITING,
        counter=None,
        comebacks=comebacks,
        queued_at=queued_at,
        stands_from=place.stands_from,
        stands=place.stands,
        park_reason=None,
        park_until=None,
    )
    draft.record(FactKind.RETURNED, waiting, counters=freed, withdrawn=draft.announced(ticket))
    return waiting


def _comeback(draft: Draft, ticket: Ticket) -> Place:
    """Where the visitor of a missed ticket stands."""
    calling = draft.centre.calling
    late = draft.now - ticket.state_since > timedelta(minutes=calling.comeback_min)
    if late or ticket.comebacks >= calling.comebacks_most:
        return end(ticket, draft.centre, draft.now)
    queue = draft.lobby.queues.get(ticket.service, {}).values()
    return behind(ticket, queue, calling.comeback_after, draft.centre, draft.now)


def park(draft: Draft, ticket: Ticket, reason: str, minutes: int | None) -> Ticket:
    """Set a visit aside while its visitor fetches something, or does not want to be called yet.

    Raises:
        WrongState: It is neither in service, nor waiting with a visitor who asks for more time.
    """
    if (ticket.state is TicketState.WAITING) != (reason == LATER):
        raise _wrong(ticket, "parked", "waiting (later) or in service (other reasons)")
    freed = draft.freed(ticket)
    until = None if minutes is None else draft.now + timedelta(minutes=minutes)
    parked = _move(draft, ticket, TicketState.PARKED, park_reason=reason, park_until=until)
    draft.record(FactKind.PARKED, parked, counters=freed, reason=reason)
    return parked


def transfer(
    draft: Draft,
    ticket: Ticket,
    *,
    service_id: str | None = None,
    counter_id: str | None = None,
    clerk: str | None = None,
    come_back: bool = False,
) -> Ticket:
    """Send a ticket on to a service, a counter or a clerk; it keeps its number and its first arrival.

    Raises:
        Invalid: Nobody is named, or both a counter and a clerk.
        WrongCounter: The counter does not serve the service, or its visitor does not get there.
        WrongState: The ticket is not waiting, called or serving.
    """
    if ticket.state not in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING):
        raise _wrong(ticket, "transferred", "waiting, called or serving")
    if service_id is None and counter_id is None and clerk is None:
        raise Invalid("transfer: name a service, a counter or a clerk")
    if counter_id is not None and clerk is not None:
        raise Invalid("transfer: name a counter or a clerk, not both")
    service = draft.service(service_id or ticket.service)
    if counter_id is not None:
        _check_counter(draft, ticket, counter_id, service.id)
    freed = draft.freed(ticket)
    sent = draft.moved(
        ticket,
        TicketState.WAITING,
        service=service.id,
        then=tuple(later for later in ticket.then if later != service.id),
        only_counter=counter_id,
        only_clerk=clerk,
        counter=None,
        queued_at=draft.now,
        stands_from=None,
        stands=None,
        **_ways_back(_ways(ticket, to=counter_id, come_back=come_back)),
    )
    draft.record(FactKind.TRANSFERRED, sent, counters=freed, withdrawn=draft.announced(ticket))
    return sent


def _ways(ticket: Ticket, *, to: str | None, come_back: bool) -> tuple[tuple[str, str], ...]:
    """Where a ticket comes back to: the counter that sends it, then those that wait for it already.

    It is not sent back to where it goes now, and to no counter twice.
    """
    ways = dict(ticket.return_then)
    if ticket.return_to is not None:
        ways = {ticket.return_to: ticket.return_service or ticket.service} | ways
    if come_back and ticket.counter is not None:
        ways.pop(ticket.counter, None)
        ways = {ticket.counter: ticket.service} | ways
    return tuple(way for way in ways.items() if way[0] != to)


def _check_counter(draft: Draft, ticket: Ticket, counter_id: str, service_id: str) -> None:
    counter = draft.counter(counter_id)
    if service_id not in counter.services:
        raise WrongCounter(
            f"counter: '{counter_id}' does not serve '{service_id}'; name a service that it serves"
        )
    if not fits(counter, ticket):
        raise WrongCounter(f"counter: '{counter_id}' is not accessible; the visitor needs one that is")


def cancel(draft: Draft, ticket: Ticket) -> Ticket:
    """The visit ends without service."""
    freed = draft.freed(ticket)
    cancelled = _move(draft, ticket, TicketState.CANCELLED)
    draft.record(FactKind.CANCELLED, cancelled, counters=freed, withdrawn=draft.announced(ticket))
    return cancelled


def not_ended(ticket: Ticket) -> WrongState:
    """Why a visit that goes on cannot be rated."""
    return _wrong(ticket, "rated", "finished")


def _move(draft: Draft, ticket: Ticket, state: TicketState, **changes: object) -> Ticket:
    if state not in MOVES[ticket.state]:
        sources = [source.value for source, targets in MOVES.items() if state in targets]
        raise _wrong(ticket, state.value, " or ".join(sources))
    return draft.moved(ticket, state, **changes)


def _wrong(ticket: Ticket, step: str, allowed: str) -> WrongState:
    return WrongState(f"ticket: {ticket.number} is {ticket.state}; only a {allowed} ticket can be {step}")
