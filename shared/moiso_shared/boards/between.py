"""What a board shows besides calls: slides by turns, and the notices of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from moiso_shared.boards.page import Moment, SlideView
from moiso_shared.centre_boards import Board, Slide
from moiso_shared.notices import HallNotice, shown_in
from moiso_shared.text import Text

TODAY = "Hôm nay"
"""Above today's figures, where the document has no other title."""
SEPARATOR = "     •     "
NOTICE_S = 12
"""How long a notice stays where one is shown at a time."""


def slide_now(board: Board, moment: Moment) -> SlideView | None:
    """The slide whose turn it is, by the clock alone: boards side by side show the same one."""
    turns = [(slide, page) for slide in board.slides for page in _pages(slide, moment)]
    whole_s = sum(slide.seconds for slide, _ in turns)
    if not whole_s:
        return None
    into_s = moment.now.timestamp() % whole_s
    for slide, page in turns:
        if into_s < slide.seconds:
            return _view(slide, page, moment)
        into_s -= slide.seconds
    return None


def ticker(board: Board, moment: Moment) -> str:
    """The notices that hold now, as one line: first what the supervisor shows, then the document's."""
    now = moment.now
    held = (notice for notice in board.notices if notice.holds(now.date(), now.time()))
    urgent = (said_twice(notice.text) for notice in _from_the_hall(board, moment))
    return SEPARATOR.join([*urgent, *(notice.text.vi for notice in held)])


def in_turn(ticker: str, now: datetime) -> str:
    """One of its notices after the other, for a board that has no line running along its foot."""
    notices = ticker.split(SEPARATOR)
    return notices[int(now.timestamp() / NOTICE_S) % len(notices)]


def said_twice(text: Text) -> str:
    """In Vietnamese, and in English where there is such a wording."""
    english = text.root.get("en")
    return f"{text.vi} / {english}" if english else text.vi


def _from_the_hall(board: Board, moment: Moment) -> Iterator[HallNotice]:
    counter = moment.centre.counter(board.counter) if moment.centre and board.counter else None
    zones = (counter.zone,) if counter is not None and counter.zone else board.zones
    return shown_in(moment.lobby.notices.values(), zones, moment.now)


def _pages(slide: Slide, moment: Moment) -> Iterator[int]:
    """The pages that can be shown: none of a file that is not there, nor of figures that are not known."""
    if slide.kind == "today":
        yield from range(1 if moment.today else 0)
    elif slide.file is None:
        yield 0
    else:
        yield from range(moment.pages.get(slide.file, 0))


def _view(slide: Slide, page: int, moment: Moment) -> SlideView:
    if slide.kind == "today":
        return SlideView("text", slide.title.vi if slide.title else TODAY, "\n".join(moment.today))
    source = ""
    if slide.kind == "picture" and slide.file is not None and moment.media is not None:
        source = (moment.media / slide.file).resolve().as_uri()
    if slide.kind == "pdf":
        source = f"image://pdf/{page}/{slide.file}"
    return SlideView(
        kind=slide.kind,
        title=slide.title.vi if slide.title else "",
        text=slide.text.vi if slide.text else "",
        source=source,
        file=slide.file or "",
        page=page,
    )
