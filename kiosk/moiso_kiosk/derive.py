"""What the screen shows: a pure function of the centre, the hall, the visit and the time."""

from __future__ import annotations

from dataclasses import replace

from moiso_shared.centre import Centre, Tile
from moiso_shared.notices import shown_in

from moiso_kiosk.doors import deserted, door, out_of_hours, widest
from moiso_kiosk.offer import offer_page
from moiso_kiosk.outcome import PRINTER, elsewhere, number_page, sorry_page
from moiso_kiosk.page import Choice, Moment, Page, TileView
from moiso_kiosk.phrases import count_words, known_languages, language_name, say, weekday, worded
from moiso_kiosk.visit import GUIDE_KEY, Step, Visit, key_of, tiles_at
from moiso_kiosk.way_page import ticket_way_page

_FIXED = (
    "home", "back", "counters_label", "waiting_label", "wait_label", "zone_label", "priority_question",
    "priority_lead", "confirm_lead", "number_lead", "turn_label", "wait_for_call", "qr_note", "idle_title",
    "idle_stay", "large_text", "contrast", "reach", "sign", "help", "asking", "asking_slow", "retry",
    "language", "slide_touch", "find", "hear_number",
)  # fmt: skip


def derive(moment: Moment, visit: Visit) -> Page:
    """The page on show."""
    centre = moment.centre
    page = _frame(moment, visit)
    if centre is None:
        return replace(page, title=say(visit.language, "starting"))
    if moment.locked and visit.step not in (Step.NUMBER, Step.WAY):
        title, lead = say(visit.language, "locked"), say(visit.language, "locked_todo")
        return replace(page, step="sorry", title=title, lead=lead, notice="")
    match visit.step:
        case Step.MENU:
            return _menu(page, moment, centre, visit)
        case Step.FIND:
            return replace(page, back=say(visit.language, "back"))
        case Step.CONFIRM | Step.ASKING:
            return offer_page(page, moment, centre, visit)
        case Step.NUMBER:
            return number_page(page, moment, centre, visit)
        case Step.WAY:
            return ticket_way_page(page, moment, centre, visit)
        case Step.SORRY:
            return sorry_page(page, moment, centre, visit)


def _frame(moment: Moment, visit: Visit) -> Page:
    """What every page has."""
    language, centre = visit.language, moment.centre
    spoken = known_languages(centre.languages) if centre else []
    return Page(
        step=str(visit.step) if centre else "starting",
        language=language,
        centre=worded(centre.name, language) if centre else "",
        clock=f"{moment.now:%H:%M}",
        date=f"{weekday(language, moment.now)}, {moment.now:%d/%m/%Y}",
        notice=_notice(moment, language),
        rehearsal=say(language, "rehearsal") if moment.lobby.rehearsal else "",
        languages=tuple(Choice(code, language_name(code), chosen=code == language) for code in spoken),
        modes=moment.modes,
        help_called=moment.help_called,
        help_words=moment.help_words,
        signs=bool(centre and centre.sign_videos),
        sign_video=centre.sign_videos.get(str(visit.step), "") if centre and moment.modes.sign else "",
        rest=moment.rest,
        slide=moment.slide,
        slide_words=say(language, f"slide_{moment.slide}") if moment.slide else "",
        idle="" if moment.idle_left_s is None else say(language, "idle_text", seconds=moment.idle_left_s),
        words={key: say(language, key) for key in _FIXED},
    )


def _notice(moment: Moment, language: str) -> str:
    if moment.online or moment.centre is None:
        return ""
    return worded(moment.centre.offline.ticket_note, language) if moment.possible else say(language, "away")


def _menu(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    language = visit.language
    tiles = tuple(
        _tile(moment, centre, tile, key_of(visit.path, position), language)
        for position, tile in enumerate(tiles_at(centre, visit.path))
    )
    return replace(
        page,
        notice=page.notice or _first_page_notice(moment, centre, language),
        title=_menu_title(centre, visit),
        lead=say(language, "menu_lead"),
        tiles=tiles,
        guide=TileView(GUIDE_KEY, say(language, "guide"), "guide", "") if centre.guide_service else None,
        back=say(language, "back") if visit.path or visit.errands or visit.extends else "",
    )


def _first_page_notice(moment: Moment, centre: Centre, language: str) -> str:
    """What everybody should know first: out of hours, trouble with the paper, the supervisor's words."""
    zones = [kiosk.zone for kiosk in centre.kiosks if kiosk.id == moment.me and kiosk.zone]
    told = shown_in(moment.lobby.notices.values(), zones, moment.now)
    lines = (
        _closed_notice(moment, centre, language),
        _paper_notice(moment, centre, language),
        *(worded(notice.text, language) for notice in told),
    )
    return "  •  ".join(line for line in lines if line)


def _closed_notice(moment: Moment, centre: Centre, language: str) -> str:
    """Out of hours: that it is so, and when numbers are given again."""
    again = out_of_hours(moment, centre, language)
    return f"{say(language, 'centre_closed')}. {again}" if again else ""


def _paper_notice(moment: Moment, centre: Centre, language: str) -> str:
    """Before the first touch: that there is no paper here, and where there is, or that none is needed."""
    if moment.obstacle not in PRINTER:
        return ""
    instead = elsewhere(moment, centre, language) or say(language, "on_screen")
    return f"{say(language, PRINTER[moment.obstacle])}. {instead}"


def _menu_title(centre: Centre, visit: Visit) -> str:
    if visit.path:
        return worded(tiles_at(centre, visit.path[:-1])[visit.path[-1]].name, visit.language)
    if visit.errands or visit.extends:
        return say(visit.language, "more_title")
    return worded(centre.texts.welcome, visit.language)


def _tile(moment: Moment, centre: Centre, tile: Tile, key: str, language: str) -> TileView:
    services = [found for name in dict.fromkeys(tile.services()) if (found := centre.service(name))]
    whole = widest(door(moment, centre, service, language) for service in services)
    counts = moment.lobby.waiting_counts()
    waiting = sum(counts.get(service.id, 0) for service in services)
    note = worded(tile.hint, language) if tile.hint and len(services) > 1 else ""
    if deserted(moment, centre, services):
        note = say(language, "no_counter")
    note = note or count_words(language, "waiting", waiting)
    return TileView(
        key, worded(tile.name, language), tile.icon, note if whole.open else whole.words, whole.open
    )
