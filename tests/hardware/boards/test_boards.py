"""LED boards show what they are told, on real serial lines (pseudo-terminals)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.boards.bus import ATTEMPTS, Bus, Station
from moiso_hardware.boards.checksums import crc16_arc, crc16_modbus, sum8, xor8
from moiso_hardware.boards.modbus import Modbus, RegisterMap
from moiso_hardware.boards.port import Face, Line, LineLost, NoAnswer
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.settings import BoardsInvalid, read_settings
from moiso_hardware.boards.template import FOUR_BYTES, XUNPENG, Template
from pymodbus.framer import FramerRTU

from tests.simulators.led_boards import ModbusDisplay, Wire

DIGITS = Modbus(RegisterMap(digits=0, digit_count=4, decimals=6))
NUMBER = Modbus(RegisterMap(number=7))


def line_to(wire: Wire, *, echo: bool = False) -> SerialLine:
    return SerialLine(LineSettings(port=wire.path, pause_ms=0, echo=echo))


def test_the_checksums_agree_with_published_values() -> None:
    assert crc16_modbus(b"123456789") == bytes.fromhex("37 4B")
    assert crc16_arc(b"123456789") == bytes.fromhex("3D BB")
    assert sum8(bytes.fromhex("05 03 E7")) == b"\xef"
    assert xor8(bytes.fromhex("05 03 E7")) == b"\xe1"


@given(st.binary(max_size=64))
def test_our_crc_is_the_one_of_another_implementation(data: bytes) -> None:
    assert int.from_bytes(crc16_modbus(data), "big") == FramerRTU.compute_CRC(data)


def test_documented_frames_come_out_byte_for_byte() -> None:
    assert FOUR_BYTES.frame_for(5, Face("999")) == bytes.fromhex("05 03 E7 EF")
    assert XUNPENG.frame_for(1, Face("A888")) == bytes.fromhex("3A 00 78 03 01 B6 0A")


@pytest.mark.parametrize(
    ("frame", "sent"),
    [
        ("{number:bcd4}", "00 15"),
        ("{number:digits4}", "00 00 01 05"),
        ("02 {text:ascii5} 03", "02 20 41 30 31 35 03"),
        ("{addr:u8} {counter:u8} {crc16-modbus}", "02 03" + crc16_modbus(b"\x02\x03").hex()),
        ("{number:u32be} {xor8}", "00 00 00 0F 0F"),
    ],
)
def test_a_maker_is_described_in_words(frame: str, sent: str) -> None:
    assert Template(name="x", frame=frame).frame_for(2, Face("A015", 3)) == bytes.fromhex(sent)


def test_escapes_spare_the_ends_of_a_frame() -> None:
    template = Template(name="x", frame="A5 {number:u8} 5A 5A", escapes={"A5": "A6 02", "5A": "5B 02"})
    assert template.frame_for(1, Face("165")) == bytes.fromhex("A5 A6 02 5B 02 5A")


@pytest.mark.parametrize("frame", ["{colour:u8}", "{number:u7}", "{sum9}", "XY", "{number:float4}"])
def test_a_frame_with_a_mistake_is_refused(frame: str) -> None:
    with pytest.raises(ValueError, match=r"frame|known|format"):
        Template(name="x", frame=frame)


def test_a_modbus_display_holds_the_number_that_was_written() -> None:
    with ModbusDisplay(address=3) as display:
        line = line_to(display)
        NUMBER.show(line, 3, Face("A015", 2))
        assert display.registers == {7: 15}
        DIGITS.show(line, 3, Face("A024"))
        assert bytes(display.registers[n] for n in range(4)) == b"A024"
        DIGITS.show(line, 3, Face())
        assert bytes(display.registers[n] for n in range(4)) == b"    "
        line.close()


@pytest.mark.parametrize("declared", [True, False])
def test_an_adapter_that_hears_itself_is_understood(declared: bool) -> None:
    with ModbusDisplay(echo=True) as display:
        line = line_to(display, echo=declared)
        for speech in (NUMBER, DIGITS):
            speech.show(line, 1, Face("A015"))
        assert display.registers[7] == 15
        line.close()


def test_an_echo_alone_is_no_answer() -> None:
    with ModbusDisplay(echo=True) as display:
        display.powered = False
        line = line_to(display, echo=True)
        with pytest.raises(NoAnswer):
            NUMBER.show(line, 1, Face("A015"))
        line.close()


def test_a_board_at_another_address_does_not_answer() -> None:
    with ModbusDisplay(address=2) as display:
        line = line_to(display)
        with pytest.raises(NoAnswer, match="board 1: nothing"):
            NUMBER.show(line, 1, Face("A015"))
        line.close()


def test_a_port_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LineLost, match="missing"):
        SerialLine(LineSettings(port=str(tmp_path / "missing"))).ask(b"x", 0, 0)


class FakeSpeech:
    """Remembers what was shown; silent boards are not there."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, str]] = []
        self.tried: list[int] = []
        self.away: set[int] = set()

    def show(self, line: Line, address: int, face: Face) -> None:
        self.tried.append(address)
        if address in self.away:
            raise NoAnswer("nobody there")
        self.shown.append((address, face.number))


class NoLine:
    def ask(self, request: bytes, answer_length: int, timeout_s: float) -> bytes:
        return b""

    def close(self) -> None:
        pass


class Hall:
    """A bus of three boards and a clock that the test moves."""

    def __init__(self) -> None:
        self.now, self.speech = 100.0, FakeSpeech()
        stations = [Station(str(n), n, self.speech) for n in (1, 2, 3)]
        self.bus = Bus(NoLine(), stations, refresh_s=10, clock=lambda: self.now)

    def run(self) -> list[tuple[int, str]]:
        """Let the bus write until nothing is due; what it wrote."""
        self.speech.shown.clear()
        while self.bus.step():
            pass
        return list(self.speech.shown)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_every_board_is_written_at_the_start_and_then_only_what_changes(hall: Hall) -> None:
    assert sorted(hall.run()) == [(1, ""), (2, ""), (3, "")]
    assert hall.run() == []
    hall.bus.show({"2": Face("A015", 2)})
    assert hall.run() == [(2, "A015")]
    hall.bus.show({"2": Face("A015", 2)})
    assert hall.run() == []


def test_after_a_while_everything_is_written_again_as_after_a_power_cut(hall: Hall) -> None:
    hall.bus.show({"1": Face("A001", 1)})
    hall.run()
    hall.now += 10
    assert sorted(hall.run()) == [(1, "A001"), (2, ""), (3, "")]


def test_a_change_comes_before_what_is_only_refreshed(hall: Hall) -> None:
    hall.run()
    hall.now += 10
    hall.bus.show({"3": Face("A009", 3)})
    assert hall.run()[0] == (3, "A009")


def test_a_board_that_does_not_answer_is_told_and_holds_up_nobody(hall: Hall) -> None:
    hall.speech.away = {2}
    assert sorted(hall.run()) == [(1, ""), (3, "")]
    assert hall.speech.tried.count(2) == ATTEMPTS
    assert hall.bus.silent() == {"2@2"}
    hall.now += 10
    hall.run()
    assert hall.speech.tried.count(2) == ATTEMPTS + 1
    hall.speech.away.clear()
    hall.now += 10
    assert (2, "") in hall.run()
    assert hall.bus.silent() == set()


CONFIG = """
[templates.khung]
name = "Bảng cũ"
frame = "AA {addr:u8} {number:bcd4} {xor8}"

[[bus]]
port = "/dev/ttyUSB0"
baud = 4800
parity = "E"
[[bus.boards]]
counter = "1"
address = 5
template = "khung"
[[bus.boards]]
counter = "2"
registers = { digits = 0, digit_count = 6 }
"""


def test_lines_and_boards_stand_in_a_document(tmp_path: Path) -> None:
    path = tmp_path / "leds.toml"
    path.write_text(CONFIG)
    settings = read_settings(path)
    assert (settings.bus[0].baud, settings.bus[0].parity) == (4800, "E")
    assert len(settings.buses()) == 1


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('template = "khung"', 'template = "kung"', "'kung' is not defined"),
        ("{xor8}", "{xor9}", "xor9"),
        ('parity = "E"', 'parity = "X"', "parity"),
        ("registers = { digits = 0, digit_count = 6 }", "", "either a template or registers"),
    ],
)
def test_a_mistake_in_the_document_names_its_field(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    path = tmp_path / "leds.toml"
    path.write_text(CONFIG.replace(before, after))
    with pytest.raises(BoardsInvalid, match=complaint):
        read_settings(path)
