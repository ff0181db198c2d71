"""Window and strip take turns, and the places of both are remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_counter.alerts import Alerts, Limits
from moiso_counter.desk import Desk
from moiso_counter.lock import Lock
from moiso_counter.memory import Memory
from moiso_counter.program import Program
from moiso_counter.tray import Tray
from moiso_qt.link import RefusedReply
from moiso_shared.commands import CallHelp, CallNext, Finish, Recall, Start
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.sentences import sentence
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.clerk import Hall, chosen, control, key, popped_up, serving, with_call, with_queue
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def settings(folder: Path) -> Memory:
    return Memory(QSettings(str(folder / "counter.ini"), QSettings.Format.IniFormat))


class SilentTray(Tray):
    """Keeps what it is to say beside the clock."""

    def __init__(self, chime: Path) -> None:
        super().__init__(chime)
        self.told: list[str] = []

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)


@pytest.fixture
def tray(tmp_path: Path) -> SilentTray:
    return SilentTray(tmp_path / "chime.wav")


@pytest.fixture
def program(qtbot: QtBot, dressed: None, desk: Desk, tmp_path: Path, tray: SilentTray) -> Iterator[Program]:
    alerts, lock = Alerts(desk, Limits()), Lock(desk, after_min=0)
    made = Program(desk, settings(tmp_path), alerts, tray, lock)
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.strip)
    qtbot.addWidget(made.sign)
    made.start()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.deleteLater()


def shrunk(qtbot: QtBot, program: Program) -> None:
    key(program.window, Qt.Key.Key_F11)
    qtbot.waitUntil(program.strip.isActiveWindow)


def test_f11_changes_between_window_and_strip(qtbot: QtBot, program: Program) -> None:
    shrunk(qtbot, program)
    assert not program.window.isVisible()
    assert program.strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    key(program.strip, Qt.Key.Key_F11)
    assert program.window.isVisible()
    assert not program.strip.isVisible()


def test_the_strip_calls_and_tells_how_long_the_next_one_waits(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    with_queue(qtbot, hall, desk)
    shrunk(qtbot, program)
    assert program.strip.waiting.text() == "2 người đang chờ · người tiếp theo đã chờ 9 phút"
    key(program.strip, Qt.Key.Key_F2)
    key(program.strip, Qt.Key.Key_F2)
    assert hall.link.sent == [CallNext(counter="1", after=None)]


def test_the_strip_serves_what_it_has_called(qtbot: QtBot, hall: Hall, desk: Desk, program: Program) -> None:
    with_call(qtbot, hall, desk)
    shrunk(qtbot, program)
    key(program.strip, Qt.Key.Key_F3)
    key(program.strip, Qt.Key.Key_F4)
    hall.present(ticket("A001", state=TicketState.SERVING, counter="1"))
    qtbot.waitUntil(program.strip.finish.isVisible)
    key(program.strip, Qt.Key.Key_F5)
    assert hall.link.sent == [Recall(ticket="t-A001"), Start(ticket="t-A001"), Finish(ticket="t-A001")]


def test_on_a_small_screen_the_strip_still_tells_who_is_served_and_who_waits(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    program.shrink()
    desk.hold("2")
    serving(qtbot, hall, desk)
    strip = program.strip
    strip.resize(1024, strip.height())
    qtbot.waitUntil(lambda: strip.call.key.y() > strip.call.caption.y())
    qtbot.waitUntil(lambda: strip.state.text().startswith("Quầy 1 · Đang phục vụ 0"))
    qtbot.waitUntil(lambda: strip.waiting.text() == "1 người đang chờ · người tiếp theo đã chờ 3 phút")
    assert strip.width() <= 1024


def test_what_the_clerk_is_told_stays_on_the_strip_for_a_while(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    with_call(qtbot, hall, desk)
    shrunk(qtbot, program)
    key(program.strip, Qt.Key.Key_F2)
    hall.link.answer(RefusedReply("outcome_required"))
    hall.link.pass_time(seconds=1)
    desk.refresh()
    assert program.strip.waiting.toolTip() == sentence("outcome_required")
    program.strip.tell("", False)
    assert program.strip.waiting.toolTip().startswith("1 người đang chờ")


def test_the_strip_makes_room_for_a_question_that_the_centre_asks(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    outcomes = {"outcomes": [{"id": "done", "name": "Đã xong"}], "outcome_required": True}
    hall.link.come_online(small_centre(calling=outcomes))
    serving(qtbot, hall, desk)
    shrunk(qtbot, program)
    key(program.strip, Qt.Key.Key_F5)
    chosen(popped_up(qtbot), "Đã xong")
    assert program.window.isVisible()
    assert hall.link.sent == [Finish(ticket="t-A001", outcome="done")]


def test_a_window_that_is_larger_than_the_screen_is_made_to_fit(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5000, 5000)
    settings(tmp_path).restore(window, "window")
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()


def test_the_strip_shows_that_a_priority_visitor_is_served(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    serving(qtbot, hall, desk, priority="elderly")
    words = program.strip.state.toolTip()
    assert words.startswith("Đang phục vụ người ưu tiên")
    assert words.endswith("★ Người cao tuổi")


def test_the_strip_points_out_what_takes_too_long(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    with_call(qtbot, hall, desk)
    hall.link.pass_time(minutes=5)
    desk.refresh()
    shrunk(qtbot, program)
    assert program.strip.others.isVisible()
    assert program.strip.others.toolTip() == "A001 đã được gọi 5 phút mà chưa bắt đầu."


def test_the_strip_without_the_server_says_since_when(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program
) -> None:
    with_queue(qtbot, hall, desk)
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not program.strip.call.isEnabled())
    assert program.strip.waiting.text() == "Mất kết nối từ 10:00"


def test_the_strip_is_where_it_was_last_time(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    shrunk(qtbot, program)
    program.strip.setGeometry(40, 300, 950, 90)
    height = program.strip.height()
    assert height < 120
    settings(tmp_path).keep(program.strip, "strip")
    program.strip.setGeometry(90, 500, 1000, 400)
    settings(tmp_path).restore(program.strip, "strip")
    assert program.strip.geometry().getRect() == (40, 300, 950, height)


def test_a_setting_that_is_no_number_counts_as_its_default(tmp_path: Path) -> None:
    (tmp_path / "counter.ini").write_text("[alert]\npeople=many\nminutes=5\n")
    memory = settings(tmp_path)
    assert (memory.number("alert/people", 10), memory.number("alert/minutes", 30)) == (10, 5)


def test_the_sign_for_visitors_is_switched_on_in_the_options_and_stays_on(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Màn hình phía công dân")
    assert program.sign.isVisible()
    assert settings(tmp_path).flag("sign/shown")
    program.show_sign(False)
    assert not program.sign.isVisible()
    assert not settings(tmp_path).flag("sign/shown")


def test_the_clerk_chooses_when_the_program_locks(
    qtbot: QtBot, desk: Desk, program: Program, tmp_path: Path
) -> None:
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Tự khóa", "15")
    assert settings(tmp_path).number("lock/minutes", 10) == 15
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Tự khóa", "Không dùng")
    assert settings(tmp_path).number("lock/minutes", 10) == 0


def test_the_clerk_chooses_when_to_be_told_and_it_is_remembered(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Báo khi số người", "5")
    assert settings(tmp_path).number("alert/people", 10) == 5
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Báo khi có người", "Không dùng")
    kept = settings(tmp_path)
    assert (kept.number("alert/people", 10), kept.number("alert/minutes", 30)) == (5, 0)


def test_help_is_called_from_the_strip_by_way_of_the_window(
    qtbot: QtBot, hall: Hall, program: Program
) -> None:
    shrunk(qtbot, program)
    control(program.strip, Qt.Key.Key_H)
    menu = popped_up(qtbot)
    assert program.window.isVisible()
    chosen(menu, "&3")
    assert hall.link.sent == [CallHelp(counter="1", help=Help.SUPERVISOR)]


def test_an_answer_to_a_call_for_help_is_told_beside_the_clock_too(
    hall: Hall, program: Program, tray: SilentTray
) -> None:
    call = HelpCall(counter="1", help="security", since=hall.link.now, coming="guide/huy")
    hall.link.tell("help_answered", help_calls=(call,), actor="guide/huy")
    assert tray.told == ["Bảo vệ: hướng dẫn viên huy đang đến."]
