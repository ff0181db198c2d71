"""Printing in a worker thread: a job goes in, its outcome comes back as a signal in the Qt thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress

from moiso_hardware.printers.jobs import DiskUnavailable, JobState, JobStore, print_kept
from moiso_hardware.printers.port import NotPrinted, Outcome, PaperJob, Printer, PrinterState, Unknown
from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot

_log = logging.getLogger(__name__)

STATE_EVERY_MS = 5_000
DRIVER_FAILED = "driver_failed"


class _Worker(QObject):
    """Lives in the worker thread and is the only one that touches the printer."""

    finished = Signal(str, object)
    state_seen = Signal(object)
    answered = Signal(str, object)

    def __init__(self, open_printer: Callable[[], Printer], store: JobStore) -> None:
        super().__init__()
        self._open, self._store = open_printer, store
        self._printer: Printer | None = None
        self._timer: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        """Open the printer and look after it."""
        self._printer = self._open()
        self._printer.watch(self.state_seen.emit)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(STATE_EVERY_MS)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the printer how it is."""
        if self._printer is not None:
            self.state_seen.emit(self._printer.state())

    @Slot(str)
    def ask(self, question: str) -> None:
        """Ask the printer how it is, for somebody who waits for the answer."""
        if self._printer is not None:
            state = self._printer.state()
            self.state_seen.emit(state)
            self.answered.emit(question, state)

    @Slot(object)
    def print(self, job: PaperJob) -> None:
        """Print and wait for what became of it; a bug in a driver is no reason to stop the kiosk."""
        assert self._printer is not None, "printing before the worker began"
        outcome: Outcome
        try:
            outcome = print_kept(self._printer, self._store, job)
        except Exception:
            _log.exception("the printer driver failed")
            outcome = self._broken_off(job)
        self.finished.emit(job.id, outcome)
        self.look()

    def _broken_off(self, job: PaperJob) -> Outcome:
        """As far as the disk knows, after a failure that nobody foresaw; perhaps it was the disk's own."""
        with suppress(DiskUnavailable):
            kept = self._store.get(job.id)
            if kept is not None and kept.state is JobState.QUEUED:
                self._store.move(job.id, JobState.NOT_PRINTED, DRIVER_FAILED)
                return NotPrinted(DRIVER_FAILED)
            self._store.move(job.id, JobState.UNKNOWN, DRIVER_FAILED)
        return Unknown(DRIVER_FAILED)

    @Slot()
    def end(self) -> None:
        """Let go of the printer; the thread ends afterwards."""
        try:
            if self._timer is not None:
                self._timer.stop()
            if self._printer is not None:
                self._printer.close()
        finally:
            self.thread().quit()


class PrintWorker(QObject):
    """A printer that does not hold up the screen.

    Args:
        open_printer: Called once, in the worker thread.
        store: Where the state of each job is written down before the step is taken.
    """

    finished = Signal(str, object)
    """Id of the job and its ``Printed | NotPrinted | Unknown | Sent``."""
    state_seen = Signal(object)
    """The printer's ``PrinterState``: every few seconds, after each job, when trouble comes or goes."""
    answered = Signal(str, object)
    """The question given to ``ask``, and the ``PrinterState`` after it was asked."""
    _begin = Signal()
    _print = Signal(object)
    _look = Signal()
    _ask = Signal(str)

    def __init__(
        self, open_printer: Callable[[], Printer], store: JobStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = PrinterState()
        """The printer as last seen."""
        self._thread = QThread(self)
        self._worker = _Worker(open_printer, store)
        self._worker.moveToThread(self._thread)
        self._begin.connect(self._worker.begin)
        self._print.connect(self._worker.print)
        self._look.connect(self._worker.look)
        self._ask.connect(self._worker.ask)
        self._worker.answered.connect(self.answered)
        self._worker.finished.connect(self.finished)
        self._worker.state_seen.connect(self._note_state)

    def start(self) -> None:
        """Start the thread and open the printer in it."""
        self._thread.start()
        self._begin.emit()

    def print(self, job: PaperJob) -> None:
        """Print after whatever is being printed."""
        self._print.emit(job)

    def look(self) -> None:
        """Ask the printer how it is, after whatever is being printed."""
        self._look.emit()

    def ask(self, question: str) -> None:
        """Ask the printer how it is; answered by ``answered``, after whatever is being printed."""
        self._ask.emit(question)

    def stop(self) -> None:
        """Finish the job in hand and end the thread."""
        if self._thread.isRunning():
            QMetaObject.invokeMethod(self._worker, "end", Qt.ConnectionType.QueuedConnection)
            self._thread.wait()

    @Slot(object)
    def _note_state(self, state: PrinterState) -> None:
        self.state = state
        self.state_seen.emit(state)
