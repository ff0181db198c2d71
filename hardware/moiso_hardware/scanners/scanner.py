"""A scanner at work: one thread that reads, frames and tells."""

import hashlib
import logging
import secrets
import time
from threading import Event

from moiso_hardware.attached import Attached
from moiso_hardware.scanners.framing import SILENCE_S, Framer, decode
from moiso_hardware.scanners.port import OnScan, OnState, Scan, ScannerGone, ScannerState, Source

log = logging.getLogger(__name__)

SAME_S = 1.5
"""The same code again within this is the scanner reading it twice."""

_READ_S = SILENCE_S / 2


class Twice:
    """Knows the code that was just read, without keeping it."""

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(16)
        self._last: tuple[bytes, float] | None = None

    def __call__(self, scan: Scan, now: float) -> bool:
        """Whether this is the same code again, and has been all the time since."""
        digest = hashlib.blake2b(scan.text.encode(), key=self._salt).digest()
        again = self._last is not None and self._last[0] == digest and now - self._last[1] < SAME_S
        self._last = digest, now
        return again


class Scanner(Attached):
    """Reads one scanner until stopped; comes back by itself after it was unplugged.

    Args:
        source: The device.
        on_scan: Told of every code, in this scanner's thread.
        on_state: Told whether the scanner can be used, in this scanner's thread.
    """

    def __init__(self, source: Source, on_scan: OnScan, on_state: OnState = lambda state: None) -> None:
        def tell(ready: bool) -> None:
            on_state(ScannerState.READY if ready else ScannerState.AWAY)

        super().__init__("scanner", source, self._read_codes, ScannerGone, tell)
        self._source, self._on_scan = source, on_scan

    def _read_codes(self, stop: Event) -> None:
        framer, twice = Framer(), Twice()
        while not stop.is_set():
            piece = self._source.read(_READ_S)
            now = time.monotonic()
            for frame in framer.feed(piece, now):
                scan = decode(frame, letters=self._source.letters)
                if not twice(scan, now):
                    self._told(scan)

    def _told(self, scan: Scan) -> None:
        try:
            self._on_scan(scan)
        except Exception as error:
            log.error("a scan could not be used: %s", type(error).__name__)  # its text may be personal
