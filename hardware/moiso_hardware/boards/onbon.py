"""Text areas on Onbon BX-5K and BX-6K cards ("font cards"), the controllers inside many RS-485 window boards.

A frame is ``A5`` eight times, header, body, CRC-16/ARC and ``5A``; numbers are little endian. The checksum
covers header and body before escaping; between start and end A5, A6, 5A and 5B are escaped. ``A3 06`` puts
live text into areas without touching the programme that is stored on the card.

Source: Onbon's published protocol of the font cards (doc.onbonbx.com); no card has been at hand.
"""

import struct

from moiso_shared.led_settings import LedArea

from moiso_hardware.boards.checksums import crc16_arc
from moiso_hardware.boards.port import BoardRefused, Face, Line, NoAnswer

START, END = b"\xa5" * 8, b"\x5a"

_ESCAPES = {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}
_BACK = {instead: bytes([byte]) for byte, instead in _ESCAPES.items()}
_HEADER = struct.Struct("<HH3sBBBBBH")
_US, _ANY_CARD, _VERSION = 0x8000, 0xFE, 0x02
_LIVE_TEXT = bytes([0xA3, 0x06])
_REFUSAL = bytes([0xA0, 0x01])
_IN_DOTS = 0x8000
"""Set in x and width: they count dots, not bytes of eight."""
_COLOURS = {"red": b"\\C1", "green": b"\\C2", "yellow": b"\\C3"}
_ONE_LINE, _NO_WRAP, _STILL, _STAY = 1, 1, 1, 10
_UNCHECKED = b"\xff\xff"
_ERRORS = {1: "unknown group", 2: "unknown command", 3: "busy", 4: "out of memory", 5: "wrong checksum"}
_ERRORS |= {12: "no font on the card", 13: "another kind of card"}


class Onbon:
    """The number as still text in one area of a card, which confirms it."""

    def __init__(self, area: LedArea, timeout_s: float = 0.2) -> None:
        self._area, self._timeout_s = area, timeout_s

    def frame(self, address: int, face: Face) -> bytes:
        """The bytes that put a face into the area of the card at an address."""
        return wrapped(address, _command(self._area, self._text(face)))

    def show(self, line: Line, address: int, face: Face) -> None:
        """Send the text and wait for the card's word."""
        answer = line.ask(self.frame(address, face), _whole, self._timeout_s)
        body = unwrapped(answer)
        if body is None or len(body) < 3:
            raise NoAnswer(f"card {address}: {answer.hex(' ') or 'nothing'} instead of an answer")
        if body[:2] == _REFUSAL or body[2]:
            raise BoardRefused(f"card {address} refuses: {_ERRORS.get(body[2], f'code {body[2]}')}")

    def _text(self, face: Face) -> bytes:
        if not face.number:
            return b" "
        words = self._area.words.format(number=face.signs.decode("ascii"), counter=face.counter)
        return _COLOURS[self._area.colour] + words.encode("ascii")


def wrapped(address: int, body: bytes) -> bytes:
    """A frame to the card at an address."""
    header = _HEADER.pack(address, _US, bytes(3), 0, 0, 0, _ANY_CARD, _VERSION, len(body))
    checked = header + body + crc16_arc(header + body)
    return START + b"".join(_ESCAPES.get(byte, bytes([byte])) for byte in checked) + END


def unwrapped(frame: bytes) -> bytes | None:
    """The body of a frame, or None when it is not whole or its checksum is wrong."""
    inside, end, _ = frame.lstrip(START[:1]).partition(END)
    plain = _unescaped(inside)
    if not end or len(plain) < _HEADER.size + 2:
        return None
    checked, crc = plain[:-2], plain[-2:]
    if crc not in (crc16_arc(checked), _UNCHECKED):
        return None
    return checked[_HEADER.size :]


def _unescaped(inside: bytes) -> bytes:
    plain, at = b"", 0
    while at < len(inside):
        pair = inside[at : at + 2]
        plain += _BACK.get(pair, pair[:1])
        at += 2 if pair in _BACK else 1
    return plain


def _whole(heard: bytes) -> bool:
    return END in heard.lstrip(START[:1])


def _command(area: LedArea, text: bytes) -> bytes:
    content = (
        struct.pack("<BHHHH", 0, area.x | _IN_DOTS, area.y, area.width | _IN_DOTS, area.height)
        + struct.pack("<BBBH", area.area, 0, 0, 0)  # line space, shown for ever
        + bytes([0, 0, 0])  # no voice, nothing more, set to the left
        + bytes([_ONE_LINE, _NO_WRAP, _STILL, 0, 0, _STAY])
        + struct.pack("<I", len(text))
        + text
    )
    answer, clearing, reserved, deleted, updated = 1, 0, 0, 0, 1
    counts = bytes([answer, clearing, reserved, deleted, updated])
    return _LIVE_TEXT + counts + struct.pack("<H", len(content)) + content
