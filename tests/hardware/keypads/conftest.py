"""Keypads at the other end of real pseudo-terminals and pipes."""

import os
import pty
import queue
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moiso_hardware.keypads.keypad import Keypad
from moiso_hardware.keypads.port import KeypadState, Press, Source
from moiso_hardware.keypads.settings import KeypadSettings
from moiso_hardware.scanners.wedge_source import EV_KEY, EVENT

PATIENCE_S = 30.0


class Line:
    """A serial line with a keypad at its far end.

    Known by a link that goes with it: the system gives a pseudo-terminal's own name to the next one that
    anybody opens, and whoever looks for the old one would take it.
    """

    def __init__(self, link: Path) -> None:
        self._far, self._near = pty.openpty()
        tty.setraw(self._near)
        link.symlink_to(os.ttyname(self._near))
        self._link, self.path = link, str(link)

    def send(self, words: bytes) -> None:
        os.write(self._far, words)

    def unplug(self) -> None:
        self._link.unlink(missing_ok=True)
        for end in (self._far, self._near):
            if end >= 0:
                os.close(end)
        self._far = self._near = -1


class Heard:
    """What a keypad has told."""

    def __init__(self) -> None:
        self.presses: queue.Queue[Press] = queue.Queue()
        self.states: queue.Queue[KeypadState] = queue.Queue()

    def next(self) -> Press:
        return self.presses.get(timeout=PATIENCE_S)

    def becomes(self, state: KeypadState) -> None:
        assert self.states.get(timeout=PATIENCE_S) is state


class Pipe:
    """A pipe that carries the events of an input device."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = str(path)
        self._end = os.open(self.path, os.O_RDWR)

    def press(self, *keys: int) -> None:
        sync = EVENT.pack(0, 0, 0, 0, 0)
        events = [EVENT.pack(0, 0, EV_KEY, key, value) + sync for key in keys for value in (1, 2, 0)]
        os.write(self._end, b"".join(events))

    def close(self) -> None:
        os.close(self._end)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    opened = Line(tmp_path / "line")
    yield opened
    opened.unplug()


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    opened = Pipe(tmp_path / "event7")
    yield opened
    opened.close()


Listen = Callable[[KeypadSettings, Source], Heard]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Puts a keypad to work on a source, and waits until it is read."""
    working: list[Keypad] = []

    def start(settings: KeypadSettings, source: Source) -> Heard:
        heard = Heard()
        keypad = Keypad(settings, source, heard.presses.put, heard.states.put, retry_s=0.05)
        working.append(keypad)
        keypad.start()
        return heard

    yield start
    for keypad in working:
        keypad.stop()
