"""A ticket's layout and values as the 1-bit picture that is printed."""

import io
import logging
import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import qrcode
from moiso_shared.paper_layout import (
    Block,
    LineBlock,
    LogoBlock,
    NumberBlock,
    PairBlock,
    PaperLayout,
    QrBlock,
    SpaceBlock,
    TextBlock,
    fill,
)
from moiso_shared.text import VIETNAMESE, Text
from PIL import Image, ImageDraw
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

from moiso_hardware.printers.typesetting import (
    BLACK,
    ELLIPSIS,
    WHITE,
    font,
    largest,
    text_picture,
    tight_picture,
    wrap,
)

_log = logging.getLogger(__name__)

WIDTH_80MM = 576
WIDTH_58MM = 384
DOTS_PER_MM = 8
_NARROW = 0.8
"""How much smaller type is on 58 mm paper."""
_SECOND = 0.78
"""Size of the Vietnamese line under a foreign one."""
_SHRUNK = 0.75
"""Size of a text that would not fit otherwise."""
_SMALLEST = 20
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]*")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Sheet:
    """The paper that one ticket is drawn for."""

    width: int
    values: dict[str, str]
    language: str

    @property
    def scale(self) -> float:
        """Type size over that of 80 mm paper."""
        return 1.0 if self.width > WIDTH_58MM else _NARROW

    @property
    def margin(self) -> int:
        """White dots at each side."""
        return 16 if self.width > WIDTH_58MM else 6

    @property
    def inner(self) -> int:
        """Dots between the margins."""
        return self.width - 2 * self.margin

    def dots(self, mm: float) -> int:
        """A length on this paper."""
        return max(1, round(mm * DOTS_PER_MM * self.scale))

    def words(self, text: Text, language: str | None = None) -> str:
        """A text with its values, tidied to one composed line."""
        code = language or self.language
        values = {**self.values}
        for name in self.values:
            base, _, suffix = name.partition(".")
            if suffix == code and self.values[name]:
                values[base] = self.values[name]
        filled = fill(text.in_language(code), values)
        return _BLANKS.sub(" ", unicodedata.normalize("NFC", filled)).strip()

    def second(self, text: Text, shown: str) -> str:
        """The Vietnamese wording that stands under a foreign one; empty where it would say the same."""
        if self.language == VIETNAMESE:
            return ""
        vietnamese = self.words(text, VIETNAMESE)
        return "" if vietnamese == shown else vietnamese


def render(
    layout: PaperLayout,
    values: Mapping[str, str],
    *,
    language: str = VIETNAMESE,
    width_dots: int = WIDTH_80MM,
) -> Image.Image:
    """Draw a ticket.

    Args:
        layout: Blocks from top to bottom.
        values: By placeholder; ``service.en`` is the English wording of ``service``.
        language: The citizen's; on a foreign ticket bilingual blocks have Vietnamese beneath.
        width_dots: 576 on 80 mm paper, 384 on 58 mm.

    Returns:
        A picture of mode ``1`` (0 = black), ``width_dots`` wide and as high as it needs.

    Raises:
        FontMissing: A font package is not installed.
    """
    sheet = Sheet(width_dots, dict(values), language)
    pictures = [picture for block in layout.blocks if (picture := drawn_block(block, sheet)) is not None]
    height = sum(picture.height for picture in pictures)
    ticket = Image.new("L", (width_dots, max(1, height)), WHITE)
    top = 0
    for picture in pictures:
        ticket.paste(picture, (sheet.margin, top))
        top += picture.height
    return ticket.point(INK, mode="1")


INK = [0 if level < 140 else 255 for level in range(256)]
"""From grey to black and white: darker than this is ink."""


def drawn_block(block: Block, sheet: Sheet) -> Image.Image | None:
    """A block as a grey picture between the margins; None where it is left out."""
    if block.when is not None and not sheet.values.get(block.when):
        return None
    draw: Callable[..., Image.Image | None] = _DRAWERS[type(block)]
    return draw(block, sheet)


def _text(block: TextBlock, sheet: Sheet) -> Image.Image | None:
    words = sheet.words(block.text)
    if not words:
        return None
    pictures = [_paragraph(block, words, sheet, 1.0)]
    second = sheet.second(block.text, words) if block.bilingual else ""
    if second:
        pictures.append(_paragraph(block, second, sheet, _SECOND))
    return _stacked(pictures, sheet.inner)


def _paragraph(block: TextBlock, words: str, sheet: Sheet, scale: float) -> Image.Image:
    weight = "semibold" if scale < 1 else block.weight
    face = font(weight, round(sheet.dots(block.size_mm) * scale))
    width = round(sheet.inner - (face.size if block.inverse else 0))
    lines = wrap(words, face, width, block.max_lines)
    if lines[-1].endswith(ELLIPSIS):
        face = font(weight, max(_SMALLEST, round(face.size * _SHRUNK)))
        lines = wrap(words, face, width, math.ceil(block.max_lines / _SHRUNK))
    return text_picture(lines, face, sheet.inner, align=block.align, inverse=block.inverse)


def _pair(block: PairBlock, sheet: Sheet) -> Image.Image | None:
    label, value = sheet.words(block.label), sheet.words(block.value)
    if not value:
        return None
    value_face = font(block.weight, sheet.dots(block.size_mm))
    label_face = font("regular", round(sheet.dots(block.size_mm) * 0.9))
    room = sheet.inner - round(label_face.getlength(label)) - sheet.dots(3)
    if value_face.getlength(value) <= room:
        row = text_picture([value], value_face, sheet.inner, align="right")
        baseline = round(value_face.size * 0.98)
        ImageDraw.Draw(row).text((0, baseline), label, fill=BLACK, font=label_face, anchor="ls")
        pictures = [row]
    else:
        pictures = [
            text_picture([label], label_face, sheet.inner, align="left"),
            text_picture(wrap(value, value_face, sheet.inner, 3), value_face, sheet.inner, align="right"),
        ]
    second = sheet.second(block.label, label) if block.bilingual else ""
    if second:
        small = font("regular", round(label_face.size * _SECOND))
        pictures.insert(1, text_picture([second], small, sheet.inner, align="left"))
    return _stacked(pictures, sheet.inner)


def _number(block: NumberBlock, sheet: Sheet) -> Image.Image | None:
    words = sheet.words(block.content)
    if not words:
        return None
    face = largest(words, "number", sheet.inner, round(block.height_mm * DOTS_PER_MM))
    return tight_picture(words, face, sheet.inner)


def _qr(block: QrBlock, sheet: Sheet) -> Image.Image | None:
    content = sheet.words(block.content)
    if not content:
        return None
    code = qr_picture(content, sheet.dots(block.size_mm))
    picture = Image.new("L", (sheet.inner, code.height), WHITE)
    picture.paste(code, ((sheet.inner - code.width) // 2, 0))
    return picture


def qr_picture(content: str, size: int) -> Image.Image:
    """A QR code of about ``size`` dots, 3 or more a module, with a quiet zone of four modules."""
    mode = MODE_ALPHA_NUM if _ALPHANUMERIC.fullmatch(content) else MODE_8BIT_BYTE
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(QRData(content.encode(), mode=mode), optimize=0)
    code.make(fit=True)
    matrix = code.get_matrix()
    cells = Image.new("L", (len(matrix), len(matrix)))
    cells.putdata([BLACK if dark else WHITE for line in matrix for dark in line])
    dots = max(3, size // (len(matrix) - 8))
    return cells.resize((len(matrix) * dots, len(matrix) * dots), Image.Resampling.NEAREST)


def _logo(block: LogoBlock, sheet: Sheet) -> Image.Image | None:
    """The logo; a damaged one is left out, for a number matters more."""
    try:
        with Image.open(io.BytesIO(block.png)) as opened:
            flat = Image.new("RGBA", opened.size, (255, 255, 255, 255))
            flat.alpha_composite(opened.convert("RGBA"))
    except (OSError, ValueError, SyntaxError) as error:
        _log.warning("The logo of the ticket cannot be read: %s", error)
        return None
    width = min(sheet.inner, sheet.dots(block.width_mm))
    grey = flat.convert("L").resize((width, max(1, round(flat.height * width / flat.width))))
    picture = Image.new("L", (sheet.inner, grey.height), WHITE)
    picture.paste(grey.convert("1"), ((sheet.inner - width) // 2, 0))
    return picture


def _line(block: LineBlock, sheet: Sheet) -> Image.Image:
    thick = 4 if block.style == "thick" else 2
    picture = Image.new("L", (sheet.inner, thick), WHITE)
    step = 12 if block.style == "dashed" else sheet.inner
    dash = 7 if block.style == "dashed" else sheet.inner
    for left in range(0, sheet.inner, step):
        picture.paste(BLACK, (left, 0, min(left + dash, sheet.inner), thick))
    return picture


def _space(block: SpaceBlock, sheet: Sheet) -> Image.Image:
    return Image.new("L", (sheet.inner, sheet.dots(block.mm)), WHITE)


def _stacked(pictures: Iterable[Image.Image], width: int) -> Image.Image:
    parts = list(pictures)
    whole = Image.new("L", (width, sum(part.height for part in parts)), WHITE)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


_DRAWERS: dict[type, Callable[..., Image.Image | None]] = {
    TextBlock: _text,
    PairBlock: _pair,
    NumberBlock: _number,
    QrBlock: _qr,
    LogoBlock: _logo,
    LineBlock: _line,
    SpaceBlock: _space,
}
