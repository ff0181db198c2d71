"""The pinned Qt keeps the reference counts of Python's own objects.

PySide6 6.12.0 takes one reference off True with every emitted signal; before Python 3.12 the program then
aborts after some five hundred of them.
"""

import sys

from PySide6.QtCore import QObject, Signal


class _Bell(QObject):
    rung = Signal()


def _references(value: object) -> int:
    return sys.getrefcount(value)


def test_a_thousand_signals_take_no_reference_off_true_false_and_none() -> None:
    bell = _Bell()
    rings: list[int] = []
    bell.rung.connect(lambda: rings.append(1))
    before = [_references(value) for value in (True, False, None)]
    for _ in range(1000):
        bell.rung.emit()
    after = [_references(value) for value in (True, False, None)]
    assert len(rings) == 1000
    assert [abs(now - then) < 100 for now, then in zip(after, before, strict=True)] == [True] * 3
