"""Lets the staff know that people in the hall have a number and no paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from moiso_kiosk.asking import Given
from moiso_kiosk.attempts import Attempt
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import UNPRINTED, Health
from moiso_kiosk.visit import PaperState

TOLD_MS = 30 * 60 * 1000
"""The kiosk's state names it this long after the last such number."""


class Unprinted(QObject):
    """Notices each number that was only shown."""

    def __init__(self, giving: Giving, health: Health, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._health = health
        self._over = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._over.timeout.connect(self._forget)
        giving.arrived.connect(self._arrived)
        giving.paper.connect(self._came_out)

    @Slot(object, object)
    def _arrived(self, attempt: Attempt, _given: Given) -> None:
        if attempt.obstacle:
            self._tell()

    @Slot(str, object)
    def _came_out(self, _ticket: str, paper: PaperState) -> None:
        if paper is PaperState.FAILED:
            self._tell()

    def _tell(self) -> None:
        self._health.set("unprinted", (UNPRINTED,))
        self._over.start()

    def _forget(self) -> None:
        self._health.set("unprinted", ())
