"""A maker's frame, described in words, comes out byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_hardware.boards.checksums import crc16_arc, crc16_modbus, sum8, xor8
from moiso_hardware.boards.port import Face
from moiso_hardware.boards.template import TemplateSpeech
from moiso_shared.led_settings import LedTemplate, ready_made
from pydantic import ValidationError
from pymodbus.framer import FramerRTU

from tests.simulators.led_onbon import arc
from tests.simulators.led_simple import FourByteBoard, XunpengBoard


def framed(frame: str, address: int = 2, face: Face = Face("A015", 3, True), **more: object) -> bytes:  # noqa: B008
    return TemplateSpeech(LedTemplate(frame=frame, **more)).frame(address, face)


def test_the_checksums_agree_with_published_values() -> None:
    assert crc16_modbus(b"123456789") == bytes.fromhex("37 4B")
    assert crc16_arc(b"123456789") == bytes.fromhex("3D BB")
    assert sum8(bytes.fromhex("05 03 E7")) == b"\xef"
    assert xor8(bytes.fromhex("05 03 E7")) == b"\xe1"


@given(st.binary(max_size=64))
def test_our_crcs_are_those_of_other_implementations(data: bytes) -> None:
    assert int.from_bytes(crc16_modbus(data), "big") == FramerRTU.compute_CRC(data)
    assert int.from_bytes(crc16_arc(data), "little") == arc(data)


def test_documented_frames_come_out_byte_for_byte() -> None:
    four, xunpeng = (TemplateSpeech(ready_made()[name]) for name in ("four-bytes", "xunpeng"))
    assert four.frame(5, Face("999")) == bytes.fromhex("05 03 E7 EF")
    assert xunpeng.frame(1, Face("A888")) == bytes.fromhex("3A 00 78 03 01 B6 0A")


@given(st.integers(0, 9999), st.integers(1, 255))
def test_every_number_is_read_by_a_board_of_that_maker(number: int, address: int) -> None:
    board, other = FourByteBoard(address), XunpengBoard()
    board(TemplateSpeech(ready_made()["four-bytes"]).frame(address, Face(f"A{number:03d}")))
    other(TemplateSpeech(ready_made()["xunpeng"]).frame(address, Face(f"A{number:03d}")))
    assert (board.shown, board.wrong, other.shown) == (number, 0, [number])


@pytest.mark.parametrize(
    ("frame", "sent"),
    [
        ("{number:bcd4}", "00 15"),
        ("{number:digits4}", "00 00 01 05"),
        ("{number:zeros4}", "30 30 31 35"),
        ("{number:ascii4}", "20 20 31 35"),
        ("02 {text:ascii5} 03", "02 20 41 30 31 35 03"),
        ("02 {text:left5} 03", "02 41 30 31 35 20 03"),
        ("{text:ascii2}", "31 35"),
        ("{blink:u8} {number:u16le} {number:u32be}", "01 0F 00 00 00 00 0F"),
        ("{addr:u8} {counter:u8} {crc16-modbus}", "02 03" + crc16_modbus(b"\x02\x03").hex()),
        ("{addr:u8} {crc16-modbus:be}", "02" + crc16_modbus(b"\x02")[::-1].hex()),
        ("05 03 E7 {sum8:hex}", "05 03 E7 45 46"),
        ("{number:u32be} {xor8}", "00 00 00 0F 0F"),
        ("AA | 05 03 E7 {sum8} | 0D", "AA 05 03 E7 EF 0D"),
    ],
)
def test_a_maker_is_described_in_words(frame: str, sent: str) -> None:
    assert framed(frame) == bytes.fromhex(sent)


def test_only_what_lies_between_the_marks_is_escaped_and_after_the_checksum() -> None:
    sent = framed("A5 | {addr:u8} {sum8} | 5A", 0xA5, escapes={"A5": "A6 02", "5A": "5B 02"})
    assert sent == bytes.fromhex("A5 A6 02 A6 02 5A")


def test_a_dark_board_is_told_by_its_own_frame_or_by_zero_and_spaces() -> None:
    assert framed("{number:u8}", face=Face(), dark="FF") == b"\xff"
    assert framed("{number:u8} {text:ascii3} {number:ascii2}", face=Face()) == b"\x00     "


def test_an_offline_number_and_a_vietnamese_letter_fit_boards_that_know_neither() -> None:
    assert framed("{number:u16be}", face=Face("M1-007")) == b"\x00\x07"
    assert framed("{text:left4}", face=Face("Đ015")) == b"D015"


@pytest.mark.parametrize(
    ("frame", "complaint"),
    [
        ("{colour:u8}", "fields: addr, number"),
        ("{number:u7}", "formats: u8"),
        ("{sum9}", "checksums: sum8"),
        ("XY", "neither a byte nor a field"),
        ("{number}", "formats"),
        ("{text:u8}", "may hold letters"),
        ("02 | 03", "two marks"),
        ("{sum8:le}", "':be', ':hex' or nothing"),
        ("", "at least one byte"),
    ],
)
def test_a_frame_with_a_mistake_is_refused_in_words(frame: str, complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        LedTemplate(frame=frame)
    assert complaint in str(refused.value)


def test_escapes_need_marks_and_bytes() -> None:
    for escapes in ({"A5": "A6 02"}, {"A": "A6"}, {"A5": "6"}):
        with pytest.raises(ValidationError):
            LedTemplate(frame="02 {number:u8} 03", escapes=escapes)
