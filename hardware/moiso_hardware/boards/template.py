"""Boards whose frame is described in the words of ``moiso_shared.led_frames``."""

import re
from collections.abc import Iterable

from moiso_shared.led_frames import Mark, Piece, Plain, Sum, Value, pieces, plain_bytes
from moiso_shared.led_settings import LedTemplate

from moiso_hardware.boards.checksums import CHECKSUMS
from moiso_hardware.boards.port import Face, Line, NoAnswer

_FORMAT = re.compile(r"([a-z]+?)([0-9]+)(be|le)?")


class TemplateSpeech:
    """Talks in a maker's frames.

    Args:
        template: The description.
        timeout_s: Patience with a board that answers.
    """

    def __init__(self, template: LedTemplate, timeout_s: float = 0.2) -> None:
        self._answer, self._timeout_s = template.answer, timeout_s
        self._lit = pieces(template.frame)
        self._dark = pieces(template.dark) if template.dark else self._lit
        self._escapes = {
            plain_bytes(byte)[0]: plain_bytes(instead) for byte, instead in template.escapes.items()
        }

    def frame(self, address: int, face: Face) -> bytes:
        """The bytes that put a face on the board at an address."""
        return _frame(self._lit if face.number else self._dark, self._escapes, address, face)

    def show(self, line: Line, address: int, face: Face) -> None:
        """Send the frame, and wait for the answer of a board that gives one."""
        self.ask(line, address, face)

    def ask(self, line: Line, address: int, face: Face) -> bytes:
        """Send the frame; what the board answered, as far as one is expected."""
        frame, length = self.frame(address, face), self._answer
        if not length:
            line.tell(frame)
            return b""
        mirrored = length == len(frame)
        answer = line.ask(frame, lambda heard: len(heard) >= length, self._timeout_s, mirrored=mirrored)
        if len(answer) < length:
            raise NoAnswer(f"board {address}: {len(answer)} of {length} bytes came back")
        return answer


def _frame(described: Iterable[Piece], escapes: dict[int, bytes], address: int, face: Face) -> bytes:
    built = b""
    marks: list[int] = []
    for piece in described:
        match piece:
            case Plain(byte):
                built += bytes([byte])
            case Value(field, style):
                built += _value(field, style, address, face)
            case Sum(check, style):
                built += _sum(CHECKSUMS[check](built[marks[0] if marks else 0 :]), style)
            case Mark():
                marks.append(len(built))
    if not marks:
        return built
    first, last = marks
    inside = b"".join(escapes.get(byte, bytes([byte])) for byte in built[first:last])
    return built[:first] + inside + built[last:]


def _sum(found: bytes, style: str) -> bytes:
    if style == "be":
        return found[::-1]
    return found[::-1].hex().upper().encode() if style == "hex" else found


def _value(field: str, style: str, address: int, face: Face) -> bytes:
    match = _FORMAT.fullmatch(style)
    assert match is not None, "the description was read by led_frames"
    kind, size, order = match[1], int(match[2]), match[3]
    if field == "text":
        return _signs(kind, size, face.signs)
    numbers = {"addr": address, "number": face.figure, "counter": face.counter, "blink": int(face.fresh)}
    number = numbers[field]
    if kind == "u":
        return (number % (1 << size)).to_bytes(size // 8, "little" if order == "le" else "big")
    if kind == "bcd":
        return bytes.fromhex(_figures(number, size + size % 2))
    if kind == "digits":
        return bytes(int(figure) for figure in _figures(number, size))
    if kind == "zeros":
        return _figures(number, size).encode()
    return _signs(kind, size, str(number).encode() if face.number or field == "addr" else b"")


def _signs(kind: str, size: int, signs: bytes) -> bytes:
    """Right-aligned, or left-aligned; what is too long loses its beginning."""
    return signs[-size:].ljust(size) if kind == "left" else signs[-size:].rjust(size)


def _figures(number: int, count: int) -> str:
    return f"{number % 10**count:0{count}d}"
