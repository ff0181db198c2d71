"""What stands on a paper ticket, as part of the centre's document.

A layout is a list of blocks from top to bottom. Texts may hold ``{placeholders}``; a block with ``when`` is
left out where that placeholder is empty, and so is a text with nothing in it. Sizes are millimetres on
80 mm paper; narrower paper shrinks them.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Base64Bytes, Field, field_validator

from moiso_shared.text import Strict, Text

PLACEHOLDERS: dict[str, str] = {
    "centre": "Name of the centre",
    "address": "Address of the centre",
    "number": "The ticket's number, A015",
    "service": "What the citizen comes for",
    "department": "The department behind the service",
    "counters": "Counters that serve it: 3, 4, 5",
    "zone": "Where those counters are",
    "ahead": "How many people wait before this one; 0 when nobody does",
    "wait": "The likely wait in minutes",
    "priority": "The priority class in words, empty without one",
    "time": "When the number was given: 09:41",
    "date": "The day: 22/11/2026",
    "note": "The centre's own words at the foot",
    "comeback": "The centre's rule for who missed a call",
    "qr": "What the QR code says",
    "public_url": "Where the QR code leads, empty when the code stands alone",
    "rehearsal": "Not empty on a rehearsal day, whose numbers are for practice only",
    "reprint": "Not empty on a paper that repeats a number already printed",
}
"""Every word that a text may hold in braces, and what stands there."""

_LARGEST_LOGO = 4000
_BRACES = re.compile(r"\{([^{}]*)\}")

Weight = Literal["regular", "semibold", "bold", "black"]
Align = Literal["left", "center", "right"]
LayoutText = Annotated[Text, Field(description="Text with {placeholders}, by language")]


def placeholders_in(words: str) -> Iterator[str]:
    """The names in braces, in order."""
    return (found.group(1) for found in _BRACES.finditer(words))


def fill(words: str, values: dict[str, str]) -> str:
    """Put values where the braces are; a missing value leaves nothing."""
    return _BRACES.sub(lambda found: values.get(found.group(1), ""), words)


def _known(words: str) -> None:
    for name in placeholders_in(words):
        if name not in PLACEHOLDERS:
            raise ValueError(f"unknown placeholder {{{name}}}; known are {', '.join(PLACEHOLDERS)}")


class _Block(Strict):
    when: str | None = Field(default=None, description="Print only where this placeholder is not empty")

    @field_validator("when")
    @classmethod
    def _when_is_known(cls, value: str | None) -> str | None:
        if value is not None:
            _known(f"{{{value}}}")
        return value


class _Worded(_Block):
    size_mm: float = Field(default=3.6, ge=2.0, le=20.0)
    weight: Weight = "regular"

    @field_validator("text", "label", "value", "content", check_fields=False)
    @classmethod
    def _placeholders_are_known(cls, value: Text) -> Text:
        for words in value.root.values():
            _known(words)
        return value


class TextBlock(_Worded):
    """Words, wrapped to the paper.

    What does not fit ``max_lines`` is set smaller with a third more lines; what does not fit then ends in an
    ellipsis.
    """

    kind: Literal["text"] = "text"
    text: LayoutText
    align: Align = "center"
    max_lines: int = Field(default=4, ge=1, le=40)
    inverse: bool = Field(default=False, description="White on a black band")
    bilingual: bool = Field(
        default=False, description="On a foreign ticket, Vietnamese stands below, smaller"
    )


class PairBlock(_Worded):
    """A label at the left and its value at the right of one line."""

    kind: Literal["pair"] = "pair"
    label: LayoutText
    value: LayoutText
    bilingual: bool = True


class NumberBlock(_Block):
    """The number, as large as the paper allows up to this height of its digits."""

    kind: Literal["number"] = "number"
    content: LayoutText = Text("{number}")
    height_mm: float = Field(default=22.0, ge=6.0, le=40.0)


class QrBlock(_Block):
    """A QR code; nothing where its content is empty."""

    kind: Literal["qr"] = "qr"
    content: LayoutText = Text("{qr}")
    size_mm: float = Field(default=24.0, ge=12.0, le=60.0)


class LogoBlock(_Block):
    """A picture, turned to black and white."""

    kind: Literal["logo"] = "logo"
    png: Base64Bytes = Field(description="A PNG file in base64")
    width_mm: float = Field(default=24.0, ge=5.0, le=72.0)
    memory_key: str | None = Field(
        default=None,
        pattern=r"^[!-~]{2}$",
        description="Two signs under which a printer on a slow line keeps this logo, stored by its maker",
    )

    @field_validator("png")
    @classmethod
    def _is_a_small_png(cls, value: bytes) -> bytes:
        if value[:8] != b"\x89PNG\r\n\x1a\n" or value[12:16] != b"IHDR":
            raise ValueError("must be a PNG file in base64")
        width, height = (int.from_bytes(value[start : start + 4]) for start in (16, 20))
        if not (0 < width <= _LARGEST_LOGO and 0 < height <= _LARGEST_LOGO):
            raise ValueError(f"the logo is {width} by {height} dots; at most {_LARGEST_LOGO} are allowed")
        return value


class LineBlock(_Block):
    """A line across the paper."""

    kind: Literal["line"] = "line"
    style: Literal["solid", "dashed", "thick"] = "solid"


class SpaceBlock(_Block):
    """Empty paper."""

    kind: Literal["space"] = "space"
    mm: float = Field(default=2.0, gt=0, le=50)


Block = Annotated[
    TextBlock | PairBlock | NumberBlock | QrBlock | LogoBlock | LineBlock | SpaceBlock,
    Field(discriminator="kind"),
]


class PaperLayout(Strict):
    """The ticket from top to bottom."""

    blocks: tuple[Block, ...]


def default_layout() -> PaperLayout:
    """The ticket of a centre that did not draw its own."""
    return PaperLayout(blocks=(*_head(), *_facts(), *_foot()))


def with_rehearsal_mark(layout: PaperLayout) -> PaperLayout:
    """The layout with the mark of rehearsal days on top, unless it has one of its own."""
    if any(block.when == "rehearsal" for block in layout.blocks):
        return layout
    return PaperLayout(blocks=(*_rehearsal(), *layout.blocks))


def _rehearsal() -> tuple[Block, ...]:
    return (
        TextBlock(
            when="rehearsal",
            text=Text({"vi": "PHIẾU DIỄN TẬP", "en": "REHEARSAL TICKET"}),
            size_mm=6,
            weight="bold",
            inverse=True,
            bilingual=True,
        ),
        SpaceBlock(when="rehearsal", mm=2),
    )


def _head() -> tuple[Block, ...]:
    return (
        *_rehearsal(),
        TextBlock(
            when="reprint",
            text=Text({"vi": "BẢN IN LẠI", "en": "REPRINT"}),
            size_mm=5,
            weight="bold",
            inverse=True,
            bilingual=True,
        ),
        SpaceBlock(when="reprint", mm=2),
        TextBlock(text=Text("{centre}"), size_mm=4.4, weight="bold", max_lines=3),
        SpaceBlock(mm=1.5),
        LineBlock(style="thick"),
        SpaceBlock(mm=2),
        TextBlock(
            text=Text({"vi": "SỐ THỨ TỰ", "en": "YOUR NUMBER"}),
            size_mm=4.6,
            weight="semibold",
            bilingual=True,
        ),
        SpaceBlock(mm=1.5),
        NumberBlock(),
        SpaceBlock(mm=2),
        SpaceBlock(when="priority", mm=1),
        TextBlock(
            when="priority",
            text=Text({"vi": "ƯU TIÊN: {priority}", "en": "PRIORITY: {priority}"}),
            size_mm=4.4,
            weight="bold",
            inverse=True,
            max_lines=2,
        ),
        SpaceBlock(when="priority", mm=1.5),
        TextBlock(text=Text("{service}"), size_mm=5.2, weight="bold", max_lines=4, bilingual=True),
        SpaceBlock(mm=2),
    )


def _facts() -> tuple[Block, ...]:
    return (
        LineBlock(),
        SpaceBlock(mm=1),
        PairBlock(
            when="counters",
            label=Text({"vi": "Quầy phục vụ", "en": "Counter"}),
            value=Text("{counters}"),
            size_mm=4.2,
            weight="bold",
        ),
        PairBlock(
            when="ahead",
            label=Text({"vi": "Số người chờ trước", "en": "People ahead of you"}),
            value=Text("{ahead}"),
            size_mm=4.2,
            weight="bold",
        ),
        PairBlock(
            when="time",
            label=Text({"vi": "Giờ lấy số", "en": "Number taken at"}),
            value=Text("{time} · {date}"),
            size_mm=4.2,
            weight="bold",
        ),
        SpaceBlock(mm=1),
        LineBlock(style="dashed"),
    )


def _foot() -> tuple[Block, ...]:
    return (
        SpaceBlock(when="qr", mm=1),
        QrBlock(),
        TextBlock(
            when="public_url",
            text=Text({"vi": "Quét mã để xem lượt của bạn", "en": "Scan to follow your turn"}),
            size_mm=3.6,
            weight="semibold",
            bilingual=True,
        ),
        SpaceBlock(mm=1.5),
        TextBlock(
            text=Text(
                {
                    "vi": "Mời bạn ngồi chờ, theo dõi màn hình và loa gọi số.",
                    "en": "Please take a seat; watch the screen and listen for your number.",
                }
            ),
            size_mm=3.6,
            max_lines=3,
            bilingual=True,
        ),
        SpaceBlock(when="note", mm=1),
        TextBlock(text=Text("{note}"), size_mm=3.6, max_lines=4),
        SpaceBlock(when="comeback", mm=1),
        TextBlock(text=Text("{comeback}"), size_mm=3.4, max_lines=3),
    )
