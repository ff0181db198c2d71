"""From *call next* to the glass and to the ear, with 1, 10 and 50 boards in the hall.

    ./run bench painted

One board is the real one, drawn in software at full HD; the others listen on bare sockets, as in ``told``.
The clock runs from before the request is sent. The ear is a recorder on PulseAudio's null output: what
counts is the first sample of the chime that reaches it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import numpy as np
from moiso_display.board import Board
from moiso_display.screen import Screen
from moiso_qt.link import Link
from moiso_qt.theme.tokens import LIGHT
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.benchmarks._boards import Boards
from tests.benchmarks._programs import Running, moiso_server
from tests.benchmarks.told import percentile
from tests.simulators.sound_server import SoundServer

HALLS, SETTLE_S, MOST_S, LOUD = (1, 10, 50), 2.0, 20, 300


class Glass:
    """The real board's window and its link."""

    def __init__(self, running: Running, application: QApplication) -> None:
        self._application = application
        self.link = Link(running.url, running.make_token("board", "b1"))
        self._board = Board(self.link, parent=self.link)
        self._screen = Screen(self._board, inches=43, metres=6, palette=LIGHT, size=QSize(1920, 1080))
        self._screen.window.afterRendering.connect(self._drawn)
        self._before: object = None
        self._painted_at = 0.0
        self.link.start()
        self.wait(lambda: self.link.online)

    def wait(self, condition: Callable[[], object], most_s: float = 20) -> None:
        """Let the board work until something is so."""
        end = time.perf_counter() + most_s
        while not condition() and time.perf_counter() < end:
            self._application.processEvents()

    def call(self, boards: Boards) -> float:
        """Call the next one; ms until a frame with it has been drawn."""
        self._before, self._painted_at, asked = self._main, 0.0, time.perf_counter()
        boards.send("/api/counters/1/call-next")
        self.wait(lambda: self._painted_at)
        boards.answer()
        return (self._painted_at - asked) * 1000

    @property
    def _main(self) -> object:
        return (self._board.property("page")["main"] or {}).get("seq")

    def _drawn(self) -> None:
        if not self._painted_at and self._main != self._before:
            self._painted_at = time.perf_counter()

    def close(self) -> None:
        """Take the board down."""
        self.link.stop()
        self._screen.window.close()


class Ear:
    """Hears the first loud sample after a silence."""

    def __init__(self, sounds: SoundServer) -> None:
        command = ["parec", "-d", "lobby.monitor", "--raw", "--format=s16le", "--rate=22050", "--channels=1"]
        self._recorder = subprocess.Popen(
            [*command, "--latency-msec=10"], env=sounds.surroundings, stdout=subprocess.PIPE
        )
        self.heard_at = self.loud_at = 0.0
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self._recorder.stdout is not None
        while chunk := self._recorder.stdout.read(440):
            if np.abs(np.frombuffer(chunk, dtype="<i2").astype(int)).max() > LOUD:
                self.loud_at = time.perf_counter()
                self.heard_at = self.heard_at or self.loud_at

    def close(self) -> None:
        """Hear no more."""
        self._recorder.terminate()
        self._thread.join()
        assert self._recorder.stdout is not None
        self._recorder.stdout.close()
        self._recorder.wait()


def painted(running: Running, application: QApplication, count: int, calls: int) -> list[float]:
    """ms from each call to the glass of one board among so many."""
    boards, glass = Boards(running.port, running.token, count - 1), Glass(running, application)
    try:
        boards.post("/api/counters/1/open")
        for _ in range(calls):
            boards.post("/api/tickets", b'{"service":"A"}')
            glass.wait(lambda: False, 0.02)
        times = []
        for _ in range(calls):
            boards.drain(0.02)
            glass.wait(lambda: False, 0.1)
            times.append(glass.call(boards))
        return times
    finally:
        boards.close()
        glass.close()


def heard(running: Running, calls: int) -> list[float]:
    """ms from each call to the first sample of its chime, made ahead as in a hall."""
    with (
        TemporaryDirectory(prefix="snd") as folder,
        SoundServer(Path(folder)) as sounds,
        _speaking(running, Path(folder), sounds) as ear,
    ):
        return [_heard(ear, running) for _ in range(calls)][1:]  # the first one warms up


def _heard(ear: Ear, running: Running) -> float:
    _ask(running, "/api/tickets", b'{"service":"A"}')
    while time.perf_counter() - ear.loud_at < SETTLE_S:
        time.sleep(0.05)
    ear.heard_at, asked = 0.0, time.perf_counter()
    _ask(running, "/api/counters/1/call-next")
    while not ear.heard_at and time.perf_counter() - asked < MOST_S:
        time.sleep(0.002)
    return (ear.heard_at - asked) * 1000


def _ask(running: Running, path: str, body: bytes = b"") -> None:
    headers = {"Authorization": f"Bearer {running.token}"}
    urllib.request.urlopen(urllib.request.Request(running.url + path, body, headers), timeout=20).close()


@contextmanager
def _speaking(running: Running, folder: Path, sounds: SoundServer) -> Iterator[Ear]:
    """A real board with a loudspeaker, and an ear beside it."""
    token, ear = folder / "token", Ear(sounds)
    token.write_text(running.make_token("board", "b1"))
    board = subprocess.Popen(
        [sys.executable, "-m", "moiso_display", "--windowed", "--server", running.url, "--token-file",
         str(token), "--data", str(folder / "voice")],
        env=sounds.surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _ask(running, "/api/counters/1/open")
        time.sleep(4 * SETTLE_S)
        yield ear
    finally:
        board.terminate()
        board.wait(20)
        ear.close()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=100)
    parser.add_argument("--spoken", type=int, default=12)
    asked = parser.parse_args()
    application = QApplication(sys.argv[:1])
    print("| boards | painted p50 ms | painted p99 ms |\n|---|---|---|")
    for count in HALLS:
        with moiso_server() as running:
            times = painted(running, application, count, asked.calls)
        print(f"| {count} | {percentile(times, 0.5):.1f} | {percentile(times, 0.99):.1f} |", flush=True)
    if shutil.which("parec"):
        with moiso_server() as running:
            times = heard(running, asked.spoken)
        print(f"first sample at the ear, ms: p50 {percentile(times, 0.5):.0f}, most {max(times):.0f}")


if __name__ == "__main__":
    main()
