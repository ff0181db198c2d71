"""What a printer says, bytes in, events out.

Several answers share one stream without frames; their fixed bits tell them apart.

Source: Epson TM-T88III specification, appendix G; Custom KPM150H manual for the six-byte status.
"""

from collections.abc import Iterator
from dataclasses import dataclass

XON, XOFF = 0x11, 0x13
_BLOCK_HEADERS = frozenset({0x35, 0x37, 0x3B, 0x3D, 0x53, 0x5F})
_LONGEST_BLOCK = 120


@dataclass(frozen=True)
class Flow:
    """The printer can (``ready``) or cannot take more bytes."""

    ready: bool


@dataclass(frozen=True)
class RealTimeStatus:
    """One byte that answers the oldest open ``DLE EOT``."""

    byte: int


@dataclass(frozen=True)
class AutomaticStatus:
    """Four bytes sent by the printer itself when something changed."""

    four: bytes


@dataclass(frozen=True)
class FullStatus:
    """Custom's six bytes, ``10 0F`` and four of flags; ``flags`` holds the four."""

    flags: bytes


@dataclass(frozen=True)
class PaperAnswer:
    """One byte that answers ``GS r`` or ``GS I`` in its turn among the print data."""

    byte: int


@dataclass(frozen=True)
class ProcessDone:
    """All before this process id is printed."""

    identity: bytes


@dataclass(frozen=True)
class BuffersCleared:
    """The printer forgot what it had not printed."""


@dataclass(frozen=True)
class Block:
    """Any other answer with a header and an end, such as a model name."""

    header: int
    content: bytes


@dataclass(frozen=True)
class Garbage:
    """A byte that fits no answer."""

    byte: int


Event = (
    Flow
    | RealTimeStatus
    | AutomaticStatus
    | FullStatus
    | PaperAnswer
    | ProcessDone
    | BuffersCleared
    | Block
    | Garbage
)


class AnswerParser:
    """Takes the stream apart, however it was cut into pieces.

    Args:
        full_status: The printer belongs to the class that answers ``10 0F …`` to ``DLE EOT 14h``.
    """

    def __init__(self, *, full_status: bool = False) -> None:
        self._full_status = full_status
        self._open = bytearray()

    def feed(self, received: bytes) -> list[Event]:
        """The events that these bytes complete."""
        return [event for byte in received for event in self._take(byte)]

    def _take(self, byte: int) -> Iterator[Event]:
        if byte in (XON, XOFF):
            yield Flow(byte == XON)
            return
        self._open.append(byte)
        while self._open:
            needed, event = self._first()
            if event is None:
                return
            del self._open[:needed]
            yield event

    def _first(self) -> tuple[int, Event | None]:
        """The first event in the open bytes and its length; None while more bytes are needed."""
        first = self._open[0]
        if first in _BLOCK_HEADERS:
            return self._block()
        if first & 0x93 == 0x12:
            return 1, RealTimeStatus(first)
        if first & 0x93 == 0x10:
            return self._several(first)
        if first & 0x90 == 0x00:
            return 1, PaperAnswer(first)
        return 1, Garbage(first)

    def _several(self, first: int) -> tuple[int, Event | None]:
        if self._full_status and first == 0x10 and bytes(self._open[1:2]) in (b"", b"\x0f"):
            return (6, FullStatus(bytes(self._open[2:6]))) if len(self._open) >= 6 else (0, None)
        if any(byte & 0x90 for byte in self._open[1:4]):
            return self._broken_off()
        return (4, AutomaticStatus(bytes(self._open[:4]))) if len(self._open) >= 4 else (0, None)

    def _block(self) -> tuple[int, Event | None]:
        last = self._open[-1]
        if len(self._open) == 1:
            return 0, None
        if last == 0:
            return len(self._open), _named(self._open[0], bytes(self._open[1:-1]))
        if not 0x20 <= last <= 0x7E or len(self._open) > _LONGEST_BLOCK:
            return self._broken_off()
        return 0, None

    def _broken_off(self) -> tuple[int, Event]:
        """An answer that its last byte does not belong to: its tail must never pass for another answer."""
        return len(self._open) - 1, Garbage(self._open[0])


def _named(header: int, content: bytes) -> Event:
    if header == 0x37 and content[:1] == b"\x22" and len(content) == 5:
        return ProcessDone(content[1:])
    if header == 0x37 and content == b"\x25":
        return BuffersCleared()
    return Block(header, content)
