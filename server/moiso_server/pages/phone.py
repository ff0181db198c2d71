"""What a citizen's phone shows of one ticket."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre
from moiso_shared.outlook import Wait
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.pages.forecasts import Forecast
from moiso_server.pages.words import Words

S = TicketState
_CANCELLABLE = frozenset({S.WAITING, S.MISSED, S.PARKED})


@dataclass(frozen=True)
class PhonePage:
    """One ticket in words; nothing about the person, and nothing about anybody else."""

    state: str
    number: str
    headline: str
    lines: tuple[str, ...]
    service: str
    zone: str | None
    then: tuple[str, ...]
    calls: int
    """Grows with every call: the phone rings when it does."""
    can_cancel: bool
    can_ask_why: bool
    can_rate: bool
    rated: bool


def phone_page(ticket: Ticket, centre: Centre, forecast: Forecast, words: Words) -> PhonePage:
    """Put a ticket into words."""
    language = words.language
    service = centre.service(ticket.service)
    headline, lines = _state(ticket, centre, forecast, words)
    return PhonePage(
        state=ticket.state.value,
        number=ticket.number,
        headline=headline,
        lines=lines,
        service=service.name.in_language(language) if service else ticket.service,
        zone=_zone(ticket, centre, words),
        then=tuple(
            later.name.in_language(language)
            for later in map(centre.service, ticket.then)
            if later is not None
        ),
        calls=ticket.calls if ticket.state is S.CALLED else 0,
        can_cancel=ticket.state in _CANCELLABLE,
        can_ask_why=ticket.state is S.WAITING,
        can_rate=ticket.state is S.FINISHED and not ticket.rated,
        rated=ticket.rated,
    )


def counter_name(centre: Centre, counter_id: str | None, words: Words) -> str:
    """A counter as it is called in the hall."""
    counter = centre.counter(counter_id or "")
    if counter is None:
        return words("counter", number=counter_id or "?")
    if counter.name is not None:
        return counter.name.in_language(words.language)
    return words("counter", number=counter.number)


def clock_time(centre: Centre, moment: datetime | None) -> str:
    """The local time of day, e.g. ``08:05``."""
    return f"{moment.astimezone(ZoneInfo(centre.time_zone)):%H:%M}" if moment else ""


def _state(ticket: Ticket, centre: Centre, forecast: Forecast, words: Words) -> tuple[str, tuple[str, ...]]:
    match ticket.state:
        case S.WAITING:
            return words("waiting"), _waiting(ticket, forecast, words)
        case S.CALLED:
            headline = words("called", counter=counter_name(centre, ticket.counter, words))
            return headline, (words("called_at", time=clock_time(centre, ticket.called_at)),)
        case S.SERVING:
            return words("serving", counter=counter_name(centre, ticket.counter, words)), ()
        case S.MISSED:
            at = clock_time(centre, ticket.called_at)
            return words("missed", time=at), (words("missed_what"),)
        case S.PARKED:
            until = ticket.park_until
            what = words("parked_until", time=clock_time(centre, until)) if until else words("parked_what")
            return words("parked"), (what,)
        case ended:
            return words(ended.value), ()


def _waiting(ticket: Ticket, forecast: Forecast, words: Words) -> tuple[str, ...]:
    ahead, wait = forecast.ahead.get(ticket.id), forecast.waits.get(ticket.id)
    lines = [] if ahead is None else [_place(ahead, words)]
    lines.append(_forecast(wait, words))
    return tuple(lines)


def _place(ahead: int, words: Words) -> str:
    if ahead == 0:
        return words("next")
    return words("ahead_one") if ahead == 1 else words("ahead", count=ahead)


def _forecast(wait: Wait | None, words: Words) -> str:
    if wait is None:
        return words("forecast_none")
    if wait.least_min == 0:
        return words("forecast_soon", most=wait.most_min)
    return words("forecast", least=wait.least_min, most=wait.most_min)


def _zone(ticket: Ticket, centre: Centre, words: Words) -> str | None:
    """Where to go, or to wait: the counter's zone, or the one of all counters that may call."""
    counters = [centre.counter(ticket.counter)] if ticket.counter else centre.counters_for(ticket.service)
    zones = {counter.zone for counter in counters if counter is not None}
    zone = next((zone for zone in centre.zones if zones == {zone.id}), None)
    return zone.name.in_language(words.language) if zone else None
