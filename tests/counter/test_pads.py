"""A keypad on a real line works the desk, and the program without a window as a process."""

import os
import pty
import subprocess
import sys
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from moiso_counter.desk import Desk
from moiso_counter.hands import Hands
from moiso_counter.lock import Lock
from moiso_counter.pads import Pads
from moiso_hardware.keypads.settings import KeypadSettings
from moiso_shared.commands import CallNext
from moiso_shared.facts import CounterState, CounterStatus
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT
from tests.fakes.clerk import Hall, with_queue
from tests.fakes.link import MORNING
from tests.fakes.live_server import LiveServer, running
from tests.fakes.tickets import ticket

LONG_MS = 30_000


@dataclass
class Line:
    """A serial line with a keypad at its far end."""

    far: int
    path: str

    def send(self, words: bytes) -> None:
        os.write(self.far, words)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """Known by a link, for the system gives a pseudo-terminal's name to the next one."""
    far, near = pty.openpty()
    tty.setraw(near)
    link = tmp_path / "line"
    link.symlink_to(os.ttyname(near))
    yield Line(far, str(link))
    link.unlink()
    os.close(far)
    os.close(near)


@pytest.fixture
def pads(desk: Desk, line: Line) -> Iterator[Pads]:
    made = Pads((KeypadSettings(device=line.path),), desk, Hands(desk))
    made.start()
    yield made
    made.stop()
    made.deleteLater()


def test_a_key_on_the_line_calls(qtbot: QtBot, hall: Hall, desk: Desk, line: Line, pads: Pads) -> None:
    with_queue(qtbot, hall, desk)

    def called() -> bool:
        line.send(b"NEXT\r\n")
        return bool(hall.link.sent)

    qtbot.waitUntil(called, timeout=LONG_MS)
    assert hall.link.sent == [CallNext(counter="1", after=None)]


def test_a_pad_that_is_not_there_is_told_and_told_again_when_it_comes(
    qtbot: QtBot, desk: Desk, line: Line, tmp_path: Path
) -> None:
    told: list[tuple[str, bool]] = []
    desk.told.connect(lambda words, trouble: told.append((words, trouble)))
    later = tmp_path / "ttyUSB0"
    pads = Pads((KeypadSettings(device=str(later)),), desk, Hands(desk))
    pads.start()
    try:
        qtbot.waitUntil(lambda: len(told) == 1, timeout=LONG_MS)
        later.symlink_to(line.path)
        qtbot.waitUntil(lambda: len(told) == 2, timeout=LONG_MS)
    finally:
        pads.stop()
    assert told == [
        (f"Không thấy bàn phím gọi số ({later}).", True),
        ("Bàn phím gọi số đã dùng được trở lại.", False),
    ]


def test_a_key_on_the_pad_keeps_the_screen_open(hall: Hall, desk: Desk) -> None:
    lock = Lock(desk, after_min=10, clock=hall.watch)
    state = CounterState(id="1", status=CounterStatus.OPEN, since=hall.link.now, clerk="lan")
    hall.link.tell("signed_in", counters=(state,))
    desk.refresh()
    hall.watch.now += 599
    assert lock.passes()
    hall.watch.now += 599
    lock.check()
    assert lock.screen is None


def started(server: LiveServer, folder: Path, keypads: str) -> "subprocess.Popen[str]":
    (folder / "token").write_text("secret")
    (folder / "pads.toml").write_text(keypads)
    arguments = ["--server", server.url, "--token-file", str(folder / "token")]
    arguments += ["--keypad", str(folder / "pads.toml"), "--keypad-only"]
    no_screen = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "moiso_counter", *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env=no_screen,
    )


def test_without_a_window_a_pad_works_its_counter(qtbot: QtBot, line: Line, tmp_path: Path) -> None:
    server = LiveServer(DOCUMENT)
    counter = CounterState(id="3", status=CounterStatus.OPEN, since=MORNING)
    server.state = server.state.model_copy(update={"tickets": (ticket("A001"),), "counters": (counter,)})
    with running(server):
        process = started(server, tmp_path, f'[[keypad]]\ndevice = "{line.path}"\ncounter = "3"\n')
        try:

            def called() -> bool:
                line.send(b"NEXT\r")
                return bool(server.asked)

            qtbot.waitUntil(called, timeout=LONG_MS)
        finally:
            process.kill()
            process.communicate()
    assert server.asked[0]["body"] == {"kind": "call_next", "counter": "3", "after": None}


def test_a_mistake_in_the_file_ends_the_program_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "pads.toml").write_text('[[keypad]]\ndevice = "COM3"\nkeys = {A = "fly"}\n')
    done = subprocess.run(
        [sys.executable, "-m", "moiso_counter", "--keypad-only", "--keypad", str(tmp_path / "pads.toml")],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "pads.toml: keypad.0.keys.A" in done.stderr
