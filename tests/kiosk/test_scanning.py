"""A real scanner on a line: what it reads reaches the page, and nothing of a card reaches disk or log."""

import os
import pty
from pathlib import Path

import pytest
from moiso_hardware.scanners.addresses import source_at
from moiso_qt.link import Accepted
from pytestqt.qtbot import QtBot

from tests.kiosk.looking_up import CARD, DOSSIER, SECRET, found
from tests.kiosk.stand import Stand

LATEST = 30_000
"""Milliseconds that a busy machine may take."""


@pytest.fixture
def line() -> tuple[int, str]:
    """The far end of a serial line, and the address of its near end."""
    far, near = pty.openpty()
    return far, os.ttyname(near)


def test_cards_and_codes_from_a_scanner_leave_no_trace(
    stand: Stand, line: tuple[int, str], qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    far, address = line
    stand.scanning.start(source_at(address))
    qtbot.waitUntil(lambda: stand.link.reports[-1:] == [{"problems": ()}], timeout=LATEST)
    os.write(far, CARD.encode() + b"\r")
    qtbot.waitUntil(lambda: stand.shows("notice") and "Lê Ví Dụ" in stand.words("notice"), timeout=LATEST)
    stand.ask()
    stand.give()
    os.write(far, SECRET.encode() + b"\r")
    qtbot.waitUntil(lambda: found(stand)["title"].startswith("Phiếu này"), timeout=LATEST)
    stand.scanning.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = caplog.text + repr([command.model_dump() for command in stand.link.sent])
    for piece in [*CARD.split("|"), "Ví Dụ", SECRET]:
        if len(piece) > 3:
            assert piece.encode() not in kept
            assert piece not in said


def test_a_scanner_that_is_away_is_reported(stand: Stand, qtbot: QtBot) -> None:
    stand.scanning.start(source_at("/dev/ttyNowhere0"))
    qtbot.waitUntil(lambda: {"problems": ("scanner_away",)} in stand.link.reports, timeout=LATEST)
    stand.scanning.stop()


def test_a_receipt_is_read_from_the_line(stand: Stand, qtbot: QtBot, line: tuple[int, str]) -> None:
    far, address = line
    stand.link.shelf["/api/dossiers/H21.65-260914-0011"] = Accepted(DOSSIER)
    stand.scanning.start(source_at(address))
    qtbot.waitUntil(lambda: {"problems": ()} in stand.link.reports, timeout=LATEST)
    os.write(far, b"https://example.vn/?ma=H21.65-260914-0011\r\n")
    qtbot.waitUntil(lambda: found(stand)["title"] == "Hồ sơ H21.65-260914-0011", timeout=LATEST)
    stand.scanning.stop()
