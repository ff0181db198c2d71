"""Keeps all lines of this device showing what the hall says, and tells what does not answer."""

from __future__ import annotations

import logging
from collections.abc import Callable

from moiso_hardware.boards.bus import Bus, BusThread
from moiso_hardware.boards.joining import bus_for
from moiso_qt.link import Link
from moiso_shared.facts import Fact
from moiso_shared.led_settings import LedLine
from PySide6.QtCore import QObject, QTimer, Slot

from moiso_display.led_faces import bells_for, faces, lines_of

log = logging.getLogger(__name__)

NOTHING = "led_nothing"
"""The problem of a device for which the centre's document names no line."""
_LOOK_MS = 1000


class LedService(QObject):
    """The boards and bells of one device; what they show is kept while the server is away.

    Args:
        link: The hall.
        device: Which board of the centre's document this is; empty: the one that the token names.
        bus_of: Makes the master of a line.
        parent: Owner.
    """

    def __init__(
        self,
        link: Link,
        *,
        device: str = "",
        bus_of: Callable[[LedLine], Bus] = bus_for,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._device, self._bus_of = link, device, bus_of
        self._lines: tuple[LedLine, ...] = ()
        self._running: list[tuple[Bus, BusThread]] = []
        self._told: tuple[str, ...] | None = None
        link.connected.connect(self._refresh)
        link.snapshot.connect(self._refresh)
        link.changed.connect(self._happened)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def stop(self) -> None:
        """Finish the frames in hand and let go of all ports; the boards keep what they show."""
        self._timer.stop()
        running, self._running = self._running, []
        for _, thread in running:
            thread.stop()

    @Slot()
    def _refresh(self) -> None:
        hello = self._link.hello
        lines = lines_of(self._link.centre, self._device or (hello.name if hello else ""))
        if lines != self._lines:
            self._rebuild(lines)
        self._show()

    @Slot(object)
    def _happened(self, fact: Fact) -> None:
        self._show()
        if fact.call is not None and self._link.centre is not None:
            bells = bells_for(fact.call, self._link.centre, self._lines, self._link.server_now())
            for bus, _ in self._running:
                bus.ring(bells)

    @Slot()
    def _look(self) -> None:
        """Calls grow old, and boards fall silent."""
        self._show()
        if self._link.centre is None:
            return
        troubles = tuple(trouble for bus, _ in self._running for trouble in bus.troubles())
        problems = troubles if self._lines else (NOTHING,)
        if problems != self._told:
            log.info("problems: %s", ", ".join(problems) or "none")
            self._told = problems
            self._link.report(problems=problems)

    def _rebuild(self, lines: tuple[LedLine, ...]) -> None:
        for _, thread in self._running:
            thread.stop()
        buses = [self._bus_of(line) for line in lines]
        self._lines, self._running = lines, [(bus, BusThread(bus)) for bus in buses]

    def _show(self) -> None:
        centre = self._link.centre
        if centre is not None:
            shown = faces(centre, self._link.lobby, self._lines, self._link.server_now())
            for bus, _ in self._running:
                bus.show(shown)
