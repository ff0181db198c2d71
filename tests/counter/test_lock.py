"""The program locks itself when the clerk who signed in has gone away."""

import pytest
from moiso_counter.desk import Desk
from moiso_counter.lock import Lock, LockScreen
from moiso_counter.window import CounterWindow
from moiso_qt.link import Accepted, RefusedReply
from moiso_shared.commands import SignIn
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.sentences import sentence
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, Watch, key

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def lock(hall: Hall, desk: Desk, window: CounterWindow) -> Lock:
    return Lock(desk, after_min=10, clock=hall.watch)


def signed_in(qtbot: QtBot, hall: Hall, desk: Desk) -> None:
    state = CounterState(id="1", status=CounterStatus.OPEN, since=hall.link.now, clerk="lan")
    hall.link.tell("signed_in", counters=(state,))
    qtbot.waitUntil(lambda: desk.page.clerk == "lan")


def gone(lock: Lock, watch: Watch, minutes: float) -> None:
    watch.now += minutes * 60
    lock.check()


def screen_of(lock: Lock) -> LockScreen:
    assert lock.screen is not None
    return lock.screen


def test_ten_minutes_without_a_touch_lock_the_program_until_the_pin_is_right(
    qtbot: QtBot, hall: Hall, desk: Desk, lock: Lock
) -> None:
    signed_in(qtbot, hall, desk)
    gone(lock, hall.watch, 10)
    screen = screen_of(lock)
    assert screen.isModal()
    key(screen, Qt.Key.Key_Escape)
    QTest.keyClicks(screen.pin, "0000")
    key(screen, Qt.Key.Key_Return)
    hall.link.answer(RefusedReply("wrong_pin"))
    assert screen.told.text() == sentence("wrong_pin")
    QTest.keyClicks(screen.pin, "4711")
    key(screen, Qt.Key.Key_Return)
    assert hall.link.sent[-1] == SignIn(counter="1", person="lan", pin="4711")
    hall.link.answer(Accepted())
    assert lock.screen is None


def test_another_span_counts_from_now_on_and_none_never_locks(
    qtbot: QtBot, hall: Hall, desk: Desk, lock: Lock
) -> None:
    signed_in(qtbot, hall, desk)
    lock.wait_for(0)
    gone(lock, hall.watch, 60)
    assert lock.screen is None
    lock.wait_for(5)
    assert lock.after_min == 5
    gone(lock, hall.watch, 5)
    screen_of(lock).accept()


def test_a_touch_keeps_it_open(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow, lock: Lock
) -> None:
    signed_in(qtbot, hall, desk)
    gone(lock, hall.watch, 9)
    key(window, Qt.Key.Key_Tab)
    gone(lock, hall.watch, 9)
    assert lock.screen is None


def test_without_a_clerk_signed_in_nothing_is_locked(hall: Hall, lock: Lock) -> None:
    gone(lock, hall.watch, 60)
    assert lock.screen is None


def test_whom_the_server_signed_out_meanwhile_opens_it_all_the_same(
    qtbot: QtBot, hall: Hall, desk: Desk, lock: Lock
) -> None:
    signed_in(qtbot, hall, desk)
    gone(lock, hall.watch, 10)
    screen = screen_of(lock)
    state = CounterState(id="1", status=CounterStatus.CLOSED, since=hall.link.now)
    hall.link.tell("signed_out", counters=(state,))
    qtbot.waitUntil(lambda: desk.page.clerk == "")
    QTest.keyClicks(screen.pin, "4711")
    key(screen, Qt.Key.Key_Return)
    assert hall.link.sent[-1] == SignIn(counter="1", person="lan", pin="4711")
    hall.link.answer(Accepted())
    assert lock.screen is None


def test_a_colleague_takes_over_a_locked_counter_and_all_that_it_holds(
    qtbot: QtBot, hall: Hall, desk: Desk, lock: Lock
) -> None:
    signed_in(qtbot, hall, desk)
    desk.hold("2")
    gone(lock, hall.watch, 10)
    screen = screen_of(lock)
    screen.who.setText("an ninh")
    QTest.keyClicks(screen.pin, "2468")
    key(screen, Qt.Key.Key_Return)
    assert hall.link.sent == []
    screen.who.setText("hoa")
    QTest.keyClicks(screen.pin, "2468")
    key(screen, Qt.Key.Key_Return)
    hall.link.answer(Accepted())
    assert hall.link.sent == [SignIn(counter=one, person="hoa", pin="2468") for one in ("1", "2")]
    assert lock.screen is None
