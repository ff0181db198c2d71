"""The paper of a number: one job, one outcome, told to the screen and to the server."""

from __future__ import annotations

from moiso_hardware.printers.port import NotPrinted, Outcome, PaperJob, Printed, PrinterState, Sent, Unknown
from moiso_qt.link import Link
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.health import Health
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.visit import PaperState


class Papers(QObject):
    """Prints tickets that are queued on the disk, and tells what became of them."""

    came_out = Signal(str, object)
    """Ticket id and ``PaperState``; on the way ``HELD`` when trouble comes, ``PRINTING`` when it is over."""

    def __init__(
        self,
        link: Link,
        worker: PrintWorker,
        reports: Reports,
        health: Health | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self.reports, self._health = worker, reports, health or Health(link)
        self._tickets: dict[str, str] = {}
        """Ticket id by job id."""
        worker.finished.connect(self._finished)
        worker.state_seen.connect(self._tell_health)

    @property
    def worker(self) -> PrintWorker:
        """Who prints."""
        return self._worker

    def print(self, job: PaperJob, ticket_id: str) -> None:
        """Begin to print a ticket."""
        self._tickets[job.id] = ticket_id
        self._worker.print(job)

    def _finished(self, job_id: str, outcome: Outcome) -> None:
        ticket_id = self._tickets.pop(job_id, None)
        if ticket_id is None:
            return
        self.came_out.emit(ticket_id, _on_screen(outcome))
        self.reports.tell(job_id)

    def _tell_health(self, state: PrinterState) -> None:
        self._health.set("printer", state.problems)
        for ticket_id in self._tickets.values():
            self.came_out.emit(ticket_id, PaperState.HELD if state.obstacle else PaperState.PRINTING)


def _on_screen(outcome: Outcome) -> PaperState:
    match outcome:
        case Printed() | Sent():
            return PaperState.PRINTED
        case NotPrinted():
            return PaperState.FAILED
        case Unknown():
            return PaperState.DOUBTFUL
