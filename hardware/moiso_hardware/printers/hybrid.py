"""The ticket for slow serial lines: the number in the printer's own large digits, words as small pictures.

A full picture takes 30 to 60 s at 9600 baud. Here only Vietnamese words are dots, set small at the left edge;
the number and, where the printer draws it, the QR code are a few bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from moiso_shared.paper_layout import Block, LogoBlock, NumberBlock, PairBlock, QrBlock, SpaceBlock, TextBlock
from PIL import Image

from moiso_hardware.printers import commands, native
from moiso_hardware.printers.escpos import Feed, Strip, command_for, encode, picture_of, plan
from moiso_hardware.printers.paper import DOTS_PER_MM, INK, Sheet, drawn_block, qr_picture
from moiso_hardware.printers.port import PaperJob
from moiso_hardware.printers.profiles import Profile
from moiso_hardware.printers.typesetting import font, largest, text_picture, tight_picture, wrap

RASTER_BAUD = 38_400
"""From this speed on the full picture is sent."""
_TEXT_MM = 3.0
_LINES = 2
_QR_MODULE = 4


@dataclass(frozen=True)
class Native:
    """Bytes that the printer draws from; ``rows`` high, looking about like the picture."""

    raw: bytes
    rows: int
    picture: Image.Image


HybridPart = Strip | Feed | Native


def hybrid_parts(job: PaperJob, profile: Profile, most_bytes: int) -> list[HybridPart]:
    """The job's blocks as few bytes, from top to bottom."""
    sheet = Sheet(profile.width_dots, dict(job.values), job.language)
    return [part for block in job.layout.blocks for part in _parts(block, sheet, profile, most_bytes)]


def hybrid_bytes(parts: list[HybridPart], units_per_inch: int | None) -> Iterator[bytes]:
    """Commands for the parts, one item each."""
    yield from encode([], units_per_inch=units_per_inch)
    for part in parts:
        if isinstance(part, Native):
            yield part.raw
        else:
            yield command_for(part, feeds=units_per_inch is not None)


def hybrid_picture(parts: list[HybridPart], width_dots: int) -> Image.Image:
    """About what comes out: the printer's own digits and QR code are drawn in ours."""
    whole = Image.new("1", (width_dots, max(1, sum(part.rows for part in parts))), 1)
    top = 0
    for part in parts:
        picture = part.picture if isinstance(part, Native) else picture_of([part], width_dots)
        whole.paste(picture, (0, top))
        top += part.rows
    return whole


def _parts(block: Block, sheet: Sheet, profile: Profile, most_bytes: int) -> Iterator[HybridPart]:
    if block.when is not None and not sheet.values.get(block.when):
        return
    match block:
        case NumberBlock():
            yield from _number(sheet.words(block.content), sheet, most_bytes)
        case QrBlock():
            yield from _qr(sheet.words(block.content), sheet, profile, most_bytes)
        case TextBlock():
            weight = "bold" if block.weight != "regular" else "regular"
            yield from _words(sheet.words(block.text), weight, sheet, most_bytes)
        case PairBlock():
            value = sheet.words(block.value)
            words = f"{sheet.words(block.label)}: {value}" if value else ""
            yield from _words(words, "semibold", sheet, most_bytes)
        case LogoBlock() if profile.graphics_memory and block.memory_key:
            drawn = drawn_block(block, sheet)
            if drawn is not None:
                stored = commands.stored_graphics(block.memory_key)
                yield Native(stored, drawn.height, drawn.point(INK, mode="1"))
        case SpaceBlock():
            yield Feed(sheet.dots(block.mm))


def _number(words: str, sheet: Sheet, most_bytes: int) -> Iterator[HybridPart]:
    if not words:
        return
    rows = native.line_rows(words, sheet.width)
    face = largest(words, "number", sheet.inner, round(rows * 0.66))
    picture = tight_picture(words, face, sheet.width).point(INK, mode="1")
    if words.isascii():
        yield Native(native.large_line(words, sheet.width), rows, picture)
    else:
        yield from plan(picture, most_bytes=most_bytes)


def _qr(content: str, sheet: Sheet, profile: Profile, most_bytes: int) -> Iterator[HybridPart]:
    if not content:
        return
    code = qr_picture(content, 0 if not profile.native_qr else 29 * _QR_MODULE).point(INK, mode="1")
    if profile.native_qr and content.isascii():
        place = Image.new("1", (sheet.width, code.height), 1)
        place.paste(code, ((sheet.width - code.width) // 2, 0))
        yield Native(native.qr_code(content, _QR_MODULE), code.height, place)
    else:
        yield from plan(code, most_bytes=most_bytes)


def _words(words: str, weight: str, sheet: Sheet, most_bytes: int) -> Iterator[HybridPart]:
    if not words:
        return
    face = font(weight, round(_TEXT_MM * DOTS_PER_MM))
    lines = wrap(words, face, sheet.inner, _LINES)
    picture = text_picture(lines, face, sheet.inner, align="left").point(INK, mode="1")
    yield from plan(picture, most_bytes=most_bytes)
