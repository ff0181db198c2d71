"""Using every page without touching the glass: keys move a ring from choice to choice and press it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Property, QEvent, QMetaObject, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

_K = Qt.Key
ON = frozenset({_K.Key_F8, _K.Key_F15})
"""Speak: F8 on a keyboard; F15 is a headphone plugged into the usual keypads for blind people."""
OFF = frozenset({_K.Key_F9, _K.Key_F16})
"""Be silent; F16 is the headphone pulled out."""
NEXT = frozenset({_K.Key_Tab, _K.Key_Right, _K.Key_F17, _K.Key_F21})
BACK = frozenset({_K.Key_Backtab, _K.Key_Left, _K.Key_F18, _K.Key_F20})
UP, DOWN = frozenset({_K.Key_Up}), frozenset({_K.Key_Down})
PRESS = frozenset({_K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_Select, _K.Key_F22})
AGAIN = frozenset({_K.Key_F1, _K.Key_F19, _K.Key_Help})
LOUDER = frozenset({_K.Key_Plus, _K.Key_VolumeUp})
SOFTER = frozenset({_K.Key_Minus, _K.Key_VolumeDown})
WRITING = frozenset({_K.Key_Left, _K.Key_Right, _K.Key_Space, _K.Key_Plus, _K.Key_Minus})
"""Belong to a field that somebody writes in."""
KNOWN = ON | OFF | NEXT | BACK | UP | DOWN | PRESS | AGAIN | LOUDER | SOFTER
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})


class Walk(QObject):
    """Knows what can be pressed now, and what the ring is around.

    A choice is whatever has a tap handler and a signal ``tapped``; a visible item with ``covers`` (a warning,
    a list over the page) hides everything else. The first key only shows the ring.
    """

    ring_changed = Signal()
    key = Signal()
    """Somebody is there."""
    entered = Signal()
    """Another page, or something over it; the ring is around its first choice."""
    moved = Signal()
    speech_wanted = Signal(bool)
    again = Signal()
    louder = Signal(bool)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QQuickWindow | None = None
        self._ring, self._name, self._place = QRectF(), "", ""
        self._active, self._pressed, self._sent = False, False, False

    def _get_ring(self) -> QRectF:
        return self._ring

    ring = Property(QRectF, _get_ring, notify=ring_changed)
    """Around the present choice, in the window's pixels; empty while nobody uses keys."""

    @property
    def active(self) -> bool:
        """Whether somebody uses keys."""
        return self._active

    @property
    def cover(self) -> QQuickItem | None:
        """What lies over the page."""
        layers = self._window.contentItem().childItems() if self._window is not None else []
        return next((item for item in reversed(layers) if item.isVisible() and item.property("covers")), None)

    @property
    def present(self) -> QQuickItem | None:
        """The choice that the ring is around."""
        named = (item for item in self._items(self.cover) if self._name and item.objectName() == self._name)
        return next((item for item in named if _is_choice(item)), None)

    def attend(self, window: QQuickWindow) -> None:
        """Hear this window's keys from now on."""
        self._window = window
        window.installEventFilter(self)
        window.afterAnimating.connect(self._follow)

    def choices(self) -> list[QQuickItem]:
        """What can be pressed now, in the order of reading."""
        found = [item for item in self._items(self.cover) if _is_choice(item)]
        rows: list[list[QQuickItem]] = []
        for item in sorted(found, key=lambda item: _place(item).center().y()):
            if rows and _place(item).center().y() < _place(rows[-1][0]).bottom():
                rows[-1].append(item)
            else:
                rows.append([item])
        return [item for row in rows for item in sorted(row, key=lambda item: _place(item).x())]

    def come_to(self, name: str) -> None:
        """Put the ring around this choice, if there is one of that name."""
        if any(choice.objectName() == name for choice in self.choices()):
            self._active, self._sent, self._name = True, True, name
            self._follow()
            self.moved.emit()

    def end(self) -> None:
        """Hide the ring: a finger has taken over, or the visitor is gone."""
        if self._active:
            self._active, self._name = False, ""
            self._follow()
            self.ended.emit()

    def settle(self, place: str) -> None:
        """The page may have changed; its name says whether it is another one."""
        if not self._active:
            return
        cover = self.cover
        where = place if cover is None else f"{place} {cover.metaObject().className()}"
        choices = self.choices()
        pressed, self._pressed = self._pressed, False
        sent, self._sent = self._sent, False
        if where != self._place or self.present is None or pressed:
            another, self._place = where != self._place, where
            if (another and not sent) or self.present is None:
                self._name = choices[0].objectName() if choices else ""
            (self.entered if another else self.moved).emit()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something here, and leave the others to whoever writes."""
        if event.type() in _TOUCHES:
            self.end()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = _K(event.key())
        if key not in KNOWN or (self._writes() and key in WRITING):
            return False
        self.key.emit()
        if not (event.isAutoRepeat() and key in PRESS):  # a key that is held down presses once
            self._hear(key)
        return True

    def _hear(self, key: Qt.Key) -> None:
        if key in OFF:
            self.speech_wanted.emit(False)
        elif not self._active:
            self._active, self._place = True, ""
            self.speech_wanted.emit(True)
        elif key in ON:
            self.speech_wanted.emit(True)
        elif key in AGAIN:
            self.again.emit()
        elif key in LOUDER | SOFTER:
            self.louder.emit(key in LOUDER)
        elif key in PRESS:
            self._press()
        else:
            self._move(key)

    def _press(self) -> None:
        present = self.present
        if present is not None:
            self._pressed = True
            QMetaObject.invokeMethod(present, "tapped")

    def _move(self, key: Qt.Key) -> None:
        choices, present = self.choices(), self.present
        if not choices:
            return
        at = choices.index(present) if present is not None else -1
        if key in UP | DOWN and present is not None:
            chosen = _beyond(present, choices, down=key in DOWN)
        else:
            chosen = choices[(at + (1 if key in NEXT | DOWN else -1)) % len(choices)]
        self._name = chosen.objectName()
        self._follow()
        self.moved.emit()

    def _follow(self) -> None:
        present = self.present if self._active else None
        ring = QRectF() if present is None else _place(present)
        if ring != self._ring:
            self._ring = ring
            self.ring_changed.emit()

    def _writes(self) -> bool:
        item = self._window.activeFocusItem() if self._window is not None else None
        return item is not None and item.property("cursorPosition") is not None

    def _items(self, top: QQuickItem | None = None) -> Iterator[QQuickItem]:
        if top is None and self._window is not None:
            top = self._window.contentItem()
        if top is not None and top.isVisible():
            yield top
            for child in top.childItems():
                yield from self._items(child)


class Settling(QObject):
    """Lets the views follow the page before the ring looks for its choices."""

    def __init__(self, walk: Walk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk, self._place = walk, ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: walk.settle(self._place))

    def page(self, place: str) -> None:
        """This page is on show."""
        self._place = place
        self.soon()

    def soon(self) -> None:
        """Look again."""
        self._soon.start()


def _is_choice(item: QQuickItem) -> bool:
    if item.objectName() in ("", "corner") or not item.isEnabled():
        return False
    return any(child.metaObject().className() == "QQuickTapHandler" for child in item.children())


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _beyond(present: QQuickItem, choices: list[QQuickItem], *, down: bool) -> QQuickItem:
    """The nearest choice in the next row; beyond the last row comes the first."""
    here = _place(present)
    sign = 1 if down else -1

    def gap(item: QQuickItem) -> float:
        there = _place(item)
        return there.top() - here.bottom() if down else here.top() - there.bottom()

    further = [item for item in choices if gap(item) >= -1 and item is not present]
    if not further:
        edge = [_place(item).center().y() * sign for item in choices]
        further = [item for item, y in zip(choices, edge, strict=True) if y <= min(edge) + 1]
    aside = here.center().x()
    return min(further, key=lambda item: (round(gap(item) / 20), abs(_place(item).center().x() - aside)))
