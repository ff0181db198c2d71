"""When the clerk is told that too many people wait, or that one waits too long."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

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
