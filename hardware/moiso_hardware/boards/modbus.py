"""Digit displays that speak Modbus RTU, each model by its map of registers."""

from collections.abc import Iterator
from typing import Annotated

from moiso_shared.text import Strict
from pydantic import Field

from moiso_hardware.boards.checksums import crc16_modbus
from moiso_hardware.boards.port import Face, Line, NoAnswer

WRITE_ONE, WRITE_MANY = 0x06, 0x10
_TIMEOUT_S = 0.2

Register = Annotated[int, Field(ge=0, le=0xFFFF)]


class RegisterMap(Strict):
    """Where a model keeps what it shows; a register left out is not written."""

    number: Register | None = None
    """The figure as a plain number."""
    digits: Register | None = None
    """The first of the registers that hold one ASCII sign each."""
    digit_count: Annotated[int, Field(ge=1, le=16)] = 4
    counter: Register | None = None
    decimals: Register | None = None
    """Set to 0, so that no point is shown."""

    def writes(self, face: Face) -> Iterator[tuple[int, list[int]]]:
        """First register and values, one pair for each write."""
        if self.decimals is not None:
            yield self.decimals, [0]
        if self.number is not None:
            yield self.number, [face.figure & 0xFFFF]
        if self.digits is not None:
            signs = face.number.encode("ascii", "replace")[-self.digit_count :].rjust(self.digit_count)
            yield self.digits, list(signs)
        if self.counter is not None:
            yield self.counter, [face.counter & 0xFFFF]


class Modbus:
    """The master's side of writing registers; every write is confirmed by the board."""

    def __init__(self, registers: RegisterMap) -> None:
        self._registers = registers

    def show(self, line: Line, address: int, face: Face) -> None:
        """Write all registers of the map."""
        for register, values in self._registers.writes(face):
            _write(line, address, register, values)


def _write(line: Line, address: int, register: int, values: list[int]) -> None:
    start = register.to_bytes(2, "big")
    if len(values) == 1:
        body = bytes([address, WRITE_ONE]) + start + values[0].to_bytes(2, "big")
    else:
        words = b"".join(value.to_bytes(2, "big") for value in values)
        count = len(values).to_bytes(2, "big")
        body = bytes([address, WRITE_MANY]) + start + count + bytes([len(words)]) + words
    if address == 0:  # a broadcast is never answered
        line.ask(body + crc16_modbus(body), 0, 0.05)
        return
    answer = line.ask(body + crc16_modbus(body), 8, _TIMEOUT_S)
    if len(answer) < 8 or crc16_modbus(answer[:6]) != answer[6:8] or answer[:6] != body[:6]:
        raise NoAnswer(f"board {address}: {answer.hex(' ') or 'nothing'} instead of a confirmation")
