"""The one Qt loop of a program: it ends on signals, and nowhere else is garbage collected."""

from __future__ import annotations

import gc
import signal

from PySide6.QtCore import QCoreApplication, QObject, QTimer

LOOK_MS = 200
"""How often Python is awake at the least: to hear of signals, and to look for garbage."""

LIMITS = (700, 10, 10)
"""Python's own: new objects before a first look, and looks before a thorough one."""


class Loop(QObject):
    """Runs a program until its window is closed, Ctrl+C or SIGTERM.

    Made before the first worker thread starts. Python looks for unreachable cycles in whichever thread
    happens to allocate; a cycle that holds a timer or an item would then be destroyed by the thread that
    prints or speaks, which Qt forbids and answers with a crash, days later. So the collector is switched
    off, and this loop looks for garbage itself.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        gc.disable()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: QCoreApplication.quit())
        self._awake = QTimer(self)
        self._awake.timeout.connect(collect_due)
        self._awake.start(LOOK_MS)

    def run(self) -> int:
        """Run until the program is told to end; returns its exit code."""
        gc.freeze()  # what a program builds at its start stays until its end: no need to look at it again
        code = self._application.exec()
        self._awake.stop()
        return code


def collect_due() -> None:
    """Collect the oldest generation of garbage that is due, in the thread that asks."""
    counts = gc.get_count()
    due = [generation for generation in (2, 1, 0) if counts[generation] > LIMITS[generation]]
    if due:
        gc.collect(due[0])
