"""A key that calls from any program, with a stand-in for the Windows library."""

import ctypes
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from moiso_counter.alerts import Alerts, Limits
from moiso_counter.desk import Desk
from moiso_counter.global_key import HOTKEY_ID, WM_HOTKEY, GlobalKey
from moiso_counter.hands import Hands
from moiso_counter.lock import Lock
from moiso_counter.memory import Memory
from moiso_counter.program import Program
from moiso_counter.tray import Tray
from moiso_shared.commands import CallNext
from PySide6.QtCore import QByteArray, QSettings, Qt
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, chosen, control, popped_up, with_queue

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

PAUSE, NO_REPEAT = 0x13, 0x4000


class FakeUser32:
    """Hands out keys as Windows does: each to one program only."""

    def __init__(self) -> None:
        self.held: list[tuple[int, int]] = []
        self.taken_elsewhere: set[int] = set()

    def RegisterHotKey(self, window: None, key_id: int, modifiers: int, key: int) -> int:  # noqa: N802
        if key in self.taken_elsewhere or self.held:
            return 0
        self.held.append((modifiers, key))
        return 1

    def UnregisterHotKey(self, window: None, key_id: int) -> int:  # noqa: N802
        self.held.clear()
        return 1


def memory(folder: Path) -> Memory:
    return Memory(QSettings(str(folder / "counter.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def user32() -> FakeUser32:
    return FakeUser32()


@pytest.fixture
def key(qtbot: QtBot, user32: FakeUser32, tmp_path: Path) -> Iterator[GlobalKey]:
    made = GlobalKey(memory(tmp_path), user32)
    yield made
    made.stop()
    made.deleteLater()


def arrive(key: GlobalKey, message: int = WM_HOTKEY, key_id: int = HOTKEY_ID) -> bool:
    """A message of Windows comes by, as Qt shows it to filters; tells whether it was used up."""
    told = wintypes.MSG(message=message, wParam=key_id)
    kind = QByteArray(b"windows_generic_MSG")
    return key.messages.nativeEventFilter(kind, ctypes.addressof(told))[0]


def test_it_is_off_until_a_key_is_chosen(key: GlobalKey, user32: FakeUser32) -> None:
    assert key.start()
    assert user32.held == []
    assert key.choose("Pause")
    assert user32.held == [(NO_REPEAT, PAUSE)]


def test_the_choice_is_there_at_the_next_start(key: GlobalKey, tmp_path: Path) -> None:
    key.choose("Ctrl+Alt+F2")
    key.stop()
    again = GlobalKey(memory(tmp_path), FakeUser32())
    assert again.start()
    assert again.chosen == "Ctrl+Alt+F2"
    again.stop()


def test_only_its_own_key_is_heard(qtbot: QtBot, key: GlobalKey) -> None:
    key.choose("Pause")
    heard: list[bool] = []
    key.pressed.connect(lambda: heard.append(True))
    assert [arrive(key), arrive(key, message=0x100), arrive(key, key_id=7)] == [True, False, False]
    assert heard == [True]


def test_another_choice_gives_the_former_key_back(key: GlobalKey, user32: FakeUser32) -> None:
    key.choose("Pause")
    assert key.choose("Scroll Lock")
    assert len(user32.held) == 1
    assert key.choose("")
    assert user32.held == []


def test_a_key_that_another_program_has_is_refused(
    key: GlobalKey, user32: FakeUser32, tmp_path: Path
) -> None:
    user32.taken_elsewhere.add(PAUSE)
    assert not key.choose("Pause")
    assert (key.chosen, memory(tmp_path).text("global/key")) == ("", "")


@pytest.fixture
def program(qtbot: QtBot, dressed: None, desk: Desk, tmp_path: Path) -> Iterator[Program]:
    alerts, tray, lock = Alerts(desk, Limits()), Tray(tmp_path / "chime.wav"), Lock(desk, after_min=0)
    made = Program(desk, memory(tmp_path), alerts, tray, lock)
    for widget in (made.window, made.strip, made.sign):
        qtbot.addWidget(widget)
    made.start()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.deleteLater()


def test_the_key_is_chosen_in_the_options_and_calls(
    qtbot: QtBot, hall: Hall, desk: Desk, program: Program, key: GlobalKey, user32: FakeUser32
) -> None:
    with_queue(qtbot, hall, desk)
    program.use_global_key(key, Hands(desk))
    control(program.window, Qt.Key.Key_O)
    chosen(popped_up(qtbot), "Phím gọi số", "Pause")
    assert user32.held == [(NO_REPEAT, PAUSE)]
    arrive(key)
    assert hall.link.sent == [CallNext(counter="1", after=None)]


def test_where_the_desktop_forbids_it_the_options_say_so(
    qtbot: QtBot, program: Program, desk: Desk, tmp_path: Path
) -> None:
    program.use_global_key(GlobalKey(memory(tmp_path), None, program), Hands(desk))
    control(program.window, Qt.Key.Key_O)
    menu = popped_up(qtbot)
    entry = next(one for one in menu.actions() if one.text().startswith("Phím gọi số"))
    told = [(line.text(), line.isEnabled()) for line in entry.menu().actions()]  # type: ignore[attr-defined]
    assert told == [("Hệ điều hành này không cho phép; hãy dùng bàn phím gọi số rời (xem Trợ giúp).", False)]
    menu.close()
