"""One master for each line: changes first, then everything again in turn, and who does not answer."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from moiso_hardware.boards.port import Face, Line, LineLost, NoAnswer, Speech

_log = logging.getLogger(__name__)

ATTEMPTS = 3


@dataclass(frozen=True)
class Station:
    """One board on the line."""

    counter: str
    """Id of the counter whose number it shows."""
    address: int
    speech: Speech

    @property
    def id(self) -> str:
        """Tells it from the others of its line."""
        return f"{self.counter}@{self.address}"


class Bus:
    """Keeps every board of a line showing what it should, also after it lost power.

    Args:
        refresh_s: Each board is written again after so long even when nothing changed.
        clock: Seconds that never run backwards.
    """

    def __init__(
        self,
        line: Line,
        stations: list[Station],
        *,
        refresh_s: float = 15.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line, self._refresh_s, self._clock = line, refresh_s, clock
        self._stations = {station.id: station for station in stations}
        self._wanted = {station.id: Face() for station in stations}
        self._due = dict.fromkeys(self._stations, 0.0)
        self._silent: set[str] = set()
        self._lock = threading.Lock()

    def show(self, faces: Mapping[str, Face]) -> None:
        """From now on the boards of these counters show these faces; a changed one is due at once."""
        with self._lock:
            for station in self._stations.values():
                face = faces.get(station.counter, self._wanted[station.id])
                if self._wanted[station.id] != face:
                    self._wanted[station.id] = face
                    self._due[station.id] = 0.0

    def silent(self) -> frozenset[str]:
        """The boards that do not answer."""
        return frozenset(self._silent)

    def step(self) -> bool:
        """Write the board that has waited longest; False when none is due."""
        with self._lock:
            now = self._clock()
            due = [(at, name) for name, at in self._due.items() if at <= now]
            if not due:
                return False
            _, name = min(due, key=lambda pair: pair[0])
            face = self._wanted[name]
            self._due[name] = now + self._refresh_s
        self._write(self._stations[name], face)
        return True

    def _write(self, station: Station, face: Face) -> None:
        attempts = 1 if station.id in self._silent else ATTEMPTS
        for _ in range(attempts):
            try:
                station.speech.show(self._line, station.address, face)
            except NoAnswer as error:
                _log.info("%s", error.message)
            except LineLost as error:
                _log.info("%s", error.message)
                break
            else:
                self._silent.discard(station.id)
                return
        self._silent.add(station.id)

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()


class BusThread:
    """Runs a bus until it is stopped."""

    def __init__(self, bus: Bus, *, rest_s: float = 0.05) -> None:
        self._bus, self._rest_s = bus, rest_s
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="boards", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the frame in hand and end."""
        self._end.set()
        self._thread.join()
        self._bus.close()

    def _run(self) -> None:
        while not self._end.is_set():
            if not self._bus.step():
                self._end.wait(self._rest_s)
