"""A visitor's call for help: told to the staff, answered by them, and over by itself after a while."""

from __future__ import annotations

from collections.abc import Callable

from moiso_qt.link import Link

from moiso_kiosk.health import Health
from moiso_kiosk.phrases import say

CALLED, ANSWERED = "called", "answered"


class HelpCall:
    """One call at a time, whoever stands here meanwhile.

    Args:
        stays_s: A call, and the answer to it, end by themselves after this.
        clock: Seconds that never run backwards.
    """

    def __init__(self, link: Link, health: Health, *, stays_s: float, clock: Callable[[], float]) -> None:
        self._link, self._health, self._stays_s, self._clock = link, health, stays_s, clock
        self._state, self._until = "", 0.0

    @property
    def state(self) -> str:
        """``called``, ``answered``, or empty."""
        return self._state

    def press(self) -> None:
        """Call, or take the call back."""
        self._become("" if self._state else CALLED)

    def answer(self) -> None:
        """Staff say that somebody is coming; without a call nothing is answered."""
        if self._state == CALLED:
            self._become(ANSWERED)

    def tick(self) -> None:
        """Let time pass."""
        if self._state and self._clock() >= self._until:
            self._become("")

    def words(self, language: str) -> str:
        """What the visitor is told; empty without a call."""
        if not self._state:
            return ""
        return say(language, f"help_{self._state}" if self._link.online else "help_failed")

    def _become(self, state: str) -> None:
        self._state, self._until = state, self._clock() + self._stays_s
        self._health.set("help", ("help_wanted",) if state == CALLED else ())
