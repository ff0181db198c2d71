"""The paper of a number: one job, one outcome, told to the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from moiso_hardware.printers.port import NotPrinted, Outcome, PaperJob, Printed, PrinterState, Sent, Unknown
from moiso_qt.link import Answer, Link, NoAnswer
from moiso_shared.commands import ReportPaper
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.health import Health
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.visit import PaperState


@dataclass(frozen=True)
class _Report:
    ticket: str
    paper: Literal["printed", "not_printed", "unknown"]


class Papers(QObject):
    """Prints, tells the screen what became of it, and keeps telling the server until it has heard."""

    came_out = Signal(str, object)
    """Ticket id and ``PaperState``."""

    def __init__(
        self, link: Link, worker: PrintWorker, health: Health | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._worker, self._health = link, worker, health or Health(link)
        self._tickets: dict[str, str] = {}
        """Ticket id by job id."""
        self._unheard: list[_Report] = []
        worker.finished.connect(self._finished)
        worker.state_seen.connect(self._tell_health)
        link.connected.connect(self._tell_again)

    @property
    def worker(self) -> PrintWorker:
        """Who prints."""
        return self._worker

    def print(self, job: PaperJob, ticket_id: str) -> None:
        """Begin to print a ticket."""
        self._tickets[job.id] = ticket_id
        self._worker.print(job)

    def report(self, ticket_id: str, paper: Literal["printed", "not_printed", "unknown"]) -> None:
        """Tell the server what became of a paper; once more after a reconnect when nobody answers."""
        report = _Report(ticket_id, paper)

        def heard(answer: Answer) -> None:
            if isinstance(answer, NoAnswer):
                self._unheard.append(report)

        self._link.send(ReportPaper(ticket=ticket_id, paper=paper), on_reply=heard)

    def _finished(self, job_id: str, outcome: Outcome) -> None:
        ticket_id = self._tickets.pop(job_id, None)
        if ticket_id is None:
            return
        match outcome:
            case Printed():
                self.report(ticket_id, "printed")
                self.came_out.emit(ticket_id, PaperState.PRINTED)
            case Sent():
                self.report(ticket_id, "unknown")
                self.came_out.emit(ticket_id, PaperState.PRINTED)
            case NotPrinted():
                self.report(ticket_id, "not_printed")
                self.came_out.emit(ticket_id, PaperState.FAILED)
            case Unknown():
                self.report(ticket_id, "unknown")
                self.came_out.emit(ticket_id, PaperState.DOUBTFUL)

    def _tell_again(self, *_hello: object) -> None:
        unheard, self._unheard = self._unheard, []
        for report in unheard:
            self.report(report.ticket, report.paper)

    def _tell_health(self, state: PrinterState) -> None:
        self._health.set("printer", state.problems)
