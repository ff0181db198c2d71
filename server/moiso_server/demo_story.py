"""The story that a demonstration tells by itself: three numbers, two calls, a transfer, an end."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moiso_shared.centre import Centre, Counter, Service, Tile

from moiso_server.demo_finding import tell_finding

if TYPE_CHECKING:
    from moiso_server.demo import House

RETRY_S = 2.0
"""A person touches again when nothing has happened for this long."""

Condition = Callable[[dict[str, Any]], bool]
"""Whether the hall is as the story needs it."""

Until = Callable[[Callable[[], bool], str], None]


class Stage:
    """The windows of a demonstration: what is done in them, and pictures of them.

    Args:
        house: The running programs; its ``shots`` folder carries wishes and pictures.
        until: Waits for a condition.
    """

    def __init__(self, house: House, until: Until) -> None:
        assert house.shots is not None
        self._folder: Path = house.shots
        self._house = house
        self._until = until
        self._token = house.token("admin", "demo").read_text(encoding="ascii")
        self._acts = 0

    def act(self, window: str, *lines: str) -> None:
        """Touch and type in one window, as soon as what is touched is there."""
        self._acts += 1
        wish = self._folder / f"{window}-{self._acts:02d}.do"
        failed = wish.with_suffix(".failed")

        def done() -> bool:
            if failed.exists():
                failed.rename(wish)
            return not wish.exists()

        partial = wish.with_suffix(".part")
        partial.write_text("\n".join(lines), encoding="utf-8")
        partial.rename(wish)
        self._until(done, f"{window}: {lines}")

    def achieve(self, window: str, line: str, what: str, condition: Condition) -> None:
        """Do something in a window and see it happen; a touch that came too early is done again."""

        def happened() -> bool:
            if condition(self.hall()):
                return True
            self.act(window, line)
            deadline = time.monotonic() + RETRY_S
            while time.monotonic() < deadline:
                if condition(self.hall()):
                    return True
                time.sleep(0.05)
            return False

        self._until(happened, f"{what} ({window}: {line})")

    def shoot(self, step: str, *windows: str) -> None:
        """Take a picture of each window."""
        wishes = [self._folder / f"{window}-{step}.want" for window in windows]
        for wish in wishes:
            wish.touch()
        self._until(lambda: not any(wish.exists() for wish in wishes), f"pictures of {', '.join(windows)}")

    def hall(self) -> dict[str, Any]:
        """The hall as the server has it."""
        return self.read("/api/lobby")

    def read(self, path: str) -> dict[str, Any]:
        """What the server answers."""
        request = urllib.request.Request(
            f"{self._house.url}{path}", headers={"Authorization": f"Bearer {self._token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            told: dict[str, Any] = json.load(answer)
            return told

    def wait(self, what: str, condition: Condition) -> None:
        """Wait until the hall is as described."""
        self._until(lambda: condition(self.hall()), what)


@dataclass(frozen=True)
class Cast:
    """Who and what the story is about."""

    centre: Centre
    first: Counter
    second: Counter
    service: Service
    """Both counters take it."""
    other: Service
    """The second counter takes it too; the transfer goes there."""


def cast(centre: Centre) -> Cast:
    """Two counters with a service in common that the menu leads to, and another one for the transfer.

    Raises:
        ValueError: The document has no such pair.
    """
    reachable = [s for s in centre.services if _path(centre.tiles(), s.id) and s.id != centre.guide_service]
    for first, second in permutations(centre.counters, 2):
        common = [s for s in reachable if s.id in first.services and s.id in second.services]
        others = [s for s in centre.services if s.id in second.services and s.id != centre.guide_service]
        if len(common) > 1 or (common and len(others) > 1):
            other = next(s for s in others if s.id != common[0].id)
            return Cast(centre, first, second, common[0], other)
    raise ValueError("the document has no two counters that share a service")


def tell(house: House, play: Cast, until: Until) -> None:
    """Run the story by touch and key, with pictures of every window at every step."""
    stage = Stage(house, until)
    desks = ("counter-1", "counter-2")
    everyone = ("kiosk", *desks, "board", "paper")
    for desk, counter in zip(desks, (play.first.id, play.second.id), strict=True):
        stage.achieve(desk, "touch work", "an open counter", is_open(counter))
    stage.shoot("01-start", *everyone)
    for number, priority in enumerate((False, False, True), start=1):
        _take(stage, play, number, priority=priority)
    stage.shoot("05-taken", *everyone)
    for number, desk in enumerate(desks, start=1):
        stage.achieve(desk, "key F2", "a call", has_calls(number))
    stage.shoot("06-called", *desks, "board")
    stage.achieve(desks[0], "key F4", "a service", lambda hall: _states(hall).count("serving") == 1)
    stage.shoot("07-serving", desks[0], "board")
    stage.act(desks[0], "key F8")
    stage.act(desks[0], f"type {play.other.name.vi}")
    stage.shoot("08-transfer", desks[0])
    stage.achieve(desks[0], "key Return", "a transfer", lambda hall: _states(hall).count("waiting") == 2)
    stage.shoot("09-transferred", *desks, "board")
    stage.achieve(desks[1], "key F4", "a service", lambda hall: _states(hall).count("serving") == 1)
    stage.achieve(desks[1], "key F5", "an end", lambda hall: len(hall["tickets"]) == 2)
    stage.shoot("10-finished", *everyone)
    tell_finding(stage)


def _take(stage: Stage, play: Cast, number: int, *, priority: bool) -> None:
    """Take one number by touch, with a picture of each page on the way."""
    step = f"{number + 1:02d}-number{number}"
    path = _path(play.centre.tiles(), play.service.id)
    for depth, key in enumerate(path):
        stage.act("kiosk", f"touch tile-{key}")
        if number == 1 and depth < len(path) - 1:
            stage.shoot(f"{step}-menu{depth + 1}", "kiosk")
    stage.shoot(f"{step}-a-offer", "kiosk")
    classes = play.centre.priorities_of(play.service)
    if priority and classes:
        stage.act("kiosk", f"touch priority-{classes[0].id}")
        stage.shoot(f"{step}-b-priority", "kiosk")
    stage.achieve("kiosk", "touch take", "a number", lambda hall: len(hall["tickets"]) == number)
    stage.wait("its paper", lambda hall: all(ticket["paper"] == "printed" for ticket in hall["tickets"]))
    stage.shoot(f"{step}-c-number", "kiosk", "paper")
    stage.act("kiosk", "touch done")


def _path(tiles: tuple[Tile, ...], service_id: str, above: str = "") -> list[str]:
    """Keys of the tiles on the way to a service; the positions joined by dots."""
    for position, tile in enumerate(tiles):
        key = f"{above}{position}"
        if tile.service == service_id:
            return [key]
        below = _path(tile.tiles, service_id, f"{key}.")
        if below:
            return [key, *below]
    return []


def is_open(counter: str) -> Condition:
    """The counter is open."""
    return lambda hall: any(c["id"] == counter and c["status"] == "open" for c in hall["counters"])


def has_calls(number: int) -> Condition:
    """So many calls have been made."""
    return lambda hall: len(hall["calls"]) == number


def _states(hall: dict[str, Any]) -> list[str]:
    return [str(ticket["state"]) for ticket in hall["tickets"]]
