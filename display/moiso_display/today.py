"""Reads today's figures, for the slide that tells them."""

from __future__ import annotations

from collections.abc import Callable

from moiso_qt.answers import Accepted, Answer
from moiso_qt.link import Link
from moiso_shared.boards.today import PATH, lines
from PySide6.QtCore import QObject, QTimer, Signal, Slot

EVERY_MS = 60_000


class Today(QObject):
    """Looks once a minute while the board has such a slide.

    Args:
        wanted: Whether it has.
    """

    read = Signal(object)
    """A tuple of lines."""

    def __init__(self, link: Link, wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._wanted = link, wanted
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)
        link.connected.connect(self.look)
        link.snapshot.connect(self.look)

    @Slot()
    def look(self, *_hello: object) -> None:
        """Ask the server now."""
        if self._link.online and self._wanted():
            self._link.read(PATH, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self.read.emit(lines(answer.result))
