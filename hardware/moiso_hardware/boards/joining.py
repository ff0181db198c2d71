"""From the centre's document to a master for each line."""

import time
from collections.abc import Callable

from moiso_shared.led_settings import LedBell, LedBoard, LedLine, LedTemplate

from moiso_hardware.boards.bells import Bell
from moiso_hardware.boards.bus import Bus, Station
from moiso_hardware.boards.modbus import Modbus
from moiso_hardware.boards.onbon import Onbon
from moiso_hardware.boards.port import Speech
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.template import TemplateSpeech


def bus_for(line: LedLine, *, clock: Callable[[], float] = time.monotonic) -> Bus:
    """The master of a line, with all that hangs on it; the port is opened at its first frame."""
    return Bus(
        line.id,
        SerialLine(settings_of(line)),
        [Station(board.id, board.address, speech_of(line, board)) for board in line.boards],
        [_bell(line, bell) for bell in line.bells],
        refresh_s=line.refresh_s,
        clock=clock,
    )


def settings_of(line: LedLine) -> LineSettings:
    """How the port of a line is set up."""
    return LineSettings(line.port, line.baud, line.parity, line.stop_bits, line.echo, line.pause_ms)


def speech_of(line: LedLine, board: LedBoard) -> Speech:
    """How a board of a line is talked to."""
    timeout_s = line.timeout_ms / 1000
    if board.registers is not None:
        return Modbus(board.registers, timeout_s)
    if board.area is not None:
        return Onbon(board.area, timeout_s)
    return TemplateSpeech(_template(line, board.template), timeout_s)


def _bell(line: LedLine, bell: LedBell) -> Bell:
    timeout_s = line.timeout_ms / 1000
    ring = TemplateSpeech(_template(line, bell.ring), timeout_s)
    rest = TemplateSpeech(_template(line, bell.rest), timeout_s) if bell.rest else None
    return Bell(bell.id, bell.address, ring, rest, bell.for_ms / 1000)


def _template(line: LedLine, name: str | None) -> LedTemplate:
    template = line.template(name or "")
    assert template is not None, "the document was checked"
    return template
