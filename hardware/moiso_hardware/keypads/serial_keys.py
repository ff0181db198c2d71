"""Keypads on a serial line."""

import time

from moiso_hardware.keypads.port import KeypadGone
from moiso_hardware.scanners.framing import Framer
from moiso_hardware.scanners.port import ScannerGone
from moiso_hardware.scanners.serial_source import SerialSource

_NAMES = {"\r": "ENTER", "\n": "ENTER", "\x08": "BACKSPACE", "\x7f": "BACKSPACE", "\x1b": "ESC"}


class SerialKeys:
    """Lines that end with CR, LF or silence; or single letters, each a key.

    Args:
        path: ``/dev/serial/by-id/…``, ``COM3``.
        speed: Of the line, in baud.
        by_key: Whether each letter is a key.
    """

    def __init__(self, path: str, speed: int, *, by_key: bool) -> None:
        self._path, self._by_key = path, by_key
        self._line = SerialSource(path, speed)
        self._framer = Framer()
        self._ended = False
        """The last letter was CR: the LF of a pad that ends with both is still to come."""

    def open(self) -> None:
        """Take hold of the port, for us alone."""
        try:
            self._line.open()
        except ScannerGone as error:
            raise KeypadGone(f"keypad: {self._path} cannot be opened") from error
        self._framer.clear()
        self._ended = False

    def read(self, timeout_s: float) -> list[str]:
        """Lines, or keys by name."""
        try:
            piece = self._line.read(timeout_s)
        except ScannerGone as error:
            raise KeypadGone(f"keypad: {self._path} is unplugged") from error
        if self._by_key:
            return [_NAMES.get(letter, letter) for letter in self._letters(piece.decode("ascii", "replace"))]
        return [frame.decode("ascii", "replace") for frame in self._framer.feed(piece, time.monotonic())]

    def _letters(self, piece: str) -> str:
        """CR and LF together are one key, also when they arrive one by one."""
        kept = piece[1:] if self._ended and piece.startswith("\n") else piece
        self._ended = piece.endswith("\r") if piece else self._ended
        return kept.replace("\r\n", "\r")

    def close(self) -> None:
        """Let go."""
        self._line.close()
