"""Boards that die or are cut off in a burst: no call is lost from the list, none is spoken twice."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import httpx
import pytest
from moiso_display.lease import RENEW_MS
from moiso_server.voices import GRACE_S, LEASE_S

from tests.server.live_client import LiveClient
from tests.server.server_process import ServerProcess
from tests.simulators import board_without_glass
from tests.simulators.cut_line import CutLine

CALLS, COUNTERS, PATIENCE_S = 200, ("1", "2", "3", "4"), 40.0


class BoardProcess:
    """One board; what it writes is read in a thread of its own."""

    def __init__(self, address: str, token: str, news: threading.Condition, sentence_s: float = 0.0) -> None:
        self._news = news
        self.on = False
        self.says: list[int] = []
        self.ends: list[int] = []
        self.shows: list[int] = []
        self._process = subprocess.Popen(
            [sys.executable, board_without_glass.__file__, address, token, str(sentence_s)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, *seqs = line.split()
            with self._news:
                if word == "says":
                    self.says += map(int, seqs)
                elif word == "ends":
                    self.ends += map(int, seqs)
                elif word == "on":
                    self.on = True
                else:
                    self.shows = [int(seq) for seq in seqs]
                self._news.notify_all()

    def kill(self) -> None:
        """Pull its plug."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Hall:
    """A server and people who are called at its counters, and boards that come and go."""

    def __init__(self, server: ServerProcess, api: httpx.Client) -> None:
        self._server, self._api = server, api
        self._news = threading.Condition()
        self._calls = 0
        self.every: list[BoardProcess] = []

    def board(self, name: str, address: str = "", sentence_s: float = 0.0) -> BoardProcess:
        """Start a board."""
        token = self._server.token("board", name)
        self.every.append(BoardProcess(address or self._server.url, token, self._news, sentence_s))
        return self.every[-1]

    def line(self) -> CutLine:
        """A cable to the server."""
        line = CutLine(self._server.url)
        line.mend()
        return line

    def call(self, times: int = 1) -> int:
        """So many take a number and are called, at one counter after the other; the last call's ``seq``."""
        for _ in range(times):
            self._calls += 1
            self._api.post("/api/tickets", json={"service": "A"}).raise_for_status()
            counter = COUNTERS[self._calls % len(COUNTERS)]
            self._api.post(f"/api/counters/{counter}/call-next").raise_for_status()
        return self.journal[0]

    def listening(self) -> LiveClient:
        """Hears what everybody is told."""
        return self._server.live()

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait for what a board writes."""
        with self._news:
            assert self._news.wait_for(condition, PATIENCE_S), [(b.says, b.shows) for b in self.every]

    def close(self) -> None:
        """Everybody goes home."""
        for board in self.every:
            board.kill()

    @property
    def journal(self) -> list[int]:
        """The last calls, newest first."""
        return [call["seq"] for call in reversed(self._api.get("/api/lobby").json()["calls"])]

    @property
    def said(self) -> list[int]:
        """All that was ever spoken in the hall."""
        return [seq for board in self.every for seq in board.says]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with ExitStack() as stack:
        server = ServerProcess(tmp_path)
        stack.callback(server.stop)
        api = stack.enter_context(server.client())
        for counter in COUNTERS:
            api.post(f"/api/counters/{counter}/open").raise_for_status()
        made = Hall(server, api)
        stack.callback(made.close)
        yield made


def test_boards_killed_in_a_burst_show_the_journals_list_and_speak_nothing_twice(hall: Hall) -> None:
    one, two = hall.board("b1"), hall.board("b2")
    hall.wait(lambda: one.on and two.on)
    first = hall.call()
    hall.wait(lambda: first in hall.said)
    for name in ("b1", "b2", "b1"):
        hall.call(CALLS // 8)
        hall.every[-2].kill()
        reborn = hall.board(name)
        hall.call(CALLS // 8)
        hall.wait(partial(getattr, reborn, "on"))
    hall.call(CALLS // 4)
    journal, living = hall.journal, hall.every[-2:]
    hall.wait(lambda: all(board.shows == journal for board in living))
    hall.wait(lambda: any(journal[0] in board.says for board in living))
    assert len(hall.said) == len(set(hall.said))
    assert all(board.says == sorted(board.says) for board in hall.every)


def test_a_call_made_while_the_voice_is_dead_is_spoken_by_another_board(hall: Hall) -> None:
    boards = [hall.board("b1"), hall.board("b2")]
    hall.wait(lambda: all(board.on for board in boards))
    with hall.listening() as staff:
        first = hall.call()
        staff.until(lambda frame: frame.get("speaking") == first)  # the hall has been told
    hall.wait(lambda: first in hall.said and all(board.shows for board in boards))
    voice, heir = sorted(boards, key=lambda board: first not in board.says)
    voice.kill()
    orphan = hall.call()
    hall.wait(lambda: orphan in heir.says)
    assert sorted(hall.said) == [first, orphan]
    assert LEASE_S + GRACE_S + RENEW_MS / 1000 < 5  # what an heir waits at most


def test_a_voice_that_is_cut_off_breaks_off_and_its_heir_says_the_rest_once(hall: Hall) -> None:
    with closing(hall.line()) as line:
        voice = hall.board("b1", line.url, sentence_s=60)
        hall.wait(lambda: voice.on)
        first, second = hall.call(), hall.call()
        hall.wait(lambda: voice.says == [first])
        heir = hall.board("b2")
        hall.wait(lambda: heir.on)
        line.cut()
        third = hall.call()
        hall.wait(lambda: voice.ends == [first])
        hall.wait(lambda: heir.says[-1:] == [third])
        line.mend()
        hall.wait(lambda: voice.shows == heir.shows)
    assert voice.says == [first]
    assert heir.says in ([second, third], [third])
