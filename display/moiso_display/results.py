"""Reads the dossiers whose result lies ready, for a results board."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moiso_qt.answers import Accepted, Answer
from moiso_qt.link import Link
from moiso_shared.boards.page import ResultView
from PySide6.QtCore import QObject, QTimer, Signal, Slot

PATH = "/api/dossiers-ready"
EVERY_MS = 60_000
"""Dossiers are imported, not called: they are no facts, so a results board looks again now and then."""


class Results(QObject):
    """Looks once a minute while the board wants results.

    Args:
        wanted: Whether this board shows them.
    """

    read = Signal(object)
    """A tuple of ``ResultView``."""

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
            self.read.emit(tuple(map(_view, answer.result["dossiers"])))


def _view(told: dict[str, Any]) -> ResultView:
    return ResultView(str(told["code"]), str(told["holder"]), str(told["state"]["vi"]))
