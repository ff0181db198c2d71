"""What staff change about a waiting or present visit without moving it on."""

from moiso_shared.errors import WrongCounter, WrongState
from moiso_shared.facts import FactKind
from moiso_shared.tickets import AT_COUNTER, Ticket

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
    changed = ticket.model_copy(
        update={
            "priority": priority,
            "priority_checked": priority is not None,
            "note": ticket.note if reason is None else draft.note(reason),
        }
    )
    draft.record(FactKind.PRIORITY_CHANGED, changed, reason=code)
    return changed


def set_needs(draft: Draft, ticket: Ticket, needs: tuple[str, ...]) -> Ticket:
    """What the clerk must know; the journal keeps the codes only."""
    wanted = tuple(sorted(set(needs)))
    if ticket.needs == wanted:
        return ticket
    changed = ticket.model_copy(update={"needs": wanted})
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
    changed = ticket.model_copy(update={"note": draft.note(text)})
    draft.record(FactKind.NOTED, changed)
    return changed


def take_over(draft: Draft, ticket: Ticket, counter_id: str) -> Ticket:
    """Go on at another counter, in the same state: the clerk's machine has died.

    Raises:
        WrongState: The ticket stands at no counter.
        WrongCounter: The other counter still has a ticket of its own.
    """
    draft.counter(counter_id)
    if ticket.state not in AT_COUNTER:
        raise WrongState(
            f"ticket: {ticket.number} is {ticket.state}; only a called or serving one can be taken over"
        )
    if ticket.counter == counter_id and draft.lobby.counter(counter_id).ticket == ticket.id:
        return ticket
    state = draft.lobby.counter(counter_id)
    if state.ticket is not None and draft.centre.calling.tickets_at_once == 1:
        raise WrongCounter(f"counter: '{counter_id}' still has a ticket; finish it first")
    freed = draft.freed(ticket) if ticket.counter != counter_id else ()
    moved = ticket.model_copy(update={"counter": counter_id})
    here = state.model_copy(update={"ticket": ticket.id, "ready": False})
    draft.record(FactKind.TAKEN_OVER, moved, counters=(*freed, here))
    return moved
