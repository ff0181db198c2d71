"""What every staff page has: head, navigation, language, theme."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError
from moiso_shared.mistakes_in_vietnamese import told
from moiso_shared.sentences import codes, sentence
from nicegui import ui
from starlette.requests import Request
from starlette.responses import HTMLResponse

from moiso_server.pages.doorkeeper import Who
from moiso_server.pages.following import Following
from moiso_server.pages.rendering import THEME_COOKIE, html, language_of
from moiso_server.pages.staff_style import staff_head
from moiso_server.pages.words import Words
from moiso_server.pages.words_staff import STAFF

_PAGES = {
    "/": ("dashboard", {"clerk", "guide", "supervisor", "admin"}),
    "/guide": ("guide", {"guide", "supervisor", "admin"}),
    "/alerts": ("alerts", {"supervisor", "admin"}),
    "/people": ("people", {"supervisor", "admin"}),
    "/setup": ("setup", {"admin"}),
    "/reports": ("reports", {"supervisor", "admin"}),
    "/dossiers": ("dossiers", {"supervisor", "admin"}),
}


_BESIDE = frozenset({"/alerts"})
"""Pages that are reached from another one."""


_DETAILED = frozenset({"error", "invalid", "centre_invalid", "not_found", "refused", "unavailable", "in_use"})
"""Codes whose own message names the field or the thing that it is about."""


@dataclass(frozen=True)
class Reader:
    """Who looks at a page, and how."""

    who: Who
    words: Words
    dark: bool
    rehearsal: bool
    """Whether today is one, as of now."""
    version: int = 0
    """Of the document that is looked at."""

    def refused(self, error: MoisoError) -> str:
        """Why something was not done, in the reader's language."""
        language = self.words.language
        plain_words = error.code in codes() - _DETAILED
        message = sentence(error.code, language) if plain_words else told(error.message, language)
        return self.words("refused", message=message)


def reader_of(request: Request) -> Reader:
    """The signed-in person of a request that the door let through."""
    dark = request.cookies.get(THEME_COOKIE) == "dark"
    state = request.state
    return Reader(state.who, Words(STAFF, language_of(request)), dark, state.rehearsal, state.version)


def pages_for(role: str) -> list[tuple[str, str]]:
    """Path and key of the wording of every page in the navigation of a role."""
    return [(path, key) for path, (key, roles) in _PAGES.items() if role in roles and path not in _BESIDE]


def plain(template: str, reader: Reader, here: str, centre: Centre | None, **values: Any) -> HTMLResponse:
    """A staff page that needs no live connection."""
    words = reader.words
    name = centre.name.in_language(words.language) if centre else ""
    title = words(_PAGES[here][0])
    values = (
        {"said": "", "title": title, "base": reader.version}
        | values
        | {
            "pages": pages_for(reader.who.role),
            "here": here,
            "who": reader.who,
            "rehearsal": reader.rehearsal,
        }
    )
    head = staff_head(words.language, signed_in=True)
    text = html(template, words, centre=name, dark=reader.dark, head=head, **values)
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


@contextmanager
def frame(request: Request, hall: Following) -> Iterator[Reader]:
    """Build the head; the page's own part goes into the block."""
    reader = reader_of(request)
    words, centre = reader.words, hall.centre
    here = request.url.path
    title = words(dict(pages_for(reader.who.role)).get(here, "dashboard"))
    ui.page_title(title)
    ui.add_head_html(staff_head(words.language, signed_in=here != "/"))
    ui.dark_mode(reader.dark)
    name = centre.name.in_language(words.language) if centre else ""
    head = html(
        "staff_head.html", words, centre=name, pages=pages_for(reader.who.role), here=here, who=reader.who,
        dark=reader.dark, rehearsal=reader.rehearsal,
    )  # fmt: skip
    ui.html(head, sanitize=False)
    main = ui.element("div").classes("page" if reader.who.leads else "page readonly")
    if reader.who.role == "admin":
        main.classes("admin")
    with main:
        yield reader
