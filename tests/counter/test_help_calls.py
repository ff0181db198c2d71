"""The clerk calls for help, reads what became of it, and says when it is done."""

import pytest
from moiso_counter.desk import Desk
from moiso_counter.hands import Hands
from moiso_counter.page import Step
from moiso_counter.strip import Strip
from moiso_counter.window import CounterWindow
from moiso_hardware.keypads.port import Action, Press
from moiso_qt.link import Accepted, RefusedReply
from moiso_shared.commands import CallHelp, EndHelp, Start
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.sentences import sentence
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, chosen, control, popped_up, with_call

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def called(hall: Hall, kind: str = "technical", counter: str = "1", coming: str | None = None) -> None:
    """The server has taken the call in, or somebody's answer to it."""
    call = HelpCall(counter=counter, help=kind, since=hall.link.now, coming=coming)
    told = "help_answered" if coming else "help_called"
    hall.link.tell(told, help_calls=(call,), actor=coming or "counter/1")


def ended(hall: Hall, kind: str, actor: str) -> None:
    call = HelpCall(counter="1", help=kind, since=hall.link.now, active=False)
    hall.link.tell("help_ended", help_calls=(call,), actor=actor)


@pytest.fixture
def told(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.told.connect(lambda words, _trouble: heard.append(words))
    desk.answered.connect(heard.append)
    return heard


def test_ctrl_h_offers_whom_to_call(qtbot: QtBot, hall: Hall, window: CounterWindow) -> None:
    control(window, Qt.Key.Key_H)
    menu = popped_up(qtbot)
    assert [entry.text() for entry in menu.actions()] == [
        "&1  Hỗ trợ kỹ thuật",
        "&2  Người hướng dẫn, phiên dịch",
        "&3  Người phụ trách",
        "&4  Bảo vệ",
    ]
    QTest.keyClick(menu, Qt.Key.Key_4)
    assert hall.link.sent == [CallHelp(counter="1", help=Help.SECURITY)]


def test_the_window_says_what_was_called_and_who_is_coming_until_it_is_done(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    assert not window.help_bar.isVisible()
    called(hall)
    row = window.help_bar.rows[Help.TECHNICAL]
    qtbot.waitUntil(row.isVisible)
    clock = desk.page.clock
    assert row.words.text() == f"Đã gọi hỗ trợ kỹ thuật lúc {clock}, đang chờ trả lời."
    assert row.end.caption.text() == "Rút lại"
    called(hall, coming="guide/huy")
    qtbot.waitUntil(lambda: row.end.caption.text() == "Đã xong")
    assert row.words.text() == "Hỗ trợ kỹ thuật: hướng dẫn viên huy đang đến."
    QTest.mouseClick(row.end, Qt.MouseButton.LeftButton)
    assert hall.link.sent == [EndHelp(counter="1", help=Help.TECHNICAL)]
    ended(hall, "technical", "counter/1")
    qtbot.waitUntil(lambda: not window.help_bar.isVisible())


def test_the_menu_withdraws_and_calls_again(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    called(hall, "technical")
    called(hall, "security", coming="counter/3")
    qtbot.waitUntil(lambda: len(desk.page.help) == 2)
    QTest.mouseClick(window.head.call_help, Qt.MouseButton.LeftButton)
    menu = popped_up(qtbot)
    texts = {entry.text(): entry.isEnabled() for entry in menu.actions() if not entry.isSeparator()}
    assert texts["&1  Hỗ trợ kỹ thuật (đã gọi)"] is False
    assert texts["&4  Bảo vệ (gọi lại)"] is True
    chosen(menu, "Rút lại: hỗ trợ kỹ thuật")
    chosen(menu, "Đã xong: bảo vệ")
    assert hall.link.sent == [
        EndHelp(counter="1", help=Help.TECHNICAL),
        EndHelp(counter="1", help=Help.SECURITY),
    ]


def test_the_clerk_is_told_when_somebody_answers_or_ends_a_call_here(
    hall: Hall, desk: Desk, told: list[str]
) -> None:
    called(hall, "security")
    called(hall, "security", coming="counter/3")
    called(hall, "guide", counter="2", coming="guide/huy")
    ended(hall, "security", "supervisor/lan")
    assert told == ["Bảo vệ: Bàn hướng dẫn đang đến.", "Bảo vệ: đã xong."]


def test_who_ends_a_call_here_is_not_told_so(hall: Hall, desk: Desk, told: list[str]) -> None:
    called(hall, "security")
    ended(hall, "security", "counter/1")
    assert told == []


def test_calling_for_help_leaves_the_last_step_to_be_taken_back(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    with_call(qtbot, hall, desk)
    desk.ask(Start(ticket="t-A001"), Step.START)
    hall.link.answer(Accepted({}))
    desk.ask_aside(CallHelp(counter="1", help=Help.GUIDE), "1")
    hall.link.answer(Accepted({}))
    desk.refresh()
    assert Step.UNDO in desk.page.can


def test_a_refusal_is_told_in_plain_words(hall: Hall, desk: Desk, told: list[str]) -> None:
    desk.ask_aside(EndHelp(counter="1", help=Help.GUIDE), "1")
    hall.link.answer(RefusedReply("help_not_called"))
    assert told == [sentence("help_not_called")]


def test_off_line_nobody_can_be_called(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    called(hall)
    hall.link.go_offline()
    desk.refresh()
    assert not window.head.call_help.isEnabled()
    assert not window.help_bar.rows[Help.TECHNICAL].end.isEnabled()
    desk.ask_aside(CallHelp(counter="1", help=Help.GUIDE), "1")
    assert hall.link.sent == []


def test_the_strip_tells_it_too(qtbot: QtBot, hall: Hall, desk: Desk, dressed: None) -> None:
    strip = Strip(desk)
    qtbot.addWidget(strip)
    called(hall, coming="guide/huy")
    desk.refresh()
    assert strip.others.toolTip() == "Hỗ trợ kỹ thuật: hướng dẫn viên huy đang đến."


def test_a_second_counter_of_the_clerk_shows_its_call(hall: Hall, desk: Desk) -> None:
    desk.hold("2")
    called(hall, "security", counter="2")
    desk.refresh()
    assert {seat.counter: bool(seat.attention) for seat in desk.page.seats} == {"1": False, "2": True}
    assert desk.page.help == ()


@pytest.mark.parametrize(
    ("digits", "kind"), [("", Help.SUPERVISOR), ("1", Help.TECHNICAL), ("4", Help.SECURITY)]
)
def test_a_keypad_calls_whom_the_digit_names(hall: Hall, desk: Desk, digits: str, kind: Help) -> None:
    Hands(desk).press(Press(Action.HELP, digits))
    assert hall.link.sent == [CallHelp(counter="1", help=kind)]


def test_a_keypad_withdraws_with_zero_and_knows_no_fifth_kind(
    hall: Hall, desk: Desk, told: list[str]
) -> None:
    hands = Hands(desk)
    called(hall, "guide")
    desk.refresh()
    hands.press(Press(Action.HELP, "5"))
    assert told == ["Không có loại hỗ trợ số 5; hãy gõ từ 1 đến 4."]
    hands.press(Press(Action.HELP, "0"))
    assert hall.link.sent == [EndHelp(counter="1", help=Help.GUIDE)]
