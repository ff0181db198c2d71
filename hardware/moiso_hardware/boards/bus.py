"""One master for each line: bells, then changes, then everything again in turn, and who does not answer."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from moiso_hardware.boards.bells import Bell, Bells
from moiso_hardware.boards.port import BoardRefused, Face, Line, LineLost, NoAnswer, Speech

_log = logging.getLogger(__name__)

ATTEMPTS = 3
"""A board that misses so many is silent; from then on it is tried once in each turn."""
LOST_S = 1.0
"""A line that is gone is tried again after so long."""
_IDLE_S = 1.0


@dataclass(frozen=True)
class Station:
    """One board on the line."""

    id: str
    address: int
    speech: Speech


class Bus:
    """Keeps every board of a line showing what it should, also after it lost power.

    ``show``, ``ring`` and ``troubles`` may be called from any thread; ``step`` by one.

    Args:
        name: Id of the line.
        line: The line; closed together with the bus.
        stations: Its boards.
        bells: Its bells.
        refresh_s: Each board is written again after so long even when nothing changed.
        clock: Seconds that never run backwards.
    """

    def __init__(
        self,
        name: str,
        line: Line,
        stations: Iterable[Station] = (),
        bells: Iterable[Bell] = (),
        *,
        refresh_s: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._line, self._refresh_s, self._clock = name, line, refresh_s, clock
        self._stations = {station.id: station for station in stations}
        self._wanted = dict.fromkeys(self._stations, Face())
        self._due = dict.fromkeys(self._stations, 0.0)
        self._bells = Bells(bells, clock)
        self._troubles: dict[str, str] = {}
        self._lost_until: float | None = None
        self._lock = threading.Lock()
        self._news = threading.Event()

    def show(self, faces: Mapping[str, Face]) -> None:
        """From now on these boards show these faces; a changed one is due at once."""
        with self._lock:
            for name, face in faces.items():
                if name in self._stations and self._wanted[name] != face:
                    self._wanted[name] = face
                    self._due[name] = 0.0
        self._news.set()

    def ring(self, bells: Iterable[str]) -> None:
        """Ring these bells once, now; nothing is rung later when the line is gone."""
        with self._lock:
            self._bells.ring(bells)
        self._news.set()

    def troubles(self) -> tuple[str, ...]:
        """What is wrong, as ``code:id``: the line is gone, or boards that are silent or refuse."""
        with self._lock:
            if self._lost_until is not None:
                return (f"{LineLost.code}:{self._name}",)
            return tuple(sorted(f"{code}:{name}" for name, code in self._troubles.items()))

    def step(self) -> bool:
        """Ring, or write the board that has waited longest; False when there is nothing to do."""
        with self._lock:
            now = self._clock()
            if self._lost_until is not None and now < self._lost_until:
                return False
            stroke = self._bells.next()
            name = None if stroke else self._longest_due(now)
            if name is not None:
                station, face = self._stations[name], self._wanted[name]
                self._due[name] = now + self._refresh_s
        if stroke is not None:
            confirmed = self._try(stroke.bell.id, lambda: stroke.send(self._line))
            with self._lock:
                self._bells.sent(stroke, confirmed=confirmed)
        elif name is not None:
            self._try(name, lambda: station.speech.show(self._line, station.address, face))
        return stroke is not None or name is not None

    def wait(self) -> None:
        """Sleep until something changes or is due."""
        with self._lock:
            at = min([*self._due.values(), self._bells.next_at(), self._clock() + _IDLE_S])
            left = max(at, self._lost_until or 0.0) - self._clock()
        self._news.wait(max(0.0, left))
        self._news.clear()

    def wake(self) -> None:
        """End ``wait``."""
        self._news.set()

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _longest_due(self, now: float) -> str | None:
        due = [(at, name) for name, at in self._due.items() if at <= now]
        return min(due, key=lambda pair: pair[0])[1] if due else None

    def _try(self, name: str, send: Callable[[], None]) -> bool:
        """Send until it is confirmed or has been tried often enough; notes who is in trouble."""
        attempts = 1 if name in self._troubles else ATTEMPTS
        for attempt in range(1, attempts + 1):
            try:
                send()
            except LineLost as error:
                self._lose(error)
                return False
            except (NoAnswer, BoardRefused) as error:
                if attempt == attempts or isinstance(error, BoardRefused):
                    self._note(name, error)
                    return False
            except Exception as bug:  # one board's trouble, and no other's
                if self._troubles.get(name) != BoardRefused.code:
                    _log.exception("%s cannot be written", name)
                self._note(name, BoardRefused(f"{name}: {type(bug).__name__}"))
                return False
            else:
                self._settle(name)
                return True
        return False

    def _lose(self, error: LineLost) -> None:
        with self._lock:
            if self._lost_until is None:
                _log.info("%s", error.message)
            self._lost_until = self._clock() + LOST_S
            self._due = dict.fromkeys(self._stations, 0.0)
            self._bells.forget()

    def _note(self, name: str, error: NoAnswer | BoardRefused) -> None:
        with self._lock:
            self._lost_until = None
            if self._troubles.get(name) != error.code:
                _log.info("%s", error.message)
            self._troubles[name] = error.code

    def _settle(self, name: str) -> None:
        with self._lock:
            self._lost_until = None
            self._troubles.pop(name, None)


class BusThread:
    """Runs a bus until it is stopped."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="boards", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the frame in hand and end."""
        self._end.set()
        self._bus.wake()
        self._thread.join()
        self._bus.close()

    def _run(self) -> None:
        while not self._end.is_set():
            if not self._bus.step():
                self._bus.wait()
