"""Which board is the voice of a zone: one at a time, as long as it keeps asking."""

import math
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moiso_shared.lobby import CALLS_KEPT
from moiso_shared.wire import Lease

LEASE_S = 3.0
"""A board makes no sound later than this after it has asked."""
GRACE_S = 0.5
"""Nobody else is granted the zone for so much longer: a fade takes a moment, and a sound card lags."""


@dataclass(frozen=True)
class _Held:
    board: str
    until: float


class Voices:
    """Grants each zone to the board that asked first, and each call to one voice, once.

    A board that gets no answer for ``for_s`` ends even the sentence that it is in; a little later its zones
    are free. So no two are ever heard at once, and nobody needs to know whether it died or was cut off.

    Args:
        clock: Seconds that never run backwards.
        for_s: How long a grant holds.
        restarted: There was a server before this one. Whoever became a voice by it may still speak, so until
            that has ended a zone is granted only to a board that says that it holds it.
    """

    def __init__(
        self, clock: Callable[[], float], for_s: float = LEASE_S, *, restarted: bool = False
    ) -> None:
        self._clock, self._for_s = clock, for_s
        self._open_from = clock() + for_s + GRACE_S if restarted else -math.inf
        self._held: dict[str, _Held] = {}
        self._said: deque[int] = deque(maxlen=2 * CALLS_KEPT)

    def ask(self, board: str, zones: Iterable[str], held: Iterable[str] = ()) -> Lease:
        """Grant what is free or the board's own already; zones it no longer asks for become free.

        Args:
            held: Zones that the board holds by its own clock.
        """
        now = self._clock()
        wanted = frozenset(zones) if now >= self._open_from else frozenset(zones).intersection(held)
        others = {zone: held for zone, held in self._held.items() if held.board != board and held.until > now}
        granted = sorted(wanted - others.keys())
        until = now + self._for_s + GRACE_S
        self._held = others | {zone: _Held(board, until) for zone in granted}
        return Lease(zones=tuple(granted), for_s=self._for_s)

    def claim(self, board: str, seq: int) -> bool:
        """Whether this board may speak this call: it is a voice, and nobody was allowed to before."""
        now = self._clock()
        is_voice = any(held.board == board and held.until > now for held in self._held.values())
        return is_voice and self.note_said(seq)

    def note_said(self, seq: int) -> bool:
        """A call was spoken, perhaps before this server began; false when that is known."""
        if seq in self._said:
            return False
        self._said.append(seq)
        return True
