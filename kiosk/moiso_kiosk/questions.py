"""Questions to the server of which only the last one matters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from moiso_qt.link import Answer, Link, NoAnswer


class LastQuestion:
    """Whoever asks anew, or drops the question, does not want the former answer any more.

    Args:
        away: Called instead when the server gives no answer.
    """

    def __init__(self, link: Link, away: Callable[[], None]) -> None:
        self._link, self._away = link, away
        self._serial, self._open = 0, 0

    @property
    def waits(self) -> bool:
        """Whether the last question is not yet answered."""
        return self._open == self._serial

    def ask(self, path: str, then: Callable[[Answer], None]) -> None:
        """Read from the server."""
        self._serial += 1
        self._open = self._serial
        self._link.read(path, partial(self._answered, self._serial, then))

    def drop(self) -> None:
        """Nobody wants an answer now."""
        self._serial += 1

    def _answered(self, serial: int, then: Callable[[Answer], None], answer: Answer) -> None:
        if serial != self._serial:
            return
        self._open = -1
        if isinstance(answer, NoAnswer):
            self._away()
        else:
            then(answer)
