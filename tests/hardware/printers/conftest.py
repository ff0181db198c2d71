"""Printers made of software, jobs, and papers that can be compared."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.driver import AnsweringPrinter
from moiso_hardware.printers.port import PaperJob
from moiso_hardware.printers.profiles import PROFILES, Profile
from moiso_shared.paper_layout import NumberBlock, PaperLayout, SpaceBlock, TextBlock
from moiso_shared.text import Text
from PIL import Image

from tests.simulators.printer import Paper

HASTY = replace(PROFILES["generic"], answer_s=0.25, patience_s=0.4, speed_mm_s=10_000.0)
"""A profile that gives up soon, so that a test of a silent printer is short."""

SMALL = PaperLayout(
    blocks=(
        NumberBlock(height_mm=6.0),
        SpaceBlock(mm=3),
        TextBlock(when="reprint", text=Text("BẢN IN LẠI"), size_mm=3.0, inverse=True),
        TextBlock(text=Text("{service}"), size_mm=3.0),
    )
)

Opener = Callable[..., AnsweringPrinter]


def small_job(number: str, *, reprint: bool = False, name: str | None = None) -> PaperJob:
    """A job with few bytes."""
    values = {"number": number, "service": f"Chứng thực {number}", "reprint": "1" if reprint else ""}
    return PaperJob(SMALL, values, id=name or number)


def rows_of(picture: Image.Image) -> list[bytes]:
    """A picture as the simulator keeps its papers, from the first to the last row with ink."""
    width = (picture.width + 7) // 8
    dots = picture.tobytes("raw", "1;I")
    return trimmed([dots[start : start + width].rstrip(b"\0") for start in range(0, len(dots), width)])


def trimmed(rows: list[bytes]) -> list[bytes]:
    """Rows without the empty ones above and below."""
    inked = [place for place, row in enumerate(rows) if row]
    return rows[inked[0] : inked[-1] + 1] if inked else []


def begins(drawn: list[bytes], rows: list[bytes]) -> bool:
    """Whether these rows may be what was printed of a picture before it broke off, perhaps within a row."""
    *whole, last = rows
    return len(rows) <= len(drawn) and drawn[: len(whole)] == whole and drawn[len(whole)].startswith(last)


def shows(paper: Paper, picture: Image.Image) -> bool:
    """Whether this paper has exactly this picture on it."""
    return trimmed(paper.rows) == rows_of(picture)


@pytest.fixture
def hasty() -> Profile:
    return HASTY


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens printers and closes them after the test."""
    printers: list[AnsweringPrinter] = []

    def opener(address: str, profile: Profile = HASTY, *, interrupted: bool = False) -> AnsweringPrinter:
        printer = open_printer(address, profile, interrupted=interrupted)
        assert isinstance(printer, AnsweringPrinter)
        printers.append(printer)
        return printer

    yield opener
    for printer in printers:
        printer.close()
