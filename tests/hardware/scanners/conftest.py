"""Scanners at the other end of real pseudo-terminals and pipes."""

import os
import pty
import queue
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moiso_hardware.scanners.port import Scan, ScannerState, Source
from moiso_hardware.scanners.scanner import Scanner
from moiso_hardware.scanners.wedge_source import EV_KEY, EVENT

PATIENCE_S = 30.0
QUIET_S = 0.3


class Line:
    """A serial line with a scanner at its far end."""

    def __init__(self) -> None:
        self._far, self._near = pty.openpty()
        tty.setraw(self._near)
        self.path = os.ttyname(self._near)

    def scan(self, code: bytes) -> None:
        os.write(self._far, code)

    def unplug(self) -> None:
        for end in (self._far, self._near):
            if end >= 0:
                os.close(end)
        self._far = self._near = -1


class Heard:
    """What a scanner has told."""

    def __init__(self) -> None:
        self.scans: queue.Queue[Scan] = queue.Queue()
        self.states: queue.Queue[ScannerState] = queue.Queue()

    def next(self) -> Scan:
        return self.scans.get(timeout=PATIENCE_S)

    def nothing(self) -> bool:
        """Whether nothing more comes for a while."""
        try:
            self.scans.get(timeout=QUIET_S)
        except queue.Empty:
            return True
        return False

    def becomes(self, state: ScannerState) -> None:
        assert self.states.get(timeout=PATIENCE_S) is state


@pytest.fixture
def line() -> Iterator[Line]:
    opened = Line()
    yield opened
    opened.unplug()


Listen = Callable[[Source], Heard]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Puts a scanner to work on a source."""
    working: list[Scanner] = []

    def start(source: Source) -> Heard:
        heard = Heard()
        scanner = Scanner(source, heard.scans.put, heard.states.put)
        working.append(scanner)
        scanner.start()
        return heard

    yield start
    for scanner in working:
        scanner.stop()


class KeyPipe:
    """A pipe that carries the events of an input device."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = str(path)
        self._end: int | None = None

    def connect(self) -> None:
        self._end = os.open(self.path, os.O_RDWR)

    def press(self, *keys: int, value: int | None = None) -> None:
        assert self._end is not None
        values = (1, 0) if value is None else (value,)
        events = [
            EVENT.pack(0, 0, EV_KEY, key, each) + EVENT.pack(0, 0, 0, 0, 0) for key in keys for each in values
        ]
        os.write(self._end, b"".join(events))

    def close(self) -> None:
        if self._end is not None:
            os.close(self._end)


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyPipe]:
    opened = KeyPipe(tmp_path / "event-kbd")
    opened.connect()
    yield opened
    opened.close()
