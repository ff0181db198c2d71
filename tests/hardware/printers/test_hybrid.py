"""Tickets on slow serial lines."""

import base64
import io
import logging

import pytest
from moiso_hardware.printers.framing import frame_job, preview
from moiso_hardware.printers.port import PaperJob, Printed
from moiso_hardware.printers.profiles import PROFILES
from moiso_hardware.printers.samples import sample_values
from moiso_shared.paper_layout import LogoBlock, PaperLayout, default_layout
from PIL import Image

from tests.hardware.printers.conftest import Opener, small_job
from tests.simulators.printer import Model, PrinterCore
from tests.simulators.printer_links import PtyPrinter


@pytest.mark.parametrize("name", ["epson-tm-t82", "xprinter-80"])
def test_a_slow_line_gets_a_ticket_of_few_bytes(name: str) -> None:
    job = PaperJob(default_layout(), sample_values())
    slow, fast = frame_job(job, PROFILES[name], 9_600), frame_job(job, PROFILES[name], 38_400)
    assert slow.size < fast.size / 3
    assert slow.size * 10 / 9_600 < 13.5


@pytest.mark.parametrize("name", ["epson-tm-t82", "xprinter-80"])
def test_every_byte_of_a_hybrid_ticket_is_a_legal_command(name: str) -> None:
    frame = frame_job(PaperJob(default_layout(), sample_values()), PROFILES[name], 9_600)
    core = PrinterCore(Model(buffer_bytes=1 << 20))
    core.receive(b"".join(frame.blocks))
    core.work()
    assert core.illegal == []
    assert core.papers[0].text == [b"A015"]


def test_the_number_comes_in_the_printers_digits_and_the_words_as_dots(
    opened: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    with PtyPrinter(Model(buffer_bytes=2_300), bytes_per_s=200_000) as machine, caplog.at_level(logging.INFO):
        printer = opened(machine.address(19_200))
        assert printer.print(small_job("A015")) == Printed()
        assert machine.papers[0].text == [b"A015"]
        assert any(machine.papers[0].rows)
        assert machine.core.illegal == []
    assert "about 0 s" in caplog.text or "about 1 s" in caplog.text


def test_a_number_that_the_printer_cannot_write_is_drawn(opened: Opener) -> None:
    with PtyPrinter(Model(buffer_bytes=2_300), bytes_per_s=400_000) as machine:
        printer = opened(machine.address(19_200))
        assert printer.print(small_job("Đ015")) == Printed()
        assert machine.papers[0].text == []


def test_a_logo_comes_from_the_printers_memory_where_it_has_one() -> None:
    kept = io.BytesIO()
    Image.new("L", (200, 100)).save(kept, "PNG")
    logo = LogoBlock(png=base64.b64encode(kept.getvalue()), memory_key="L1")
    job = PaperJob(PaperLayout(blocks=(logo,)), {})
    stored = b"\x1d(L\x06\x00\x30\x45L1\x01\x01"
    assert stored in b"".join(frame_job(job, PROFILES["epson-tm-t82"], 9_600).blocks)
    assert stored not in b"".join(frame_job(job, PROFILES["xprinter-80"], 9_600).blocks)
    assert preview(job, PROFILES["epson-tm-t82"], 9_600).height == 96
