"""Printing in a worker thread: a job goes in, its outcome comes back as a signal in the Qt thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from moiso_hardware.printers.port import Outcome, PaperJob, Printer, PrinterState, Unknown
from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

_log = logging.getLogger(__name__)

STATE_EVERY_MS = 5_000


class PaperPort(Protocol):
    """What the kiosk needs of a printer, without waiting for it."""

    def print(self, job: PaperJob) -> None:
        """Begin to print; the outcome comes later."""


class _Worker(QObject):
    """Lives in the worker thread and is the only one that touches the printer."""

    finished = Signal(str, object)
    state_seen = Signal(object)

    def __init__(self, open_printer: Callable[[], Printer]) -> None:
        super().__init__()
        self._open = open_printer
        self._printer: Printer | None = None
        self._timer: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        """Open the printer and look after it."""
        self._printer = self._open()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(STATE_EVERY_MS)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask the printer how it is."""
        if self._printer is not None:
            self.state_seen.emit(self._printer.state())

    @Slot(object)
    def print(self, job: PaperJob) -> None:
        """Print and wait for what became of it; a bug in a driver is an unknown outcome, not a dead kiosk."""
        assert self._printer is not None, "printing before the worker began"
        outcome: Outcome
        try:
            outcome = self._printer.print(job)
        except Exception:
            _log.exception("the printer driver failed")
            outcome = Unknown("driver_failed")
        self.finished.emit(job.id, outcome)
        self.look()

    @Slot()
    def end(self) -> None:
        """Let go of the printer; the thread ends afterwards."""
        if self._timer is not None:
            self._timer.stop()
        if self._printer is not None:
            self._printer.close()
        self.thread().quit()


class PrintWorker(QObject):
    """A printer that does not hold up the screen.

    Args:
        open_printer: Called once, in the worker thread.
    """

    finished = Signal(str, object)
    """Id of the job and its ``Printed | NotPrinted | Unknown | Sent``."""
    state_seen = Signal(object)
    """The printer's ``PrinterState``, every few seconds and after each job."""
    _begin = Signal()
    _print = Signal(object)
    _look = Signal()
    _end = Signal()

    def __init__(self, open_printer: Callable[[], Printer], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = PrinterState()
        """The printer as last seen."""
        self._thread = QThread(self)
        self._worker = _Worker(open_printer)
        self._worker.moveToThread(self._thread)
        self._begin.connect(self._worker.begin)
        self._print.connect(self._worker.print)
        self._look.connect(self._worker.look)
        self._end.connect(self._worker.end)
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

    def stop(self) -> None:
        """Finish the job in hand and end the thread."""
        if self._thread.isRunning():
            self._end.emit()
            self._thread.wait()

    @Slot(object)
    def _note_state(self, state: PrinterState) -> None:
        self.state = state
        self.state_seen.emit(state)
