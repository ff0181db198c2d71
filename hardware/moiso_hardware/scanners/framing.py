"""From bytes to codes: frames end at CR, LF or silence, and are decoded only when they are whole."""

import re
import unicodedata

from moiso_hardware.scanners.port import Scan

SILENCE_S = 0.08
"""A frame without an end mark is over after this."""

LONGEST_BYTES = 4096
"""Longer frames are no codes and are dropped whole."""

_END = re.compile(rb"[\r\n]")
_MARKS = b"\x02\x03\x04\x1d\x00"
"""STX, ETX, EOT, GS: put around the code by some scanners."""

_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")


class Framer:
    """Collects bytes, in whatever pieces they arrive."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._too_long = False
        self._last: float | None = None

    def feed(self, piece: bytes, now: float) -> list[bytes]:
        """Take bytes and give the frames that they complete.

        Only a reading that brought nothing is silence: between two that brought something this program may
        have been held up, while the bytes lay waiting.

        Args:
            piece: What has arrived; empty when nothing has.
            now: A monotonic clock, in seconds.
        """
        frames = [] if piece else self.quiet(now)
        *whole, rest = _END.split(piece)
        for part in whole:
            self._hold(part)
            frames += self._finish()
        self._hold(rest)
        if piece:
            self._last = now
        return frames

    def quiet(self, now: float) -> list[bytes]:
        """The frame that silence has ended, if any."""
        if self._last is None or now - self._last < SILENCE_S:
            return []
        return self._finish()

    def clear(self) -> None:
        """Forget what was begun."""
        self._finish()

    def _hold(self, part: bytes) -> None:
        if len(self._held) + len(part) > LONGEST_BYTES:
            self._too_long = True
            self._held.clear()
        if not self._too_long:
            self._held += part

    def _finish(self) -> list[bytes]:
        frame, dropped = bytes(self._held), self._too_long
        self._held.clear()
        self._too_long, self._last = False, None
        return [frame] if frame.strip(_MARKS + b" \t") and not dropped else []


def decode(frame: bytes, *, letters: bool = True) -> Scan:
    """The text of a whole frame, without the marks of the scanner around it."""
    try:
        text = frame.strip(_MARKS).decode("utf-8")
    except UnicodeDecodeError:
        return Scan("", letters=letters, broken=True)
    match = _AIM.match(text)
    if match is not None:
        text = text[match.end() :]
    return Scan(unicodedata.normalize("NFC", text.strip()), letters=letters)
