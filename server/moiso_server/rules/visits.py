"""What staff change about a waiting or present visit without moving it on."""

from moiso_shared.errors import CounterClosed, TooManyAtOnce, WrongCounter, WrongState
from moiso_shared.facts import CounterState, CounterStatus, FactKind, Why
from moiso_shared.suiting import fits
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState

from moiso_server.rules.draft import Draft
from moiso_server.rules.giving import check_priority


def set_priority(draft: Draft, ticket: Ticket, priority: str | None, reason: str | None) -> Ticket:
    """Give, change, confirm or withdraw a priority class; withdrawn, the arrival alone counts.

    Raises:
        UnknownPriority: The ticket's service does not know it.
    """
    check_priority(draft, draft.service(ticket.service), priority)
    if ticket.priority == priority and ticket.priority_checked == (priority is not None):
        return ticket
    code = "confirmed" if ticket.priority == priority else "withdrawn" if priority is None else "given"
    changed = ticket.model_copy(update={"priority": priority, "priority_checked": priority is not None})
    words = None if reason is None else draft.note(reason)
    why = Why(code=f"priority_{code}", priority=priority or ticket.priority, note=words)
    draft.record(FactKind.PRIORITY_CHANGED, changed, reason=code, why=why)
    return changed


def set_needs(draft: Draft, ticket: Ticket, needs: tuple[str, ...]) -> Ticket:
    """What the clerk must know; the journal keeps the codes only."""
    wanted = tuple(sorted(set(needs)))
    if ticket.needs == wanted:
        return ticket
    changed = ticket.model_copy(update={"needs": wanted})
    counter = draft.centre.counter(ticket.only_counter) if ticket.only_counter else None
    if counter is not None and not fits(counter, changed):  # or nobody could call it
        changed = changed.model_copy(update={"only_counter": None})
    draft.record(FactKind.NEEDS_CHANGED, changed)
    return changed


def add_services(draft: Draft, ticket: Ticket, services: tuple[str, ...]) -> Ticket:
    """Further errands after the present one; those already planned are not added twice."""
    for service in services:
        draft.service(service)
    new = tuple(dict.fromkeys(s for s in services if s not in ticket.then and s != ticket.service))
    if not new:
        return ticket
    changed = ticket.model_copy(update={"then": (*ticket.then, *new)})
    draft.record(FactKind.SERVICES_ADDED, changed)
    return changed


def note(draft: Draft, ticket: Ticket, text: str) -> Ticket:
    """Point to a clerk's note; its words go to the private store."""
    row = draft.note(text)
    changed = ticket.model_copy(update={"note": row, "notes": (*ticket.notes, row)})
    draft.record(FactKind.NOTED, changed)
    return changed


def take_over(draft: Draft, ticket: Ticket, counter_id: str) -> Ticket:
    """Go on at another counter, in the same state: the clerk's machine has died.

    A visitor who is still on the way is told of the new counter.

    Raises:
        WrongState: The ticket stands at no counter.
        CounterClosed: The other counter is closed.
        WrongCounter: It still has a ticket of its own.
        TooManyAtOnce: It has as many as the centre allows.
    """
    draft.counter(counter_id)
    if ticket.state not in AT_COUNTER:
        raise WrongState(
            f"ticket: {ticket.number} is {ticket.state}; only a called or serving one can be taken over"
        )
    if ticket.counter == counter_id and draft.lobby.counter(counter_id).ticket == ticket.id:
        return ticket
    state = draft.lobby.counter(counter_id)
    elsewhere = ticket.counter != counter_id
    if elsewhere:
        _check_room(draft, state)
    freed = draft.freed(ticket) if elsewhere else ()
    moved = ticket.model_copy(update={"counter": counter_id, "clerk": state.clerk or ticket.clerk})
    here = state.model_copy(update={"ticket": ticket.id, "ready": False})
    announce = elsewhere and ticket.state is TicketState.CALLED
    old = draft.announced(ticket) if announce else ()
    draft.record(FactKind.TAKEN_OVER, moved, counters=(*freed, here), call=announce, withdrawn=old)
    return moved


def _check_room(draft: Draft, state: CounterState) -> None:
    if state.status is CounterStatus.CLOSED:
        raise CounterClosed(f"counter: '{state.id}' is closed; open it first")
    most = draft.centre.calling.tickets_at_once
    if state.ticket is not None and most == 1:
        raise WrongCounter(f"counter: '{state.id}' still has a ticket; finish it first")
    if len(draft.at_counter(state.id)) >= most:
        raise TooManyAtOnce(f"counter: '{state.id}' may serve {most} at once")
