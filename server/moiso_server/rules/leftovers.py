"""Tickets that are still open when the day ends: served, expired, or among the first of the next day."""

from datetime import datetime, timedelta

from moiso_shared.errors import Invalid, NotFound
from moiso_shared.facts import FactKind
from moiso_shared.opening import Closed, is_open, next_working_day, numbers_are_over
from moiso_shared.standing import line
from moiso_shared.tickets import AT_COUNTER, Paper, Ticket, TicketState

from moiso_server.rules.draft import Draft

_STEP = timedelta(microseconds=1)


def left_over(draft: Draft) -> list[Ticket]:
    """Every open ticket as it is after the end of the day.

    Where the centre carries tickets over, those that wait keep the order in which they would have been
    called, before everybody who comes on the new day.
    """
    waiting = line(draft.lobby.waiting(), draft.centre)
    places = {ticket.id: place for place, ticket in enumerate(waiting)}
    return [_left_over(draft, ticket, places.get(ticket.id)) for ticket in draft.lobby.tickets.values()]


def ask_slips(draft: Draft, kiosk_id: str) -> list[Ticket]:
    """Have a kiosk print a slip for each visitor who waits although no more numbers are given today.

    Who has a slip already gets no second one; asked again, those get theirs whose paper did not come out.

    Raises:
        NotFound: The document has no such kiosk.
        Invalid: The centre lets tickets expire.
    """
    if all(kiosk.id != kiosk_id for kiosk in draft.centre.kiosks):
        raise NotFound(f"kiosk: there is no kiosk '{kiosk_id}'")
    if draft.centre.calling.leftover != "carry":
        raise Invalid("slips: the centre lets tickets expire at the end of the day; set leftover = 'carry'")
    tomorrow = next_working_day(draft.centre, draft.day)
    always = draft.centre.hours.always_open  # then staff decide when it is over
    promised = []
    for ticket in line(draft.lobby.waiting(), draft.centre):
        service = draft.service(ticket.service)
        over = always or numbers_are_over(draft.centre, service, draft.now)
        if over and not ticket.has_slip_for(tomorrow):
            kept = ticket.model_copy(update={"kept_for": tomorrow, "paper": Paper.PENDING})
            draft.record(FactKind.REPRINT_ASKED, kept, kiosk=kiosk_id)
            promised.append(kept)
    return promised


def _left_over(draft: Draft, ticket: Ticket, place: int | None) -> Ticket:
    kept = draft.centre.calling.leftover == "carry" or ticket.kept_for is not None
    stays = kept and not draft.lobby.rehearsal
    if place is not None and stays:
        head = {"stands_from": draft.now + place * _STEP, "stands": "head"}
        return ticket.model_copy(
            update={**_carried(draft, ticket), **head, "queued_at": _goes_on(draft, ticket)}
        )
    if ticket.state is TicketState.PARKED and stays:
        return ticket.model_copy(update={**_carried(draft, ticket), "park_until": None})
    if ticket.state in AT_COUNTER:
        return _served(draft, ticket)
    return draft.moved(ticket, TicketState.EXPIRED)


def _served(draft: Draft, ticket: Ticket) -> Ticket:
    """Who stood at a counter when the clerk went home was served, as *call next* would have it.

    When that ended nobody knows: it is left out of service times.
    """
    known = {"finished_at": ticket.state_since, "start_implied": True}
    return draft.moved(ticket, TicketState.FINISHED, done=(*ticket.done, ticket.service), **known)


def _carried(draft: Draft, ticket: Ticket) -> dict[str, object]:
    return {"day": draft.day, "carried": ticket.carried + 1}


def _goes_on(draft: Draft, ticket: Ticket) -> datetime:
    """The wait goes on when numbers are given, not through the night: now, where the server starts late."""
    service = draft.centre.service(ticket.service)
    opening = None if service is None else is_open(draft.centre, service, draft.now)
    return (opening.opens_at or draft.now) if isinstance(opening, Closed) else draft.now
