"""Being the voice of a zone: asked of the server every second, given up when nobody could hear it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from moiso_qt.link import Link
from moiso_shared.wire import Lease
from PySide6.QtCore import QObject, QTimer, Signal, Slot

RENEW_MS = 1_000


class VoiceLease(QObject):
    """Knows for which zones this board may begin a sentence.

    Args:
        zones: The zones whose calls this board wants to speak now; none while it cannot or should not.
        clock: Seconds that never run backwards.
    """

    gained = Signal()
    """This board is the voice of a zone that it could not speak for a moment ago."""

    def __init__(
        self,
        link: Link,
        zones: Callable[[], Iterable[str]],
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._zones, self._clock = link, zones, clock
        self._held: frozenset[str] = frozenset()
        self._until = self._asked_at = 0.0
        self._waiting = False
        link.connected.connect(self._connected)
        link.leased.connect(self._leased)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)
        self._timer.start(RENEW_MS)

    def holds(self, zone: str) -> bool:
        """Whether a new sentence for this zone may begin."""
        return zone in self._held and self._clock() < self._until

    @Slot()
    def ask(self) -> None:
        """Ask for the next seconds, unless an answer is still on its way: it would count from too late."""
        if self._link.online and not self._waiting:
            self._waiting, self._asked_at = True, self._clock()
            self._link.ask_voice(self._zones())

    @Slot()
    def _connected(self) -> None:
        self._waiting = False
        self.ask()

    @Slot(object)
    def _leased(self, lease: Lease) -> None:
        self._waiting = False
        before = {zone for zone in self._held if self.holds(zone)}
        self._held, self._until = frozenset(lease.zones), self._asked_at + lease.for_s
        if any(self.holds(zone) for zone in self._held - before):
            self.gained.emit()
