"""Modbus displays, played by pymodbus's server and read back by its client, over pseudo-terminals."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_hardware.boards.modbus import Modbus, read, write
from moiso_hardware.boards.port import BoardRefused, Face, LineLost, NoAnswer
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_shared.led_settings import LedRegisters

from tests.simulators.led_modbus import ModbusDisplay, read_back
from tests.simulators.led_wire import Wire

DIGITS = Modbus(LedRegisters(digits=0, digit_count=4, decimals=6, blink=9), 0.5)
NUMBER = Modbus(LedRegisters(number=7, counter=8), 0.5)


def line_to(wire: Wire, *, echo: bool | None = None) -> SerialLine:
    return SerialLine(LineSettings(wire.path, echo=echo, pause_ms=0))


@pytest.fixture
def display() -> Iterator[ModbusDisplay]:
    with ModbusDisplay(address=3) as opened:
        yield opened


def test_what_is_written_is_read_back_by_another_program(display: ModbusDisplay) -> None:
    line = line_to(display)
    NUMBER.show(line, 3, Face("A1024", 2))
    DIGITS.show(line, 3, Face("A015", 2, fresh=True))
    line.close()
    assert read_back(display.path, 3, 7, 2) == [1024, 2]
    assert bytes(read_back(display.path, 3, 0, 4)) == b"A015"
    assert read_back(display.path, 3, 9, 1) == [1]


def test_a_dark_display_has_no_digits(display: ModbusDisplay) -> None:
    line = line_to(display)
    DIGITS.show(line, 3, Face("A015"))
    DIGITS.show(line, 3, Face())
    assert display.text(0, 4) == b"    "
    assert read(line, 3, 0, 4, 0.5) == [32, 32, 32, 32]
    line.close()


def test_a_display_without_function_6_is_written_by_16(display: ModbusDisplay) -> None:
    line = line_to(display)
    Modbus(LedRegisters(number=7, many=True), 0.5).show(line, 3, Face("A015"))
    line.close()
    assert display.registers == {7: 15}
    assert b"\x03\x10\x00\x07" in display.heard


def test_a_register_that_is_not_there_is_a_refusal(display: ModbusDisplay) -> None:
    line = line_to(display)
    with pytest.raises(BoardRefused, match="unknown register"):
        write(line, 3, 400, [1], 0.5)
    line.close()


def test_everybody_may_be_told_at_once_and_nobody_answers(display: ModbusDisplay) -> None:
    line = line_to(display)
    write(line, 0, 7, [15], 5.0)
    display.wait_for(lambda: b"\x00\x06\x00\x07\x00\x0f" in display.heard)
    line.close()


@pytest.mark.parametrize("declared", [True, None])
def test_an_adapter_that_hears_itself_is_understood(declared: bool | None) -> None:
    with ModbusDisplay(echo=True) as display:
        line = line_to(display, echo=declared)
        NUMBER.show(line, 1, Face("A015", 2))
        DIGITS.show(line, 1, Face("A015"))
        assert (line.echo, display.registers[7]) == (True, 15)
        line.close()
        assert read_back_with_echo(display) == b"A015"


def test_another_adapter_is_found_out_anew(tmp_path: Path) -> None:
    place = tmp_path / "ttyUSB0"
    line = SerialLine(LineSettings(str(place), pause_ms=0))
    with ModbusDisplay(echo=True) as hears_itself, ModbusDisplay() as hears_others:
        place.symlink_to(hears_itself.path)
        NUMBER.show(line, 1, Face("A015"))
        hears_itself.unplug()
        with pytest.raises(LineLost):
            NUMBER.show(line, 1, Face("A016"))
        place.unlink()
        place.symlink_to(hears_others.path)
        NUMBER.show(line, 1, Face("A017"))
        assert (line.echo, hears_others.registers[7]) == (False, 17)
    line.close()


def read_back_with_echo(display: ModbusDisplay) -> bytes:
    line = line_to(display, echo=True)
    found = bytes(read(line, 1, 0, 4, 0.5))
    line.close()
    return found


def test_a_line_without_echo_is_known_after_the_first_answer(display: ModbusDisplay) -> None:
    line = line_to(display)
    NUMBER.show(line, 3, Face("A015"))
    assert line.echo is False
    line.close()


@pytest.mark.parametrize("declared", [True, None])
def test_an_echo_alone_is_no_answer(declared: bool | None) -> None:
    with ModbusDisplay(echo=True) as display:
        display.lose_power()
        line = line_to(display, echo=declared)
        for _ in range(2):
            with pytest.raises(NoAnswer):
                Modbus(LedRegisters(number=7), 0.1).show(line, 1, Face("A015"))
        line.close()


def test_a_board_at_another_address_does_not_answer(display: ModbusDisplay) -> None:
    line = line_to(display)
    with pytest.raises(NoAnswer, match="board 1: nothing"):
        write(line, 1, 7, [15], 0.1)
    line.close()


@pytest.mark.parametrize(
    "nonsense",
    ["03 06 00 07 00 0F 00 00", "03 06 00 07", "02 06 00 07 00 0F 79 FC", "FF FF FF FF FF FF FF FF"],
)
def test_nonsense_is_no_confirmation(nonsense: str) -> None:
    with Wire(lambda data: bytes.fromhex(nonsense)) as wire:
        line = line_to(wire, echo=False)
        with pytest.raises(NoAnswer):
            write(line, 3, 7, [15], 0.1)
        line.close()


def test_a_port_that_is_not_there_or_already_taken_is_told(tmp_path: Path) -> None:
    with pytest.raises(LineLost, match="missing"):
        SerialLine(LineSettings(str(tmp_path / "missing"))).tell(b"x")
    with Wire() as wire:
        first, second = line_to(wire), line_to(wire)
        first.tell(b"x")
        with pytest.raises(LineLost):
            second.tell(b"x")
        first.close()
        second.tell(b"x")
        second.close()
