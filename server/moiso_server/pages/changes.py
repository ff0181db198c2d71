"""Tells whoever watches that something has changed; what, they see for themselves."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Changes:
    """Rings every watcher's bell; rings that come while a watcher is busy become one."""

    def __init__(self) -> None:
        self._bells: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Something has changed."""
        for bell in self._bells:
            bell.set()

    @contextmanager
    def bell(self) -> Iterator[asyncio.Event]:
        """A bell of one's own: wait for it, clear it, look."""
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            yield bell
        finally:
            self._bells.discard(bell)
