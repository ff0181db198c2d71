"""An Onbon font card, read byte by byte as its maker's page describes the frame."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ShownArea:
    """One live area as the card understood it."""

    x: int
    y: int
    width: int
    height: int
    text: bytes
    in_dots: bool


class OnbonCard:
    """Takes frames for its address; ``areas`` is what it shows, ``refusals`` the errors it gave."""

    def __init__(self, address: int = 1) -> None:
        self.address = address
        self.areas: dict[int, ShownArea] = {}
        self.refusals: list[int] = []
        self._raw: list[int] = []
        self._started = False

    def __call__(self, data: bytes) -> bytes:
        answer = b""
        for byte in data:
            if byte == 0xA5:
                self._raw, self._started = [], True
            elif byte == 0x5A and self._started:
                self._started = False
                answer += self._frame(bytes(self._raw))
            else:
                self._raw.append(byte)
        return answer

    def _frame(self, raw: bytes) -> bytes:
        plain = unescape(raw)
        header, rest, crc = plain[:14], plain[14:-2], plain[-2] | plain[-1] << 8
        to, sender = _word(header, 0), _word(header, 2)
        if to not in (self.address, 0xFFFE):
            return b""
        assert sender == 0x8000
        assert header[10:12] == bytes([0xFE, 0x02])
        if crc not in (arc(plain[:-2]), 0xFFFF):
            return self._refuse(5)
        assert _word(header, 12) == len(rest)
        return self._command(rest)

    def _command(self, body: bytes) -> bytes:
        if body[:2] != b"\xa3\x06":
            return self._refuse(2)
        wants_answer, deleted, updated = body[2], body[5], body[6]
        assert deleted == 0
        at = 7
        for _ in range(updated):
            length = _word(body, at)
            self._area(body[at + 2 : at + 2 + length])
            at += 2 + length
        assert at == len(body)
        return self._say(bytes([0xA0, 0x00, 0, 0, 0])) if wants_answer == 1 else b""

    def _area(self, area: bytes) -> None:
        assert area[0] == 0
        x, y, width, height = (_word(area, at) for at in (1, 3, 5, 7))
        number, voice = area[9], area[14]
        assert voice == 0
        single_line, wrap = area[17], area[18]
        assert (single_line, wrap) == (1, 1)
        length = int.from_bytes(area[23:27], "little")
        assert len(area) == 27 + length
        self.areas[number] = ShownArea(
            x & 0x7FFF, y, width & 0x7FFF, height, area[27:], bool(x & 0x8000 and width & 0x8000)
        )

    def _refuse(self, error: int) -> bytes:
        self.refusals.append(error)
        return self._say(bytes([0xA0, 0x01, error, 0, 0]))

    def _say(self, body: bytes) -> bytes:
        us = self.address.to_bytes(2, "little")
        header = b"\x00\x80" + us + bytes([0, 0, 0, 0, 0, 0, 0xFE, 0x02, len(body), 0])
        crc = arc(header + body)
        inside = header + body + bytes([crc & 0xFF, crc >> 8])
        out = b"\xa5" * 8
        for byte in inside:
            out += {0xA5: b"\xa6\x02", 0xA6: b"\xa6\x01", 0x5A: b"\x5b\x02", 0x5B: b"\x5b\x01"}.get(
                byte, bytes([byte])
            )
        return out + b"\x5a"


def unescape(raw: bytes) -> bytes:
    """Undo the escapes, one byte after the other."""
    plain, left = bytearray(), iter(raw)
    for byte in left:
        if byte in (0xA6, 0x5B):
            plain.append(
                {(0xA6, 1): 0xA6, (0xA6, 2): 0xA5, (0x5B, 1): 0x5B, (0x5B, 2): 0x5A}[byte, next(left)]
            )
        else:
            plain.append(byte)
    return bytes(plain)


def arc(data: bytes) -> int:
    """CRC-16/ARC from its polynomial 8005, reflected at both ends, bit by bit."""
    register = 0
    for byte in data:
        for place in range(8):
            top = register >> 15 ^ byte >> place & 1
            register = register << 1 & 0xFFFF
            if top:
                register ^= 0x8005
    return int(f"{register:016b}"[::-1], 2)


def _word(data: bytes, at: int) -> int:
    return data[at] | data[at + 1] << 8
