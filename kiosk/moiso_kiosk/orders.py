"""What staff tell this kiosk from where they are: heard once, and only while it is fresh."""

from __future__ import annotations

from datetime import timedelta

from moiso_qt.link import Link
from moiso_shared.facts import Fact, FactKind
from PySide6.QtCore import QObject, Signal

FRESH = timedelta(minutes=1)
"""What was asked longer ago, before an outage, is not done any more."""


class Orders(QObject):
    """Picks what concerns this kiosk out of the hall's facts."""

    help_answered = Signal()
    told = Signal(str)
    """An ``Order``."""

    def __init__(self, link: Link, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        link.changed.connect(self._noticed)

    def _noticed(self, fact: Fact) -> None:
        me = self._link.hello.name if self._link.hello else None
        if fact.kiosk is None or fact.kiosk != me or self._link.server_now() - fact.at > FRESH:
            return
        if fact.kind == FactKind.HELP_ANSWERED:
            self.help_answered.emit()
        elif fact.kind == FactKind.KIOSK_TOLD and fact.order is not None:
            self.told.emit(fact.order)
