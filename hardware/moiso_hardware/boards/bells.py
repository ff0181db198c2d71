"""Bells on a line: a short contact at a call, and never one that stays closed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moiso_hardware.boards.port import Face, Line, Speech

_AGAIN_S = 1.0
"""A contact that could not be opened is tried again after so long."""


@dataclass(frozen=True)
class Bell:
    """One bell, or the relay that rings it."""

    id: str
    address: int
    ring: Speech
    rest: Speech | None = None
    """Ends the contact; None for a bell that ends by itself."""
    for_s: float = 0.4


@dataclass(frozen=True)
class Stroke:
    """One thing to send now."""

    bell: Bell
    ends: bool
    """The contact opens; otherwise it closes."""

    def send(self, line: Line) -> None:
        """Send it; raises what a ``Speech`` raises."""
        speech = self.bell.rest if self.ends else self.bell.ring
        if speech is not None:
            speech.show(line, self.bell.address, Face())


class Bells:
    """What is to be rung and when it is to end. At the start every contact is opened once.

    Args:
        bells: All bells of a line.
        clock: Seconds that never run backwards.
    """

    def __init__(self, bells: Iterable[Bell], clock: Callable[[], float]) -> None:
        self._bells, self._clock = {bell.id: bell for bell in bells}, clock
        self._rings: list[str] = []
        self._ends = {bell.id: 0.0 for bell in self._bells.values() if bell.rest is not None}

    def ring(self, bells: Iterable[str]) -> None:
        """Ring these once; one that rings already rings no longer for it."""
        self._rings += [name for name in bells if name in self._bells and name not in self._rings]

    def forget(self) -> None:
        """What has not been rung is not rung any more."""
        self._rings.clear()

    def next(self) -> Stroke | None:
        """What to send now; contacts to be opened come first."""
        now = self._clock()
        for name, at in self._ends.items():
            if at <= now:
                return Stroke(self._bells[name], ends=True)
        return Stroke(self._bells[self._rings[0]], ends=False) if self._rings else None

    def next_at(self) -> float:
        """When there is something to send, on the clock."""
        return self._clock() if self._rings else min(self._ends.values(), default=float("inf"))

    def sent(self, stroke: Stroke, *, confirmed: bool) -> None:
        """A stroke has been sent; one that ends a contact is repeated until it was confirmed."""
        bell, now = stroke.bell, self._clock()
        if stroke.ends:
            self._ends.pop(bell.id, None)
            if not confirmed:
                self._ends[bell.id] = now + _AGAIN_S
            return
        if bell.id in self._rings:
            self._rings.remove(bell.id)
        if bell.rest is not None:
            self._ends[bell.id] = now + bell.for_s
