"""What the screen shows: a pure function of the centre, the hall, the visit and the time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from moiso_shared.centre import Centre, Counter, Service, Tile
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState
from moiso_shared.timetable import Span

from moiso_kiosk.opening import clock_words, opening
from moiso_kiosk.page import Choice, Moment, Page, TileView
from moiso_kiosk.phrases import LANGUAGE_NAMES, count_words, known_languages, say
from moiso_kiosk.visit import GUIDE_KEY, PaperState, Step, Visit, key_of, tiles_at

PROBLEMS = frozenset(
    {"server_away", "no_answer", "too_late", "service_closed", "service_stopped", "quota_reached"}
)
"""Codes that have words of their own; all others share a general sentence."""

RETRY = frozenset({"server_away", "too_late", "other"})
"""After these another try makes sense."""

_FIXED = (
    "home", "back", "counters_label", "waiting_label", "priority_question", "priority_lead", "confirm_lead",
    "number_lead", "turn_label", "wait_for_call", "qr_note", "idle_title", "idle_stay", "large_text",
    "contrast", "reach", "help", "asking", "asking_slow", "retry",
)  # fmt: skip
_WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def derive(moment: Moment, visit: Visit) -> Page:
    """The page on show."""
    centre = moment.centre
    page = _frame(moment, visit)
    if centre is None:
        return replace(page, title=say(visit.language, "starting"))
    match visit.step:
        case Step.MENU:
            return _menu(page, moment, centre, visit)
        case Step.CONFIRM | Step.ASKING:
            return _confirm(page, moment, centre, visit)
        case Step.NUMBER:
            return _number(page, moment, centre, visit)
        case Step.SORRY:
            return _sorry(page, moment, centre, visit)


def _frame(moment: Moment, visit: Visit) -> Page:
    """What every page has."""
    language, centre = visit.language, moment.centre
    weekday = _WEEKDAYS.get(language, _WEEKDAYS["en"])[moment.now.weekday()]
    spoken = known_languages(centre.languages) if centre else []
    return Page(
        step=str(visit.step) if centre else "starting",
        language=language,
        centre=centre.name.in_language(language) if centre else "",
        clock=f"{moment.now:%H:%M}",
        date=f"{weekday}, {moment.now:%d/%m/%Y}",
        notice="" if moment.online or centre is None else say(language, "away"),
        languages=tuple(Choice(code, LANGUAGE_NAMES[code], chosen=code == language) for code in spoken),
        modes=moment.modes,
        idle="" if moment.idle_left_s is None else say(language, "idle_text", seconds=moment.idle_left_s),
        words={key: say(language, key) for key in _FIXED},
    )


def _menu(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language = visit.language
    tiles = tuple(
        _tile(moment, centre, tile, key_of(visit.path, position), language)
        for position, tile in enumerate(tiles_at(centre, visit.path))
    )
    title = centre.texts.welcome.in_language(language)
    if visit.path:
        title = tiles_at(centre, visit.path[:-1])[visit.path[-1]].name.in_language(language)
    guide = None
    if centre.guide_service is not None:
        guide = TileView(GUIDE_KEY, say(language, "guide"), "guide", say(language, "guide_note"))
    return replace(
        page,
        title=title,
        lead=say(language, "submenu_lead" if visit.path else "menu_lead"),
        tiles=tiles,
        guide=guide,
        back=say(language, "back") if visit.path else "",
    )


def _tile(moment: Moment, centre: Centre, tile: Tile, key: str, language: str) -> TileView:
    services = [found for name in dict.fromkeys(tile.services()) if (found := centre.service(name))]
    doors = [opening(centre, service, moment.now) for service in services]
    is_open = any(door.open for door in doors)
    if is_open:
        waiting = _waiting(moment.lobby, services)
        note = tile.hint.in_language(language) if tile.hint and len(services) > 1 else ""
        note = note or count_words(language, "waiting", waiting)
    else:
        again = min(
            (door.again for door in doors if door.again), key=lambda span: span.start_min, default=None
        )
        note = _closed_words(language, again, any(door.today for door in doors))
    return TileView(key, tile.name.in_language(language), tile.icon, note, is_open)


def _closed_words(language: str, again: Span | None, opens_today: bool) -> str:
    if again is not None:
        return say(language, "opens_at", time=str(again).partition("-")[0])
    return say(language, "closed_today" if opens_today else "closed_all_day")


def _waiting(lobby: Lobby, services: Iterable[Service]) -> int:
    counts = lobby.waiting_counts()
    return sum(counts.get(service.id, 0) for service in services)


def _confirm(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language = visit.language
    service = centre.service(visit.service or "")
    if service is None:
        return page
    door = opening(centre, service, moment.now)
    waiting = _waiting(moment.lobby, [service])
    return replace(
        page,
        title=service.name.in_language(language),
        lead=say(language, "confirm_lead"),
        back=say(language, "back"),
        waiting=say(language, "people", count=waiting) if waiting else say(language, "nobody"),
        counters=_counters(moment, centre, service, language),
        hours=_hours(language, door.today),
        open=door.open,
        notice=page.notice or ("" if door.open else _closed_words(language, door.again, bool(door.today))),
        priorities=tuple(
            Choice(kind.id, kind.name.in_language(language), kind.icon, kind.id == visit.priority)
            for kind in centre.priorities_of(service)
        ),
        main=_take_words(language, visit) if door.open and moment.online else "",
        words=page.words | {"asking_now": say(language, "asking_slow" if moment.slow else "asking")},
    )


def _take_words(language: str, visit: Visit) -> str:
    return say(language, "take_priority" if visit.priority else "take")


def _hours(language: str, spans: Iterable[Span]) -> str:
    hours = ", ".join(clock_words(span) for span in spans)
    return say(language, "hours_today", hours=hours) if hours else ""


def _counters(moment: Moment, centre: Centre, service: Service, language: str) -> str:
    """The counters that serve now, or all that may when none has opened yet."""
    able = centre.counters_for(service.id)
    working = [c for c in able if moment.lobby.counter(c.id).status is not CounterStatus.CLOSED]
    return counter_words(working or able, language)


def counter_words(counters: Iterable[Counter], language: str) -> str:
    """Counters in a line: named ones by name, the others as "Quầy 3, 4, 5"."""
    chosen = sorted(counters, key=lambda counter: counter.number)
    numbers = ", ".join(str(counter.number) for counter in chosen if counter.name is None)
    names = [counter.name.in_language(language) for counter in chosen if counter.name is not None]
    return ", ".join([say(language, "counter", numbers=numbers)] * bool(numbers) + names)


def _number(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language, given = visit.language, visit.ticket
    assert given is not None, "a number page without a number"
    service = centre.service(given.service)
    ticket = moment.lobby.tickets.get(given.id, given)
    counter = centre.counter(ticket.counter or "")
    called, waits = "", ticket.state is TicketState.WAITING
    if ticket.state is TicketState.CALLED and counter is not None:
        called = say(language, "called_now", counter=counter_words([counter], language))
    noted = visit.paper in (PaperState.FAILED, PaperState.NONE)
    return replace(
        page,
        notice="",
        title=service.name.in_language(language) if service else "",
        lead=say(language, "number_lead"),
        number=given.number,
        counters=_counters(moment, centre, service, language) if service else "",
        ahead=count_words(language, "ahead", ahead_count(moment.lobby, given)) if waits else "",
        called=called,
        paper=str(visit.paper),
        paper_words=say(language, f"paper_{visit.paper}"),
        main=say(language, "noted" if noted else "done"),
        qr=visit.code if centre.public_url else "",
    )


def ahead_count(lobby: Lobby, ticket: Ticket) -> int:
    """How many wait with an earlier number of the same service; the hall tells a kiosk no classes."""
    mine = _order(ticket)
    return sum(_order(other) < mine for other in lobby.waiting([ticket.service]))


def _order(ticket: Ticket) -> tuple[int, str]:
    return len(ticket.number), ticket.number


def _sorry(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language, problem = visit.language, visit.problem
    known = problem if problem in PROBLEMS else "other"
    service = centre.service(visit.service or "")
    hours = _hours(language, opening(centre, service, moment.now).today) if service else ""
    return replace(
        page,
        notice="",
        title=say(language, f"problem_{known}"),
        lead=say(language, f"todo_{known}"),
        hours=hours if known == "service_closed" else "",
        back=say(language, "home"),
        main=say(language, "retry") if known in RETRY else "",
    )
