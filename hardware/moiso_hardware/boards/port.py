"""What an LED board can be told, and the line that leads to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from moiso_shared.errors import MoisoError

_LAST_DIGITS = re.compile(r"[0-9]+$")


class NoAnswer(MoisoError):
    """A board that should have answered did not, or answered nonsense."""

    code = "led_no_answer"


class BoardRefused(MoisoError):
    """A board understood and said no: another register, another area, another model."""

    code = "led_refused"


class LineLost(MoisoError):
    """The serial port is not there (any more), or in other hands."""

    code = "led_line"


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on one board."""

    number: str = ""
    """A ticket's number, ``A015``; empty for a dark board."""
    counter: int = 0
    fresh: bool = False
    """Just called: boards that can blink do."""

    @property
    def figure(self) -> int:
        """The number without its letters, ``M1-007`` → 7; 0 when there is none."""
        match = _LAST_DIGITS.search(self.number)
        return int(match[0]) if match else 0

    @property
    def signs(self) -> bytes:
        """The number in ASCII."""
        return self.number.replace("Đ", "D").encode("ascii", "replace")


Whole = Callable[[bytes], bool]
"""Whether an answer is complete."""


class Line(Protocol):
    """A serial line with one master: us."""

    echo: bool | None
    """Whether our own words come back before an answer; None until that is known."""

    def ask(self, request: bytes, whole: Whole, timeout_s: float, *, mirrored: bool = False) -> bytes:
        """Send, and read until the answer is whole or the time is over; our own echo is taken out.

        Args:
            request: The frame.
            whole: Says when the answer is complete.
            timeout_s: Patience for the answer.
            mirrored: The right answer may be the very bytes of the request.

        Raises:
            LineLost: The port cannot be used.
        """
        ...

    def tell(self, request: bytes) -> None:
        """Send what nobody answers.

        Raises:
            LineLost: The port cannot be used.
        """
        ...

    def close(self) -> None:
        """Let go of it."""


class Speech(Protocol):
    """How boards of one kind are talked to."""

    def show(self, line: Line, address: int, face: Face) -> None:
        """Put a face on the board.

        Raises:
            NoAnswer: It did not confirm.
            BoardRefused: It said no.
            LineLost: The port cannot be used.
        """
