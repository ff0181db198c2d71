"""Wrong tries to sign in: after five in a minute, nobody gets in as this person for a minute."""

import time
from collections.abc import Callable

MOST = 5
LOCKED_S = 60.0


class Tries:
    """The tries of the last minute, by person.

    Args:
        clock: Seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, list[float]] = {}

    def begin(self, person: str) -> bool:
        """Count a try, as wrong until it proves `right`: many at once get no more than one after the other.

        Returns:
            Whether the try may be made; False while the person is locked out.
        """
        now = self._clock()
        recent = {who: [at for at in tries if now - at < LOCKED_S] for who, tries in self._wrong.items()}
        self._wrong = {who: tries for who, tries in recent.items() if tries}
        tries = self._wrong.setdefault(person, [])
        if len(tries) >= MOST:
            return False
        tries.append(now)
        return True

    def right(self, person: str) -> None:
        """Forget the tries of a person who got in."""
        self._wrong.pop(person, None)
