"""Being the voice of a zone: asked of the server twice a second, over when nobody renews it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from uuid import uuid4

from moiso_qt.link import Link
from moiso_shared.wire import AskVoice, Lease
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

RENEW_MS = 500
_LATE_MS = 5
"""The lease has surely ended when its end is told."""


class VoiceLease(QObject):
    """Knows for which zones this board may be heard.

    Args:
        zones: The zones whose calls this board wants to speak now; none while it cannot or should not.
        said: The calls that it knows to be spoken, told to a server that it has found again.
        clock: Seconds that never run backwards.
    """

    gained = Signal()
    """This board is the voice of a zone that it could not speak for a moment ago, or was out of touch."""
    lost = Signal()
    """It is no longer the voice of every zone that it was the voice of."""

    def __init__(
        self,
        link: Link,
        zones: Callable[[], Iterable[str]],
        *,
        said: Callable[[], Iterable[int]] = tuple,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._zones, self._said, self._clock = link, zones, said, clock
        self._run = uuid4().hex
        self._wanted: frozenset[str] = frozenset()
        self._held: frozenset[str] = frozenset()
        self._until, self._back = 0.0, False
        link.connected.connect(self._connected)
        link.leased.connect(self._leased)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ask)
        self._timer.start(RENEW_MS)
        self._end = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end.timeout.connect(self.lost)

    def holds(self, zone: str) -> bool:
        """Whether a sentence for this zone may begin, and go on."""
        return zone in self._held and self._clock() < self._until

    @Slot()
    def ask(self) -> None:
        """Ask for the next seconds; they count from now."""
        self._wanted = frozenset(self._zones())
        self._keep(self._held & self._wanted)
        held = tuple(zone for zone in self._held if self.holds(zone))
        said = tuple(self._said()) if self._back else ()
        wish = AskVoice(
            zones=tuple(self._wanted), asked_at=self._clock(), held=held, run=self._run, said=said
        )
        self._link.ask_voice(wish)

    @Slot()
    def _connected(self) -> None:
        self._back = True
        self.ask()

    @Slot(object)
    def _leased(self, lease: Lease) -> None:
        before = set() if self._back else {zone for zone in self._held if self.holds(zone)}
        self._back = False
        self._until = lease.asked_at + lease.for_s
        self._end.start(max(0, round(1000 * (self._until - self._clock())) + _LATE_MS))
        self._keep(self._wanted.intersection(lease.zones))
        if any(self.holds(zone) for zone in self._held - before):
            self.gained.emit()

    def _keep(self, zones: frozenset[str]) -> None:
        lost, self._held = self._held - zones, zones
        if lost:
            self.lost.emit()
