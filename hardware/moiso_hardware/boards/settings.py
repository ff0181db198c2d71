"""The document that says which boards hang on which line."""

import tomllib
from pathlib import Path
from typing import Annotated, Self

from moiso_shared.errors import Invalid
from moiso_shared.text import Strict
from pydantic import Field, ValidationError, model_validator

from moiso_hardware.boards.bus import Bus, Station
from moiso_hardware.boards.modbus import Modbus, RegisterMap
from moiso_hardware.boards.port import Speech
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.template import READY_MADE, Template


class BoardsInvalid(Invalid):
    """The boards' document has a mistake; the message names the field."""

    code = "boards_invalid"


class LedBoard(Strict):
    """One board: above which counter, at which address, in which speech."""

    counter: str
    address: Annotated[int, Field(ge=0, le=255)] = 1
    template: str | None = None
    """A template of this document, or a ready-made one: ``four-bytes``, ``xunpeng``."""
    registers: RegisterMap | None = None
    """For a Modbus display."""

    @model_validator(mode="after")
    def _one_speech(self) -> Self:
        if (self.template is None) == (self.registers is None):
            raise ValueError("a board needs either a template or registers")
        return self


class LedBus(LineSettings):
    """A line and its boards."""

    refresh_s: Annotated[float, Field(ge=1, le=3600)] = 15.0
    boards: Annotated[tuple[LedBoard, ...], Field(min_length=1)]


class LedSettings(Strict):
    """All lines of one machine."""

    templates: dict[str, Template] = Field(default_factory=dict)
    bus: Annotated[tuple[LedBus, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_templates(self) -> Self:
        for bus in self.bus:
            for board in bus.boards:
                if board.template is not None and board.template not in self._templates:
                    known = ", ".join(self._templates)
                    raise ValueError(f"template: '{board.template}' is not defined; there are: {known}")
        return self

    @property
    def _templates(self) -> dict[str, Template]:
        return READY_MADE | self.templates

    def buses(self) -> list[Bus]:
        """A master for each line."""
        return [
            Bus(
                SerialLine(LineSettings(**bus.model_dump(exclude={"boards", "refresh_s"}))),
                [Station(b.counter, b.address, self._speech(b)) for b in bus.boards],
                refresh_s=bus.refresh_s,
            )
            for bus in self.bus
        ]

    def _speech(self, board: LedBoard) -> Speech:
        if board.registers is not None:
            return Modbus(board.registers)
        assert board.template is not None
        return self._templates[board.template]


def read_settings(path: Path) -> LedSettings:
    """Read the document.

    Raises:
        BoardsInvalid: It cannot be read, or a field is wrong.
    """
    try:
        return LedSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BoardsInvalid(f"cannot read {path}: {error}") from error
    except ValidationError as error:
        places = (".".join(map(str, p["loc"])) + ": " + p["msg"] for p in error.errors(include_url=False))
        raise BoardsInvalid(f"{path}: {'; '.join(places)}") from error
