"""What happens at a counter: it opens, pauses, closes, and calls."""

from datetime import timedelta

from moiso_shared.errors import CounterBusy, CounterClosed, CounterPaused, WrongCounter, WrongState
from moiso_shared.facts import CounterState, CounterStatus, FactKind, Why
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.rules import lifecycle
from moiso_server.rules.calling import next_ticket
from moiso_server.rules.draft import Draft

_KINDS = {
    CounterStatus.OPEN: FactKind.COUNTER_OPENED,
    CounterStatus.PAUSED: FactKind.COUNTER_PAUSED,
    CounterStatus.CLOSED: FactKind.COUNTER_CLOSED,
}


def set_status(
    draft: Draft, counter_id: str, status: CounterStatus, reason: str | None = None
) -> CounterState:
    """Open, pause or close a counter; asking for what it already is changes nothing.

    Raises:
        CounterBusy: It is to be closed, but a ticket still stands at it.
        CounterClosed: It is to be paused, but it is closed.
    """
    draft.counter(counter_id)
    state = draft.lobby.counter(counter_id)
    if state.status is status and state.reason == reason:
        return state
    if status is CounterStatus.CLOSED and state.ticket is not None:
        raise CounterBusy(f"counter: '{counter_id}' still has a ticket; finish or return it first")
    if status is CounterStatus.PAUSED and state.status is CounterStatus.CLOSED:
        raise CounterClosed(f"counter: '{counter_id}' is closed and cannot be paused")
    changed = state.model_copy(update={"status": status, "since": draft.now, "reason": reason})
    draft.record(_KINDS[status], counters=(changed,), reason=reason)
    return changed


def call_next(draft: Draft, counter_id: str) -> Ticket | None:
    """Close the counter's present ticket and call whoever is next; None when nobody is.

    Raises:
        CounterClosed, CounterPaused: The counter does not work.
    """
    counter = draft.counter(counter_id)
    _must_work(draft, counter_id)
    close_present(draft, counter_id)
    choice = next_ticket(draft.lobby, draft.centre, counter, draft.lobby.counter(counter_id))
    return None if choice is None else _call(draft, choice.ticket, counter_id, choice.why)


def call_chosen(draft: Draft, counter_id: str, ticket: Ticket, reason: str) -> Ticket:
    """Call a ticket out of order, with a reason that is kept.

    Raises:
        WrongCounter: The counter does not serve the ticket's service.
        WrongState: The ticket is not waiting, missed or parked.
    """
    counter = draft.counter(counter_id)
    _must_work(draft, counter_id)
    if ticket.service not in counter.services:
        raise WrongCounter(f"counter: '{counter_id}' does not serve '{ticket.service}'")
    if ticket.state not in (TicketState.WAITING, TicketState.MISSED, TicketState.PARKED):
        raise WrongState(
            f"ticket: {ticket.number} is {ticket.state}; only a waiting, missed or parked one can be called"
        )
    close_present(draft, counter_id)
    passed = sum(1 for other in draft.lobby.waiting(counter.services) if other.place < ticket.place)
    return _call(draft, ticket, counter_id, Why(code="by_hand", passed=passed, note=draft.note(reason)))


def close_present(draft: Draft, counter_id: str) -> None:
    """End the ticket that stands at the counter, as *call next* does.

    In service, it is finished. Only called, it is finished when that is longer ago than the centre's
    setting, otherwise nobody came.
    """
    present = draft.lobby.present(counter_id)
    if present is None:
        return
    grace = timedelta(seconds=draft.centre.calling.implied_finish_s)
    called_at = present.called_at or present.state_since
    if present.state is TicketState.CALLED and draft.now - called_at <= grace:
        lifecycle.miss(draft, present)
    else:
        lifecycle.finish(draft, present)


def _must_work(draft: Draft, counter_id: str) -> None:
    status = draft.lobby.counter(counter_id).status
    if status is CounterStatus.CLOSED:
        raise CounterClosed(f"counter: '{counter_id}' is closed; open it first")
    if status is CounterStatus.PAUSED:
        raise CounterPaused(f"counter: '{counter_id}' is paused; open it first")


def _call(draft: Draft, ticket: Ticket, counter_id: str, why: Why) -> Ticket:
    called = draft.moved(ticket, TicketState.CALLED, counter=counter_id, called_at=draft.now, calls=1)
    state = draft.lobby.counter(counter_id)
    normals = 0 if ticket.priority is not None else state.normals + 1
    at_counter = state.model_copy(update={"ticket": ticket.id, "normals": normals})
    draft.record(FactKind.CALLED, called, counters=(at_counter,), why=why, call=True)
    return called
