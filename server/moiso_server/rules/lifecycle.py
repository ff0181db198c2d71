"""The steps of a visit: each takes a ticket from one state to the next, by the table of moves."""

from datetime import timedelta

from moiso_shared.errors import (
    Invalid,
    OutcomeRequired,
    RecalledEnough,
    RecallTooSoon,
    WrongCounter,
    WrongState,
)
from moiso_shared.facts import FactKind
from moiso_shared.tickets import MOVES, Paper, Ticket, TicketState

from moiso_server.rules.draft import Draft
from moiso_server.rules.standing import behind, head, virtual_arrival


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
    serving = _move(draft, ticket, TicketState.SERVING, started_at=draft.now, start_implied=False)
    draft.record(FactKind.STARTED, serving)
    return serving


def finish(
    draft: Draft, ticket: Ticket, outcome: str | None = None, performed: tuple[str, ...] = ()
) -> Ticket:
    """End the visit, or its present step when the ticket comes back somewhere or has further errands.

    Finished straight from *called*, the start is implied and the ticket says so.

    Raises:
        OutcomeRequired, Invalid: The centre wants an outcome of its list.
    """
    if ticket.state not in (TicketState.CALLED, TicketState.SERVING):
        raise _wrong(ticket, "finished", "called or serving")
    _check_outcome(draft, ticket, outcome)
    for service in performed:
        draft.service(service)
    freed = draft.freed(ticket)
    done = (*ticket.done, *(performed or (ticket.service,)))
    changes = _next_step(ticket)
    state = TicketState.WAITING if changes else TicketState.FINISHED
    implied = ticket.state is TicketState.CALLED
    ended = draft.moved(ticket, state, outcome=outcome, start_implied=implied, done=done, **changes)
    draft.record(FactKind.FINISHED, ended, counters=freed)
    return ended


def _next_step(ticket: Ticket) -> dict[str, object]:
    """Where a ticket goes on after its present step; nothing when the visit is done."""
    if ticket.return_to is not None:
        return {
            "service": ticket.return_service or ticket.service,
            "only_counter": ticket.return_to,
            "return_to": None,
            "return_service": None,
            "counter": None,
        }
    if ticket.then:
        return {"service": ticket.then[0], "then": ticket.then[1:], "only_counter": None, "counter": None}
    return {}


def _check_outcome(draft: Draft, ticket: Ticket, outcome: str | None) -> None:
    calling = draft.centre.calling
    known = [kind.id for kind in calling.outcomes]
    if outcome is not None and known and outcome not in known:
        raise Invalid(f"outcome: '{outcome}' is not known; allowed: {', '.join(known)}")
    if outcome is None and calling.outcome_required and ticket.state is TicketState.SERVING:
        raise OutcomeRequired(f"outcome: say how {ticket.number} ended; allowed: {', '.join(known)}")


def miss(draft: Draft, ticket: Ticket) -> Ticket:
    """Nobody came."""
    freed = draft.freed(ticket)
    missed = _move(draft, ticket, TicketState.MISSED, no_shows=ticket.no_shows + 1)
    draft.record(FactKind.MISSED, missed, counters=freed)
    return missed


def return_to_queue(draft: Draft, ticket: Ticket) -> Ticket:
    """Back among the waiting.

    Called by mistake, a ticket takes the place of its first arrival. Set aside, it is the next. Missed, its
    visitor stands after the next few when back in time, and at the end when late or missed again.
    """
    if ticket.state not in (TicketState.CALLED, TicketState.MISSED, TicketState.PARKED):
        raise _wrong(ticket, "returned", "called, missed or parked")
    freed = draft.freed(ticket)
    arrival = virtual_arrival(draft.centre)
    line = draft.lobby.queues.get(ticket.service, {}).values()
    changes: dict[str, object] = {}
    if ticket.state is TicketState.PARKED:
        changes = {"stands_from": head(line, arrival, draft.now), "park_reason": None, "park_until": None}
    elif ticket.state is TicketState.MISSED:
        calling = draft.centre.calling
        late = draft.now - ticket.state_since > timedelta(minutes=calling.comeback_min)
        at_end = late or ticket.comebacks >= calling.comebacks_most
        places = len(line) if at_end else calling.comeback_after
        changes = {"stands_from": max(behind(line, arrival, places, draft.now), arrival(ticket))}
        changes["comebacks"] = ticket.comebacks + 1
    waiting = draft.moved(ticket, TicketState.WAITING, counter=None, **changes)
    draft.record(FactKind.RETURNED, waiting, counters=freed)
    return waiting


def park(draft: Draft, ticket: Ticket, reason: str, minutes: int | None) -> Ticket:
    """Set a visit aside while its visitor fetches something."""
    freed = draft.freed(ticket)
    until = None if minutes is None else draft.now + timedelta(minutes=minutes)
    parked = _move(draft, ticket, TicketState.PARKED, park_reason=reason, park_until=until)
    draft.record(FactKind.PARKED, parked, counters=freed, reason=reason)
    return parked


def transfer(
    draft: Draft, ticket: Ticket, *, service_id: str | None, counter_id: str | None, come_back: bool
) -> Ticket:
    """Send a ticket on to a service or to one counter; it keeps its number and its first arrival.

    Raises:
        Invalid: Neither service nor counter is named.
        WrongCounter: The counter does not serve the service.
        WrongState: The ticket is not waiting, called or serving.
    """
    if ticket.state not in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING):
        raise _wrong(ticket, "transferred", "waiting, called or serving")
    if service_id is None and counter_id is None:
        raise Invalid("transfer: name a service, a counter, or both")
    service = draft.service(service_id or ticket.service)
    if counter_id is not None and service.id not in draft.counter(counter_id).services:
        raise WrongCounter(
            f"counter: '{counter_id}' does not serve '{service.id}'; name a service that it serves"
        )
    freed = draft.freed(ticket)
    back = ticket.counter if come_back else None
    sent = draft.moved(
        ticket,
        TicketState.WAITING,
        service=service.id,
        only_counter=counter_id,
        counter=None,
        return_to=back or ticket.return_to,
        return_service=ticket.service if back else ticket.return_service,
    )
    draft.record(FactKind.TRANSFERRED, sent, counters=freed)
    return sent


def cancel(draft: Draft, ticket: Ticket) -> Ticket:
    """The visit ends without service."""
    freed = draft.freed(ticket)
    cancelled = _move(draft, ticket, TicketState.CANCELLED)
    draft.record(FactKind.CANCELLED, cancelled, counters=freed)
    return cancelled


def report_paper(draft: Draft, ticket: Ticket, paper: Paper) -> Ticket:
    """What became of the printed ticket."""
    if ticket.paper is paper:
        return ticket
    told = ticket.model_copy(update={"paper": paper})
    draft.record(FactKind.PAPER_REPORTED, told, reason=paper.value)
    return told


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
