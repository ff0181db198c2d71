"""A serial line without a cable: pseudo-terminals, and a thread that is the wire or the board at its end."""

import contextlib
import os
import pty
import select
import threading
import time
import tty
from collections.abc import Callable
from typing import Self

PATIENCE_S = 30.0


class Wire:
    """``path`` is the end that our programs open; ``far_path`` one for a program that plays the board.

    Args:
        board: What a board answers to each piece that it hears; left out, it only listens.
        echo: Give every byte back first, as some RS-485 adapters do.
        far: Lead to a second terminal instead of to ``board``.
    """

    def __init__(
        self, board: Callable[[bytes], bytes] | None = None, *, echo: bool = False, far: bool = False
    ) -> None:
        self._board, self._echo = board, echo
        self._near, self._near_end = self._open()
        self._far, self._far_end = self._open() if far else (-1, -1)
        self.path = os.ttyname(self._near_end)
        self.far_path = os.ttyname(self._far_end) if far else ""
        self.heard = b""
        self.powered = True
        """Off, nothing gets through; an echo still comes."""
        self._changed = threading.Condition()
        self._stop, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, name="wire")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        os.write(self._wake, b"x")
        self._thread.join()
        for end in (self._near, self._near_end, self._far, self._far_end, self._stop, self._wake):
            with contextlib.suppress(OSError):
                os.close(end)

    def say(self, data: bytes) -> None:
        """Send something to our program, unasked."""
        os.write(self._near, data)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something that changes with what was heard is so."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), f"heard {self.heard.hex(' ')}"

    def changed(self) -> None:
        """Let those who wait look again."""
        with self._changed:
            self._changed.notify_all()

    def takes(self, data: bytes) -> bool:
        """Whether what is said reaches the other end."""
        return self.powered

    def unplug(self) -> None:
        """Pull the adapter."""
        os.close(self._near_end)
        os.close(self._near)
        self._near = self._near_end = -1

    @staticmethod
    def _open() -> tuple[int, int]:
        ours, theirs = pty.openpty()
        tty.setraw(theirs)
        return ours, theirs

    def _run(self) -> None:
        while True:
            ends = [end for end in (self._stop, self._near, self._far) if end >= 0]
            ready = select.select(ends, [], [])[0]
            if self._stop in ready:
                return
            if self._far in ready:
                self._back(os.read(self._far, 4096))
            if self._near in ready:
                self._forth(os.read(self._near, 4096))

    def _forth(self, data: bytes) -> None:
        if self._echo:
            self.say(data)
        if self._far >= 0 and self.takes(data):
            os.write(self._far, data)
        answer = self._board(data) if self._board and self.takes(data) else b""
        with self._changed:
            self.heard += data
            self._changed.notify_all()
        self._back(answer)

    def _back(self, data: bytes) -> None:
        if data and self.powered:
            self.say(data)


def eventually(condition: Callable[[], bool]) -> None:
    """Wait until a program that tells nobody has done something."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        select.select([], [], [], 0.01)
