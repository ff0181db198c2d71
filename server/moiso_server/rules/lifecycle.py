"""The steps of a visit: each takes a ticket from one state to the next, by the table of moves."""

from datetime import timedelta

from moiso_shared.centre import Service
from moiso_shared.errors import (
    Invalid,
    RecalledEnough,
    RecallTooSoon,
    ServiceClosed,
    TicketIdTaken,
    UnknownPriority,
    WrongCounter,
    WrongState,
)
from moiso_shared.facts import FactKind
from moiso_shared.opening import Closed, is_open
from moiso_shared.tickets import MOVES, Paper, Ticket, TicketState

from moiso_server.rules.draft import Draft
from moiso_server.rules.numbering import next_number, series_of


def issue(
    draft: Draft, *, ticket_id: str, service_id: str, priority: str | None, language: str, paper: bool
) -> Ticket:
    """Give a number of today to a new ticket.

    Raises:
        UnknownService, UnknownPriority: The document does not know them.
        ServiceClosed, QuotaReached: No numbers now.
        TicketIdTaken: The id belongs to another ticket.
    """
    service = draft.service(service_id)
    _check_priority(draft, service, priority)
    opening = is_open(draft.centre, service, draft.now)
    if isinstance(opening, Closed):
        raise ServiceClosed(f"service: no numbers for '{service_id}' now ({opening.reason})")
    if ticket_id in draft.lobby.tickets or draft.taken(ticket_id):
        raise TicketIdTaken(f"ticket: the id '{ticket_id}' belongs to another ticket of today")
    ordinal, number = next_number(draft.lobby, service)
    ticket = Ticket(
        id=ticket_id,
        number=number,
        service=service_id,
        state=TicketState.WAITING,
        day=draft.day,
        state_since=draft.now,
        language=language if language in draft.centre.languages else draft.centre.languages[0],
        series=series_of(service),
        ordinal=ordinal,
        arrived_at=draft.now,
        place=draft.lobby.seq + 1,
        priority=priority,
        device=draft.device,
        paper=Paper.PENDING if paper else Paper.NONE,
    )
    draft.record(FactKind.ISSUED, ticket)
    return ticket


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


def finish(draft: Draft, ticket: Ticket, outcome: str | None = None) -> Ticket:
    """End the visit, or its present step when the ticket has somewhere to come back to.

    Finished straight from *called*, the start is implied and the ticket says so.
    """
    if ticket.state not in (TicketState.CALLED, TicketState.SERVING):
        raise _wrong(ticket, "finished", "called or serving")
    freed = draft.freed(ticket)
    implied = ticket.state is TicketState.CALLED
    changes: dict[str, object] = {"outcome": outcome, "start_implied": implied}
    if ticket.return_to is not None:
        ended = draft.moved(
            ticket,
            TicketState.WAITING,
            **changes,
            service=ticket.return_service or ticket.service,
            only_counter=ticket.return_to,
            return_to=None,
            return_service=None,
            counter=None,
        )
    else:
        ended = draft.moved(ticket, TicketState.FINISHED, **changes)
    draft.record(FactKind.FINISHED, ended, counters=freed)
    return ended


def miss(draft: Draft, ticket: Ticket) -> Ticket:
    """Nobody came."""
    freed = draft.freed(ticket)
    missed = _move(draft, ticket, TicketState.MISSED, no_shows=ticket.no_shows + 1)
    draft.record(FactKind.MISSED, missed, counters=freed)
    return missed


def return_to_queue(draft: Draft, ticket: Ticket) -> Ticket:
    """Back among the waiting, at the place of the first arrival."""
    if ticket.state not in (TicketState.CALLED, TicketState.MISSED, TicketState.PARKED):
        raise _wrong(ticket, "returned", "called, missed or parked")
    freed = draft.freed(ticket)
    waiting = draft.moved(ticket, TicketState.WAITING, counter=None)
    draft.record(FactKind.RETURNED, waiting, counters=freed)
    return waiting


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


def _check_priority(draft: Draft, service: Service, priority: str | None) -> None:
    allowed = [kind.id for kind in draft.centre.priorities_of(service)]
    if priority is not None and priority not in allowed:
        known = ", ".join(allowed) or "none"
        raise UnknownPriority(f"priority: '{service.id}' does not know '{priority}'; allowed: {known}")


def _move(draft: Draft, ticket: Ticket, state: TicketState, **changes: object) -> Ticket:
    if state not in MOVES[ticket.state]:
        sources = [source.value for source, targets in MOVES.items() if state in targets]
        raise _wrong(ticket, state.value, " or ".join(sources))
    return draft.moved(ticket, state, **changes)


def _wrong(ticket: Ticket, step: str, allowed: str) -> WrongState:
    return WrongState(f"ticket: {ticket.number} is {ticket.state}; only a {allowed} ticket can be {step}")
