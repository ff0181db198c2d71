"""A serial line as boards use it: one question at a time, an echo of our own words is dropped."""

import contextlib
import sys
import time
from typing import Annotated, Literal

import serial
from moiso_shared.text import Strict
from pydantic import Field

from moiso_hardware.boards.port import LineLost

_MORE_S = 0.03

_UNUSABLE: tuple[type[Exception], ...] = (OSError, ValueError, TypeError)
if sys.platform != "win32":
    import termios

    _UNUSABLE = (*_UNUSABLE, termios.error)
"""What a port raises that is not there (any more) or cannot be set up like this."""


class LineSettings(Strict):
    """How a line is set up."""

    port: str
    baud: Annotated[int, Field(ge=300, le=921_600)] = 9600
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    echo: bool = False
    """The adapter hears its own words; left out, an echo is recognised when an answer follows it."""
    pause_ms: Annotated[int, Field(ge=0, le=1000)] = 8
    """Silence between two frames, so that an RS-485 adapter can turn round."""


class SerialLine:
    """Opens its port when it is first needed, and again after it was pulled."""

    def __init__(self, settings: LineSettings) -> None:
        self._settings = settings
        self._port: serial.Serial | None = None

    def ask(self, request: bytes, answer_length: int, timeout_s: float) -> bytes:
        """Send a frame and read its answer, without the echo that some RS-485 adapters give."""
        try:
            port = self._open()
            port.reset_input_buffer()
            port.write(request)
            port.flush()
            answer = self._read(port, request, answer_length, timeout_s)
            time.sleep(self._settings.pause_ms / 1000)
        except _UNUSABLE as error:
            self.close()
            raise LineLost(f"{self._settings.port}: {error}") from error
        return answer

    def listen(self, timeout_s: float) -> bytes:
        """Whatever comes in next, from others; empty when nothing does."""
        try:
            port = self._open()
            port.timeout = timeout_s
            first = bytes(port.read(1))
            return first + bytes(port.read(port.in_waiting)) if first else b""
        except _UNUSABLE as error:
            self.close()
            raise LineLost(f"{self._settings.port}: {error}") from error

    def close(self) -> None:
        """Let go of the port."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*_UNUSABLE):
                port.close()

    def _open(self) -> serial.Serial:
        if self._port is None:
            self._port = serial.Serial(
                self._settings.port, self._settings.baud, parity=self._settings.parity,
                stopbits=self._settings.stop_bits, timeout=0, write_timeout=2,
            )  # fmt: skip
        return self._port

    def _read(self, port: serial.Serial, request: bytes, length: int, timeout_s: float) -> bytes:
        """Read until the answer is whole, counting an echo of the request as nothing.

        A confirmation may be the very same bytes as the request: only what comes twice has an echo in front.
        """
        deadline = time.monotonic() + timeout_s
        whole = length + len(request) * self._settings.echo
        heard = b""
        while whole and (left := deadline - time.monotonic()) > 0:
            port.timeout = left
            heard += bytes(port.read(1)) + bytes(port.read(port.in_waiting))
            if len(heard) < whole:
                continue
            if self._settings.echo or not heard.startswith(request) or len(heard) >= length + len(request):
                break
            deadline = min(deadline, time.monotonic() + _MORE_S)
        echoed = self._settings.echo or len(heard) > len(request)
        return heard[len(request) :] if echoed and heard.startswith(request) else heard
