"""The loop of a program: where garbage ends, and how the program does."""

import os
import signal
import subprocess
import sys
import threading
import weakref

from moiso_qt.loop import collect_due
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication


class _Knot(QObject):
    """Holds a timer and itself, as closures over a view do."""

    def __init__(self) -> None:
        super().__init__()
        self.timer, self.itself = QTimer(self), self
        self.timer.start(60_000)


def test_a_knot_with_a_timer_is_never_undone_by_a_working_thread(qapp: QApplication) -> None:
    undone_in: list[threading.Thread] = []
    made_meanwhile: list[list[object]] = []
    weakref.finalize(_Knot(), lambda: undone_in.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: made_meanwhile.extend([] for _ in range(20_000)))
    worker.start()
    worker.join()
    assert undone_in == []
    collect_due()
    assert undone_in == [threading.main_thread()]


PROGRAM = """
import gc, threading
from PySide6.QtCore import QCoreApplication, QTimer
from moiso_qt.loop import Loop
loop = Loop(QCoreApplication([]))
QTimer.singleShot(0, lambda: print("up", gc.isenabled(), flush=True))
raise SystemExit(loop.run())
"""


def test_a_program_ends_in_good_order_when_it_is_told_to() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "up False\n"
            os.kill(program.pid, number)
            assert program.wait(20) == 0
