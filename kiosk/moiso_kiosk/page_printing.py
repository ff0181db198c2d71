"""Paper for those who look something up: a procedure to take home, or their own ticket again."""

from __future__ import annotations

from uuid import uuid4

from moiso_hardware.printers.port import NotPrinted, Outcome, Unknown
from moiso_shared.procedures import Procedure
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.giving import Giving
from moiso_kiosk.page_paper import procedure_paper
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.visit import PaperState


class PagePrinting(QObject):
    """Prints what stands in no queue; nothing of it is kept on the disk.

    Args:
        worker: The printer; None where the kiosk has none.
    """

    came_out = Signal(str, object)
    """Code of the procedure or id of the ticket, and its ``PaperState``."""

    def __init__(self, worker: PrintWorker | None, giving: Giving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._giving = worker, giving
        self._codes: dict[str, str] = {}
        """Code of the procedure by job."""
        giving.paper.connect(self.came_out)
        if worker is not None:
            worker.finished.connect(self._finished)

    def print_page(self, found: Procedure, language: str) -> None:
        """Print a procedure, unless it is being printed."""
        if found.code in self._codes.values():
            return
        if self._worker is None or not self._worker.state.can_print:
            self.came_out.emit(found.code, PaperState.FAILED)
            return
        job_id = uuid4().hex
        self._codes[job_id] = found.code
        self.came_out.emit(found.code, PaperState.PRINTING)
        self._worker.print(procedure_paper(found, language, job_id=job_id))

    def print_again(self, ticket_id: str) -> None:
        """Print a ticket again, marked as a repeat."""
        if self._worker is None:
            self.came_out.emit(ticket_id, PaperState.FAILED)
            return
        self.came_out.emit(ticket_id, PaperState.PRINTING)
        self._giving.print_again(ticket_id)

    def _finished(self, job_id: str, outcome: Outcome) -> None:
        code = self._codes.pop(job_id, None)
        if code is not None:
            failed = isinstance(outcome, NotPrinted | Unknown)
            self.came_out.emit(code, PaperState.FAILED if failed else PaperState.PRINTED)
