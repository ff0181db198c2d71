"""The floors that a way leads over, as drawings: turned so that the reader's view points up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from moiso_shared.floor import Landmark, Place, Spot
from moiso_shared.floor_way import Box, Point, Step, find_way, steps_of

_TURNS = {"up": 0, "right": 1, "down": 2, "left": 3}
_RIM_M = 1.0
"""Room around what stands on a floor."""


@dataclass(frozen=True)
class Mark:
    """A lift, stairs or a door."""

    kind: str
    at: Point


@dataclass(frozen=True)
class Drawing:
    """One floor."""

    floor: int
    width: float
    height: float
    zones: tuple[tuple[str, Box], ...]
    marks: tuple[Mark, ...] = ()
    here: Point | None = None
    way: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Route:
    """How to come to a zone; without steps where nobody knows where the reader stands."""

    drawings: tuple[Drawing, ...]
    known: bool = False
    """Whether the way could be worked out."""
    steps: tuple[Step, ...] = ()
    """On the first floor."""
    by: str = ""
    """``lift`` or ``stairs``, where the zone is on another floor."""
    metres: float = 0


@lru_cache(maxsize=64)
def route(
    zones: tuple[tuple[str, Place], ...], landmarks: tuple[Landmark, ...], spot: Spot | None, target: str
) -> Route:
    """The way from a kiosk to a zone.

    Args:
        zones: Ids and places of all zones that have one.
        landmarks: Lifts, stairs and doors.
        spot: Where the kiosk stands.
        target: Id of a zone among ``zones``.
    """
    goal = dict(zones)[target]
    turns = _TURNS[spot.looks] if spot is not None else 0
    there = _drawing(goal.floor, zones, landmarks, spot, turns)
    if spot is None:
        return Route((there,))
    if spot.floor == goal.floor:
        walked = _walk(there, there.here, dict(there.zones)[target])
        return Route((walked,), True, steps_of(walked.way), metres=_length(walked.way))
    here = _drawing(spot.floor, zones, landmarks, spot, turns)
    ways = [_over(here, there, target, mark) for mark in here.marks if mark in there.marks]
    found = min(ways, key=lambda way: (way.by != "lift", way.metres), default=None)
    return found or Route((there,))


def _over(here: Drawing, there: Drawing, target: str, mark: Mark) -> Route:
    """By a lift or stairs to another floor."""
    first = _walk(here, here.here, Box(*mark.at))
    second = _walk(there, mark.at, dict(there.zones)[target])
    metres = _length(first.way) + _length(second.way)
    return Route((first, second), True, steps_of(first.way), mark.kind, metres)


def _walk(drawing: Drawing, start: Point | None, target: Box) -> Drawing:
    assert start is not None, "a way without a beginning"
    others = [box for _, box in drawing.zones if box != target]
    way = find_way(start, target, others, (drawing.width, drawing.height))
    return Drawing(
        drawing.floor, drawing.width, drawing.height, drawing.zones, drawing.marks, drawing.here, way
    )


def _drawing(
    floor: int,
    zones: Iterable[tuple[str, Place]],
    landmarks: Iterable[Landmark],
    spot: Spot | None,
    turns: int,
) -> Drawing:
    boxes = [(name, Box(at.x, at.y, at.width, at.height)) for name, at in zones if at.floor == floor]
    all_boxes = [Box(at.x, at.y, at.width, at.height) for _, at in zones]
    marks = [mark for mark in landmarks if mark.is_on(floor)]
    spots = [Box(mark.x, mark.y) for mark in landmarks] + ([Box(spot.x, spot.y)] if spot else [])
    width = max(box.right for box in (*all_boxes, *spots)) + _RIM_M
    height = max(box.bottom for box in (*all_boxes, *spots)) + _RIM_M
    here = spot is not None and spot.floor == floor
    return Drawing(
        floor,
        *((height, width) if turns % 2 else (width, height)),
        zones=tuple((name, _turned(box, turns, width, height)) for name, box in boxes),
        marks=tuple(
            Mark(mark.kind, _turned(Box(mark.x, mark.y), turns, width, height).middle) for mark in marks
        ),
        here=_turned(Box(spot.x, spot.y), turns, width, height).middle if spot and here else None,
    )


def _turned(box: Box, turns: int, width: float, height: float) -> Box:
    """The box on a drawing turned so that its right (1), lower (2) or left (3) side comes up."""
    match turns:
        case 1:
            return Box(box.y, width - box.right, box.height, box.width)
        case 2:
            return Box(width - box.right, height - box.bottom, box.width, box.height)
        case 3:
            return Box(height - box.bottom, box.x, box.height, box.width)
        case _:
            return box


def _length(way: tuple[Point, ...]) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(way))
