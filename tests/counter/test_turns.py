"""The turns that a visit can take, by key and menu."""

import pytest
from moiso_counter.choosing import AskDestination, ChooseServices
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskPark, AskSignIn, AskText, Confirm
from moiso_counter.window import CounterWindow
from moiso_qt.link import Accepted
from moiso_shared.commands import (
    AddServices,
    CloseCounter,
    Finish,
    NoteTicket,
    Park,
    SetNeeds,
    SetPriority,
    SetProfile,
    SignIn,
    TakeOver,
    Transfer,
    Undo,
)
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import TicketState
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.clerk import Hall, chosen, control, key, opened, popped_up, serving, with_call, with_queue
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def test_a_visit_is_set_aside_until_papers_are_there(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    serving(qtbot, hall, desk)
    control(window, Qt.Key.Key_G)
    dialog = opened(qtbot, AskPark)
    key(dialog.reasons, Qt.Key.Key_Down)
    dialog.back.setCurrentText("15 phút")
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [Park(ticket="t-A001", reason="payment", minutes=15)]


def test_a_priority_is_confirmed_given_or_withdrawn(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    serving(qtbot, hall, desk, priority="pregnant")
    assert "Chưa xác nhận" in window.present.badge.text()
    for name, reason in (
        ("Xác nhận: Phụ nữ mang thai", ""),
        ("Người cao tuổi", "82 tuổi"),
        ("Không ưu tiên", "nhầm diện"),
    ):
        control(window, Qt.Key.Key_K)
        chosen(popped_up(qtbot), "Ưu tiên", name)
        if reason:
            dialog = opened(qtbot, AskText)
            dialog.line.setText(reason)
            dialog.accept()
            qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert hall.link.sent == [
        SetPriority(ticket="t-A001", priority="pregnant"),
        SetPriority(ticket="t-A001", priority="elderly", reason="82 tuổi"),
        SetPriority(ticket="t-A001", priority=None, reason="nhầm diện"),
    ]


def test_needs_notes_and_further_errands_go_with_the_ticket(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    serving(qtbot, hall, desk, needs=("deaf",))
    assert window.present.needs.isVisible()
    control(window, Qt.Key.Key_K)
    chosen(popped_up(qtbot), "Cần hỗ trợ", "Đi xe lăn")
    control(window, Qt.Key.Key_K)
    chosen(popped_up(qtbot), "Ghi chú")
    note = opened(qtbot, AskText)
    QTest.keyClicks(note.line, "thieu ban sao")
    key(note, Qt.Key.Key_Return)
    control(window, Qt.Key.Key_K)
    chosen(popped_up(qtbot), "Thêm dịch vụ")
    services = opened(qtbot, ChooseServices)
    key(services.places, Qt.Key.Key_Space)
    key(services, Qt.Key.Key_Return)
    assert hall.link.sent == [
        SetNeeds(ticket="t-A001", needs=("deaf", "wheelchair")),
        NoteTicket(ticket="t-A001", text="thieu ban sao"),
        AddServices(ticket="t-A001", services=("ho-tich",)),
    ]


def test_the_end_of_a_visit_asks_for_its_outcome_where_the_centre_wants_one(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    outcomes = [{"id": "received", "name": "Đã tiếp nhận"}, {"id": "advised", "name": "Đã hướng dẫn"}]
    hall.link.replace(small_centre(calling={"outcomes": outcomes}))
    serving(qtbot, hall, desk)
    key(window, Qt.Key.Key_F5)
    menu = popped_up(qtbot)
    key(menu, Qt.Key.Key_Down)
    key(menu, Qt.Key.Key_Return)
    assert hall.link.sent == [Finish(ticket="t-A001", outcome="advised")]


def test_the_last_counter_with_people_waiting_asks_before_it_closes(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    key(window, Qt.Key.Key_F10)
    question = opened(qtbot, Confirm)
    assert hall.link.sent == []
    key(question, Qt.Key.Key_Return)
    assert hall.link.sent == [CloseCounter(counter="1")]


def test_a_counter_that_somebody_waits_for_asks_before_it_closes(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.open()
    hall.link.tell("counter_opened", counters=(CounterState(id="3", status=CounterStatus.OPEN),))
    hall.take(ticket("A007", only_counter="1"))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 1)
    key(window, Qt.Key.Key_F10)
    question = opened(qtbot, Confirm)
    said = " ".join(part.text() for part in question.findChildren(QLabel))
    assert "Chỉ quầy này gọi được số A007." in said
    key(question, Qt.Key.Key_Escape)
    assert hall.link.sent == []


def test_the_services_of_today_are_chosen(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    control(window, Qt.Key.Key_D)
    dialog = opened(qtbot, ChooseServices)
    key(dialog.places, Qt.Key.Key_Space)
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [SetProfile(counter="1", services=("ho-tich",))]


def test_more_services_than_a_visit_holds_cannot_be_agreed_to(qtbot: QtBot) -> None:
    services = [(f"s{n}", f"Việc {n}") for n in range(9)]
    dialog = ChooseServices(
        None, "add-services", "Còn cần", services, chosen=[id_ for id_, _ in services], most=8
    )
    qtbot.addWidget(dialog)
    assert not dialog.agree.isEnabled()
    dialog.places.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.agree.isEnabled()
    assert len(dialog.services()) == 8
    assert [one.text() for one in dialog.findChildren(QLabel) if "nhiều nhất 8" in one.text()]


def test_a_clerk_signs_in_with_a_pin(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    control(window, Qt.Key.Key_L)
    dialog = opened(qtbot, AskSignIn)
    QTest.keyClicks(dialog.who, "lan")
    QTest.keyClicks(dialog.secret, "4711")
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [SignIn(counter="1", person="lan", pin="4711")]


def test_a_ticket_of_a_dead_machine_is_taken_over(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.open()
    hall.take(ticket("L007", state=TicketState.SERVING, counter="2"))
    control(window, Qt.Key.Key_F)
    QTest.keyClicks(window.queue.search, "L007")
    window.queue.table.selectRow(0)
    key(window.queue.table, Qt.Key.Key_Return)
    chosen(popped_up(qtbot), "Tiếp tục tại quầy này")
    assert hall.link.sent == [TakeOver(ticket="t-L007", counter="1")]


def test_the_last_step_is_taken_back_by_key(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    key(window, Qt.Key.Key_F4)
    hall.link.answer(Accepted())
    qtbot.waitUntil(window.present.undo.isVisible)
    control(window, Qt.Key.Key_Z)
    assert hall.link.sent[1:] == [Undo(command=hall.link.asked[0].id)]


def test_a_ticket_is_sent_to_a_clerk_who_has_signed_in(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.link.tell("signed_in", counters=(CounterState(id="2", clerk="lan"),))
    serving(qtbot, hall, desk)
    key(window, Qt.Key.Key_F8)
    dialog = opened(qtbot, AskDestination)
    dialog.kinds.setCurrentIndex(2)
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [Transfer(ticket="t-A001", clerk="lan")]


def test_the_centre_may_want_to_know_what_was_done(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.link.replace(small_centre(calling={"performed_required": True}))
    serving(qtbot, hall, desk)
    key(window, Qt.Key.Key_F5)
    dialog = opened(qtbot, ChooseServices)
    key(dialog.places, Qt.Key.Key_Down)
    key(dialog.places, Qt.Key.Key_Space)
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == [Finish(ticket="t-A001", performed=("chung-thuc", "ho-tich"))]


def reason_asked_for(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow, number: str = "H002"
) -> AskText:
    """The clerk has typed why this number shall be called out of turn."""
    chosen_ticket = desk.ticket(f"t-{number}")
    assert chosen_ticket is not None
    window.turns.call_chosen(chosen_ticket)
    dialog = opened(qtbot, AskText)
    QTest.keyClicks(dialog.line, "ho so gap")
    return dialog


def test_what_was_answered_after_the_server_went_away_is_told_not_to_have_happened(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    dialog = reason_asked_for(qtbot, hall, desk, window)
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not desk.page.fresh)
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == []
    assert window.notice.text().startswith("Mất kết nối từ")


def test_a_number_called_by_hand_says_what_becomes_of_the_present_one(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    serving(qtbot, hall, desk)
    dialog = reason_asked_for(qtbot, hall, desk, window)
    assert [one.text() for one in dialog.findChildren(QLabel) if "A001" in one.text()] == [
        "A001 sẽ được kết thúc.\nLý do (sẽ được lưu lại):"
    ]
    dialog.reject()


def test_a_call_by_hand_is_not_lost_without_a_word_when_the_counter_has_moved_on(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_queue(qtbot, hall, desk)
    dialog = reason_asked_for(qtbot, hall, desk, window)
    hall.link.tell_call(ticket("A001", minutes_ago=9), "1")
    key(dialog, Qt.Key.Key_Return)
    assert hall.link.sent == []
    assert window.notice.text() == "Chưa gọi H002: số tại quầy vừa thay đổi. Hãy gọi lại."
