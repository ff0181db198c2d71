"""What a hall hears when its voice dies, is cut off, or loses its server in mid-sentence in a burst of calls.

Real programs on a sound server's null output: one board (or page) on the left channel, its heir on the right.
"""

import argparse
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Page, sync_playwright

from tests.server.pages.conftest import ARGUMENTS, CHROMIUM, PagesServer
from tests.simulators.cut_line import CutLine
from tests.simulators.sound_server import RATE_HZ, SoundServer

CALLS = 10
SETTLE_S = 4.0
SPEAK_S = 2.0
"""The voice is struck so long after it has begun its second sentence: in the middle of a number."""
WINDOW = RATE_HZ // 50
LOUD, BREATH_S = 0.004, 0.55
"""Less than this is silence; so long a silence lies between two sentences and never within one."""


@dataclass
class Told:
    """A sentence as the server told it to the hall."""

    seq: int
    device: str
    at: float


class Hall:
    """A server with pages, ten counters, and what it tells the hall."""

    def __init__(self, folder: Path, sounds: SoundServer, stack: ExitStack) -> None:
        self.folder, self.sounds, self._stack = folder, sounds, stack
        self.server = PagesServer(folder / "server")
        stack.callback(self.server.stop)
        self.server.wait_for_pages()
        self.api = stack.enter_context(self.server.client())
        self._furnish()
        self.told: list[Told] = []
        self._end = threading.Event()
        listening = threading.Thread(target=self._listen, daemon=True)
        listening.start()
        stack.callback(listening.join)
        stack.callback(self._end.set)

    def _furnish(self) -> None:
        centre = self.api.get("/api/centre").json()["centre"]
        one = centre["counters"][0]
        centre["counters"] = [one | {"id": str(n), "number": n} for n in range(1, CALLS + 1)]
        centre["voice"] = {"spoken_within_s": 120}
        self.api.put("/api/centre", json=centre).raise_for_status()
        for n in range(1, CALLS + 1):
            self.api.post(f"/api/counters/{n}/open").raise_for_status()
            self.api.post("/api/tickets", json={"service": "A"}).raise_for_status()

    def _listen(self) -> None:
        """Hear what the hall is told, by whatever server there is at the moment."""
        while not self._end.is_set():
            try:
                with self.server.live("board", "listener") as ear:
                    while not self._end.is_set():
                        self._note(ear.next())
            except Exception:
                self._end.wait(0.05)

    def _note(self, frame: dict[str, object]) -> None:
        seq = frame.get("speaking")
        if isinstance(seq, int) and all(told.seq != seq for told in self.told):
            self.told.append(Told(seq, str(frame["device"]), time.monotonic()))

    def line(self, server: str) -> CutLine:
        """A cable to this server that can be cut."""
        line = CutLine(server)
        self._stack.callback(line.close)
        line.mend()
        return line

    def board(self, name: str, channel: str, server: str = "") -> "subprocess.Popen[bytes]":
        """Start a real board that is heard on this channel."""
        token = self.folder / f"{name}.token"
        token.write_text(self.server.token("board", name))
        program = subprocess.Popen(
            [sys.executable, "-m", "moiso_display", "--windowed", "--server", server or self.server.url,
             "--board", "b1", "--token-file", str(token), "--data", str(self.folder / "voice"),
             "--sound-device", channel],
            env=self.sounds.surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._stack.callback(program.wait)
        self._stack.callback(program.kill)
        while f"board/{name}" not in self._connected():
            time.sleep(0.1)
        return program

    def _connected(self) -> set[str]:
        devices = self.api.get("/api/lobby").json()["devices"]
        return {device["id"] for device in devices if "away" not in device["problems"]}

    def page(self, channel: str, public: str = "") -> Page:
        """Open the board in a real browser that is heard on this channel, and touch it for its sound."""
        playwright = self._stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--mute-audio"],
            env={**self.sounds.surroundings, "PULSE_SINK": channel},
        )  # fmt: skip
        page = browser.new_page()
        page.goto(
            (public or self.server.public_url) + str(self.server.chore(do="board_link", board="b1")["path"])
        )
        with page.expect_response(lambda answer: "/voice" in answer.url):
            page.get_by_role("button").click()
        return page

    def call_all(self) -> None:
        """Ten calls within a moment."""
        for n in range(1, CALLS + 1):
            self.api.post(f"/api/counters/{n}/call-next").raise_for_status()

    def wait_told(self, count: int, patience_s: float = 150) -> None:
        """Until so many sentences were told to the hall."""
        deadline = time.monotonic() + patience_s
        while len(self.told) < count and time.monotonic() < deadline:
            time.sleep(0.02)


Levels = npt.NDArray[np.bool_]


class Ear:
    """Records both channels until it is closed."""

    def __init__(self, sounds: SoundServer) -> None:
        self._path = Path(sounds.surroundings["HOME"]) / "heard.raw"
        parec = ["parec", "-d", "lobby.monitor", "--raw", "--format=s16le", f"--rate={RATE_HZ}",
                 "--channels=2", "--latency-msec=20"]  # fmt: skip
        with self._path.open("wb") as target:
            self._recorder = subprocess.Popen(parec, env=sounds.surroundings, stdout=target)

    @property
    def now(self) -> float:
        """Seconds recorded so far."""
        return self._path.stat().st_size / 4 / RATE_HZ

    def close(self) -> Levels:
        """Whether each channel is loud, every 20 ms: row 0 is left, row 1 right."""
        self._recorder.terminate()
        self._recorder.wait()
        raw = np.frombuffer(self._path.read_bytes(), dtype="<i2").astype(np.float64).reshape(-1, 2) / 32_768
        count = len(raw) // WINDOW
        loud: Levels = np.abs(raw[: count * WINDOW]).reshape(count, WINDOW, 2).max(axis=1).T > LOUD
        return loud


def sentences(loud: npt.NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Begin and end of each sentence of one channel, in seconds."""
    found: list[tuple[float, float]] = []
    for place in np.flatnonzero(loud):
        at = place * WINDOW / RATE_HZ
        if found and at - found[-1][1] < BREATH_S:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return [(begin, end) for begin, end in found if end - begin > 0.3]


Strike = Callable[[], object]


def _killed(hall: Hall) -> Strike:
    return hall.board("voice", "Left").kill


def _cut_off(hall: Hall) -> Strike:
    line = hall.line(hall.server.url)
    hall.board("voice", "Left", line.url)
    return line.cut


def _served_anew(hall: Hall) -> Strike:
    hall.board("voice", "Left")

    def restart() -> None:
        hall.server.kill()
        hall.server.start()

    return restart


def _closed(hall: Hall) -> Strike:
    return hall.page("left").close


def _page_cut_off(hall: Hall) -> Strike:
    line = hall.line(hall.server.public_url)
    hall.page("left", line.url)
    return line.cut


CASES: dict[str, tuple[Callable[[Hall], Strike], str]] = {
    "board killed → board": (_killed, "board"),
    "board killed → page": (_killed, "page"),
    "board cut off → board": (_cut_off, "board"),
    "server killed and started": (_served_anew, "board"),
    "page closed → board": (_closed, "board"),
    "page cut off → board": (_page_cut_off, "board"),
}


def measure(case: str, folder: Path) -> str:
    """One run, as a row of the table."""
    voice, heir = CASES[case]
    with SoundServer(folder) as sounds, ExitStack() as stack:
        sounds.split()
        hall = Hall(folder, sounds, stack)
        strike = voice(hall)
        time.sleep(SETTLE_S)
        hall.page("right") if heir == "page" else hall.board("heir", "Right")
        time.sleep(SETTLE_S)
        ear = Ear(sounds)
        hall.call_all()
        hall.wait_told(2)
        time.sleep(SPEAK_S)
        struck = ear.now
        strike()
        hall.wait_told(CALLS)
        time.sleep(4 * SPEAK_S)
        return _row(case, hall.told, ear.close(), struck)


def _row(case: str, told: list[Told], loud: Levels, struck: float) -> str:
    left, right = sentences(loud[0]), sentences(loud[1])
    both = float((loud[0] & loud[1]).sum()) * WINDOW / RATE_HZ
    seqs = [each.seq for each in told]
    order = "yes" if seqs == sorted(seqs) else "no"
    last = f"{left[-1][1] - struck:.1f}" if left else "none"
    first = f"{right[0][0] - struck:.1f}" if right else "none"
    silence = max((after[0] - before[1] for before, after in pairwise(sorted(left + right))), default=0.0)
    return (
        f"| {case} | {len(set(seqs))} | {len(left)} + {len(right)} | {order} | {len(seqs) - len(set(seqs))} "
        f"| {both:.2f} | {last} | {first} | {silence:.1f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--case", default="", help="only those whose name contains this")
    asked = parser.parse_args()
    print("| in mid-sentence | told | heard: voice + heir | in order | told twice | both at once s "
          "| voice ends s | heir begins s | longest silence s |\n" + 9 * "|---" + "|")  # fmt: skip
    for case in (case for case in CASES if asked.case in case):
        for _ in range(asked.runs):
            with TemporaryDirectory(prefix="snd") as folder:
                print(measure(case, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
