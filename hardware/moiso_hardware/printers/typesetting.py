"""Lines of words as ink: measuring, wrapping, and pictures in which no mark is cut off."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from moiso_hardware.fonts import font_file

ELLIPSIS = "…"
WHITE = 255
BLACK = 0
_PITCH = 1.26
"""Line pitch over type size; stacked Vietnamese marks (Ẫ, Ộ) need at least 1.25."""


@lru_cache(maxsize=256)
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in dots."""
    return ImageFont.truetype(str(font_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=512)
def wrap(words: str, face: ImageFont.FreeTypeFont, width: int, max_lines: int) -> tuple[str, ...]:
    """Break words into at most ``max_lines`` lines of about equal length, with an ellipsis for the rest.

    Args:
        words: Any length; only as much as fits is measured.
        face: The font with its size.
        width: Dots that a line may take.
        max_lines: At least 1.
    """
    lines = _fill_lines(words, face, width, max_lines)
    if len(lines) < 2 or (len(lines) == max_lines and lines[-1].endswith(ELLIPSIS)):
        return tuple(lines)
    return tuple(_balanced(words, face, width, len(lines)) or lines)


def _balanced(words: str, face: ImageFont.FreeTypeFont, width: int, count: int) -> list[str]:
    """The same number of lines, as narrow as possible, so that no word is left alone."""
    low, high, best = width // 2, width, []
    while high - low > 8:
        middle = (low + high) // 2
        lines = _fill_lines(words, face, middle, count)
        if lines[-1].endswith(ELLIPSIS):
            low = middle
        else:
            high, best = middle, lines
    return best


def _fill_lines(words: str, face: ImageFont.FreeTypeFont, width: int, max_lines: int) -> list[str]:
    lines: list[str] = []
    pieces = _pieces(words, face, width)
    line = next(pieces, "")
    for piece in pieces:
        longer = f"{line} {piece}"
        if face.getlength(longer) <= width:
            line = longer
            continue
        if len(lines) == max_lines - 1:
            return [*lines, _shortened(line + ELLIPSIS, face, width)]
        lines.append(line)
        line = piece
    return [*lines, line] if line else lines


def _pieces(words: str, face: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Words, with those wider than the line cut into parts that fit."""
    for word in words.split():
        rest = word
        while face.getlength(rest) > width and len(rest) > 1:
            part = rest[: _fitting(rest, face, width)]
            yield part
            rest = rest[len(part) :]
        yield rest


def _fitting(word: str, face: ImageFont.FreeTypeFont, width: int) -> int:
    count = 1
    while count < len(word) and face.getlength(word[: count + 1]) <= width:
        count += 1
    return count


def _shortened(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    """The line with an ellipsis, cut between words where it has several."""
    words = line.removesuffix(ELLIPSIS)
    while len(words) > 1 and face.getlength(words + ELLIPSIS) > width:
        words = (words.rpartition(" ")[0] or words[:-1]).rstrip(" ,;:-–(")
    return words + ELLIPSIS


def text_picture(
    lines: Sequence[str],
    face: ImageFont.FreeTypeFont,
    width: int,
    *,
    align: str = "center",
    inverse: bool = False,
) -> Image.Image:
    """Lines as a grey picture of the full width, high enough for every mark."""
    return _drawn(tuple(lines), face, width, align, inverse).copy()


@lru_cache(maxsize=128)
def _drawn(
    lines: tuple[str, ...], face: ImageFont.FreeTypeFont, width: int, align: str, inverse: bool
) -> Image.Image:
    """Most words of a ticket stand on the next one too, and drawing them is what a ticket costs."""
    ink, paper = (WHITE, BLACK) if inverse else (BLACK, WHITE)
    pitch = round(face.size * _PITCH)
    boxes = [face.getbbox(line, anchor="ls") for line in lines]
    above = max(round(face.size * 0.98), -min(int(boxes[0][1]), 0))
    below = max(round(face.size * 0.30), int(boxes[-1][3]))
    padding = round(face.size * 0.12) if inverse else 0
    height = above + pitch * (len(lines) - 1) + below + 2 * padding
    picture = Image.new("L", (width, height), paper)
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        left = {"left": 0.0, "right": width - face.getlength(line)}.get(
            align, (width - face.getlength(line)) / 2
        )
        draw.text((round(left), padding + above + row * pitch), line, fill=ink, font=face, anchor="ls")
    return picture


def largest(words: str, weight: str, width: int, cap_height: int) -> ImageFont.FreeTypeFont:
    """The face in which words fill the width or their capitals reach the height, whichever comes first."""
    trial = font(weight, 100)
    capital = -trial.getbbox("H", anchor="ls")[1]
    by_height = cap_height * 100 / capital
    by_width = width * 100 / max(trial.getlength(words), 1)
    return font(weight, max(8, int(min(by_height, by_width))))


def tight_picture(words: str, face: ImageFont.FreeTypeFont, width: int) -> Image.Image:
    """One centred line with no more height than its ink."""
    left, top, right, bottom = (int(edge) for edge in face.getbbox(words, anchor="ls"))
    picture = Image.new("L", (width, max(1, bottom - top)), WHITE)
    place = (round((width - (right - left)) / 2) - left, -top)
    ImageDraw.Draw(picture).text(place, words, fill=BLACK, font=face, anchor="ls")
    return picture
