"""Numbers that a kiosk gave by itself take the place of their true arrival."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.errors import UnknownService
from moiso_shared.facts import FactKind
from moiso_shared.offline import HandIn, OfflineTicket
from moiso_shared.opening import local_day
from moiso_shared.tickets import Paper, Ticket, TicketState

from moiso_server.rules.decide import Reply, decide
from moiso_server.rules.draft import Draft

HANDED_IN, ESTIMATED = "handed_in", "handed_in_estimated"
"""Reasons of the fact: with the true time, or with one that the kiosk could only estimate."""

_STEP = timedelta(microseconds=1)


def claims(command: HandIn, centre: Centre, today: date) -> set[tuple[date, str]]:
    """The days and numbers that handing in may need; which of them are taken, only the journal knows."""
    found = set()
    for given in command.tickets:
        found |= {(today, given.number), (local_day(centre, given.arrived_at), given.number)}
    return found


@decide.register
def _(command: HandIn, draft: Draft) -> Reply:
    taken, known = hand_in(draft, command.tickets)
    return {"tickets": [ticket.model_dump(mode="json") for ticket in taken], "known": known}


def hand_in(draft: Draft, tickets: Iterable[OfflineTicket]) -> tuple[list[Ticket], list[str]]:
    """Take numbers in the order of their true arrival, of any age, at any hour, each id once.

    Those of today wait from their true arrival on; those of an earlier day expire at once, or wait where the
    centre carries tickets over.

    Returns:
        The new tickets, and the ids that were known already.

    Raises:
        UnknownService: A service is gone and the centre has no guide's desk to send its visitors to.
    """
    taken: list[Ticket] = []
    known: list[str] = []
    for given, arrived in _in_order(tickets, draft.centre, draft.now):
        if given.ticket in draft.lobby.tickets or draft.known(given.ticket) or _among(taken, given.ticket):
            known.append(given.ticket)
            continue
        ticket = _ticket(draft, given, arrived, taken)
        draft.record(FactKind.ISSUED, ticket, reason=ESTIMATED if given.estimated else HANDED_IN)
        taken.append(ticket)
    return taken, known


def _in_order(
    tickets: Iterable[OfflineTicket], centre: Centre, now: datetime
) -> Iterator[tuple[OfflineTicket, datetime]]:
    """Tickets with their arrival, first come first.

    Nobody comes after now. An estimated time gives way to the order in which the kiosk counted.
    """
    arrivals: list[tuple[datetime, int, OfflineTicket]] = []
    last: dict[str, datetime] = {}

    def counted(given: OfflineTicket) -> tuple[str, date, int]:
        return given.prefix, local_day(centre, given.arrived_at), given.ordinal

    for given in sorted(tickets, key=counted):
        arrived = min(given.arrived_at, now)
        before = last.get(given.prefix)
        if before is not None and (arrived == before or (given.estimated and arrived < before)):
            arrived = before + _STEP
        last[given.prefix] = arrived
        arrivals.append((arrived, given.ordinal, given))
    for arrived, _, given in sorted(arrivals, key=lambda each: each[:2]):
        yield given, arrived


def _ticket(draft: Draft, given: OfflineTicket, arrived: datetime, taken: list[Ticket]) -> Ticket:
    came_on = local_day(draft.centre, arrived)
    waits = came_on == draft.day or draft.centre.calling.leftover == "carry"
    day = draft.day if waits else came_on
    service = _service(draft, given.service)
    known = {kind.id for kind in draft.centre.priority_classes}
    services = {each.id for each in draft.centre.services}
    languages = draft.centre.languages
    state: dict[str, Any] = (
        {"state": TicketState.WAITING, "state_since": arrived, "series": f"offline-{given.prefix}"}
        if waits
        else {"state": TicketState.EXPIRED, "state_since": draft.now, "finished_at": draft.now}
    )
    return Ticket(
        id=given.ticket,
        number=_number(draft, given.number, day, taken),
        service=service,
        day=day,
        language=given.language if given.language in languages else languages[0],
        ordinal=given.ordinal,
        arrived_at=arrived,
        arrival_estimated=given.estimated,
        queued_at=arrived if came_on == draft.day else draft.now,
        carried=int(waits and came_on != draft.day),
        place=_place(draft, arrived),
        priority=given.priority if given.priority in known else None,
        device=draft.device,
        paper=Paper(given.paper),
        then=tuple(each for each in given.then if each in services),
        needs=tuple(sorted(set(given.needs))),
        **state,
    )


def _service(draft: Draft, service: str) -> str:
    """The service, or the guide's desk when it was taken out of the document meanwhile."""
    if draft.centre.service(service) is not None:
        return service
    if draft.centre.guide_service is None:
        raise UnknownService(f"service: there is no service '{service}' any more, and no guide's desk")
    return draft.centre.guide_service


def _number(draft: Draft, wanted: str, day: date, taken: list[Ticket]) -> str:
    """The number on the paper; with one more figure when a kiosk that lost its disk gave it twice."""
    open_now = {ticket.number for ticket in (*draft.lobby.tickets.values(), *taken) if ticket.day == day}
    number, again = wanted, 1
    while number in open_now or draft.number_taken(day, number):
        again += 1
        number = f"{wanted}-{again}"
    return number


def _place(draft: Draft, arrived: datetime) -> int:
    """Behind everyone in the hall who came before."""
    before = (t.place for t in draft.lobby.tickets.values() if t.arrived_at and t.arrived_at <= arrived)
    return max(before, default=0)


def _among(taken: list[Ticket], ticket_id: str) -> bool:
    return any(ticket.id == ticket_id for ticket in taken)
