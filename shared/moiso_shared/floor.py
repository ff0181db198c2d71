"""Where things stand on the centre's floors, in whole metres: zones, kiosks, lifts, stairs and doors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from moiso_shared.text import Strict

if TYPE_CHECKING:
    from moiso_shared.centre import Centre, Zone

Floor = Annotated[int, Field(ge=-5, le=99)]
"""1 is the floor at street level; 0 is one called ground floor; below it are basements."""
Metres = Annotated[int, Field(ge=0, le=500)]
Length = Annotated[int, Field(ge=1, le=500)]
Direction = Literal["up", "right", "down", "left"]


class Place(Strict):
    """A rectangle on a floor. Metres count from the upper left corner of the floor's drawing."""

    floor: Floor = 1
    x: Metres
    y: Metres
    width: Length
    height: Length

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Where it ends, further down the drawing."""
        return self.y + self.height


class Spot(Strict):
    """Where a kiosk stands, and where somebody looks who stands before it."""

    floor: Floor = 1
    x: Metres
    y: Metres
    looks: Direction = "up"
    """On the drawing; the map on the kiosk is turned so that this points up."""


class Landmark(Strict):
    """A lift, stairs or a door; a lift or stairs stand at the same place of each floor they lead to."""

    kind: Literal["lift", "stairs", "entrance"]
    floors: Annotated[tuple[Floor, ...], Field(max_length=20)] = ()
    """Left out, floor 1."""
    x: Metres
    y: Metres

    def is_on(self, *floors: int) -> bool:
        """Whether it is on all of these floors."""
        return set(floors) <= set(self.floors or (1,))


class FloorPlan(Strict):
    """What leads from floor to floor, and into the house."""

    landmarks: Annotated[tuple[Landmark, ...], Field(max_length=40)] = ()


def mistakes(centre: Centre) -> Iterator[str]:
    """Zones that lie over each other, and lifts that lead nowhere."""
    placed = [(index, zone) for index, zone in enumerate(centre.zones) if zone.place is not None]
    for (_, one), (index, other) in combinations(placed, 2):
        if one.place and other.place and _overlap(one.place, other.place):
            yield (
                f"zones[{index}].place: lies over '{one.id}', which takes x {one.place.x} to "
                f"{one.place.right} and y {one.place.y} to {one.place.bottom} on floor {one.place.floor}"
            )
    for index, mark in enumerate(centre.floor.landmarks):
        field = f"floor.landmarks[{index}].floors"
        if len(set(mark.floors)) < len(mark.floors):
            yield f"{field}: names a floor twice"
        elif mark.kind != "entrance" and len(mark.floors) < 2:
            yield f"{field}: a lift or stairs lead to two floors or more, e.g. 1, 2"


def advice(centre: Centre) -> Iterator[str]:
    """Zones that no way leads to from a kiosk, and kiosks whose map cannot say "you are here"."""
    placed = [(index, zone) for index, zone in enumerate(centre.zones) if zone.place is not None]
    for place, kiosk in enumerate(centre.kiosks):
        if kiosk.spot is None and placed:
            yield f"kiosks[{place}].spot: is not set, so its map cannot show the way"
    floors = {kiosk.spot.floor for kiosk in centre.kiosks if kiosk.spot is not None}
    for index, zone in placed:
        for floor in sorted(floors):
            if not _joined(centre, zone, floor):
                yield (
                    f"zones[{index}].place.floor: no lift or stairs in floor.landmarks lead there "
                    f"from floor {floor}"
                )


def _overlap(one: Place, other: Place) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    above = one.bottom <= other.y or other.bottom <= one.y
    return one.floor == other.floor and not beside and not above


def _joined(centre: Centre, zone: Zone, floor: int) -> bool:
    there = zone.place.floor if zone.place is not None else floor
    return floor == there or any(mark.is_on(floor, there) for mark in centre.floor.landmarks)
