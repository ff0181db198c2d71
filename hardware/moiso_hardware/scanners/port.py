"""What a scanner gives, and what it is read through."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from moiso_shared.errors import MoisoError


class ScannerGone(MoisoError):
    """The scanner is unplugged, not permitted, or held by another program."""

    code = "scanner_gone"


class ScannerState(StrEnum):
    """Whether a scanner can be used."""

    READY = "ready"
    AWAY = "scanner_away"
    """Also the code of the problem that a kiosk reports."""


@dataclass(frozen=True)
class Scan:
    """One code that was held before the scanner. Its text may be personal and is never shown by accident."""

    text: str = field(repr=False)
    """Composed letters, without the scanner's own marks; empty when they arrived broken."""
    letters: bool = True
    """False for a keyboard scanner, which loses Vietnamese letters."""
    broken: bool = False
    """The bytes were no UTF-8: the scanner is set to another alphabet."""


class Source(Protocol):
    """Bytes of one scanner; used by one thread."""

    letters: bool

    def open(self) -> None:
        """Take hold of the device.

        Raises:
            ScannerGone: It is not there, or not ours.
        """

    def read(self, timeout_s: float) -> bytes:
        """What has arrived, or nothing after the timeout.

        Raises:
            ScannerGone: It was unplugged.
        """

    def close(self) -> None:
        """Let go; safe at any time."""


OnScan = Callable[[Scan], None]
"""Called in the scanner's own thread."""

OnState = Callable[[ScannerState], None]
"""Called in the scanner's own thread, at every change."""
