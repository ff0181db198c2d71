"""300 numbers of a kiosk without its server, while cables are pulled and power fails on either side."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import httpx
import pytest
from moiso_kiosk.offline_store import OfflineStore
from moiso_server.demo import until

from tests.server.server_process import ServerProcess
from tests.simulators.cut_line import CutLine

TICKETS = 300
BUSY_S = 120.0
"""How long a hand-in may take where many other tests run."""
KIOSK = Path(__file__).parents[1] / "simulators" / "kiosk_without_glass.py"


class GlasslessKiosk:
    """A kiosk's process, and what its visitors have read over all its lives."""

    def __init__(self, line: CutLine, token: str, folder: Path) -> None:
        self._command = [sys.executable, str(KIOSK), line.url, token, str(folder)]
        self.seen: list[str] = []
        self.start()

    def start(self) -> None:
        """Switch it on."""
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def until(self, word: str) -> None:
        """Read on until it says so."""
        while (line := self._line()) != word:
            assert line, "the kiosk has ended"

    def give(self, wanted: int, read: int) -> None:
        """Have visitors take numbers, and read some of them."""
        assert self._process.stdin is not None
        self._process.stdin.write("give\n" * wanted)
        self._process.stdin.flush()
        before = len(self.seen)
        while len(self.seen) - before < read:
            assert self._line(), "the kiosk has ended"

    def kill(self) -> None:
        """Pull its plug; what it had written until then was on the glass."""
        assert self._process.stdout is not None
        if self._process.stdout.closed:
            return
        self._process.kill()
        while self._line():
            pass
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except BrokenPipeError:
                continue

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith("\n"):
            return ""
        if line.startswith("M1-"):
            self.seen.append(line.strip())
        return line.strip()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path / "server")
    yield running
    running.kill()


@pytest.fixture
def line(server: ServerProcess) -> Iterator[CutLine]:
    cable = CutLine(server.url)
    cable.mend()
    yield cable
    cable.close()


@pytest.fixture
def kiosk(server: ServerProcess, line: CutLine, tmp_path: Path) -> Iterator[GlasslessKiosk]:
    machine = GlasslessKiosk(line, server.token("kiosk", "k1"), tmp_path / "kiosk")
    machine.until("on")
    yield machine
    machine.kill()


def waiting(folder: Path) -> int:
    store = OfflineStore(folder / "offline.db")
    try:
        return len(store.waiting())
    finally:
        store.close()


@pytest.mark.timeout(400)
def test_no_number_is_lost_or_doubled_and_the_first_to_come_is_the_first_called(
    server: ServerProcess, line: CutLine, kiosk: GlasslessKiosk, tmp_path: Path
) -> None:
    dice, rounds, folder = Random(6), 0, tmp_path / "kiosk"
    while len(kiosk.seen) < TICKETS:
        rounds += 1
        line.cut()
        burst = dice.randrange(40, 90)
        kiosk.give(burst, read=dice.randrange(1, burst))
        if rounds % 2 == 0:
            kiosk.kill()
            kiosk.start()
            kiosk.give(10, read=10)
        if rounds % 3 == 0:
            server.kill()
            server.start()
        line.mend(for_bytes=dice.randrange(10_000, 300_000))
        until(
            lambda: line.is_cut or not waiting(folder),
            "a hand-in, or half of one",
            seconds=BUSY_S,
        )
    assert rounds >= 4
    line.mend()
    until(lambda: not waiting(folder), "everything to be handed in", seconds=BUSY_S)
    kiosk.kill()
    with server.client() as staff:
        assert_all_there_in_order(staff, kiosk)


def assert_all_there_in_order(staff: httpx.Client, kiosk: GlasslessKiosk) -> None:
    tickets = {ticket["id"]: ticket for ticket in staff.get("/api/lobby").json()["tickets"]}
    numbers = [ticket["number"] for ticket in tickets.values()]
    assert {line.split()[1] for line in kiosk.seen} <= set(tickets)
    assert sorted(numbers) == [f"M1-{ordinal:03d}" for ordinal in range(1, len(numbers) + 1)]
    assert {ticket.get("arrival_estimated", False) for ticket in tickets.values()} == {True, False}
    staff.post("/api/counters/1/open").raise_for_status()
    called = []
    while (ticket := staff.post("/api/counters/1/call-next").json()["ticket"]) is not None:
        called.append(ticket["number"])
    assert called == sorted(numbers)
