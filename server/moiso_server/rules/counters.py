"""What happens at a counter: it opens, pauses, closes, and calls."""

from datetime import timedelta

from moiso_shared.errors import (
    CounterBusy,
    CounterClosed,
    CounterPaused,
    TooManyAtOnce,
    WrongCounter,
    WrongState,
)
from moiso_shared.facts import CounterState, CounterStatus, FactKind, Why
from moiso_shared.suiting import fits, sent_here
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.rules import lifecycle
from moiso_server.rules.calling import next_ticket, passed_over
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
    changes = {"status": status, "since": draft.now, "reason": reason, "ready": False}
    changed = state.model_copy(update=changes)
    draft.record(_KINDS[status], counters=(changed,), reason=reason)
    return changed


def call_next(
    draft: Draft, counter_id: str, *, stay_ready: bool = False, keep: bool = False
) -> Ticket | None:
    """Close the counter's present ticket and call whoever is next; None when nobody is.

    Args:
        draft: The moment.
        counter_id: Who calls.
        stay_ready: When nobody waits and the counter is free, get the next eligible ticket by itself.
        keep: Leave the present ticket in service beside the new one.

    Raises:
        CounterClosed, CounterPaused: The counter does not work.
        TooManyAtOnce: The centre does not allow one more.
    """
    counter = draft.counter(counter_id)
    _must_work(draft, counter_id)
    _make_room(draft, counter_id, keep)
    choice = next_ticket(draft.lobby, draft.centre, counter, draft.now)
    if choice is not None:
        return _call(draft, choice.ticket, counter_id, choice.why)
    state = draft.lobby.counter(counter_id)
    if stay_ready and not state.ready and state.ticket is None:
        waiting = state.model_copy(update={"ready": True, "ready_since": draft.now})
        draft.record(FactKind.COUNTER_READY, counters=(waiting,))
    return None


def serve_ready(draft: Draft) -> None:
    """Let every counter that stands ready call, the one that has been ready longest first."""
    ready = [state for state in draft.lobby.counters.values() if state.ready]
    for state in sorted(ready, key=lambda state: (state.ready_since or draft.now, state.id)):
        counter = draft.centre.counter(state.id)
        if counter is None or state.status is not CounterStatus.OPEN:
            continue
        choice = next_ticket(draft.lobby, draft.centre, counter, draft.now)
        if choice is not None:
            _call(draft, choice.ticket, state.id, choice.why)


def call_chosen(draft: Draft, counter_id: str, ticket: Ticket, reason: str) -> Ticket:
    """Call a ticket out of order, with a reason that is kept.

    Raises:
        WrongCounter: The counter does not serve the ticket's service, or its visitor does not get there.
        WrongState: The ticket is not waiting, missed or parked.
    """
    counter = draft.counter(counter_id)
    _must_work(draft, counter_id)
    services = {*counter.services, *(offer.service for offer in counter.helps)}
    clerk = draft.lobby.counter(counter_id).clerk
    if ticket.service not in services and not sent_here(counter, ticket, clerk):
        raise WrongCounter(f"counter: '{counter_id}' does not serve '{ticket.service}'")
    if not fits(counter, ticket):
        raise WrongCounter(f"counter: '{counter_id}' is not accessible; the visitor needs one that is")
    if ticket.state not in (TicketState.WAITING, TicketState.MISSED, TicketState.PARKED):
        raise WrongState(
            f"ticket: {ticket.number} is {ticket.state}; only a waiting, missed or parked one can be called"
        )
    _make_room(draft, counter_id, keep=False)
    passed = passed_over(draft.lobby, counter, ticket, draft.now)
    return _call(draft, ticket, counter_id, Why(code="by_hand", passed=passed, note=draft.note(reason)))


def set_profile(draft: Draft, counter_id: str, services: tuple[str, ...] | None) -> CounterState:
    """Choose which of its services a counter takes today.

    Raises:
        WrongCounter: The document does not give it one of them.
    """
    counter = draft.counter(counter_id)
    for service in services or ():
        if service not in counter.services:
            raise WrongCounter(f"services: '{counter_id}' does not serve '{service}'")
    state = draft.lobby.counter(counter_id)
    chosen = None if services is None or set(services) == set(counter.services) else services
    if state.services == chosen:
        return state
    changed = state.model_copy(update={"services": chosen})
    draft.record(FactKind.PROFILE_CHANGED, counters=(changed,))
    return changed


def sign(draft: Draft, counter_id: str, person: str | None) -> CounterState:
    """A clerk signs in at a counter, or out (None)."""
    draft.counter(counter_id)
    state = draft.lobby.counter(counter_id)
    if state.clerk == person:
        return state
    changed = state.model_copy(update={"clerk": person})
    draft.record(FactKind.SIGNED_OUT if person is None else FactKind.SIGNED_IN, counters=(changed,))
    return changed


def _make_room(draft: Draft, counter_id: str, keep: bool) -> None:
    if not keep:
        close_present(draft, counter_id)
        return
    most = draft.centre.calling.tickets_at_once
    if len(draft.at_counter(counter_id)) >= most:
        raise TooManyAtOnce(f"counter: '{counter_id}' may serve {most} at once")


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
    state = draft.lobby.counter(counter_id)
    called = draft.moved(
        ticket,
        TicketState.CALLED,
        counter=counter_id,
        called_at=draft.now,
        first_called_at=ticket.first_called_at or draft.now,
        calls=1,
        clerk=state.clerk,
        stands_from=None,
        stands=None,
        park_reason=None,
        park_until=None,
    )
    normals = 0 if ticket.priority is not None else state.normals + 1
    at_counter = state.model_copy(update={"ticket": ticket.id, "normals": normals, "ready": False})
    draft.record(FactKind.CALLED, called, counters=(at_counter,), why=why, call=True)
    return called
