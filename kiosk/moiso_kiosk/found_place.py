"""Which page of looking something up is on show, and what it says: pure, without clock or I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.dossiers import dossier_code
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from moiso_kiosk import found_page, own_ticket
from moiso_kiosk.found_page import FoundPage, Row
from moiso_kiosk.phrases import say
from moiso_kiosk.way_page import way_answer
from moiso_kiosk.ways import FoundWay, way_to, way_to_service

_FIXED = (
    "find_more",
    "find_less",
    "find_pick",
    "find_all",
    "find_departments",
    "key_space",
    "key_delete",
    "key_clear",
)


@dataclass(frozen=True)
class Place:
    """One page on the way of a visitor who looks something up."""

    kind: str
    """``search``, ``all`` (what the search found, as a list), ``fields``, ``procedures``, ``procedure``,
    ``dossier``, ``ticket``, ``sure``, ``way``, ``sorry``."""
    found: Any = None
    """What the server told, or the keys of a plain sentence."""
    text: str = field(default="", repr=False)
    status: str = ""
    """Key of a sentence about what was done here."""
    printed: bool = False


@dataclass(frozen=True)
class Sight:
    """What a page is derived from besides its place."""

    centre: Centre
    lobby: Lobby
    language: str
    method: str
    tree: tuple[Mapping[str, Any], ...]
    """Departments with their fields."""
    me: str = ""
    """This kiosk's id in the centre's document."""


def derive_place(place: Place, sight: Sight) -> FoundPage:
    """The page of a place."""
    language = sight.language
    page = _page(place, sight)
    words = {key: say(language, key) for key in _FIXED}
    return replace(page, status=say(language, place.status) if place.status else page.status, words=words)


def _page(place: Place, sight: Sight) -> FoundPage:
    language = sight.language
    match place.kind:
        case "search":
            return _search_page(place, sight)
        case "all":
            everything = _search_page(place, sight)
            return replace(everything, step="list", title=place.text.strip() or everything.title)
        case "fields":
            rows = found_page.field_rows(place.found, language)
            return FoundPage(step="list", title=str(place.found["name"]), rows=rows)
        case "procedures":
            return FoundPage(step="list", title=place.text, rows=found_page.procedure_rows(place.found))
        case "procedure":
            placed = _way(place, sight) is not None
            return found_page.procedure_answer(place.found, sight.centre, language, placed=placed)
        case "dossier":
            return found_page.dossier_answer(place.found, sight.centre, language)
        case "ticket":
            return _ticket_page(place, sight)
        case "way":
            return way_answer(_way(place, sight), sight.centre, language)
        case "sure":
            return own_ticket.sure_answer(place.found, language)
        case _:
            title, lead = (say(language, key) for key in place.found)
            return found_page.sorry_answer(title, lead, sight.centre, language)


def _ticket_page(place: Place, sight: Sight) -> FoundPage:
    """As the hall has it now; what has left the hall is over."""
    over = place.found.model_copy(update={"state": TicketState.FINISHED})
    ticket = sight.lobby.tickets.get(place.found.id, over)
    return own_ticket.own_answer(
        ticket,
        sight.lobby,
        sight.centre,
        sight.language,
        printed=place.printed,
        placed=_way(place, sight) is not None,
    )


def _way(place: Place, sight: Sight) -> FoundWay | None:
    """To the counters of a ticket, or of a procedure's service."""
    found = place.found
    if isinstance(found, Ticket):
        return way_to(sight.centre, sight.lobby, sight.me, sight.lobby.tickets.get(found.id, found))
    service = sight.centre.service(found.service or "")
    return way_to_service(sight.centre, sight.lobby, sight.me, service) if service else None


def _search_page(place: Place, sight: Sight) -> FoundPage:
    language = sight.language
    rows: tuple[Row, ...] = found_page.department_rows(sight.tree, language)
    if place.text.strip():
        rows = found_page.procedure_rows(place.found or ())
        if code := dossier_code(place.text):
            rows = (Row(f"dossier:{code}", say(language, "find_dossier", code=code), "", "dossier"), *rows)
    nothing = place.found is not None and not rows
    return FoundPage(
        step="search",
        title=say(language, "find_title"),
        lead=say(language, "find_lead"),
        text=place.text,
        method=sight.method,
        rows=rows,
        status=say(language, "find_none") if nothing else "",
    )
