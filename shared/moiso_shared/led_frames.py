"""A maker's frame, described in words, for LED boards that no document of this program knows.

A frame is a row of pieces between spaces: ``3A 00 {number:u16le} 01 {sum8} 0A``.

- ``3A``: this byte.
- ``{number:u16be}``: a field in a format. Fields: ``addr`` of the board; ``number`` (its digits), ``text``
  (the number as printed), ``counter`` (its number), ``blink`` (1 while a call is fresh, else 0). Formats:
  ``u8``, ``u16be``, ``u16le``, ``u32be``, ``u32le``; ``bcd4`` (four digits, two in a byte); ``digits4`` (a
  byte of 0 to 9 for each); ``ascii5`` and ``left5`` (signs, filled with spaces); ``zeros4`` (ASCII digits,
  filled with zeros).
- ``{sum8}``, ``{xor8}``, ``{crc16-modbus}``, ``{crc16-arc}``: a checksum over everything before it, from the
  first ``|`` on. 16 bits go out low byte first; ``{crc16-modbus:be}`` turns them round, ``{sum8:hex}`` writes
  signs.
- ``|``, twice: what lies between is escaped.
"""

import re
from dataclasses import dataclass
from typing import Literal

Field = Literal["addr", "number", "text", "counter", "blink"]
Check = Literal["sum8", "xor8", "crc16-modbus", "crc16-arc"]

FIELDS = ("addr", "number", "text", "counter", "blink")
CHECKS = ("sum8", "xor8", "crc16-modbus", "crc16-arc")
_FORMATS = re.compile(r"(?:u8|u(?:16|32)(?:be|le)|(?:bcd|digits|ascii|left|zeros)(?:[1-9]|1[0-9]|20))")
_FIGURES = ("u", "b", "d", "z")
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_BRACED = re.compile(r"\{([a-z0-9-]+)(?::([a-z0-9]+))?\}")


@dataclass(frozen=True, slots=True)
class Plain:
    """A byte as it stands."""

    byte: int


@dataclass(frozen=True, slots=True)
class Value:
    """A field in a format."""

    field: Field
    format: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A checksum over what lies before it."""

    check: Check
    style: Literal["", "be", "hex"] = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where escaping begins, or ends."""


Piece = Plain | Value | Sum | Mark


def pieces(frame: str) -> tuple[Piece, ...]:
    """What a frame is made of.

    Raises:
        ValueError: A piece is not known; the message says what is.
    """
    found = tuple(_piece(word) for word in frame.split())
    if not found:
        raise ValueError("a frame needs at least one byte")
    if sum(isinstance(piece, Mark) for piece in found) not in (0, 2):
        raise ValueError("a frame has two marks '|', where escaping begins and where it ends, or none")
    return found


def plain_bytes(words: str) -> bytes:
    """Bytes written as ``A6 02``.

    Raises:
        ValueError: They are not written so.
    """
    for word in words.split():
        if not _HEX.fullmatch(word):
            raise ValueError(f"'{word}' is no byte; write two signs of 0-9 and A-F")
    return bytes.fromhex(words)


def _piece(word: str) -> Piece:
    if word == "|":
        return Mark()
    if _HEX.fullmatch(word):
        return Plain(int(word, 16))
    match = _BRACED.fullmatch(word)
    if match is None:
        raise ValueError(f"'{word}' is neither a byte nor a field; write 3A or {{number:u16be}}")
    name, detail = match[1], match[2] or ""
    for check in CHECKS:
        if name == check:
            return Sum(check, _style(word, detail))  # type: ignore[arg-type]
    for field in FIELDS:
        if name == field:
            return Value(field, _format(word, field, detail))  # type: ignore[arg-type]
    raise ValueError(f"'{word}' is not known; fields: {', '.join(FIELDS)}; checksums: {', '.join(CHECKS)}")


def _style(word: str, detail: str) -> Literal["", "be", "hex"]:
    match detail:
        case "" | "be" | "hex":
            return detail
    raise ValueError(f"'{word}': after a checksum stands ':be', ':hex' or nothing")


def _format(word: str, field: str, detail: str) -> str:
    if not _FORMATS.fullmatch(detail):
        raise ValueError(
            f"'{word}' has no known format; formats: u8, u16be, u16le, u32be, u32le, bcd4, digits4,"
            " ascii5, left5, zeros4"
        )
    if field == "text" and detail.startswith(_FIGURES):
        raise ValueError(f"'{word}': text may hold letters; write text:ascii5 or text:left5, or use number")
    return detail
