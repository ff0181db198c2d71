"""Taking back the last step: the former state of its tickets and counter, as a new fact."""

from datetime import timedelta

from moiso_shared.errors import NothingToUndo
from moiso_shared.facts import CounterState, FactKind
from moiso_shared.tickets import Ticket

from moiso_server.rules.draft import Change, Draft

UNDOABLE = frozenset({FactKind.CALLED, FactKind.STARTED, FactKind.FINISHED, FactKind.MISSED})
_BESIDE = UNDOABLE | {FactKind.COUNTER_READY}
"""*Call next* may end a visit, find nobody, and leave the counter ready."""


def undo(draft: Draft, change: Change | None, command_id: str) -> list[Ticket]:
    """Restore what a command changed.

    Raises:
        NothingToUndo: Unknown, of another kind, too old, or something has changed since.
    """
    if change is None:
        raise NothingToUndo(f"command: '{command_id}' is not a step of yours that can be taken back")
    kinds = {fact.kind for fact in change.facts}
    if not kinds & UNDOABLE or not kinds <= _BESIDE:
        raise NothingToUndo("command: only a call, start, finish or missed can be taken back")
    if draft.now - change.at > timedelta(seconds=draft.centre.calling.undo_s):
        raise NothingToUndo(f"command: it is more than {draft.centre.calling.undo_s} s ago")
    if any(fact.day != draft.day for fact in change.facts):
        raise NothingToUndo("command: it belongs to a day that is closed")
    _check_untouched(draft, change)
    _check_known(draft, change)
    calls = tuple(fact.call.seq for fact in change.facts if fact.call is not None)
    tickets = tuple(change.tickets.values())
    draft.record(FactKind.UNDONE, *tickets, counters=tuple(change.counters.values()), withdrawn=calls)
    return list(tickets)


def _check_untouched(draft: Draft, change: Change) -> None:
    """The tickets and counters must still be as the command left them."""
    after: dict[str, Ticket] = {}
    counters: dict[str, CounterState] = {}
    for fact in change.facts:
        after.update({ticket.id: ticket for ticket in fact.tickets})
        counters.update({counter.id: counter for counter in fact.counters})
    for ticket in after.values():
        if draft.lobby.tickets.get(ticket.id) != (ticket if ticket.open else None):
            raise NothingToUndo(f"ticket: {ticket.number} has changed since")
    for counter in counters.values():
        if draft.lobby.counter(counter.id) != counter:
            raise NothingToUndo(f"counter: '{counter.id}' has changed since")


def _check_known(draft: Draft, change: Change) -> None:
    """A document that came into use since may have dropped what the former state rests on."""
    services = [ticket.service for ticket in change.tickets.values()]
    if not all(map(draft.centre.service, services)) or not all(map(draft.centre.counter, change.counters)):
        raise NothingToUndo("command: the centre's document has changed since")
