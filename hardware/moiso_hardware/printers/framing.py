"""A job as the bytes that go to the printer, in blocks between which it can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from moiso_hardware.printers import commands
from moiso_hardware.printers.escpos import STRIP_ROWS, encode, fit, plan, safe
from moiso_hardware.printers.hybrid import RASTER_BAUD, hybrid_bytes, hybrid_parts, hybrid_picture
from moiso_hardware.printers.paper import render
from moiso_hardware.printers.port import PaperJob
from moiso_hardware.printers.profiles import Profile

CREDIT_BYTES = 1024
"""Most bytes in one block on a serial line with the question behind it; two blocks may be under way."""
_MOST_IN_BLOCK = CREDIT_BYTES - len(commands.PAPER_STATUS)
_MOST_DOTS = CREDIT_BYTES - 16


@dataclass(frozen=True)
class Frame:
    """What is sent for one job."""

    blocks: tuple[bytes, ...]
    rows: int
    """Height of the paper, in dots."""
    paced: bool
    """The printer's answer is awaited between the blocks."""
    last_id: bytes
    """The process id that the printer reports when the paper is cut; empty where it knows none."""

    @cached_property
    def size(self) -> int:
        """Bytes in all."""
        return sum(len(block) for block in self.blocks)


def picture_for(job: PaperJob, width_dots: int) -> Image.Image:
    """Draw a job's ticket."""
    return render(job.layout, job.values, language=job.language, width_dots=width_dots)


def frame_job(
    job: PaperJob, profile: Profile, baud: int | None = None, ids: tuple[bytes, bytes] | None = None
) -> Frame:
    """Put a job's bytes together.

    Args:
        job: What to print.
        profile: Width, cut and what else differs between printers.
        baud: Bits per second of a serial line; None where the wire is fast.
        ids: Process ids reported after the picture and after the cut.
    """
    paced = baud is not None
    units = profile.dots_per_inch if paced and profile.motion_units else None
    if is_hybrid(baud):
        few = hybrid_parts(job, profile, _MOST_DOTS)
        rows, body = sum(part.rows for part in few), hybrid_bytes(few, units)
    else:
        picture = picture_for(job, profile.width_dots)
        fit(picture, profile.width_dots)
        parts = plan(picture, rows=STRIP_ROWS, most_bytes=_MOST_DOTS if paced else None)
        rows, body = picture.height, encode(parts, units_per_inch=units)
    pieces = [commands.INITIALISE + commands.AUTOMATIC_STATUS, *body]
    blocks = [*_blocks(pieces, _MOST_IN_BLOCK if paced else 8 * CREDIT_BYTES), _tail(profile, ids)]
    return Frame(tuple(blocks), rows, paced, ids[1] if ids else b"")


def is_hybrid(baud: int | None) -> bool:
    """Whether a line is too slow for the full picture."""
    return baud is not None and baud < RASTER_BAUD


def preview(job: PaperJob, profile: Profile, baud: int | None = None) -> Image.Image:
    """The picture that comes out of the printer; of a hybrid ticket, about that picture."""
    if is_hybrid(baud):
        return hybrid_picture(hybrid_parts(job, profile, _MOST_DOTS), profile.width_dots)
    return safe(picture_for(job, profile.width_dots))


def largest_strip(profile: Profile, baud: int | None) -> int:
    """Bytes of dots in the largest strip of any job."""
    return CREDIT_BYTES if baud is not None else STRIP_ROWS * ((profile.width_dots + 7) // 8)


def _blocks(pieces: list[bytes], most: int) -> Iterator[bytes]:
    """Whole commands, joined up to a size."""
    block = b""
    for piece in pieces:
        if block and len(block) + len(piece) > most:
            yield block
            block = b""
        block += piece
    yield block


def _tail(profile: Profile, ids: tuple[bytes, bytes] | None) -> bytes:
    presenting = commands.present(profile.present_steps) if profile.present_steps else b""
    ending = profile.feed_to_mark + profile.cut + presenting
    if ids is None:
        return ending
    return commands.report_process(ids[0]) + ending + commands.report_process(ids[1])
