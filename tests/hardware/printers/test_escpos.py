"""Pictures as bytes: dot for dot, with nothing in them that a printer would obey."""

from dataclasses import dataclass

import pytest
from escpos.printer import Dummy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from moiso_hardware.printers import commands
from moiso_hardware.printers.commands import PAPER_STATUS
from moiso_hardware.printers.errors import PaperTooNarrow
from moiso_hardware.printers.escpos import Strip, encode, fit, plan, safe
from moiso_hardware.printers.framing import frame_job
from moiso_hardware.printers.paper import render
from moiso_hardware.printers.port import PaperJob
from moiso_hardware.printers.profiles import PROFILES
from moiso_hardware.printers.samples import sample_values
from moiso_shared.paper_layout import default_layout
from PIL import Image

from tests.hardware.printers.conftest import rows_of, trimmed
from tests.simulators.printer import Model, PrinterCore


@st.composite
def pictures(draw: DrawFn) -> Image.Image:
    """Small pictures, rich in the bytes 10, 04, 05 and 14 and in empty rows."""
    width_bytes, rows = draw(st.integers(1, 6)), draw(st.integers(1, 150))
    byte = st.sampled_from([0x00, 0x00, 0x10, 0x04, 0x05, 0x14, 0xFF, 0x11])
    row = st.one_of(
        st.just(bytes(width_bytes)), st.lists(byte, min_size=width_bytes, max_size=width_bytes).map(bytes)
    )
    few = draw(st.lists(row, min_size=1, max_size=6))
    dots = (
        b"".join(few[draw(st.integers(0, len(few) - 1))] for _ in range(rows))
        if rows < 12
        else b"".join((few * rows)[:rows])
    )
    return Image.frombytes("1", (width_bytes * 8, rows), dots, "raw", "1;I")


def printed(stream: bytes) -> list[bytes]:
    """What the simulated printer has on its paper."""
    core = PrinterCore(Model(buffer_bytes=1 << 24))
    core.receive(stream + b"\0")
    core.work()
    assert core.illegal == []
    return core.mouth.rows


@given(pictures(), st.sampled_from([None, 203]), st.sampled_from([None, 64]))
def test_the_printer_draws_exactly_the_safe_picture(
    picture: Image.Image, units: int | None, most: int | None
) -> None:
    parts = plan(picture, most_bytes=most)
    drawn = safe(picture) if most is None else None
    rows = printed(b"".join(encode(parts, units_per_inch=units)))
    assert len(rows) == picture.height
    if drawn is not None:
        assert trimmed(rows) == rows_of(drawn)


@given(pictures(), st.sampled_from([None, 203]), st.sampled_from([None, 64]))
def test_no_job_holds_a_real_time_command(picture: Image.Image, units: int | None, most: int | None) -> None:
    stream = b"".join(encode(plan(picture, most_bytes=most), units_per_inch=units))
    assert not any(prefix in stream for prefix in commands.REAL_TIME_PREFIXES)


@given(pictures())
def test_a_safe_picture_only_gains_dots_and_stays_as_it_is(picture: Image.Image) -> None:
    before, after = picture.tobytes("raw", "1;I"), safe(picture).tobytes("raw", "1;I")
    assert all(old & ~new == 0 for old, new in zip(before, after, strict=True))
    assert safe(safe(picture)).tobytes() == safe(picture).tobytes()
    if not any(prefix in before for prefix in commands.REAL_TIME_PREFIXES) and picture.width == 8:
        assert after.count(b"\x11") >= before.count(b"\x11")


@dataclass
class Look:
    language: str
    width: int


@pytest.mark.parametrize("look", [Look("vi", 576), Look("en", 576), Look("vi", 384)], ids=str)
@pytest.mark.parametrize("baud", [None, 38_400])
def test_a_whole_ticket_comes_out_dot_for_dot(look: Look, baud: int | None) -> None:
    name = "generic" if look.width == 576 else "zjiang-58"
    job = PaperJob(default_layout(), sample_values(priority=True), look.language)
    frame = frame_job(job, PROFILES[name], baud if name != "generic" else None)
    picture = safe(render(job.layout, job.values, language=look.language, width_dots=look.width))
    core = PrinterCore(Model(width_dots=look.width, buffer_bytes=1 << 24))
    core.receive(b"".join(frame.blocks))
    core.work()
    paper = core.papers[0] if core.papers else core.mouth
    assert core.illegal == []
    assert trimmed(paper.rows) == rows_of(picture)


def test_strips_are_at_most_128_rows_and_as_wide_as_their_ink() -> None:
    picture = Image.new("1", (576, 400), 1)
    picture.paste(0, (0, 10, 100, 390))
    strips = [part for part in plan(picture) if isinstance(part, Strip)]
    assert {strip.width_bytes for strip in strips} == {13}
    assert max(strip.rows for strip in strips) == 128


def test_a_strip_ends_where_narrower_ink_is_worth_a_command_of_its_own() -> None:
    picture = Image.new("1", (576, 90), 1)
    picture.paste(0, (0, 0, 576, 30))
    picture.paste(0, (0, 30, 80, 60))
    picture.paste(0, (0, 60, 72, 90))
    assert [(part.width_bytes, part.rows) for part in plan(picture) if isinstance(part, Strip)] == [
        (72, 30),
        (10, 30),
        (9, 30),
    ]


def test_no_strip_is_begun_for_a_few_dots_less() -> None:
    picture = Image.new("1", (576, 64), 1)
    for row in range(64):
        picture.paste(0, (0, row, 500 + 8 * (row % 2), row + 1))
    assert len(plan(picture)) == 1


def test_blocks_for_a_serial_line_are_small_enough_for_its_buffer() -> None:
    job = PaperJob(default_layout(), sample_values())
    frame = frame_job(job, PROFILES["zjiang-58"], 115_200)
    most = max(len(block) for block in frame.blocks)
    assert 1_000 < most + len(PAPER_STATUS) <= 1_024  # two of them, each with its question, are 2 KB


def test_a_strip_is_byte_for_byte_what_python_escpos_makes_of_it() -> None:
    picture = Image.new("1", (64, 40), 1)
    picture.paste(0, (0, 0, 64, 40))
    oracle = Dummy()
    oracle.image(picture, impl="bitImageRaster")
    assert b"".join(encode(plan(picture))) == oracle.output


def test_a_picture_wider_than_the_paper_is_refused() -> None:
    with pytest.raises(PaperTooNarrow):
        fit(Image.new("1", (580, 8)), 576)
