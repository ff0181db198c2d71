"""Touches and keys on request, so that demonstrations and end-to-end tests use a program as a person does."""

import logging
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

log = logging.getLogger(__name__)


class Hand(QObject):
    """Does what a file ``NAME-STEP.do`` in a folder says, then removes it.

    Each line is ``touch OBJECT`` (an item's or widget's ``objectName``), ``key NAME`` (as in ``Qt.Key``:
    ``F2``) or ``type WORDS`` (into whatever has the focus). When something is not there to be touched, the
    lines after it are left alone and the file is renamed to ``….failed``.

    Args:
        folder: Where the wishes lie.
        name: Whose hand this is, e.g. ``kiosk``.
        window: What is touched; dialogs in front of it get the keys.
    """

    def __init__(self, folder: Path, name: str, window: QObject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._name, self._window = folder, name, window
        self._timer = QTimer(self)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for wish in sorted(self._folder.glob(f"{self._name}-*.do")):
            lines = wish.read_text(encoding="utf-8").split("\n")
            done = all(self._act(*line.split(maxsplit=1)) for line in lines if line.strip())
            if done:
                wish.unlink(missing_ok=True)
            else:
                wish.replace(wish.with_suffix(".failed"))

    def _act(self, verb: str, what: str) -> bool:
        if verb == "key":
            window = QGuiApplication.focusWindow() or _as_window(self._window)
            QTest.keyClick(window, getattr(Qt.Key, f"Key_{what}"))
            return True
        if verb == "type":
            return self._type(what)
        return self._touch_item(what) if isinstance(self._window, QQuickWindow) else self._click_widget(what)

    def _type(self, words: str) -> bool:
        """Like a keyboard's input method: whole letters, marks included."""
        target = QGuiApplication.focusObject()
        if target is None:
            return False
        event = QInputMethodEvent()
        event.setCommitString(words)
        QGuiApplication.sendEvent(target, event)
        return True

    def _touch_item(self, name: str) -> bool:
        assert isinstance(self._window, QQuickWindow)
        for item in _items(self._window.contentItem()):
            if item.objectName() == name and item.isVisible() and item.isEnabled():
                middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
                QTest.mouseClick(
                    self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
                )
                return True
        log.info("nothing to touch is called %s", name)
        return False

    def _click_widget(self, name: str) -> bool:
        from PySide6.QtWidgets import QApplication, QWidget

        for top in [QApplication.activeModalWidget(), *QApplication.topLevelWidgets()]:
            widget = top and (top if top.objectName() == name else top.findChild(QWidget, name))
            if widget and widget.isVisible() and widget.isEnabled():
                middle = QPoint(widget.width() // 2, widget.height() // 2)
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
                return True
        log.info("nothing to click is called %s", name)
        return False


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _items(child)


def _as_window(thing: QObject) -> QWindow:
    return thing if isinstance(thing, QWindow) else thing.windowHandle()  # type: ignore[attr-defined]
