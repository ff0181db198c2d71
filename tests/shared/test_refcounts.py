"""The pinned Qt keeps the reference counts of Python's own objects.

PySide6 6.12.0 takes one reference off True with every emitted signal; before Python 3.12 the program then
aborts after some five hundred of them.
"""

import sys

from PySide6.QtCore import QObject, Signal

# From Python 3.12 on None cannot die, and extensions built for older ones let its count drift.
SHARED = (True, False) if sys.version_info >= (3, 12) else (True, False, None)


class _Bell(QObject):
    rung = Signal()


def test_a_thousand_signals_take_no_reference_off_pythons_own_objects() -> None:
    bell = _Bell()
    rings: list[int] = []
    bell.rung.connect(lambda: rings.append(1))
    before = [sys.getrefcount(value) for value in SHARED]
    for _ in range(1000):
        bell.rung.emit()
    after = [sys.getrefcount(value) for value in SHARED]
    assert len(rings) == 1000
    assert all(abs(now - then) < 100 for now, then in zip(after, before, strict=True)), (before, after)
