"""The whole program as a process, against a server on a real socket."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_shared.facts import CounterState, CounterStatus
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT
from tests.fakes.link import MORNING
from tests.fakes.live_server import LiveServer, running
from tests.fakes.tickets import ticket

LONG_MS = 30_000


@pytest.fixture
def server() -> Iterator[LiveServer]:
    live = LiveServer(DOCUMENT)
    counter = CounterState(id="1", status=CounterStatus.OPEN, since=MORNING)
    live.state = live.state.model_copy(update={"tickets": (ticket("A001"),), "counters": (counter,)})
    with running(live):
        yield live


@pytest.fixture
def program(server: LiveServer, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    (tmp_path / "token").write_text("secret")
    arguments = ["--server", server.url, "--token-file", str(tmp_path / "token")]
    arguments += ["--name", "counter-1", "--shots", str(tmp_path / "shots")]
    process = subprocess.Popen(
        [sys.executable, "-m", "moiso_counter", *arguments], stderr=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def test_a_key_in_the_window_calls_and_a_picture_shows_it(
    qtbot: QtBot, server: LiveServer, program: subprocess.Popen[str], tmp_path: Path
) -> None:
    shots = tmp_path / "shots"
    qtbot.waitUntil(lambda: bool(server.requests) and shots.exists(), timeout=LONG_MS)

    def called() -> bool:
        if not list(shots.glob("*.do")):
            (shots / "counter-1-call.do").write_text("key F2\n")
        return bool(server.asked)

    qtbot.waitUntil(called, timeout=LONG_MS)
    assert server.asked[0]["body"] == {"kind": "call_next", "counter": "1", "after": None}
    (shots / "counter-1-called.want").touch()
    qtbot.waitUntil((shots / "counter-1-called.png").exists, timeout=LONG_MS)
    picture = QImage(str(shots / "counter-1-called.png"))
    assert picture.width() >= 960


def test_a_token_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "moiso_counter",
            "--server",
            "127.0.0.1",
            "--token-file",
            str(tmp_path / "no"),
        ],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Không đọc được thiết lập kết nối")
