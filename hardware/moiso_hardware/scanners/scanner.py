"""A scanner at work: one thread that reads, frames and tells."""

import hashlib
import logging
import secrets
import time
from threading import Event, Thread

from moiso_hardware.scanners.framing import SILENCE_S, Framer, decode
from moiso_hardware.scanners.port import OnScan, OnState, Scan, ScannerGone, ScannerState, Source

log = logging.getLogger(__name__)

SAME_S = 1.5
"""The same code again within this is the scanner reading it twice."""

RETRY_S = 1.0
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


class Scanner:
    """Reads one scanner until stopped; comes back by itself after it was unplugged.

    Args:
        source: The device.
        on_scan: Told of every code, in this scanner's thread.
        on_state: Told whether the scanner can be used, in this scanner's thread.
    """

    def __init__(self, source: Source, on_scan: OnScan, on_state: OnState = lambda state: None) -> None:
        self._source = source
        self._on_scan = on_scan
        self._on_state = on_state
        self._state: ScannerState | None = None
        self._stop = Event()
        self._thread = Thread(target=self._run, name="scanner", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait until the device is free."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._source.open()
                self._tell(ScannerState.READY)
                self._read()
            except ScannerGone as gone:
                if self._state is not ScannerState.AWAY:
                    log.info("%s", gone)
                self._tell(ScannerState.AWAY)
            finally:
                self._source.close()
            self._stop.wait(RETRY_S)

    def _read(self) -> None:
        framer, twice = Framer(), Twice()
        while not self._stop.is_set():
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

    def _tell(self, state: ScannerState) -> None:
        if state is not self._state:
            self._state = state
            self._on_state(state)
