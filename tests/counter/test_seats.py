"""One clerk at two counters in one window."""

from collections.abc import Iterator

import pytest
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskSignIn, AskText
from moiso_counter.strip import Strip
from moiso_counter.window import CounterWindow
from moiso_qt.link import Accepted
from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Finish,
    OpenCounter,
    SignIn,
    SignOut,
    Start,
    Undo,
)
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import TicketState
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, chosen, control, key, opened, popped_up
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def desk(qtbot: QtBot, hall: Hall) -> Iterator[Desk]:
    """Counters 1 and 3 of the small centre; both take certifications."""
    made = Desk(hall.link, ("1", "3"), clock=hall.watch)
    yield made
    made.deleteLater()


@pytest.fixture
def both_open(qtbot: QtBot, hall: Hall, desk: Desk) -> Hall:
    for counter in ("1", "3"):
        set_counter(hall, counter)
    hall.take(ticket("A001", minutes_ago=9), ticket("A002", minutes_ago=3))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 2 and all(seat.open for seat in desk.page.seats))
    return hall


def set_counter(hall: Hall, counter: str, status: str = "open", **more: object) -> None:
    fields = {"id": counter, "status": status, "since": hall.link.now} | more
    hall.link.tell("counter_opened", counters=(CounterState.model_validate(fields),))


def back_in_front(qtbot: QtBot, window: CounterWindow) -> None:
    """A desktop gives the focus back by itself when a menu or dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def further_counter(qtbot: QtBot, window: CounterWindow) -> None:
    back_in_front(qtbot, window)
    control(window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Kiêm thêm", "Quầy 2")


def test_both_counters_are_shown_and_one_is_marked(both_open: Hall, window: CounterWindow) -> None:
    tiles = window.seats.tiles
    assert window.seats.isVisible()
    assert [tile.title.text() for tile in tiles.values()] == ["Quầy 1", "Bàn hướng dẫn"]
    assert [tile.mark.isVisible() for tile in tiles.values()] == [True, False]
    assert window.call.caption.text() == "Gọi số tiếp theo đến Quầy 1"


def test_a_single_counter_needs_no_row_of_counters(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    desk.let_go("3")
    assert not window.seats.isVisible()
    assert window.call.caption.text() == "Gọi số tiếp theo"
    desk.let_go("1")
    assert desk.counters == ("1",)


def test_keys_act_on_the_chosen_counter_and_each_says_which_ticket_it_believes_current(
    qtbot: QtBot, both_open: Hall, desk: Desk, window: CounterWindow
) -> None:
    link = both_open.link
    key(window, Qt.Key.Key_F2)
    link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    link.tell_call(ticket("A001"), "1")
    qtbot.waitUntil(lambda: desk.page.present is not None)
    control(window, Qt.Key.Key_2)
    assert window.head.title.text() == "Bàn hướng dẫn"
    key(window, Qt.Key.Key_F2)
    assert link.sent == [CallNext(counter="1", after=None), CallNext(counter="3", after=None)]
    link.answer(Accepted({"ticket": {"id": "t-A002"}}))
    link.tell_call(ticket("A002"), "3")
    qtbot.waitUntil(lambda: desk.page.present is not None)
    key(window, Qt.Key.Key_F4)
    control(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_F4)
    assert link.sent[2:] == [Start(ticket="t-A002"), Start(ticket="t-A001")]


def test_a_click_chooses_where_a_call_goes(
    qtbot: QtBot, both_open: Hall, desk: Desk, window: CounterWindow
) -> None:
    tile = window.seats.tiles["3"]
    QTest.mouseClick(tile.call, Qt.MouseButton.LeftButton)
    assert both_open.link.sent == [CallNext(counter="3", after=None)]
    assert desk.counter_id == "3"
    assert tile.words.text() == "Đang gọi…"
    QTest.mouseClick(window.seats.tiles["1"], Qt.MouseButton.LeftButton)
    assert desk.counter_id == "1"


def test_a_bounce_is_told_from_a_call_to_the_other_counter(both_open: Hall, desk: Desk) -> None:
    desk.call_next()
    desk.call_next(counter="3")
    desk.call_next(counter="3")
    desk.call_next(counter="1")
    assert both_open.link.sent == [CallNext(counter="1", after=None), CallNext(counter="3", after=None)]


def test_what_stands_at_the_other_counter_stays_in_sight(
    qtbot: QtBot, both_open: Hall, desk: Desk, window: CounterWindow
) -> None:
    both_open.link.tell_call(ticket("A002"), "3")
    both_open.link.pass_time(minutes=4)
    desk.refresh()
    assert window.seats.tiles["3"].words.text() == "A002 đã được gọi 4 phút mà chưa bắt đầu."
    assert "A002 · Đang gọi 04:00" in [seat.words for seat in desk.page.seats]


def test_each_counter_takes_back_its_own_last_step(qtbot: QtBot, both_open: Hall, desk: Desk) -> None:
    link = both_open.link
    for counter in ("1", "3"):
        desk.call_next(counter=counter)
        link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    desk.sit("1")
    desk.undo()
    assert link.sent[-1] == Undo(command=link.asked[0].id)


def test_a_reason_typed_for_one_counter_is_not_sent_for_the_other(
    qtbot: QtBot, both_open: Hall, desk: Desk, window: CounterWindow
) -> None:
    window.turns.call_chosen(ticket("A002"))
    dialog = opened(qtbot, AskText)
    QTest.keyClicks(dialog.line, "gap")
    desk.sit_next()
    key(dialog, Qt.Key.Key_Return)
    assert both_open.link.sent == [CallTicket(counter="1", ticket="t-A002", reason="gap", after=None)]


def test_a_second_counter_is_taken_from_the_menu_and_left_once_it_is_closed(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    desk.let_go("3")
    further_counter(qtbot, window)
    assert set(desk.counters) == {"1", "2"}
    back_in_front(qtbot, window)
    desk.sit("2")
    key(window, Qt.Key.Key_F9)
    assert hall.link.sent == [OpenCounter(counter="2")]
    set_counter(hall, "2")
    qtbot.waitUntil(lambda: desk.page.status is CounterStatus.OPEN)
    further_counter(qtbot, window)
    assert set(desk.counters) == {"1", "2"}
    set_counter(hall, "2", "closed")
    qtbot.waitUntil(lambda: desk.page.status is CounterStatus.CLOSED)
    further_counter(qtbot, window)
    assert set(desk.counters) == {"1"}


def test_signing_in_and_out_counts_for_both_counters(
    qtbot: QtBot, both_open: Hall, desk: Desk, window: CounterWindow
) -> None:
    control(window, Qt.Key.Key_L)
    dialog = opened(qtbot, AskSignIn)
    QTest.keyClicks(dialog.who, "lan")
    QTest.keyClicks(dialog.secret, "4711")
    key(dialog, Qt.Key.Key_Return)
    for counter in ("1", "3"):
        set_counter(both_open, counter, clerk="lan")
    qtbot.waitUntil(lambda: desk.page.clerk == "lan")
    back_in_front(qtbot, window)
    control(window, Qt.Key.Key_L)
    assert both_open.link.sent == [
        SignIn(counter="1", person="lan", pin="4711"),
        SignIn(counter="3", person="lan", pin="4711"),
        SignOut(counter="1"),
        SignOut(counter="3"),
    ]


def test_the_strip_names_both_counters_and_changes_between_them(
    qtbot: QtBot, both_open: Hall, desk: Desk, dressed: None
) -> None:
    strip = Strip(desk)
    qtbot.addWidget(strip)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    serving = ticket("A001", state=TicketState.SERVING, counter="1")
    both_open.present(serving)
    qtbot.waitUntil(lambda: desk.page.present is not None)
    control(strip, Qt.Key.Key_Tab)
    assert strip.state.toolTip() == "Bàn hướng dẫn"
    assert strip.others.toolTip().startswith("Quầy 1: A001 · Đang phục vụ")
    control(strip, Qt.Key.Key_Tab)
    key(strip, Qt.Key.Key_F5)
    assert both_open.link.sent == [Finish(ticket="t-A001")]
