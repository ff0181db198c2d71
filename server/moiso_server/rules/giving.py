"""Giving numbers: to one visitor, or for those taken off a pre-printed roll."""

from datetime import UTC, datetime, timedelta

from moiso_shared.centre import Service
from moiso_shared.commands import Issue
from moiso_shared.errors import Invalid, ServiceClosed, ServiceStopped, TicketIdTaken, UnknownPriority
from moiso_shared.facts import FactKind
from moiso_shared.opening import Closed, is_open
from moiso_shared.tickets import Paper, Ticket, TicketState, format_number

from moiso_server.rules.draft import Draft
from moiso_server.rules.numbering import check_range, first_free, next_number, series_of

MOST_OF_A_ROLL = 200


def issue(draft: Draft, command: Issue) -> Ticket:
    """Give a number of today to a new ticket.

    Raises:
        UnknownService, UnknownPriority: The document does not know them.
        ServiceClosed, ServiceStopped, QuotaReached: No numbers now.
        TicketIdTaken: The id belongs to another ticket.
    """
    service = draft.service(command.service)
    for later in command.then:
        draft.service(later)
    check_priority(draft, service, command.priority)
    booked = near("appointment_at", command.appointment_at, draft.now)
    _must_give(draft, service)
    if command.ticket in draft.lobby.tickets or draft.taken(command.ticket):
        raise TicketIdTaken(f"ticket: the id '{command.ticket}' belongs to another ticket of today")
    ordinal, number = next_number(draft.lobby, service)
    ticket = Ticket(
        id=command.ticket,
        number=number,
        service=service.id,
        state=TicketState.WAITING,
        day=draft.day,
        state_since=draft.now,
        language=command.language
        if command.language in draft.centre.languages
        else draft.centre.languages[0],
        series=series_of(service),
        ordinal=ordinal,
        arrived_at=draft.now,
        queued_at=draft.now,
        place=draft.lobby.seq + 1,
        priority=command.priority,
        priority_checked=command.priority is not None and not draft.actor.startswith("kiosk/"),
        device=draft.device,
        paper=Paper.PENDING if command.paper else Paper.NONE,
        then=command.then,
        needs=tuple(sorted(set(command.needs))),
        appointment_at=booked,
    )
    draft.record(FactKind.ISSUED, ticket)
    return ticket


def issue_up_to(draft: Draft, service_id: str, ordinal: int) -> list[Ticket]:
    """Note all numbers of a roll up to one; those given already stay as they are.

    They are in people's hands, so it also goes while the kiosks are told to give none of the service.

    Raises:
        Invalid: More than 200 at once, which is a slip of the finger.
        ServiceClosed, QuotaReached: No numbers now, or not so many.
    """
    service = draft.service(service_id)
    _must_be_open(draft, service)
    given = []
    for number in _of_the_roll(draft, service, ordinal):
        ticket = Ticket(
            id=_roll_id(draft, service, number),
            number=format_number(service.prefix, number),
            service=service.id,
            state=TicketState.WAITING,
            day=draft.day,
            state_since=draft.now,
            language=draft.centre.languages[0],
            series=series_of(service),
            ordinal=number,
            arrived_at=draft.now,
            queued_at=draft.now,
            place=draft.lobby.seq + 1,
            device="roll",
        )
        draft.record(FactKind.ISSUED, ticket, reason="roll")
        given.append(ticket)
    return given


def _of_the_roll(draft: Draft, service: Service, ordinal: int) -> list[int]:
    """Ordinals from the next one up to the one that was taken, all of them still free."""
    if ordinal < first_free(draft.lobby, service):
        return []
    first, _ = next_number(draft.lobby, service)
    if ordinal - first >= MOST_OF_A_ROLL:
        raise Invalid(f"ordinal: the next number is {first}; at most {MOST_OF_A_ROLL} are given at once")
    held = draft.lobby.held.get(series_of(service), ())
    numbers = [number for number in range(first, ordinal + 1) if number not in held]
    check_range(draft.lobby, service, ordinal, len(numbers))
    for number in numbers:
        if draft.taken(_roll_id(draft, service, number)):
            raise TicketIdTaken(f"ticket: the id '{_roll_id(draft, service, number)}' belongs to another one")
    return numbers


def _roll_id(draft: Draft, service: Service, number: int) -> str:
    return f"roll-{draft.day:%Y%m%d}-{series_of(service)}-{number}"


def near(field: str, moment: datetime | None, now: datetime) -> datetime | None:
    """A moment that somebody named, as UTC.

    Raises:
        Invalid: It is more than a year from now, which is a slip of the finger.
    """
    if moment is None:
        return None
    if abs(moment - now) > timedelta(days=366):
        raise Invalid(f"{field}: {moment.date()} is more than a year from now")
    return moment.astimezone(UTC)


def check_priority(draft: Draft, service: Service, priority: str | None) -> None:
    """Refuse a priority class that the service does not know.

    Raises:
        UnknownPriority: Names the ones that it does.
    """
    allowed = [kind.id for kind in draft.centre.priorities_of(service)]
    if priority is not None and priority not in allowed:
        known = ", ".join(allowed) or "none"
        raise UnknownPriority(f"priority: '{service.id}' does not know '{priority}'; allowed: {known}")


def _must_be_open(draft: Draft, service: Service) -> None:
    opening = is_open(draft.centre, service, draft.now)
    if isinstance(opening, Closed):
        raise ServiceClosed(f"service: no numbers for '{service.id}' now ({opening.reason})")


def _must_give(draft: Draft, service: Service) -> None:
    _must_be_open(draft, service)
    stop = draft.lobby.stops.get(service.id)
    if stop is not None and (stop.until is None or draft.now < stop.until):
        raise ServiceStopped(f"service: numbers for '{service.id}' are stopped ({stop.reason})")
