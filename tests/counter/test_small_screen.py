"""The clerk's window on a screen of 1024 × 768."""

import pytest
from moiso_counter.buttons import KeyButton
from moiso_counter.desk import Desk
from moiso_counter.window import CounterWindow
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, with_call
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def whole(part: QWidget, window: QWidget) -> bool:
    """Whether a part stands inside its window with all its words."""
    place = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    words = [one for one in part.findChildren(QLabel) if one.isVisible()]
    return (
        window.rect().contains(place)
        and part.width() >= part.minimumSizeHint().width()
        and all(one.width() >= one.sizeHint().width() for one in words)
    )


@pytest.mark.parametrize("width", [1000, 1239, 1240, 1600])
def test_nothing_is_cut_off_at_any_width(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow, width: int
) -> None:
    with_call(qtbot, hall, desk)
    hall.take(*(ticket(f"A{n:03}", minutes_ago=8) for n in range(100, 112)))
    window.resize(width, 660)
    assert window.width() == width
    parts = [*window.findChildren(KeyButton), window.queue.search, window.queue.tabs, window.head.clock]
    shown = [part for part in parts if part.isVisible()]
    assert len(shown) == 17
    qtbot.waitUntil(lambda: all(whole(part, window) for part in shown))


def test_the_keys_stand_under_their_captions_while_the_window_is_narrow(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    button = window.head.call_help

    def under() -> bool:
        return button.key.isVisible() and button.key.y() > button.caption.y()

    window.resize(1000, 660)
    qtbot.waitUntil(under)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not under())
