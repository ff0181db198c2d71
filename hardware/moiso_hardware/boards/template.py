"""Boards whose frame is described in words, for makers that we have never met.

``frame`` is a row of hex bytes and fields: ``3A 00 {number:u16le} 01 {sum8} 0A``. Fields are ``addr``,
``number`` (letters dropped), ``counter`` and ``text`` (as printed), each with a format: ``u8``, ``u16be``,
``u16le``, ``bcd4`` (digits, two in a byte), ``digits4`` (a byte for each digit), ``ascii5`` (right-aligned).
``{sum8}``, ``{xor8}``, ``{crc16-modbus}`` and ``{crc16-arc}`` cover everything before them, from byte
``check_from`` on.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Self

from moiso_shared.text import Strict
from pydantic import Field, model_validator

from moiso_hardware.boards.checksums import CHECKSUMS
from moiso_hardware.boards.port import Face, Line, NoAnswer

_PIECE = re.compile(r"\{([a-z]+):([a-z]+)(\d*)(be|le)?\}|\{([a-z0-9-]+)\}|([0-9A-Fa-f]{2})")
_TIMEOUT_S = 0.2

Byte = Annotated[str, Field(pattern="^[0-9A-Fa-f]{2}$")]


def _number(width: int, order: str, value: int) -> bytes:
    if width not in (8, 16, 32):
        raise ValueError(f"u{width} is not known; write u8, u16be, u16le, u32be or u32le")
    return (value % (1 << width)).to_bytes(width // 8, "little" if order == "le" else "big")


def _figures(count: int, value: int) -> str:
    return f"{value % 10**count:0{count}d}"


class Template(Strict):
    """A maker's frame, as written in the configuration."""

    name: str
    frame: str
    check_from: Annotated[int, Field(ge=0, le=64)] = 0
    escapes: dict[Byte, str] = Field(default_factory=dict)
    """Bytes that are replaced inside the frame, never at its two ends: ``A5 = "A6 02"``."""
    answer: Annotated[int, Field(ge=0, le=64)] = 0
    """Bytes that the board answers; 0 for one that only listens."""

    @model_validator(mode="after")
    def _makes_a_frame(self) -> Self:
        self.frame_for(1, Face("A001", 1))
        return self

    def frame_for(self, address: int, face: Face) -> bytes:
        """The bytes that put a face on the board at an address."""
        found = b""
        for piece in self.frame.split():
            match = _PIECE.fullmatch(piece)
            if match is None:
                raise ValueError(f"frame: '{piece}' is neither a byte nor a field")
            name, kind, size, order, check, plain = match.groups()
            if plain:
                found += bytes.fromhex(plain)
            elif check:
                found += _checksum(check)(found[self.check_from :])
            else:
                found += _field(name, f"{kind}", int(size or 0), order or "", address, face)
        return self._escaped(found)

    def show(self, line: Line, address: int, face: Face) -> None:
        """Send the frame, and wait for the answer of a board that gives one."""
        answer = line.ask(self.frame_for(address, face), self.answer, _TIMEOUT_S if self.answer else 0.0)
        if len(answer) < self.answer:
            raise NoAnswer(f"board {address}: {len(answer)} of {self.answer} bytes came back")

    def _escaped(self, frame: bytes) -> bytes:
        if not self.escapes:
            return frame
        table = {int(byte, 16): bytes.fromhex(instead) for byte, instead in self.escapes.items()}
        inside = b"".join(table.get(byte, bytes([byte])) for byte in frame[1:-1])
        return frame[:1] + inside + frame[-1:]


def _checksum(name: str) -> Callable[[bytes], bytes]:
    if name not in CHECKSUMS:
        raise ValueError(f"frame: '{{{name}}}' is not known; checksums: {', '.join(CHECKSUMS)}")
    return CHECKSUMS[name]


def _field(name: str, kind: str, size: int, order: str, address: int, face: Face) -> bytes:
    values = {"addr": address, "number": face.figure, "counter": face.counter, "text": face.figure}
    if name not in values:
        raise ValueError(f"frame: '{name}' is not known; fields: {', '.join(values)}")
    signs = face.number if name == "text" else str(values[name])
    formats: dict[str, Callable[[], bytes]] = {
        "u": partial(_number, size, order, values[name]),
        "bcd": lambda: bytes.fromhex(_figures(size + size % 2, values[name])),
        "digits": lambda: bytes(int(sign) for sign in _figures(size, values[name])),
        "ascii": lambda: signs.encode("ascii", "replace")[-size:].rjust(size),
    }
    if kind not in formats or not size:
        raise ValueError(
            f"frame: '{kind}{size or ''}' is not a format; write u8, u16be, bcd4, digits4 or ascii5"
        )
    return formats[kind]()


FOUR_BYTES = Template(name="ID, hai byte số, tổng", frame="{addr:u8} {number:u16be} {sum8}")
"""A documented simple board: 9600 8N1, ``05 03 E7 EF`` shows 999 on board 5."""
XUNPENG = Template(name="Xunpeng", frame="3A 00 {number:u16le} 01 {sum8} 0A")
"""A documented board without address: ``3A 00 78 03 01 B6 0A`` shows 888."""
READY_MADE = {"four-bytes": FOUR_BYTES, "xunpeng": XUNPENG}
