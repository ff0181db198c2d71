"""What a board shows besides calls: slides by turns, and the notices of the day."""

from __future__ import annotations

from collections.abc import Iterator

from moiso_shared.boards.page import Moment, SlideView
from moiso_shared.centre_boards import Board, Slide

SEPARATOR = "     •     "


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
    """The notices that hold now, as one line."""
    now = moment.now
    held = (notice for notice in board.notices if notice.holds(now.date(), now.time()))
    return SEPARATOR.join(notice.text.vi for notice in held)


def _pages(slide: Slide, moment: Moment) -> Iterator[int]:
    """The pages that can be shown: none of a file that is not there."""
    if slide.file is None:
        yield 0
    else:
        yield from range(moment.pages.get(slide.file, 0))


def _view(slide: Slide, page: int, moment: Moment) -> SlideView:
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
    )
