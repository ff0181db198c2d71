"""Today's figures, read for the slide that tells them."""

from __future__ import annotations

from collections.abc import Callable

from moiso_qt.link import Link
from moiso_shared.boards.today import PATH, lines
from PySide6.QtCore import QObject

from moiso_display.looking import Looking


class Today(Looking):
    """Reads a tuple of lines while the board has such a slide."""

    def __init__(self, link: Link, wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(link, PATH, wanted, lines, parent)
