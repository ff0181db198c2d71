"""Reads now and then what is told by no fact: dossiers are imported, and figures are worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moiso_qt.answers import Accepted, Answer
from moiso_qt.link import Link
from PySide6.QtCore import QObject, QTimer, Signal, Slot

EVERY_MS = 60_000


class Looking(QObject):
    """Looks once a minute, and after every connection, while the board wants to know.

    Args:
        path: What is read over REST.
        wanted: Whether this board shows it.
        view: Makes of the answer what the board shows.
    """

    read = Signal(object)
    """What ``view`` made."""

    def __init__(
        self,
        link: Link,
        path: str,
        wanted: Callable[[], bool],
        view: Callable[[dict[str, Any]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._path, self._wanted, self._view = link, path, wanted, view
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)
        link.connected.connect(self.look)
        link.snapshot.connect(self.look)

    @Slot()
    def look(self, *_hello: object) -> None:
        """Ask the server now."""
        if self._link.online and self._wanted():
            self._link.read(self._path, self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self.read.emit(self._view(answer.result))
