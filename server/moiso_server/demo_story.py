"""The story that a demonstration tells by itself: three numbers, two calls, a transfer, an end."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moiso_shared.centre import Centre, Counter, Service, Tile

if TYPE_CHECKING:
    from moiso_server.demo import House

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

    def shoot(self, step: str, *windows: str) -> None:
        """Take a picture of each window."""
        for window in windows:
            wish = self._folder / f"{window}-{step}.want"
            wish.touch()
            self._until(lambda wish=wish: not wish.exists(), f"a picture of {window}")  # type: ignore[misc]

    def hall(self) -> dict[str, Any]:
        """The hall as the server has it."""
        request = urllib.request.Request(
            f"{self._house.url}/api/lobby", headers={"Authorization": f"Bearer {self._token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            hall: dict[str, Any] = json.load(answer)
            return hall

    def wait(self, what: str, condition: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the hall is as described."""
        self._until(lambda: condition(self.hall()), what)


def tell(house: House, centre: Centre, until: Until, counters: tuple[str, str]) -> None:
    """Run the story by touch and key, with pictures of every window at every step."""
    stage = Stage(house, until)
    first, second = (centre.counter(counter) for counter in counters)
    assert first is not None
    assert second is not None
    desks = ("counter-1", "counter-2")
    everyone = ("kiosk", *desks, "board", "paper")
    for desk, counter in zip(desks, counters, strict=True):
        stage.act(desk, "touch work")
        stage.wait("an open counter", lambda hall, counter=counter: _status(hall, counter) == "open")  # type: ignore[misc]
    stage.shoot("01-start", *everyone)
    service, other = _shared(centre, first, second), _another(centre, first, second)
    for number, priority in enumerate((False, False, True), start=1):
        _take(stage, centre, service, number, priority=priority)
    stage.shoot("05-taken", *everyone)
    for number, desk in enumerate(desks, start=1):
        stage.act(desk, "key F2")
        stage.wait("a call", lambda hall, number=number: len(hall["calls"]) == number)  # type: ignore[misc]
    stage.shoot("06-called", *desks, "board")
    stage.act(desks[0], "key F4")
    stage.wait("a service", lambda hall: _states(hall).count("serving") == 1)
    stage.shoot("07-serving", desks[0], "board")
    stage.act(desks[0], "key F8")
    stage.act(desks[0], f"type {other.name.vi}")
    stage.shoot("08-transfer", desks[0])
    stage.act(desks[0], "key Return")
    stage.wait("a transfer", lambda hall: _states(hall).count("waiting") == 2)
    stage.shoot("09-transferred", *desks, "board")
    stage.act(desks[1], "key F4")
    stage.wait("a service", lambda hall: _states(hall).count("serving") == 1)
    stage.act(desks[1], "key F5")
    stage.wait("an end", lambda hall: len(hall["tickets"]) == 2)
    stage.shoot("10-finished", *everyone)


def _take(stage: Stage, centre: Centre, service: Service, number: int, *, priority: bool) -> None:
    """Take one number by touch, with a picture of each page on the way."""
    step = f"{number + 1:02d}-number{number}"
    path = _path(centre.tiles(), service.id)
    for depth, key in enumerate(path):
        stage.act("kiosk", f"touch tile-{key}")
        if number == 1 and depth < len(path) - 1:
            stage.shoot(f"{step}-menu{depth + 1}", "kiosk")
    stage.shoot(f"{step}-a-offer", "kiosk")
    classes = centre.priorities_of(service)
    if priority and classes:
        stage.act("kiosk", f"touch priority-{classes[0].id}")
        stage.shoot(f"{step}-b-priority", "kiosk")
    stage.act("kiosk", "touch take")
    stage.wait("a number", lambda hall: len(hall["tickets"]) == number)
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


def _shared(centre: Centre, first: Counter, second: Counter) -> Service:
    """A service that both counters take and the menu leads to."""
    reachable = [s for s in centre.services if _path(centre.tiles(), s.id)]
    return next(s for s in reachable if s.id in first.services and s.id in second.services)


def _another(centre: Centre, first: Counter, second: Counter) -> Service:
    """Another service, for the transfer."""
    shared = _shared(centre, first, second)
    return next(s for s in centre.services if s.id in second.services and s.id != shared.id)


def _status(hall: dict[str, Any], counter: str) -> str:
    return next((str(state["status"]) for state in hall["counters"] if state["id"] == counter), "")


def _states(hall: dict[str, Any]) -> list[str]:
    return [str(ticket["state"]) for ticket in hall["tickets"]]
