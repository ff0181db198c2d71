"""The window that stands in for a printer."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.port import NotPrinted, PaperJob, Printed
from moiso_hardware.printers.samples import sample_values
from moiso_kiosk.paper_viewer import PaperViewer
from moiso_shared.paper_layout import default_layout
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[PaperViewer]:
    window = PaperViewer(roll_slowly=False)
    qtbot.addWidget(window)
    assert window.server.listen(0)
    window.show()
    yield window
    window.server.close()


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def address(viewer: PaperViewer) -> str:
    return f"viewer://127.0.0.1:{viewer.server.port}"


def test_a_ticket_rolls_out_cut_and_the_printer_says_so(
    qtbot: QtBot, viewer: PaperViewer, worker: ThreadPoolExecutor
) -> None:
    printer = open_printer(address(viewer))
    job = PaperJob(default_layout(), sample_values())
    outcome = worker.submit(printer.print, job)
    qtbot.waitUntil(lambda: outcome.done() and viewer.slips[:1] != [] and viewer.slips[0].cut)
    assert outcome.result() == Printed()
    assert viewer.slips[0].rows == printer.preview(job).height
    printer.close()


def test_no_number_is_printed_while_the_viewer_pretends_to_have_no_paper(
    qtbot: QtBot, viewer: PaperViewer, worker: ThreadPoolExecutor
) -> None:
    box = viewer.findChild(QCheckBox, "paper_end")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    printer = open_printer(address(viewer))
    outcome = worker.submit(printer.print, PaperJob(default_layout(), sample_values()))
    qtbot.waitUntil(outcome.done)
    assert outcome.result() == NotPrinted("paper_end")
    assert viewer.slips == []
    printer.close()


def test_a_paused_ticket_goes_on_when_the_cover_is_closed_again(qtbot: QtBot, viewer: PaperViewer) -> None:
    box = viewer.findChild(QCheckBox, "cover_open")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    with socket.create_connection(("127.0.0.1", viewer.server.port)) as host:
        host.sendall(b"\x1b@\x1dv0\x00\x01\x00\x02\x00\xff\x0f\x1dV\x42\x00\x1dr\x01\x10\x04\x02")
        host.setblocking(False)
        answer = bytearray()

        def answered() -> bool:
            try:
                answer.extend(host.recv(16))
            except BlockingIOError:
                return False
            return True

        qtbot.waitUntil(answered)
        assert (bytes(answer), viewer.slips) == (b"\x16", [])
        box.setChecked(False)
        qtbot.waitUntil(answered)
    assert (bytes(answer), viewer.slips[0].rows, viewer.slips[0].cut) == (b"\x16\x00", 2, True)
