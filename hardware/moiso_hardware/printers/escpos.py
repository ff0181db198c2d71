"""A picture as the fewest raster commands that print it, dot for dot."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PIL import Image

from moiso_hardware.printers import commands
from moiso_hardware.printers.errors import PaperTooNarrow

STRIP_ROWS = 128
_FEED = 3
"""Bytes of a feed."""
_START = 24
"""What one more strip is counted as: its 8 bytes, and that a print head starts and stops for it."""


@dataclass(frozen=True)
class Strip:
    """Rows printed by one command: ``width_bytes`` each, from the left edge, 1 = black."""

    width_bytes: int
    rows: int
    dots: bytes


@dataclass(frozen=True)
class Feed:
    """Empty rows."""

    rows: int


def plan(
    picture: Image.Image, *, rows: int = STRIP_ROWS, most_bytes: int | None = None
) -> list[Strip | Feed]:
    """Cut a ticket picture into strips and empty rows.

    A strip is as wide as its ink, and ends where narrower or wider ink makes another command worth its bytes.
    Where its bytes would hold a real-time command (``10 04``, ``10 05``, ``10 14``), which printers obey even
    inside a picture, one white dot is made black.

    Args:
        picture: 1-bit image, 0 = black.
        rows: Most dot rows in one strip; a lost byte then spoils one strip only.
        most_bytes: Most bytes of dots in one strip, for printers with a small buffer.
    """
    lines = _inked_rows(picture)
    parts: list[Strip | Feed] = []
    first = 0
    for run in _runs([len(line) for line in lines], rows):
        if run.width_bytes:
            parts.extend(_strips(lines[first : first + run.rows], rows, most_bytes))
        else:
            parts.append(Feed(run.rows))
        first += run.rows
    return parts


def _inked_rows(picture: Image.Image) -> list[bytes]:
    """Each row's bytes without the white ones at its right."""
    width_bytes = (picture.width + 7) // 8
    dots = picture.convert("1").tobytes("raw", "1;I")
    return [dots[start : start + width_bytes].rstrip(b"\0") for start in range(0, len(dots), width_bytes)]


@dataclass(frozen=True)
class _Run:
    """Neighbouring rows that share a command; no width where they are empty."""

    width_bytes: int
    rows: int

    @property
    def cost(self) -> int:
        return _START + self.width_bytes * self.rows if self.width_bytes else _FEED

    def joined(self, other: "_Run") -> "_Run":
        return _Run(max(self.width_bytes, other.width_bytes), self.rows + other.rows)


def _runs(widths: list[int], most_rows: int) -> list[_Run]:
    """Rows by width, from top to bottom, joined wherever one command costs less than two."""
    runs: list[_Run] = []
    for width, equal in groupby(widths):
        runs.append(_Run(width, len(list(equal))))
        while len(runs) > 1:
            both = runs[-2].joined(runs[-1])
            if both.rows > most_rows or both.cost > runs[-2].cost + runs[-1].cost:
                break
            runs[-2:] = [both]
    return runs


def _strips(lines: list[bytes], rows: int, most_bytes: int | None) -> Iterator[Strip]:
    widest = max(len(line) for line in lines)
    if most_bytes is not None:
        rows = max(1, min(rows, most_bytes // widest))
    for first in range(0, len(lines), rows):
        part = lines[first : first + rows]
        width = max(1, *(len(line) for line in part))
        dots = bytearray(b"".join(line.ljust(width, b"\0") for line in part))
        yield Strip(width, len(part), _obeyed_by_nobody(dots))


def _obeyed_by_nobody(dots: bytearray) -> bytes:
    for prefix in commands.REAL_TIME_PREFIXES:
        while (found := dots.find(prefix)) >= 0:
            dots[found] |= 0x01
    return bytes(dots)


def picture_of(parts: list[Strip | Feed], width: int) -> Image.Image:
    """The picture that these commands print."""
    height = sum(part.rows for part in parts)
    picture = Image.new("1", (width, max(1, height)), 1)
    top = 0
    for part in parts:
        if isinstance(part, Strip):
            strip = Image.frombytes("1", (part.width_bytes * 8, part.rows), part.dots, "raw", "1;I")
            picture.paste(strip, (0, top))
        top += part.rows
    return picture


def safe(picture: Image.Image) -> Image.Image:
    """The picture as it will be printed: maybe a dot blacker, so that no byte is taken for a command."""
    return picture_of(plan(picture), picture.width)


def encode(parts: list[Strip | Feed], *, units_per_inch: int | None = None) -> Iterator[bytes]:
    """Commands for strips and empty rows, one item each.

    Args:
        parts: From ``plan``.
        units_per_inch: Feed empty rows by ``ESC J``, in units of this density; None sends them as white
            dots one byte wide, which costs a few bytes more and asks no printer how long its steps are.
    """
    if units_per_inch is not None:
        yield commands.motion_units(units_per_inch)
    for part in parts:
        yield command_for(part, feeds=units_per_inch is not None)


def command_for(part: Strip | Feed, *, feeds: bool) -> bytes:
    """The command for one strip, or for empty rows as a feed or as white dots."""
    if isinstance(part, Strip):
        return commands.raster(part.width_bytes, part.rows, part.dots)
    if feeds:
        return commands.feed(part.rows)
    heights = [min(STRIP_ROWS, part.rows - first) for first in range(0, part.rows, STRIP_ROWS)]
    return b"".join(commands.raster(1, rows, bytes(rows)) for rows in heights)


def fit(picture: Image.Image, width_dots: int) -> None:
    """Refuse a picture that the paper cannot take.

    Raises:
        PaperTooNarrow: The picture is wider than the paper.
    """
    if picture.width > width_dots:
        raise PaperTooNarrow(f"The picture is {picture.width} dots wide, the paper takes {width_dots}.")
