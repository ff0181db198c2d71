"""The clerk's window, by mouse and by key."""

import pytest
from moiso_counter.choosing import AskDestination
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskText, Confirm
from moiso_counter.help_page import HelpPage
from moiso_counter.page import Step
from moiso_counter.window import CounterWindow
from moiso_qt.link import Accepted, RefusedReply
from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Cancel,
    CloseCounter,
    Finish,
    Miss,
    OpenCounter,
    PauseCounter,
    Recall,
    ReturnToQueue,
    Start,
    Transfer,
)
from moiso_shared.sentences import sentence
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.clerk import Hall, control, key, opened, popped_up, serving, with_call, with_queue
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_the_big_button_calls(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    with_queue(qtbot, hall, desk)
    QTest.mouseClick(window.call, Qt.MouseButton.LeftButton)
    assert hall.link.sent == [CallNext(counter="1", after=None)]


def test_f2_calls_and_a_double_click_calls_no_second_time(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    key(window, Qt.Key.Key_F2)
    key(window, Qt.Key.Key_F2)
    QTest.mouseDClick(window.call, Qt.MouseButton.LeftButton)
    assert hall.link.sent == [CallNext(counter="1", after=None)]


def test_a_held_key_calls_once(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    with_queue(qtbot, hall, desk)
    key(window, Qt.Key.Key_F2)
    hall.watch.now += 10
    hall.link.answer(Accepted({"ticket": {"id": "t-A001"}}))
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "", autorep=True, count=1
    )
    for _ in range(20):
        QApplication.sendEvent(window, held)
    assert len(hall.link.sent) == 1


def test_every_step_has_its_key(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    with_call(qtbot, hall, desk)
    for which in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7):
        key(window, which)
    assert hall.link.sent == [
        Recall(ticket="t-A001"),
        Start(ticket="t-A001"),
        Finish(ticket="t-A001"),
        Miss(ticket="t-A001"),
        ReturnToQueue(ticket="t-A001"),
    ]


def test_the_counter_is_opened_paused_and_closed_by_key(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    key(window, Qt.Key.Key_F9)
    hall.open()
    qtbot.waitUntil(lambda: desk.page.status_words == "Đang mở")
    key(window, Qt.Key.Key_F9)
    menu = popped_up(qtbot)
    key(menu, Qt.Key.Key_Down)
    key(menu, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_F10)
    assert hall.link.sent == [
        OpenCounter(counter="1"),
        PauseCounter(counter="1", reason="meeting"),
        CloseCounter(counter="1"),
    ]


def test_a_ticket_is_sent_to_another_counter_and_comes_back(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    key(window, Qt.Key.Key_F8)
    dialog = opened(qtbot, AskDestination)
    dialog.kinds.setCurrentIndex(1)
    QTest.keyClicks(dialog.filter, "dat dai")
    QTest.keyClick(dialog.come_back, Qt.Key.Key_Space)
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [Transfer(ticket="t-A001", service="dat-dai", counter="2", come_back=True)]


def test_leaving_a_question_does_nothing(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    with_call(qtbot, hall, desk)
    key(window, Qt.Key.Key_F12)
    key(opened(qtbot, Confirm), Qt.Key.Key_Escape)
    assert hall.link.sent == []


def test_cancelling_asks_first(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    with_call(qtbot, hall, desk)
    key(window, Qt.Key.Key_F12)
    key(opened(qtbot, Confirm), Qt.Key.Key_Return)
    assert hall.link.sent == [Cancel(ticket="t-A001")]


def test_a_chosen_number_is_called_by_keys_alone(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    control(window, Qt.Key.Key_Q)
    key(window.queue.table, Qt.Key.Key_Down)
    key(window.queue.table, Qt.Key.Key_Return)
    key(popped_up(qtbot), Qt.Key.Key_Return)
    dialog = opened(qtbot, AskText)
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.line, "ho so gap")
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [CallTicket(counter="1", ticket="t-H002", reason="ho so gap", after=None)]


def test_a_missed_ticket_goes_back_to_the_queue(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.take(ticket("A001", state=TicketState.MISSED, minutes_ago=4))
    qtbot.waitUntil(lambda: len(desk.page.aside) == 1)
    window.queue.tabs.setCurrentIndex(1)
    window.queue.table.selectRow(0)
    key(window.queue.table, Qt.Key.Key_Return)
    menu = popped_up(qtbot)
    back = next(entry for entry in menu.actions() if entry.text() == "Trả về hàng đợi")
    menu.setActiveAction(back)
    key(menu, Qt.Key.Key_Return)
    assert hall.link.sent == [ReturnToQueue(ticket="t-A001")]


def test_the_chosen_row_stays_chosen_when_the_queue_moves(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    window.queue.table.selectRow(1)
    hall.link.tell_call(ticket("A001"), "1")
    qtbot.waitUntil(lambda: len(desk.page.queue) == 1)
    chosen = window.queue.table.chosen()
    assert chosen is not None
    assert chosen.number == "H002"


def test_a_search_shows_tickets_of_the_whole_hall(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    hall.take(ticket("L007"))
    control(window, Qt.Key.Key_F)
    QTest.keyClicks(window.queue.search, "l00")
    model = window.queue.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["L007"]


def test_without_the_server_the_window_says_since_when_and_greys_what_cannot_work(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    hall.link.pass_time(minutes=42)
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not desk.page.fresh)
    assert window.warning.isVisible()
    assert "Mất kết nối từ 10:42" in window.warning.text()
    assert not window.call.isEnabled()
    assert not any(button.isEnabled() for button in window.present.buttons.values())
    assert window.queue.table.model().rowCount() == 1
    hall.link.come_back()
    qtbot.waitUntil(window.call.isEnabled)
    assert "Mất kết nối" not in window.warning.text()


@pytest.mark.parametrize("on_the_big_button", [True, False])
def test_the_focus_comes_back_with_the_server_only_where_it_was(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow, on_the_big_button: bool
) -> None:
    with_call(qtbot, hall, desk)
    (window.call if on_the_big_button else window.present.buttons[Step.FINISH]).setFocus()
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not window.call.isEnabled())
    hall.link.come_back()
    qtbot.waitUntil(window.call.isEnabled)
    assert window.call.hasFocus() is on_the_big_button


def test_whoever_opens_the_counter_goes_on_with_enter(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    window.head.work.setFocus()
    hall.open()
    qtbot.waitUntil(window.call.isEnabled)
    assert window.call.hasFocus()


def test_a_refusal_is_shown_as_a_sentence(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    key(window, Qt.Key.Key_F3)
    hall.link.answer(RefusedReply("recall_too_soon", "too soon"))
    assert window.notice.isVisible()
    assert window.notice.text() == sentence("recall_too_soon")


def test_f1_opens_one_page_of_help(qtbot: QtBot, window: CounterWindow) -> None:
    key(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(HelpPage) is not None)
    page = window.findChild(HelpPage)
    assert isinstance(page, HelpPage)
    page.accept()


def test_nothing_in_the_window_is_cut_off_on_a_small_screen(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1240
    assert hint.height() <= 700
    window.resize(hint)
    for button in window.present.buttons.values():
        assert button.width() >= button.sizeHint().width()


def test_a_long_list_of_services_ends_in_dots_and_is_whole_in_the_tool_tip(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    name = "Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất " * 2
    services = [DOCUMENT["services"][0] | {"name": name}, *DOCUMENT["services"][1:]]
    hall.link.replace(small_centre(services=services))
    qtbot.waitUntil(lambda: window.head.services.text().endswith("…"))
    assert window.head.services.toolTip().endswith("Hộ tịch")


def test_the_busiest_window_fits_an_office_screen(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    window.resize(1366, 728)
    desk.hold("2")
    serving(
        qtbot,
        hall,
        desk,
        priority="pregnant",
        needs=("deaf", "to_be_led"),
        then=("ho-tich", "dat-dai"),
        note=1,
    )
    window.tell("Chưa nối được với máy chủ. Vui lòng thử lại sau ít phút.", True)
    qtbot.waitUntil(lambda: window.present.then.isVisible())
    assert window.minimumSizeHint().height() <= 728
    assert (window.width(), window.height()) == (1366, 728)
