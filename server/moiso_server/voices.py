"""Which board is the voice of a zone: one at a time, as long as it keeps asking."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from moiso_shared.wire import Lease

LEASE_S = 3.0


@dataclass(frozen=True)
class _Held:
    board: str
    until: float


class Voices:
    """Grants each zone to the board that asked first; a board that falls silent loses it after 3 s.

    Args:
        clock: Seconds that never run backwards.
        for_s: How long a grant holds.
    """

    def __init__(self, clock: Callable[[], float], for_s: float = LEASE_S) -> None:
        self._clock, self._for_s = clock, for_s
        self._held: dict[str, _Held] = {}

    def ask(self, board: str, zones: Iterable[str]) -> Lease:
        """Grant what is free or the board's own already; zones it no longer asks for become free."""
        now = self._clock()
        others = {zone: held for zone, held in self._held.items() if held.board != board and held.until > now}
        granted = sorted(frozenset(zones) - others.keys())
        self._held = others | {zone: _Held(board, now + self._for_s) for zone in granted}
        return Lease(zones=tuple(granted), for_s=self._for_s)
