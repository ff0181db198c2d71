"""What an LED board can be told, and the line that leads to it."""

from dataclasses import dataclass
from typing import Protocol

from moiso_shared.errors import MoisoError


class NoAnswer(MoisoError):
    """A board that should have answered did not, or answered nonsense."""

    code = "no_answer_from_board"


class LineLost(MoisoError):
    """The serial port is not there (any more)."""

    code = "line_lost"


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on one board."""

    number: str = ""
    """A ticket's number, ``A015``; empty for a dark board."""
    counter: int = 0

    @property
    def figure(self) -> int:
        """The number without its letters; 0 when there is none."""
        return int("".join(sign for sign in self.number if sign.isdecimal()) or 0)


class Line(Protocol):
    """A serial line with one master: us."""

    def ask(self, request: bytes, answer_length: int, timeout_s: float) -> bytes:
        """Send, and read up to so many bytes of answer; raises ``LineLost``."""
        ...

    def close(self) -> None:
        """Let go of it."""


class Speech(Protocol):
    """How boards of one kind are talked to."""

    def show(self, line: Line, address: int, face: Face) -> None:
        """Put a face on the board; raises ``NoAnswer`` or ``LineLost``."""
