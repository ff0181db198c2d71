"""What the kiosk knows of a ticket printer: a job goes in, an outcome comes out."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Protocol

from moiso_shared.paper_layout import PaperLayout
from moiso_shared.text import VIETNAMESE
from PIL import Image


@dataclass(frozen=True)
class Printed:
    """The paper was printed and cut: the printer said so."""


@dataclass(frozen=True)
class NotPrinted:
    """No dot of the ticket reached the printer; it may be tried again."""

    reason: str


@dataclass(frozen=True)
class Unknown:
    """The paper may lie in the printer's mouth or not. Never printed again by itself."""

    reason: str


@dataclass(frozen=True)
class Sent:
    """Handed to something that cannot tell what became of it (a spooler, a printer that never answers)."""

    reason: str = "no_answer"


Outcome = Printed | NotPrinted | Unknown | Sent


class Step(StrEnum):
    """Where a job stands on its way; told before the step is taken."""

    SENDING = "sending"
    SENT = "sent"


Paper = Literal["ok", "near_end", "end", "unknown"]
Link = Literal["ok", "silent", "away"]


@dataclass(frozen=True)
class PrinterState:
    """A printer as it last told about itself.

    ``link`` is ``silent`` for a printer that takes bytes and never answers.
    """

    link: Link = "away"
    paper: Paper = "unknown"
    cover_open: bool = False
    cutter_error: bool = False
    hot: bool = False
    broken: bool = False
    off_line: bool = False
    ticket_in_mouth: bool = False
    answers: bool = True
    """False for a printer that is known never to answer: it may be printed on all the same."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Codes of what is wrong, for the supervisor; near end is one of them though it still prints."""
        found = {
            "printer_away": self.link == "away",
            "paper_end": self.paper == "end",
            "paper_near_end": self.paper == "near_end",
            "cover_open": self.cover_open,
            "cutter_error": self.cutter_error,
            "printer_hot": self.hot,
            "printer_broken": self.broken,
            "printer_off_line": self.off_line and not self._cause_known,
            "printer_silent": self.link == "silent" and self.answers,
        }
        return tuple(code for code, is_so in found.items() if is_so)

    @property
    def _cause_known(self) -> bool:
        return self.paper == "end" or self.cover_open or self.cutter_error or self.hot or self.broken

    @property
    def can_print(self) -> bool:
        """Whether a number may be given here: nothing known stands in the way."""
        return not set(self.problems) - {"paper_near_end"}

    @property
    def obstacle(self) -> str:
        """The code of the first thing that keeps it from printing; empty when it can."""
        return next((code for code in self.problems if code != "paper_near_end"), "")


@dataclass(frozen=True)
class PaperJob:
    """One paper to print.

    The printer draws it itself, at its own width. ``id`` is the command id of the issue; a reprint has an id
    of its own.
    """

    layout: PaperLayout
    values: Mapping[str, str]
    language: str = VIETNAMESE
    id: str = field(default_factory=lambda: secrets.token_hex(8))


def ignore_step(step: Step) -> None:
    """Take no notice of a job's steps."""


def ignore_state(state: PrinterState) -> None:
    """Take no notice of what a printer tells by itself."""


class Printer(Protocol):
    """A ticket printer. Calls block; one worker per printer makes them."""

    @property
    def width_dots(self) -> int:
        """Width of the paper's printable part."""

    def state(self) -> PrinterState:
        """Ask the printer how it is; connects again where the link was lost. Never raises."""

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        """Print one paper and wait for what became of it.

        Args:
            job: What to print.
            on_step: Called before the first byte of the body leaves and after the last one left; what it
                raises stops the job.
        """

    def watch(self, told: Callable[[PrinterState], None]) -> None:
        """Call this whenever trouble comes or goes in the middle of a job, in the thread that prints.

        Nothing is ever told by a printer that does not report trouble by itself.
        """

    def preview(self, job: PaperJob) -> Image.Image:
        """The picture that ``print`` would print, as a 1-bit image."""

    def close(self) -> None:
        """Let go of the device."""
