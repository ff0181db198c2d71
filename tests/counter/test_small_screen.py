"""The clerk's window on a screen of 1024 × 768."""

import pytest
from moiso_counter.buttons import KeyButton
from moiso_counter.desk import Desk
from moiso_counter.window import CounterWindow
from moiso_shared.facts import Call, CounterState, CounterStatus, Why
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.clerk import Hall, with_call, with_queue
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


CLASS = "Người có công với cách mạng, thương binh, bệnh binh, thân nhân liệt sĩ"
SERVICE = "Chứng thực bản sao từ bản chính; chứng thực chữ ký trong các giấy tờ, văn bản"


def with_a_long_story(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    """A call with all that can be said of one, in long words, on a low screen."""
    classes = [{"id": "merit", "name": CLASS, "credit_min": 15}]
    services = [DOCUMENT["services"][0] | {"name": SERVICE}, *DOCUMENT["services"][1:]]
    hall.link.replace(small_centre(priority_classes=classes, services=services))
    with_queue(qtbot, hall, desk)
    called = ticket(
        "A001",
        state=TicketState.CALLED,
        counter="1",
        priority="merit",
        needs=("deaf", "wheelchair"),
        then=("ho-tich", "dat-dai"),
    )
    call = Call(seq=4, ticket=called.id, number="A001", service="chung-thuc", counter="1", at=hall.link.now)
    counter = CounterState(id="1", status=CounterStatus.OPEN, ticket=called.id)
    why = Why(code="priority", priority="merit", credit_min=15, passed=3)
    hall.link.tell("called", called, counters=(counter,), call=call, why=why)
    window.resize(1000, 696)
    qtbot.waitUntil(lambda: window.present.number.text() == "A001")


def test_the_reason_of_a_call_is_whole_however_narrow_the_window(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_a_long_story(qtbot, hall, desk, window)
    why, service = window.present.why, window.present.service
    qtbot.waitUntil(lambda: why.text().replace("\n", " ").endswith("trước 3 người đến sớm hơn"))
    qtbot.waitUntil(lambda: service.text().replace("\n", " ") == SERVICE)
    qtbot.waitUntil(lambda: all(line.height() >= line.sizeHint().height() for line in (why, service)))


def test_a_long_story_cuts_neither_the_number_nor_the_keys(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_a_long_story(qtbot, hall, desk, window)
    helped = HelpCall(counter="1", help=Help.SUPERVISOR, since=hall.link.now)
    hall.link.tell("help_called", help_calls=(helped,), actor="counter/1")
    window.tell("Chưa nối được với máy chủ. Vui lòng thử lại sau ít phút.", True)
    qtbot.waitUntil(window.help_bar.isVisible)
    present = window.present
    keys = [*present.buttons.values(), present.more, window.call]
    qtbot.waitUntil(lambda: all(key.height() >= key.minimumSizeHint().height() for key in keys))
    metrics = QFontMetrics(present.number.face())
    assert metrics.capHeight() <= present.number.height()
    assert metrics.horizontalAdvance("A001") <= present.number.width()
    assert present.needs.width() >= present.needs.sizeHint().width()
    assert present.badge.text().endswith("…")
    assert present.badge.toolTip() == f"★ Chưa xác nhận: {CLASS}"


def test_a_long_number_becomes_smaller_rather_than_cut(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    window.resize(1000, 900)
    window.present.number.setText("HGM1-00125-00125")
    number = window.present.number
    qtbot.waitUntil(lambda: QFontMetrics(number.face()).horizontalAdvance(number.text()) <= number.width())
