"""The way through a hall: the shortest with few bends that goes through no other zone, if there is one."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Literal

Point = tuple[float, float]
Cost = tuple[float, float, int]
"""Metres through other zones, metres with bends, bends."""
Turn = Literal["ahead", "left", "right", "behind"]

BEND_M = 3.0
"""A bend is worth a detour of so many metres: a way with few of them is easier to keep in mind."""

_HEADINGS = ((0, -1), (1, 0), (0, 1), (-1, 0))
"""Up, right, down, left on the drawing."""


@dataclass(frozen=True)
class Box:
    """A rectangle; one without width and height is a spot."""

    x: float
    y: float
    width: float = 0
    height: float = 0

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends, further down."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, point: Point) -> bool:
        """Whether the point is inside or on the edge."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def has_inside(self, point: Point) -> bool:
        """Whether the point is inside, not on the edge."""
        return self.x < point[0] < self.right and self.y < point[1] < self.bottom

    def crossed(self, start: Point, end: Point) -> float:
        """How many metres of a straight line along an axis are inside."""
        if start[1] == end[1]:
            inside, low, high = self.y < start[1] < self.bottom, self.x, self.right
            one, other = sorted((start[0], end[0]))
        else:
            inside, low, high = self.x < start[0] < self.right, self.y, self.bottom
            one, other = sorted((start[1], end[1]))
        return max(0.0, min(other, high) - max(one, low)) if inside else 0.0


@dataclass(frozen=True)
class Step:
    """A stretch of the way: how to turn before it, and its length."""

    turn: Turn
    metres: float


def find_way(
    start: Point, target: Box, others: Iterable[Box], size: tuple[float, float]
) -> tuple[Point, ...]:
    """The corners of the way from a spot to the edge of a zone, along the walls of the drawing.

    The fewest metres through other zones come first, then the shortest way where a bend counts as three
    metres. A zone that the way begins in, or that lies around a spot to reach, may be walked through.

    Args:
        others: The zones to walk around.
        size: Width and height of the floor, which the way never leaves.
    """
    if target.holds(start):
        return (start,)
    walls = [box for box in others if not box.has_inside(start) and not box.has_inside(target.middle)]
    xs = _lines([start[0], target.middle[0]], [v for b in (*walls, target) for v in (b.x, b.right)], size[0])
    ys = _lines([start[1], target.middle[1]], [v for b in (*walls, target) for v in (b.y, b.bottom)], size[1])
    corners = _cheapest(start, target, walls, xs, ys)
    entry = _entry(corners[-2], corners[-1], target)
    return _bends((*corners[:-1], entry))


def steps_of(way: Sequence[Point], heading: int = 0) -> tuple[Step, ...]:
    """The way as somebody walks it who looks up the drawing at first; 1 for right, 2 down, 3 left."""
    steps: list[Step] = []
    turns: tuple[Turn, ...] = ("ahead", "right", "behind", "left")
    for (x, y), (to_x, to_y) in pairwise(way):
        sign = (_sign(to_x - x), _sign(to_y - y))
        new = _HEADINGS.index(sign)
        steps.append(Step(turns[(new - heading) % 4], abs(to_x - x) + abs(to_y - y)))
        heading = new
    return tuple(steps)


def _lines(wanted: Iterable[float], edges: Iterable[float], end: float) -> list[float]:
    """Where one may walk: through the middle of every gap between edges, and where one must."""
    marks = sorted({0.0, float(end), *map(float, edges)})
    gaps = {(one + other) / 2 for one, other in pairwise(marks)}
    return sorted(gaps | set(map(float, wanted)))


def _cheapest(
    start: Point, target: Box, walls: Sequence[Box], xs: Sequence[float], ys: Sequence[float]
) -> list[Point]:
    """Dijkstra over the crossings of the lines, each entered along one of two axes."""
    first = (xs.index(start[0]), ys.index(start[1]))
    serial = count()
    best: dict[tuple[int, int, int], Cost] = {}
    heap: list[tuple[Cost, int, int, int, int, tuple[Point, ...]]] = []
    heapq.heappush(heap, ((0.0, 0.0, 0), next(serial), *first, -1, (start,)))
    while heap:
        cost, _, column, row, axis, trail = heapq.heappop(heap)
        here = (xs[column], ys[row])
        if target.holds(here):
            return list(trail)
        if (column, row, axis) in best and cost >= best[column, row, axis]:
            continue
        best[column, row, axis] = cost
        for to_column, to_row, along in _beside(column, row, len(xs), len(ys)):
            there = (xs[to_column], ys[to_row])
            through = sum(box.crossed(here, there) for box in walls)
            length = abs(there[0] - here[0]) + abs(there[1] - here[1]) - target.crossed(here, there)
            bend = int(axis not in (-1, along))
            further = (cost[0] + through, cost[1] + length + BEND_M * bend, cost[2] + bend)
            heapq.heappush(heap, (further, next(serial), to_column, to_row, along, (*trail, there)))
    raise AssertionError("every crossing can be reached from every other")


def _beside(column: int, row: int, columns: int, rows: int) -> Iterator[tuple[int, int, int]]:
    for x, y, axis in (
        (column - 1, row, 0),
        (column + 1, row, 0),
        (column, row - 1, 1),
        (column, row + 1, 1),
    ):
        if 0 <= x < columns and 0 <= y < rows:
            yield x, y, axis


def _entry(before: Point, inside: Point, target: Box) -> Point:
    """Where the last stretch comes to the target's edge."""
    x = min(max(before[0], target.x), target.right) if before[1] == inside[1] else inside[0]
    y = min(max(before[1], target.y), target.bottom) if before[0] == inside[0] else inside[1]
    return x, y


def _bends(trail: Sequence[Point]) -> tuple[Point, ...]:
    """The ends and the corners only."""
    kept = list(trail[:1])
    for point, after in pairwise(trail[1:]):
        straight = kept[-1][0] == point[0] == after[0] or kept[-1][1] == point[1] == after[1]
        if not straight:
            kept.append(point)
    return (*kept, trail[-1])


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
