"""Digit displays that speak Modbus RTU, each model by its map of registers."""

import contextlib
from collections.abc import Iterator, Sequence

from moiso_shared.led_settings import LedRegisters

from moiso_hardware.boards.checksums import crc16_modbus
from moiso_hardware.boards.port import BoardRefused, Face, Line, NoAnswer

READ, WRITE_ONE, WRITE_MANY = 0x03, 0x06, 0x10
BROADCAST = 0
_REFUSED = 0x80
_REASONS = {1: "unknown function", 2: "unknown register", 3: "value not allowed", 4: "failure", 6: "busy"}


class Modbus:
    """The master's side of a digit display; every write is confirmed by the board."""

    def __init__(self, registers: LedRegisters, timeout_s: float = 0.2) -> None:
        self._registers, self._timeout_s = registers, timeout_s

    def show(self, line: Line, address: int, face: Face) -> None:
        """Write all registers of the map."""
        writes = list(_writes(self._registers, face))
        if line.echo is None and address != BROADCAST:
            # a single write is confirmed by the request itself, just like an echo: a reading tells them apart
            with contextlib.suppress(BoardRefused):
                read(line, address, writes[0][0], 1, self._timeout_s)
        for register, values in writes:
            write(line, address, register, values, self._timeout_s, many=self._registers.many)


def read(line: Line, address: int, register: int, count: int, timeout_s: float) -> list[int]:
    """What so many registers hold, from this one on.

    Raises:
        NoAnswer: Nobody answered, or nonsense.
        BoardRefused: The board has no such registers.
    """
    body = bytes([address, READ]) + register.to_bytes(2, "big") + count.to_bytes(2, "big")
    answer = _ask(line, body, 5 + 2 * count, timeout_s, mirrored=False)
    if answer[2] != 2 * count:
        raise NoAnswer(f"board {address}: {answer.hex(' ')} holds another number of registers")
    return [int.from_bytes(answer[at : at + 2], "big") for at in range(3, 3 + 2 * count, 2)]


def write(
    line: Line, address: int, register: int, values: Sequence[int], timeout_s: float, *, many: bool = False
) -> None:
    """Write registers, from this one on.

    Args:
        line: Where the board hangs.
        address: 1 to 247; 0 reaches every board and is never answered.
        register: The first one, counted from 0.
        values: One for each register, 0 to 65535.
        timeout_s: Patience for the confirmation.
        many: Write a single register by function 16 too.

    Raises:
        NoAnswer: It was not confirmed.
        BoardRefused: The board has no such registers, or does not take the values.
    """
    start = register.to_bytes(2, "big")
    words = b"".join(value.to_bytes(2, "big") for value in values)
    if len(values) == 1 and not many:
        body = bytes([address, WRITE_ONE]) + start + words
    else:
        body = (
            bytes([address, WRITE_MANY])
            + start
            + len(values).to_bytes(2, "big")
            + bytes([len(words)])
            + words
        )
    if address == BROADCAST:
        line.tell(body + crc16_modbus(body))
        return
    answer = _ask(line, body, 8, timeout_s, mirrored=body[1] == WRITE_ONE)
    if answer[:6] != body[:6]:
        raise NoAnswer(f"board {address}: {answer.hex(' ')} confirms something else")


def _writes(registers: LedRegisters, face: Face) -> Iterator[tuple[int, list[int]]]:
    """First register and values, one pair for each write."""
    if registers.decimals is not None:
        yield registers.decimals, [0]
    if registers.number is not None:
        yield registers.number, [face.figure & 0xFFFF]
    if registers.digits is not None:
        yield registers.digits, list(face.signs[-registers.digit_count :].rjust(registers.digit_count))
    if registers.counter is not None:
        yield registers.counter, [face.counter & 0xFFFF]
    if registers.blink is not None:
        yield registers.blink, [int(face.fresh)]


def _ask(line: Line, body: bytes, length: int, timeout_s: float, *, mirrored: bool) -> bytes:
    def whole(heard: bytes) -> bool:
        refused = len(heard) >= 5 and heard[1] == body[1] | _REFUSED
        return refused or len(heard) >= length

    answer = line.ask(body + crc16_modbus(body), whole, timeout_s, mirrored=mirrored)
    if answer[:2] == bytes([body[0], body[1] | _REFUSED]) and _sound(answer[:5], 5):
        raise BoardRefused(f"board {body[0]} refuses: {_REASONS.get(answer[2], f'code {answer[2]}')}")
    answer = answer[:length]
    if not _sound(answer, length) or answer[:2] != body[:2]:
        raise NoAnswer(f"board {body[0]}: {answer.hex(' ') or 'nothing'} instead of an answer")
    return answer


def _sound(frame: bytes, length: int) -> bool:
    return len(frame) == length and crc16_modbus(frame[:-2]) == frame[-2:]
