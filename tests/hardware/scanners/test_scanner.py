"""A scanner on a real line: read, plugged out and in, stopped."""

import logging
import queue
from pathlib import Path
from threading import Event

import pytest
from moiso_hardware.scanners.addresses import source_at
from moiso_hardware.scanners.port import Scan, ScannerState
from moiso_hardware.scanners.scanner import Scanner
from moiso_hardware.scanners.serial_source import SerialSource
from moiso_hardware.scanners.wedge_source import WedgeSource
from moiso_shared.cards import Card
from moiso_shared.codes import CardCode, recognise
from moiso_shared.errors import Invalid

from tests.hardware.scanners.conftest import PATIENCE_S, KeyPipe, Line, Listen

CARD = "001185000123||Nguyễn Thị Bí Mật|15071985|Nữ|Số 1 Phố Ví Dụ|10052021"
DIGITS = {str(n % 10): 1 + (n or 10) for n in range(10)}


def test_codes_on_a_serial_line_are_told_in_order(line: Line, listen: Listen) -> None:
    heard = listen(SerialSource(line.path))
    heard.becomes(ScannerState.READY)
    line.scan(b"1.001193\r\nH21.65-220914-0011\r")
    line.scan(CARD.encode())
    assert [heard.next() for _ in range(3)] == [Scan("1.001193"), Scan("H21.65-220914-0011"), Scan(CARD)]


def test_a_code_read_twice_at_once_is_told_once(line: Line, listen: Listen) -> None:
    heard = listen(SerialSource(line.path))
    heard.becomes(ScannerState.READY)
    line.scan(b"1.001193\r1.001193\r1.001193\r2.000815\r1.001193\r")
    assert [heard.next().text for _ in range(3)] == ["1.001193", "2.000815", "1.001193"]
    assert heard.nothing()


def test_an_unplugged_scanner_is_away_and_comes_back(tmp_path: Path, listen: Listen) -> None:
    link = tmp_path / "scanner"
    heard = listen(SerialSource(str(link)))
    heard.becomes(ScannerState.AWAY)
    for code in (b"1.001193\r", b"2.000815\r"):
        line = Line()
        link.symlink_to(line.path)
        heard.becomes(ScannerState.READY)
        line.scan(code)
        assert heard.next().text == code.decode().strip()
        link.unlink()
        line.unplug()
        heard.becomes(ScannerState.AWAY)


def test_a_keyboard_scanner_is_taken_from_the_desktop_and_read_as_on_a_us_keyboard(
    keys: KeyPipe, listen: Listen
) -> None:
    taken: list[int] = []
    heard = listen(WedgeSource(keys.path, taken.append))
    heard.becomes(ScannerState.READY)
    assert len(taken) == 1
    keys.press(42, value=1)
    keys.press(35)  # H
    keys.press(42, value=0)
    keys.press(*(DIGITS[d] for d in "21"), 52, *(DIGITS[d] for d in "65"), 12)
    keys.press(*(DIGITS[d] for d in "220914"), 12, *(DIGITS[d] for d in "0011"), 28)
    assert heard.next() == Scan("H21.65-220914-0011", letters=False)


def test_letters_that_are_no_keys_are_marked_and_held_keys_do_not_repeat(
    keys: KeyPipe, listen: Listen
) -> None:
    heard = listen(WedgeSource(keys.path, lambda descriptor: None))
    heard.becomes(ScannerState.READY)
    keys.press(49)  # n
    keys.press(30, value=1)
    keys.press(30, value=2)
    keys.press(56, value=1)
    keys.press(79, 80, 81)
    keys.press(56, value=0)
    keys.press(28)
    assert heard.next().text == "na?"


def test_a_device_that_cannot_be_taken_is_away(tmp_path: Path, listen: Listen) -> None:
    (tmp_path / "file").touch()
    listen(WedgeSource(str(tmp_path / "file"))).becomes(ScannerState.AWAY)


def test_stopping_frees_the_line(line: Line) -> None:
    for _ in range(2):
        scanner = Scanner(SerialSource(line.path), lambda scan: None)
        scanner.start()
        scanner.stop()


@pytest.mark.expects_log("a scan could not be used: ValueError")
def test_a_fault_in_the_listener_tells_nothing_of_the_scan_and_reading_goes_on(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ready, seen = Event(), queue.SimpleQueue[Card]()

    def use(scan: Scan) -> None:
        code = recognise(scan.text)
        assert isinstance(code, CardCode)
        seen.put(code.card)
        raise ValueError(scan.text)

    scanner = Scanner(SerialSource(line.path), use, lambda state: ready.set())
    scanner.start()
    assert ready.wait(PATIENCE_S)
    line.scan(CARD.encode() + b"\r")
    line.scan(CARD.replace("0123|", "0124|").encode() + b"\r")
    cards = [seen.get(timeout=PATIENCE_S) for _ in range(2)]
    scanner.stop()
    assert "could not be used" in caplog.text
    assert not [secret for secret in ("Bí Mật", "001185") if secret in caplog.text + repr(cards)]


def test_an_address_names_its_scanner() -> None:
    assert isinstance(source_at("/dev/ttyACM0"), SerialSource)
    assert isinstance(source_at("COM3@115200"), SerialSource)
    assert isinstance(source_at("/dev/input/by-id/usb-Scanner-event-kbd"), WedgeSource)
    with pytest.raises(Invalid, match="is no address"):
        source_at("usb")
