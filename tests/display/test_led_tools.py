"""Finding out how an unknown board is talked to, as a person does it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from moiso_display.led_search import template_at
from moiso_shared.errors import Invalid

from tests.simulators.led_modbus import ModbusDisplay
from tests.simulators.led_onbon import OnbonCard
from tests.simulators.led_simple import FourByteBoard
from tests.simulators.led_wire import Wire, eventually


@contextmanager
def program(*words: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-m", "moiso_display", "leds", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as running:  # fmt: skip
        try:
            yield running
        finally:
            running.kill()
            running.communicate()


def told(*words: str) -> tuple[int, str, str]:
    with program(*words) as running:
        out, err = running.communicate(timeout=60)
    return running.returncode, out, err


def test_the_traffic_of_an_old_controller_is_written_down(tmp_path: Path) -> None:
    kept = tmp_path / "traffic.txt"
    with Wire() as wire, program("sniff", wire.path, "--save", str(kept)) as running:
        assert running.stdout is not None
        assert "Đang nghe" in running.stdout.readline()
        wire.say(bytes.fromhex("05 03 E7 EF"))
        first = running.stdout.readline()
        wire.say(b"\x02A015\x03")
        second = running.stdout.readline()
    assert " ms  05 03 e7 ef  ...." in first
    assert second.rstrip().endswith("02 41 30 31 35 03  .A015.")
    assert kept.read_text(encoding="utf-8") == first + second


def test_an_unknown_display_is_found_by_probing() -> None:
    with ModbusDisplay(address=2) as display:
        code, out, _ = told(
            "probe", display.path, "--addresses", "2", "--baud", "9600", "--parity", "n", "--pause", "0"
        )
    assert code == 0
    assert "9600 8N1, địa chỉ 2, modbus: CÓ TRẢ LỜI" in out
    assert "địa chỉ 1, modbus" not in out
    assert "1 cách có trả lời" in out


def test_a_setting_that_the_port_does_not_take_is_passed_over() -> None:
    with Wire() as wire:  # a terminal knows no parity
        code, out, _ = told(
            "probe", wire.path, "--addresses", "1", "--baud", "9600", "--baud", "19200", "--parity", "N",
            "--parity", "E", "--template", "four-bytes", "--pause", "0",
        )  # fmt: skip
    assert code == 0
    assert "9600 8E1: cổng này không đặt được, bỏ qua" in out
    assert "19200 8N1, địa chỉ 1, four-bytes: đã gửi số" in out


def test_the_number_on_a_board_that_only_listens_tells_which_way_was_right() -> None:
    def read(heard: bytes) -> int | None:
        board = FourByteBoard(3)
        board(heard[-12:])  # the last three frames, one for each address
        return board.shown

    with Wire() as wire:
        _, out, _ = told(
            "probe", wire.path, "--addresses", "3", "--baud", "9600", "--parity", "N", "--template",
            "four-bytes", "--pause", "0",
        )  # fmt: skip
        wire.wait_for(lambda: f"địa chỉ 3, four-bytes: đã gửi số {read(wire.heard)}\n" in out)


def test_a_template_is_tried_live_while_it_is_written(tmp_path: Path) -> None:
    template = tmp_path / "maker.toml"
    template.write_text('frame = "02 {text:ascii5} 03"\n')
    with Wire() as wire, program("try", wire.path, str(template), "--follow") as running:
        assert running.stdout is not None
        assert "maker.toml" in running.stdout.readline()
        wire.wait_for(lambda: wire.heard == b"\x02 A015\x03")
        assert "gửi:  02 20 41 30 31 35 03" in running.stdout.readline()
        template.write_text('frame = "02 {text:asci5} 03"\n')
        assert "formats" in running.stdout.readline()
        template.write_text('frame = "02 {text:left5} {sum8} 03"\n')
        wire.wait_for(lambda: wire.heard.endswith(b"\x02A015 \xf9\x03"))


@pytest.mark.parametrize(
    ("written", "told_of"),
    [
        ("frame = 02", "^maker.toml: cannot be read: .*line 1"),
        ('fram = "02"', "^maker.toml: frame is missing; 'fram' is not known here; there are: frame, dark"),
        ('frame = "02 {adr:u8}"', "^maker.toml: frame: '{adr:u8}' is not known; fields: addr"),
        ('frame = "02"\nescapes = {"02" = "1B 01"}', "^maker.toml: escapes: the frame needs two marks"),
    ],
)
def test_a_mistake_in_a_template_is_named_where_it_is(tmp_path: Path, written: str, told_of: str) -> None:
    template = tmp_path / "maker.toml"
    template.write_text(written)
    with pytest.raises(Invalid, match=told_of):
        template_at(str(template))


def test_an_onbon_card_is_tried_and_answers() -> None:
    card = OnbonCard(2)
    with Wire(card) as wire:
        code, out, _ = told("try", wire.path, "onbon", "--address", "2", "--width", "96")
    assert code == 0
    assert "Thẻ Onbon đã nhận." in out
    [shown] = card.areas.values()
    assert (shown.width, shown.text) == (96, b"\\C1A015")


def test_following_needs_a_file_and_a_port_that_is_there() -> None:
    with Wire() as wire:
        code, _, err = told("try", wire.path, "four-bytes", "--follow")
    assert (code, "TOML" in err) == (2, True)
    code, out, err = told("try", "/dev/no-such-port", "four-bytes")
    assert (code, out) == (2, "")
    assert "/dev/no-such-port: No such file or directory; serial ports here:" in err


def test_a_template_that_is_not_there_is_one_sentence() -> None:
    with Wire() as wire:
        code, _, err = told("try", wire.path, "no-such-maker")
    assert code == 2
    assert "no-such-maker" in err
    assert "Traceback" not in err
    eventually(lambda: wire.heard == b"")
