"""A serial line as boards use it: one question at a time, and an echo of our own words is no answer."""

import contextlib
import os
import time
from dataclasses import dataclass

import serial
from moiso_shared.led_settings import Parity
from serial.tools.list_ports import comports

from moiso_hardware.boards.port import LineLost, Whole
from moiso_hardware.serial_ports import GONE

_SILENCE_BITS = 3.5 * 11
"""Silence that ends a Modbus frame: three and a half characters of eleven bits."""
_STEP_S = 0.05


@dataclass(frozen=True)
class LineSettings:
    """How a line is set up; eight bits."""

    port: str
    baud: int = 9600
    parity: Parity = "N"
    stop_bits: int = 1
    echo: bool | None = None
    """Whether the adapter hears its own words; None: find out."""
    pause_ms: int = 8


class SerialLine:
    """Opens its port when it is first needed, and again after it was pulled.

    What was learnt of the echo goes with the adapter: the next one may be another model.
    """

    def __init__(self, settings: LineSettings) -> None:
        self._settings = settings
        self._port: serial.Serial | None = None
        self.echo = settings.echo

    def ask(self, request: bytes, whole: Whole, timeout_s: float, *, mirrored: bool = False) -> bytes:
        """Send a frame and read its answer."""
        try:
            port = self._send(request)
            answer = self._read(port, request, whole, timeout_s, mirrored)
        except GONE as error:
            raise self._lost(error) from error
        self._rest()
        return answer

    def tell(self, request: bytes) -> None:
        """Send a frame that nobody answers."""
        try:
            self._send(request)
        except GONE as error:
            raise self._lost(error) from error
        self._rest()

    def listen(self, timeout_s: float) -> bytes:
        """Whatever comes in next, from others; empty when nothing does."""
        try:
            port = self._open()
            port.timeout = timeout_s
            first = bytes(port.read(1))
            return first + bytes(port.read(port.in_waiting)) if first else b""
        except GONE as error:
            raise self._lost(error) from error

    def close(self) -> None:
        """Let go of the port."""
        port, self._port = self._port, None
        self.echo = self._settings.echo
        if port is not None:
            with contextlib.suppress(*GONE):
                port.close()

    def _open(self) -> serial.Serial:
        if self._port is None:
            self._port = serial.Serial(
                self._settings.port,
                self._settings.baud,
                parity=self._settings.parity,
                stopbits=self._settings.stop_bits,
                timeout=0,
                write_timeout=2,
                exclusive=True if os.name == "posix" else None,
            )
        return self._port

    def _send(self, request: bytes) -> serial.Serial:
        port = self._open()
        port.reset_input_buffer()
        port.write(request)
        port.flush()
        return port

    def _rest(self) -> None:
        """Let the line turn round before the next frame."""
        time.sleep(max(self._settings.pause_ms / 1000, _SILENCE_BITS / self._settings.baud))

    def _lost(self, error: Exception) -> LineLost:
        self.close()
        there = ", ".join(port.device for port in comports()) or "none"
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        return LineLost(f"{self._settings.port}: {why}; serial ports here: {there}")

    def _read(
        self, port: serial.Serial, request: bytes, whole: Whole, timeout_s: float, mirrored: bool
    ) -> bytes:
        deadline = time.monotonic() + timeout_s
        heard = b""
        while (left := deadline - time.monotonic()) > 0:
            port.timeout = min(left, _STEP_S)
            heard += bytes(port.read(1)) + bytes(port.read(port.in_waiting))
            self._learn(heard, request, whole, mirrored)
            if self.echo is not None and whole(self._answer(heard, request)):
                break
        return self._answer(heard, request)

    def _learn(self, heard: bytes, request: bytes, whole: Whole, mirrored: bool) -> None:
        """Find out whether the line echoes: it does when our own words come first and are no answer."""
        if self.echo is not None or not heard:
            return
        if heard.startswith(request) and (len(heard) > len(request) or not mirrored):
            self.echo = True
        elif not request.startswith(heard) and whole(heard):
            self.echo = False

    def _answer(self, heard: bytes, request: bytes) -> bytes:
        if not self.echo:
            return heard
        return heard[len(request) :] if heard.startswith(request) or request.startswith(heard) else heard
