"""What stands around a kiosk in tests: a clock, a printer, films and a voice that the test plays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from moiso_hardware.printers.jobs import JobStore, print_kept
from moiso_hardware.printers.port import Outcome, PaperJob, PrinterState, Step, ignore_step
from moiso_kiosk.printing import PrintWorker
from moiso_qt.film import Film
from PySide6.QtCore import QUrl


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_s(self, seconds: float) -> None:
        self.seconds += seconds


READY = PrinterState(link="ok", paper="ok")


@dataclass
class Became:
    """A printer of which the test said beforehand what becomes of a job."""

    outcome: Outcome
    width_dots: int = 576

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        return self.outcome


class FakePrinting(PrintWorker):
    """Takes jobs; the test says what became of them and how the printer is."""

    def __init__(self, store: JobStore) -> None:
        super().__init__(self._no_printer, store)
        self.store = store
        self.jobs: list[PaperJob] = []
        self.looks = 0
        self.state = READY
        self.dumb = False

    def ask(self, question: str) -> None:
        if not self.dumb:
            self.state_seen.emit(self.state)
            self.answered.emit(question, self.state)

    def become(self, **state: Any) -> None:
        """Something changes at the printer."""
        self.state = PrinterState(**{"link": "ok", "paper": "ok"} | state)
        self.state_seen.emit(self.state)

    def print(self, job: PaperJob) -> None:
        self.jobs.append(job)

    def look(self) -> None:
        self.looks += 1

    def come_out(self, outcome: Outcome) -> None:
        print_kept(Became(outcome), self.store, self.jobs[-1])  # type: ignore[arg-type]
        self.finished.emit(self.jobs[-1].id, outcome)

    @staticmethod
    def _no_printer() -> Any:
        raise AssertionError("nobody opens a printer here")


class StillVideo(Film):
    """Videos without a decoder; nothing is to be seen of them."""

    def _play(self, address: QUrl) -> None:
        """Only the place of the video is wanted."""


@dataclass
class Spoken:
    """A voice that only notes what it is to say."""

    words: list[str] = field(default_factory=list)
    steps: list[bool] = field(default_factory=list)

    def say(self, text: str, language: str) -> None:
        self.words.append(text)

    def hush(self) -> None:
        self.words.append("")

    def louder(self, more: bool) -> None:
        self.steps.append(more)
