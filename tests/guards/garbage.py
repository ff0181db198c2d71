"""Garbage is collected between tests, in the thread that owns Qt, as `moiso_qt.loop` does it in the programs.

Left to Python, it would be collected by whichever thread allocates: a simulator's thread would then destroy
the timers that an earlier test left in a cycle.
"""

import gc
from collections.abc import Iterator

import pytest
from moiso_qt.loop import collect_due


def pytest_configure() -> None:
    """Take the collector over for the whole run."""
    gc.disable()


@pytest.fixture(autouse=True)
def _garbage_of_the_test_is_collected_here() -> Iterator[None]:
    yield
    collect_due()
