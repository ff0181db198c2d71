"""Which keypads there are and what their keys mean, from a TOML file."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from moiso_shared.errors import Invalid
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from moiso_hardware.keypads.port import Action

NUMBER_PAD = {
    "ENTER": Action.CALL,
    "+": Action.RECALL,
    "-": Action.MISS,
    "*": Action.START,
    "/": Action.FINISH,
    ".": Action.SWITCH,
    "BACKSPACE": Action.CLEAR,
}
"""The keys of an ordinary number pad, where the file names none."""

LINES = {
    "NEXT": Action.CALL_NEXT,
    "CALL": Action.CALL,
    "": Action.CALL_NUMBER,
    "RECALL": Action.RECALL,
    "START": Action.START,
    "FINISH": Action.FINISH,
    "NO-SHOW": Action.MISS,
    "HOLD": Action.PARK,
    "TRANSFER": Action.TRANSFER,
}
"""The words of a line protocol, where the file names none; digits alone call that number."""


class KeypadSettings(BaseModel):
    """One keypad of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    device: Annotated[str, Field(min_length=1)]
    """``/dev/ttyUSB0`` or ``COM3``; ``/dev/input/by-id/…-event-kbd``, or ``keyboard:NAME`` as the system
    names the pad."""
    speed: Annotated[int, Field(ge=300, le=921_600)] = 9600
    counter: str | None = None
    """Id of the counter that its keys are for; None is the one that the clerk has chosen."""
    read: Literal["lines", "keys"] = "lines"
    """On a serial line: whether a line or each single letter is a key."""
    pattern: str = r"(?P<digits>[0-9]*)\s*(?P<key>.*)"
    """How a line is taken apart: ``key``, and where they are sent ``digits`` and ``counter``."""
    counters: dict[str, str] = {}
    """Ids of counters by what the line names them, for several keypads on one line."""
    keys: dict[str, Action] | None = None
    """What each key means; None is a usual choice for such a device."""

    @field_validator("pattern")
    @classmethod
    def _is_pattern(cls, value: str) -> str:
        try:
            groups = re.compile(value).groupindex
        except re.error as error:
            raise ValueError(f"'{value}' is no pattern: {error}") from error
        if "key" not in groups:
            raise ValueError("it must hold (?P<key>…)")
        return value

    @property
    def is_keyboard(self) -> bool:
        """Whether it plays keyboard, rather than being on a serial line."""
        return self.device.startswith(("keyboard:", "/dev/input/"))

    @property
    def by_key(self) -> bool:
        """Whether single keys arrive, rather than lines."""
        return self.is_keyboard or self.read == "keys"

    def meanings(self) -> dict[str, Action]:
        """What each key means, in capitals."""
        keys = self.keys if self.keys is not None else (NUMBER_PAD if self.by_key else LINES)
        return {name.upper(): action for name, action in keys.items()}


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    keypad: Annotated[tuple[KeypadSettings, ...], Field(min_length=1)]


def load(path: Path) -> tuple[KeypadSettings, ...]:
    """Read the file: one ``[[keypad]]`` for each.

    Raises:
        Invalid: It is not there, or a line of it means nothing; the message names the field.
    """
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).keypad
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(f"{path.name}: {where}: {first['msg']}") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Invalid(f"{path.name}: cannot be read: {error}") from error
