"""LED boards and bells on serial lines: what hangs where, and how each is talked to."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from moiso_shared import led_frames
from moiso_shared.text import Strict

LedId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")]
Register = Annotated[int, Field(ge=0, le=0xFFFF)]
Parity = Literal["N", "E", "O"]


def _frame(words: str) -> str:
    led_frames.pieces(words)
    return words


def _one_byte(words: str) -> str:
    if len(led_frames.plain_bytes(words)) != 1:
        raise ValueError(f"'{words}' must be one byte, such as A5")
    return words.upper()


def _some_bytes(words: str) -> str:
    led_frames.plain_bytes(words)
    return words.upper()


Frame = Annotated[str, AfterValidator(_frame)]
"""In the words of ``led_frames``."""
OneByte = Annotated[str, AfterValidator(_one_byte)]
SomeBytes = Annotated[str, AfterValidator(_some_bytes)]


class LedTemplate(Strict):
    """The frame of a maker."""

    frame: Frame
    dark: Frame | None = None
    """Sent when nothing is to be shown; left out, the frame with number 0 and text of spaces."""
    escapes: dict[OneByte, SomeBytes] = Field(default_factory=dict)
    """Between the marks of the frame, e.g. ``A5 = "A6 02"``."""
    answer: Annotated[int, Field(ge=0, le=64)] = 0
    """How many bytes the board answers; 0 for one that only listens."""

    @model_validator(mode="after")
    def _marks_for_escapes(self) -> Self:
        if self.escapes and "|" not in self.frame:
            raise ValueError("escapes: the frame needs two marks '|' that say what is escaped")
        return self


class LedRegisters(Strict):
    """A Modbus display: which register holds what. One left out is not written."""

    number: Register | None = None
    """The digits as a plain number."""
    digits: Register | None = None
    """The first of the registers that hold one ASCII sign each."""
    digit_count: Annotated[int, Field(ge=1, le=16)] = 4
    counter: Register | None = None
    decimals: Register | None = None
    """Set to 0, so that no point is shown."""
    blink: Register | None = None
    """1 while a call is fresh, else 0."""
    many: bool = False
    """Write single registers by function 16 too, for displays without function 6."""

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if self.number is None and self.digits is None:
            raise ValueError("registers need number, digits, or both")
        return self


class LedArea(Strict):
    """A text area on an Onbon BX-5K or BX-6K card, in dots."""

    x: Annotated[int, Field(ge=0, le=0x7FFF)] = 0
    y: Annotated[int, Field(ge=0, le=0x7FFF)] = 0
    width: Annotated[int, Field(ge=8, le=0x7FFF)]
    height: Annotated[int, Field(ge=8, le=0x7FFF)]
    area: Annotated[int, Field(ge=0, le=31)] = 0
    """Its number on the card."""
    words: Annotated[str, StringConstraints(pattern=r"^[ -\[\]-~]{1,60}$")] = "{number}"
    """What stands in it, in ASCII: ``{number} QUAY {counter}``."""
    colour: Literal["red", "green", "yellow"] = "red"

    @model_validator(mode="after")
    def _known_words(self) -> Self:
        try:
            self.words.format(number="", counter=1)
        except (LookupError, ValueError, AttributeError) as error:
            raise ValueError("words: may hold {number} and {counter}, nothing else in braces") from error
        return self


class LedBoard(Strict):
    """One board: what it shows, where it is on the line, how it is talked to."""

    id: LedId
    counter: LedId | None = None
    """Shows the number that stands at this counter."""
    zone: LedId | None = None
    """Shows a call of this zone, or of the whole hall with ``zone`` and ``counter`` left out."""
    place: Annotated[int, Field(ge=1, le=20)] = 1
    """Without a counter: which call, 1 the newest."""
    address: Annotated[int, Field(ge=0, le=0xFFFF)] = 1
    template: LedId | None = None
    registers: LedRegisters | None = None
    area: LedArea | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if sum(way is not None for way in (self.template, self.registers, self.area)) != 1:
            raise ValueError(f"the board '{self.id}' needs one of template, registers or area")
        if self.counter is not None and self.zone is not None:
            raise ValueError(f"the board '{self.id}' shows a counter or a zone, not both")
        if self.area is None and self.address > 255:
            raise ValueError(f"the board '{self.id}': addresses go from 0 to 255, but for an area")
        return self


class LedBell(Strict):
    """A bell or a relay that rings it, once for each call."""

    id: LedId
    counter: LedId | None = None
    zone: LedId | None = None
    """Rings for calls to this counter or in this zone; with both left out, for every call."""
    address: Annotated[int, Field(ge=0, le=255)] = 1
    ring: LedId
    """The template that is sent at a call."""
    rest: LedId | None = None
    """The template that ends the contact; left out, the bell ends by itself."""
    for_ms: Annotated[int, Field(ge=50, le=3000)] = 400


class LedLine(Strict):
    """One serial line and all that hangs on it. Nobody else may talk on it."""

    id: LedId
    at: LedId | None = None
    """The device whose ``moiso-display leds`` drives it; left out, whichever runs."""
    port: Annotated[str, StringConstraints(pattern=r"^(/dev/\S+|COM[0-9]{1,3})$")]
    baud: Annotated[int, Field(ge=300, le=921_600)] = 9600
    parity: Parity = "N"
    stop_bits: Literal[1, 2] = 1
    echo: bool | None = None
    """The adapter hears its own words; left out, this is found out."""
    pause_ms: Annotated[int, Field(ge=0, le=1000)] = 8
    """Silence between two frames, in which the line turns round."""
    timeout_ms: Annotated[int, Field(ge=20, le=5000)] = 200
    refresh_s: Annotated[float, Field(ge=1, le=60)] = 10.0
    """Each board is written again after so long, for it may have lost its power."""
    templates: dict[LedId, LedTemplate] = Field(default_factory=dict)
    boards: tuple[LedBoard, ...] = ()
    bells: tuple[LedBell, ...] = ()

    def ids(self) -> Iterator[str]:
        """Of all that hangs on it."""
        yield from (board.id for board in self.boards)
        yield from (bell.id for bell in self.bells)

    def template(self, name: str) -> LedTemplate | None:
        """A template of this line, or one that every centre has."""
        return self.templates.get(name) or ready_made().get(name)

    def template_names(self) -> set[str]:
        """All that may be used on this line."""
        return {*self.templates, *ready_made()}

    def unknown_templates(self) -> Iterator[tuple[str, str]]:
        """Field and name of each template that is used and not there."""
        for index, board in enumerate(self.boards):
            if board.template is not None and self.template(board.template) is None:
                yield f"boards[{index}].template", board.template
        for index, bell in enumerate(self.bells):
            for field, name in (("ring", bell.ring), ("rest", bell.rest)):
                if name is not None and self.template(name) is None:
                    yield f"bells[{index}].{field}", name


@cache
def ready_made() -> Mapping[str, LedTemplate]:
    """The templates that every centre has, by name."""
    words = files("moiso_shared").joinpath("led_templates.toml").read_text(encoding="utf-8")
    return {name: LedTemplate.model_validate(part) for name, part in tomllib.loads(words).items()}
