"""One visit to the kiosk, from the first touch to the number: a small state machine without clock or I/O.

Every step is a function that takes a visit and gives the next one. A touch that does not belong to the page
on show gives the same visit back, so a second finger or a bounced touch changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from moiso_shared.centre import Centre, Tile
from moiso_shared.text import VIETNAMESE
from moiso_shared.tickets import Ticket


class Step(StrEnum):
    """The page on show."""

    MENU = "menu"
    FIND = "find"
    """Looking something up; the pages are those of ``Finding``."""
    CONFIRM = "confirm"
    ASKING = "asking"
    NUMBER = "number"
    WAY = "way"
    """The map with the way to where the number is called."""
    SORRY = "sorry"


class PaperState(StrEnum):
    """What the citizen may be told about the paper."""

    NONE = "none"
    PRINTING = "printing"
    HELD = "held"
    """The printer says that something is in the way; it may still come out."""
    PRINTED = "printed"
    FAILED = "failed"
    DOUBTFUL = "doubtful"


IDLE = frozenset({Step.MENU, Step.FIND, Step.CONFIRM, Step.SORRY})
"""Pages where somebody who has gone is asked for; a number has a time of its own."""

OVER = (PaperState.PRINTED, PaperState.DOUBTFUL, PaperState.FAILED)
"""Nothing more comes of a paper after these."""

MOST_REPEATS = 2
"""How many more papers of one number a visitor may have printed."""

MOST_ERRANDS = 3
"""How many things one number may stand for."""

GUIDE_KEY = "guide"
"""Key of the tile that leads to the guide's desk."""


@dataclass(frozen=True)
class Visit:
    """Where one citizen stands."""

    language: str = VIETNAMESE
    step: Step = Step.MENU
    path: tuple[int, ...] = ()
    """Positions of the tiles opened on the way down the menu."""
    errands: tuple[str, ...] = ()
    """Services chosen before, to come under the same number."""
    service: str | None = None
    found: bool = False
    """The service was found by looking something up; the way back leads there."""
    extends: str = ""
    """Id of a ticket from before that the next choice is added to."""
    priority: str | None = None
    ticket: Ticket | None = None
    code: str = ""
    """What the QR code of the ticket says."""
    ahead: int = 0
    """How many stood before the ticket when it was given."""
    paper: PaperState = PaperState.NONE
    obstacle: str = ""
    """Why the number comes without paper, or its paper is held up, when the printer is the reason."""
    offline: bool = False
    """The number is of the kiosk's own series; no server knows it yet."""
    repeats: int = 0
    """How often the visitor asked for another paper."""
    problem: str = ""
    """Code of what went wrong, on the SORRY page."""


def tiles_at(centre: Centre, path: tuple[int, ...]) -> tuple[Tile, ...]:
    """The tiles of the menu page at this path; a path that leads nowhere is the first page."""
    tiles = centre.tiles()
    for position in path:
        if position >= len(tiles):
            return centre.tiles()
        tiles = tiles[position].tiles
    return tiles or centre.tiles()


def key_of(path: tuple[int, ...], position: int) -> str:
    """The name of a tile on the page at this path; a tile of another page has another name."""
    return ".".join(str(step) for step in (*path, position))


def touch_tile(visit: Visit, centre: Centre, key: str) -> Visit:
    """Open the tiles behind a tile, or the page that offers a number when one service lies behind it."""
    if visit.step is not Step.MENU:
        return visit
    if key == GUIDE_KEY and centre.guide_service is not None:
        return _confirm(visit, centre.guide_service)
    for position, tile in enumerate(tiles_at(centre, visit.path)):
        if key_of(visit.path, position) == key:
            services = list(dict.fromkeys(tile.services()))
            if len(services) == 1:
                return _confirm(visit, services[0])
            return replace(visit, path=(*visit.path, position))
    return visit


def look_up(visit: Visit) -> Visit:
    """Look something up."""
    return replace(visit, step=Step.FIND) if visit.step is Step.MENU else visit


def choose_found(visit: Visit, service: str) -> Visit:
    """Go on to the page that offers a number for what was found."""
    return replace(_confirm(visit, service), found=True) if visit.step is Step.FIND else visit


def _confirm(visit: Visit, service: str) -> Visit:
    others = tuple(errand for errand in visit.errands if errand != service)
    return replace(visit, step=Step.CONFIRM, service=service, errands=others)


def add_errand(visit: Visit) -> Visit:
    """Keep what is chosen and choose something else to come under the same number."""
    if visit.step is not Step.CONFIRM or visit.service is None or len(visit.errands) + 1 >= MOST_ERRANDS:
        return visit
    errands = (*visit.errands, visit.service)
    return replace(visit, step=Step.MENU, path=(), service=None, found=False, errands=errands)


def extend(visit: Visit, ticket_id: str) -> Visit:
    """Choose something else to come under a number that one has already."""
    return replace(visit, step=Step.MENU, path=(), extends=ticket_id) if visit.step is Step.FIND else visit


def choose_priority(visit: Visit, class_id: str) -> Visit:
    """Say that one belongs to a priority class; the same touch again takes it back."""
    if visit.step is not Step.CONFIRM:
        return visit
    return replace(visit, priority=None if visit.priority == class_id else class_id)


def go_back(visit: Visit) -> Visit:
    """One page back; a number that was asked for or given is not taken back this way."""
    match visit.step:
        case Step.WAY:
            return replace(visit, step=Step.NUMBER)
        case Step.CONFIRM:
            priority = visit.priority if visit.errands else None
            before = Step.FIND if visit.found else Step.MENU
            return replace(visit, step=before, service=None, found=False, priority=priority)
        case Step.FIND:
            return replace(visit, step=Step.MENU)
        case Step.SORRY if visit.service is not None:
            return replace(visit, step=Step.CONFIRM, problem="")
        case Step.MENU if visit.path:
            return replace(visit, path=visit.path[:-1])
        case Step.MENU if visit.extends:
            return replace(visit, extends="")
        case Step.MENU if visit.errands:
            *others, last = visit.errands
            return replace(visit, step=Step.CONFIRM, service=last, errands=tuple(others))
        case _:
            return visit


def show_way(visit: Visit) -> Visit:
    """The map, with the way to where the number is called."""
    return replace(visit, step=Step.WAY) if visit.step is Step.NUMBER else visit


def ask(visit: Visit) -> Visit:
    """The number is being asked for."""
    return replace(visit, step=Step.ASKING, problem="") if visit.step is Step.CONFIRM else visit


def answered(visit: Visit, given: Visit) -> Visit:
    """The number is there; also while the visitor is already being told that it takes long.

    Args:
        given: What the answer brings: ticket, code, people ahead, and the state of the paper.
    """
    if visit.step not in (Step.ASKING, Step.SORRY):
        return visit
    return replace(given, step=Step.NUMBER, language=visit.language, problem="")


def refused(visit: Visit, problem: str) -> Visit:
    """No number, for this reason."""
    return replace(visit, step=Step.SORRY, problem=problem)


def paper_came_out(visit: Visit, ticket_id: str, paper: PaperState, obstacle: str = "") -> Visit:
    """News of the paper; news of somebody else's changes nothing.

    Args:
        obstacle: What the printer says is in the way, for a paper that is held up.
    """
    if visit.ticket is None or visit.ticket.id != ticket_id:
        return visit
    return replace(visit, paper=paper, obstacle=obstacle if paper is PaperState.HELD else "")


def may_print_again(visit: Visit) -> bool:
    """Whether the visitor may say that no ticket came out."""
    return visit.step is Step.NUMBER and visit.paper in OVER and visit.repeats < MOST_REPEATS


def print_again(visit: Visit) -> Visit:
    """Another paper is being printed."""
    if not may_print_again(visit):
        return visit
    return replace(visit, paper=PaperState.PRINTING, repeats=visit.repeats + 1)


def speak_language(visit: Visit, language: str) -> Visit:
    """Go on in another language, on the same page."""
    return replace(visit, language=language)
