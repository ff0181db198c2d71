"""The page that shows the number, and the one that says why there is none."""

from __future__ import annotations

from dataclasses import replace

from moiso_shared.boards.wording import languages_of_call
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.text import VIETNAMESE
from moiso_shared.tickets import Ticket, TicketState

from moiso_kiosk import places
from moiso_kiosk import visit as steps
from moiso_kiosk.doors import hours_today
from moiso_kiosk.others import nearest
from moiso_kiosk.page import Moment, Page
from moiso_kiosk.phrases import count_words, language_name, say, worded
from moiso_kiosk.qr_picture import qr_path
from moiso_kiosk.slip import qr_content
from moiso_kiosk.visit import PaperState, Visit
from moiso_kiosk.ways import way_to

PROBLEMS = frozenset(
    {
        "server_away",
        "no_answer",
        "too_late",
        "service_closed",
        "service_stopped",
        "quota_reached",
        "one_per_person",
    }
)
"""Codes that have words of their own; all others share a general sentence."""

PRINTER = {
    "paper_end": "no_paper",
    "cover_open": "cover_open",
    "cutter_error": "jammed",
    "printer_hot": "hot",
    "printer_away": "no_printer",
    "printer_silent": "no_printer",
    "printer_broken": "no_printer",
    "printer_off_line": "no_printer",
}
"""Codes of the printer, and the words in which a visitor hears them."""

RETRY = frozenset({"server_away", "too_late", "other"})
"""After these another try makes sense."""


def number_page(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    """The frame completed with the number and where it stands now."""
    language, given = visit.language, visit.ticket
    again = steps.may_print_again(visit) and moment.online
    assert given is not None, "a number page without a number"
    service = centre.service(given.service)
    ticket = moment.lobby.tickets.get(given.id, given)
    waits = ticket.state is TicketState.WAITING
    unprinted = visit.paper in (PaperState.FAILED, PaperState.NONE, PaperState.HELD)
    noted = unprinted and not moment.lobby.rehearsal
    path, modules = _qr(centre, visit.code)
    return replace(
        page,
        notice=_without_server(moment, centre, visit),
        title=worded(service.name, language) if service else "",
        lead=say(language, "number_lead"),
        number=given.number,
        counters=places.counters(moment.lobby, centre, service, language) if service else "",
        zone=places.zone(centre, service, language) if service else "",
        ahead=count_words(language, "ahead", min(visit.ahead, ahead_count(moment.lobby, given)))
        if waits and not visit.offline
        else "",
        called=_called(centre, ticket, language),
        call_language=_call_language(centre, ticket.language, language),
        paper=str(visit.paper),
        paper_words=_paper_words(visit, practice=moment.lobby.rehearsal),
        again=say(language, "print_again") if again else "",
        to_map=say(language, "way_button") if way_to(centre, moment.lobby, moment.me, ticket) else "",
        main=say(language, "noted" if noted else "done"),
        qr=path,
        qr_modules=modules,
    )


def sorry_page(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    """The frame completed with a plain sentence and what to do instead."""
    if visit.problem in PRINTER:
        return _printer_page(page, moment, centre, visit)
    language, problem = visit.language, visit.problem
    known = problem if problem in PROBLEMS else "other"
    service = centre.service(visit.service or "")
    tell_hours = service is not None and known == "service_closed"
    return replace(
        page,
        notice="",
        title=say(language, f"problem_{known}"),
        lead=say(language, f"todo_{known}"),
        hours=hours_today(moment, centre, service, language) if service and tell_hours else "",
        back=say(language, "home"),
        main=say(language, "retry") if known in RETRY else "",
    )


def _printer_page(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language = visit.language
    return replace(
        page,
        notice="",
        title=say(language, PRINTER[visit.problem]),
        lead=elsewhere(moment, centre, language) or say(language, "todo_other"),
        back=say(language, "home"),
        main=say(language, "retry"),
    )


def elsewhere(moment: Moment, centre: Centre, language: str) -> str:
    """Where else a number on paper is to be had; empty where nowhere."""
    other = nearest(centre, moment.lobby, moment.me)
    if other is None:
        return ""
    part = next((zone for zone in centre.zones if zone.id == other.zone), None)
    name = worded(other.name, language)
    return say(language, "use_kiosk", kiosk=f"{name} ({worded(part.name, language)})" if part else name)


def _without_server(moment: Moment, centre: Centre, visit: Visit) -> str:
    """That the number is queued later; in large letters the paper alone says it."""
    if not visit.offline or moment.modes.large:
        return ""
    return worded(centre.offline.ticket_note, visit.language)


def _paper_words(visit: Visit, *, practice: bool) -> str:
    """What became of the paper; who has none is told to keep the number, but not one for practice."""
    state = visit.paper
    without = state in (PaperState.FAILED, PaperState.NONE, PaperState.DOUBTFUL)
    words = say(visit.language, f"practice_{state}" if practice and without else f"paper_{state}")
    if state in (PaperState.NONE, PaperState.HELD) and visit.obstacle in PRINTER:
        return f"{say(visit.language, PRINTER[visit.obstacle])}. {words}"
    return words


def ahead_count(lobby: Lobby, ticket: Ticket) -> int:
    """How many wait with an earlier number of the same service; the hall tells a kiosk no classes."""
    mine = _order(ticket)
    return sum(_order(other) < mine for other in lobby.waiting([ticket.service]))


def _order(ticket: Ticket) -> tuple[int, str]:
    return len(ticket.number), ticket.number


def _called(centre: Centre, ticket: Ticket, language: str) -> str:
    counter = centre.counter(ticket.counter or "")
    if ticket.state is not TicketState.CALLED or counter is None:
        return ""
    return say(language, "called_now", counter=places.counter_words([counter], language))


def _call_language(centre: Centre, spoken: str, language: str) -> str:
    """The languages of the call; empty where Vietnamese readers hear Vietnamese alone, as they expect."""
    heard = languages_of_call(centre, spoken)
    if heard == (VIETNAMESE,) and language == VIETNAMESE:
        return ""
    return f"{say(language, 'call_language')}: {', '.join(language_name(code) for code in heard)}"


def _qr(centre: Centre, code: str) -> tuple[str, int]:
    """On the screen only a code that leads somewhere helps."""
    return qr_path(qr_content(centre, code)) if centre.public_url and code else ("", 0)
