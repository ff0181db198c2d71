"""A thermal printer made of software: ESC/POS bytes in, rows of dots and answers out.

It stands in for a printer in the paper viewer. It prints pictures and plain text, cuts, and answers like an
Epson with ``GS ( H``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PIL import Image

from moiso_hardware.printers.typesetting import BLACK, font, text_picture


@dataclass
class Sensors:
    """What can be wrong with the machine; shared by all that are connected to it."""

    paper_end: bool = False
    near_end: bool = False
    cover_open: bool = False

    @property
    def halted(self) -> bool:
        """Nothing is printed now."""
        return self.paper_end or self.cover_open

    def real_time(self, question: int) -> int:
        """The answer to ``DLE EOT``."""
        bits = {
            1: 0x08 * self.halted,
            2: 0x04 * self.cover_open | 0x20 * self.paper_end,
            3: 0,
            4: 0x0C * (self.near_end or self.paper_end) | 0x60 * self.paper_end,
        }
        return 0x12 | bits.get(question, 0)

    def automatic(self) -> bytes:
        """The four bytes of the automatic status."""
        first = 0x10 | 0x08 * self.halted | 0x20 * self.cover_open
        third = 0x03 * (self.near_end or self.paper_end) | 0x0C * self.paper_end
        return bytes([first, 0, third, 0x0F])

    def paper(self) -> int:
        """The answer to ``GS r 1``."""
        return 0x03 * (self.near_end or self.paper_end) | 0x0C * self.paper_end


@dataclass(frozen=True)
class Dots:
    """Rows of a picture at the left edge, black = 0."""

    picture: Image.Image


@dataclass(frozen=True)
class Advance:
    """Empty rows."""

    rows: int


@dataclass(frozen=True)
class Cut:
    """The paper is cut here."""


PaperEvent = Dots | Advance | Cut


@dataclass
class PaperMachine:
    """The machine as one link sees it.

    Args:
        sensors: Shared state of the machine.
        answer: Takes the bytes that go back to the host.
        width_dots: Width of the paper.
    """

    sensors: Sensors
    answer: Callable[[bytes], object]
    width_dots: int = 576
    _waiting: bytearray = field(default_factory=bytearray)
    _real_time: bytearray = field(default_factory=bytearray)
    _automatic: bool = False
    _text: bytearray = field(default_factory=bytearray)
    _size: int = 1

    def receive(self, data: bytes) -> Iterator[PaperEvent]:
        """Take bytes from the host; what comes out of the machine now."""
        for byte in data:
            self._sort(byte)
        yield from self.work()

    def sensors_changed(self) -> None:
        """Tell the host, if it asked to be told."""
        if self._automatic:
            self.answer(self.sensors.automatic())

    def work(self) -> Iterator[PaperEvent]:
        """Go on with what was received, as far as sensors and bytes allow."""
        while self._waiting and not self.sensors.halted:
            length = _length(self._waiting)
            if length is None:
                return
            command = bytes(self._waiting[:length])
            del self._waiting[:length]
            yield from self._execute(command)

    def _sort(self, byte: int) -> None:
        """Real-time commands are obeyed as they arrive; the rest waits its turn."""
        self._real_time.append(byte)
        held = bytes(self._real_time)
        if held[0] != 0x10 or (len(held) > 1 and held[1] not in (0x04, 0x05, 0x14)):
            self._waiting += held[:-1] if byte == 0x10 and len(held) > 1 else held
            del self._real_time[: len(held) - (byte == 0x10 and len(held) > 1)]
        elif held[:2] == b"\x10\x04" and len(held) == 3:
            self._real_time.clear()
            self.answer(bytes([self.sensors.real_time(byte)]))
        elif held[:2] == b"\x10\x05" and len(held) == 3:
            self._real_time.clear()
            if byte == 2:
                self._waiting.clear()
        elif len(held) == 10:
            self._real_time.clear()
            self._waiting.clear()
            self.answer(b"\x37\x25\x00")

    def _execute(self, command: bytes) -> Iterator[PaperEvent]:
        kind = command[:2]
        if kind == b"\x1b@":
            self._automatic, self._size = False, 1
            self._text.clear()
        elif kind == b"\x1da":
            self._automatic = command[2] != 0
            self.sensors_changed()
        elif kind == b"\x1dr":
            self.answer(bytes([self.sensors.paper()]))
        elif kind == b"\x1d(" and command[2] == 0x48:
            self.answer(b"\x37\x22" + command[7:11] + b"\x00")
        elif kind == b"\x1dv":
            width, rows = int.from_bytes(command[4:6], "little"), int.from_bytes(command[6:8], "little")
            yield Dots(Image.frombytes("1", (width * 8, rows), command[8:], "raw", "1;I"))
        elif kind == b"\x1d!":
            self._size = (command[2] & 0x0F) + 1
        elif kind in (b"\x1bJ", b"\x1bd"):
            yield from self._printed_line()
            yield Advance(command[2] * (30 if kind == b"\x1bd" else 1))
        elif kind in (b"\x1dV", b"\x1bi", b"\x1bm"):
            yield Cut()
        elif command == b"\n":
            yield from self._printed_line()
        elif len(command) == 1 and 0x20 <= command[0] < 0x7F:
            self._text += command

    def _printed_line(self) -> Iterator[PaperEvent]:
        if self._text:
            face = font("semibold", 24 * self._size)
            grey = text_picture([self._text.decode("ascii")], face, self.width_dots, align="left")
            self._text.clear()
            yield Dots(grey.point(lambda level: 255 if level > BLACK + 140 else 0, mode="1"))


_PLAIN = {
    b"\x1b": {0x40: 2, 0x69: 2, 0x6D: 2, 0x32: 2, 0x24: 4, 0x5C: 4, 0x63: 4, 0x70: 5},
    b"\x1d": {0x50: 4, 0x4C: 4, 0x57: 4},
    b"\x1c": {0x26: 2, 0x2E: 2, 0x70: 4},
}
"""Lengths of commands that are not three bytes long, by their first and second byte."""


def _length(waiting: bytearray) -> int | None:
    """Bytes of the first command; None while it is not complete."""
    if waiting[0] not in (0x1B, 0x1C, 0x1D):
        return 1
    if len(waiting) < 4:
        known = _PLAIN[bytes(waiting[:1])].get(waiting[1], 3) if len(waiting) > 1 else 4
        short = len(waiting) >= known and bytes(waiting[:2]) not in (b"\x1dv", b"\x1d(", b"\x1dV", b"\x1de")
        complete_cut = waiting[:2] == b"\x1dV" and len(waiting) == 3 and waiting[2] in (0, 1, 48, 49)
        return known if short else 3 if complete_cut else None
    needed = _long_length(waiting)
    return needed if len(waiting) >= needed else None


def _long_length(waiting: bytearray) -> int:
    kind = bytes(waiting[:2])
    if kind == b"\x1d(":
        return 5 + int.from_bytes(waiting[3:5], "little") if len(waiting) >= 5 else 6
    if kind == b"\x1dv":
        if len(waiting) < 8:
            return 9
        width, rows = int.from_bytes(waiting[4:6], "little"), int.from_bytes(waiting[6:8], "little")
        return 8 + width * rows
    if kind == b"\x1dV":
        return 3 if waiting[2] in (0, 1, 48, 49) else 4
    if kind == b"\x1de":
        return {0x03: 4, 0x20: 5}.get(waiting[2], 3)
    return _PLAIN[bytes(waiting[:1])].get(waiting[1], 3)
