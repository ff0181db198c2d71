"""The rest of a double or triple tap presses nothing on the page that the first tap brought."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QPointerEvent
from PySide6.QtQuick import QQuickWindow

from moiso_kiosk.kiosk import Kiosk

WITHIN_S = 0.35
"""Nobody has read a page, and found what to press, as soon as this after it came."""

_PRESSES = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_ENDS = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease)


class DoubleTap(QObject):
    """Keeps from the pages whatever finger comes down where it just was, on a page that nobody can have read.

    Somebody who taps twice would otherwise leave the page of the number before seeing it, or choose
    whatever comes to lie under the finger. Tapping twice on the same page (the letters of the keyboard) does
    what it always does.

    Args:
        near_px: How far apart the taps of a double tap are at most.
    """

    def __init__(
        self, kiosk: Kiosk, window: QQuickWindow, *, near_px: int, clock: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._kiosk, self._clock = kiosk, clock
        self._near_px = near_px
        self._page = self._page_before = self._on_show()
        self._before, self._turned_at = QPointF(), clock()
        self._keeping = False
        kiosk.page_changed.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep such a tap, from its press to its release."""
        if isinstance(event, QPointerEvent) and event.type() in _PRESSES:
            place = event.point(0).scenePosition()
            self._keeping = self._goes_on(place)
            if not self._keeping:
                self._before, self._page_before = place, self._page
        kept = self._keeping and isinstance(event, QPointerEvent)
        if event.type() in _ENDS:
            self._keeping = False
        return kept

    def _goes_on(self, place: QPointF) -> bool:
        turned = self._page != self._page_before and self._clock() - self._turned_at < WITHIN_S
        return turned and (place - self._before).manhattanLength() <= self._near_px

    def _look(self) -> None:
        page = self._on_show()
        if page != self._page:
            self._page, self._turned_at = page, self._clock()

    def _on_show(self) -> tuple[str, ...]:
        """Which page it is, whatever its language."""
        page = self._kiosk.property("page")
        return page["step"], *(tile["key"] for tile in page["tiles"])
