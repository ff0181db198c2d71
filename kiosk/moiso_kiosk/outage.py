"""Lets the supervisor see that numbers were given without the server."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from moiso_kiosk.health import Health
from moiso_kiosk.offline import OffLine

TOLD_MS = 30 * 60 * 1000
"""The kiosk's state names it this long; in the supervisor's history the alert stays in the history."""


class Outage(QObject):
    """Counts what was handed in after an outage."""

    def __init__(self, offline: OffLine, health: Health, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._health, self._count = health, 0
        self._over = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._over.timeout.connect(self._forget)
        offline.handing_in.handed_in.connect(self._handed_in)
        offline.handing_in.refused.connect(self._refused)

    def _handed_in(self, count: int) -> None:
        self._count += count
        self._health.set("outage", (f"gave_offline:{self._count}",))
        self._over.start()

    def _refused(self, count: int) -> None:
        self._health.set("refused", (f"handin_refused:{count}",) if count else ())

    def _forget(self) -> None:
        self._count = 0
        self._health.set("outage", ())
