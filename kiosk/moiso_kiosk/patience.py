"""How patient the kiosk is, with the server and with nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace

RESTS = 4
"""Places of a resting page."""
SLIDES = 4
"""Guidance slides that follow each other."""


@dataclass(frozen=True)
class Pace:
    """How patient the kiosk is, in seconds."""

    idle_s: float = 45
    """Nobody touched anything: ask whether somebody is still there."""
    grace_s: float = 15
    """Then back to the first page after this."""
    attract_s: float = 180
    """The untouched first page makes room for guidance slides, which also rest the panel …"""
    slide_s: float = 8
    """… each for this long."""
    rest_s: float = 60
    """A page that nobody uses, or a locked one, moves a little this often, which spares the panel."""
    number_s: float = 15
    """The number stays this long when its paper came out …"""
    number_unprinted_s: float = 30
    """… and this long when it did not."""
    slow_s: float = 3
    no_answer_s: float = 12
    help_s: float = 180
    """A call for help ends by itself after this."""

    def slower(self) -> Pace:
        """Twice as patient with somebody who is here."""
        return replace(
            self,
            idle_s=2 * self.idle_s,
            grace_s=2 * self.grace_s,
            number_s=2 * self.number_s,
            number_unprinted_s=2 * self.number_unprinted_s,
        )

    def number_stays_s(self, *, printed: bool) -> float:
        """How long a number that nobody touches stays on show."""
        return self.number_s if printed else self.number_unprinted_s

    def rest(self, quiet_s: float) -> int:
        """The place of a page that nobody uses, from 0: it moves every minute."""
        return int(quiet_s / self.rest_s) % RESTS

    def idle_left_s(self, quiet_s: float) -> int | None:
        """Seconds until everything is wiped; None as long as nobody need be asked."""
        left = self.idle_s + self.grace_s - quiet_s
        return max(0, round(left)) if quiet_s >= self.idle_s else None

    def slide(self, quiet_s: float) -> int:
        """The guidance slide for an untouched first page, from 1; 0 as long as the menu stays."""
        return 1 + int(quiet_s / self.slide_s) % SLIDES if quiet_s >= self.attract_s else 0
