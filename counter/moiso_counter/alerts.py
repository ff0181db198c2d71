"""A sound and a message when too many people wait, or one waits too long."""

import math
import struct
import time
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from moiso_counter.desk import Desk
from moiso_counter.page import Page

KEPT_S = 120.0
"""A limit that was kept for so long may be told again."""


@dataclass(frozen=True)
class Limits:
    """When the clerk is to be told; 0 switches that one off."""

    people: int = 10
    minutes: int = 30


class Alerts(QObject):
    """Tells once when a limit is passed, and again only after it was kept for a while.

    A queue that goes up and down by one around its limit would ring at every second arrival.

    Args:
        clock: Seconds that never run backwards.
    """

    raised = Signal(str)
    """The sentence for the clerk."""

    def __init__(
        self,
        desk: Desk,
        limits: Limits,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock, self._limits = clock, limits
        self._quiet_until = -math.inf
        """A limit passed before this is no news."""
        desk.changed.connect(self._look)

    @property
    def limits(self) -> Limits:
        """When the clerk is told now."""
        return self._limits

    def limit(self, limits: Limits) -> None:
        """Tell at other limits from now on."""
        self._limits, self._quiet_until = limits, -math.inf

    def _look(self, page: Page) -> None:
        if not page.fresh:
            return
        words, now = passed(page, self._limits), self._clock()
        if not words:
            return
        news, self._quiet_until = now >= self._quiet_until, now + KEPT_S
        if news:
            self.raised.emit(words)


def passed(page: Page, limits: Limits) -> str:
    """Which limit is passed, as a sentence; empty when none is."""
    if limits.people and len(page.queue) >= limits.people:
        return f"Đang có {len(page.queue)} người chờ tại {page.title}."
    if limits.minutes and page.queue and page.longest_wait_min >= limits.minutes:
        return f"Có người đã chờ {page.longest_wait} tại {page.title}."
    return ""


CHIME_S = 0.5


def write_chime(path: Path) -> None:
    """Write two soft notes as a WAV file (22 050 Hz, mono)."""
    rate, frames = 22_050, bytearray()
    for place in range(round(CHIME_S * rate)):
        moment = place / rate
        note, since = (660.0, moment) if moment < CHIME_S / 2 else (880.0, moment - CHIME_S / 2)
        loud = math.exp(-since * 9) * min(1.0, since * 200)
        frames += struct.pack("<h", round(9000 * loud * math.sin(2 * math.pi * note * since)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(frames))
