"""The way through a hall: it arrives, goes through nobody else's zone, and can be followed by its steps."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st
from moiso_shared.floor import Landmark, Place, Spot
from moiso_shared.floor_plan import Route, route
from moiso_shared.floor_way import Box, Point, find_way, steps_of

SIDE = 24
"""Metres of the halls that are made up here."""


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Those that lie over none before them."""
    kept: list[Box] = []
    for box in boxes:
        free = all(
            box.right <= other.x or other.right <= box.x or box.bottom <= other.y or other.bottom <= box.y
            for other in kept
        )
        kept += [box] if free else []
    return kept


@st.composite
def halls(draw: st.DrawFn) -> tuple[Point, list[Box]]:
    """A spot, and zones that lie beside each other; the first is where somebody wants to go."""
    metre = st.integers(0, SIDE - 1)
    length = st.integers(1, 14)
    corners = draw(st.lists(st.tuples(metre, metre, length, length), min_size=1, max_size=10))
    boxes = [Box(x, y, min(w, SIDE - x), min(h, SIDE - y)) for x, y, w, h in corners]
    return (draw(metre), draw(metre)), _apart(boxes)


def walk(hall: tuple[Point, list[Box]]) -> tuple[Point, ...]:
    start, (target, *others) = hall
    return find_way(start, target, others, (SIDE, SIDE))


def on_edge(box: Box, point: Point) -> bool:
    return box.holds(point) and not box.has_inside(point)


def can_be_reached(hall: tuple[Point, list[Box]]) -> bool:
    """Whether free floor joins the spot to the zone, tried square metre by square metre."""
    (x, y), (target, *others) = hall

    def free(cell: Point) -> bool:
        middle = (cell[0] + 0.5, cell[1] + 0.5)
        on_floor = 0 <= cell[0] < SIDE and 0 <= cell[1] < SIDE
        return on_floor and not any(box.holds(middle) for box in others)

    around = [(x - 1, y - 1), (x, y - 1), (x - 1, y), (x, y)]
    seen = {cell for cell in around if free(cell)}
    queue = deque(seen)
    while queue:
        column, row = queue.popleft()
        if target.holds((column + 0.5, row + 0.5)):
            return True
        beside = [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]
        fresh = [cell for cell in beside if cell not in seen and free(cell)]
        seen |= set(fresh)
        queue.extend(fresh)
    return False


@given(halls())
def test_the_way_leads_from_the_spot_to_the_edge_of_the_zone(hall: tuple[Point, list[Box]]) -> None:
    start, (target, *_others) = hall
    way = walk(hall)
    assert way[0] == start
    assert on_edge(target, way[-1]) or way == (start,)
    assert (way == (start,)) == target.holds(start)


@given(halls())
def test_the_way_bends_at_right_angles_and_stays_on_the_floor(hall: tuple[Point, list[Box]]) -> None:
    way = walk(hall)
    assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in way)
    level = [one[1] == other[1] for one, other in pairwise(way)]
    upright = [one[0] == other[0] for one, other in pairwise(way)]
    assert all(a != b for a, b in zip(level, upright, strict=True)), "each stretch goes along one axis"
    assert all(one != other for one, other in pairwise(level)), "each corner is one"


@given(halls())
@example(((0, 12), [Box(20, 10, 4, 4), Box(8, 0, 4, 20)]))
def test_no_other_zone_is_walked_through_where_that_can_be_avoided(hall: tuple[Point, list[Box]]) -> None:
    start, (_target, *others) = hall
    assume(can_be_reached(hall))
    way = walk(hall)
    for box in others:
        if not box.has_inside(start):
            assert sum(box.crossed(one, other) for one, other in pairwise(way)) == 0


@given(halls(), st.integers(0, 3))
def test_who_follows_the_steps_comes_to_the_zone(hall: tuple[Point, list[Box]], heading: int) -> None:
    way = walk(hall)
    x, y = way[0]
    turns = {"ahead": 0, "right": 1, "behind": 2, "left": 3}
    steps = steps_of(way, heading)
    for step in steps:
        heading = (heading + turns[step.turn]) % 4
        x += (0, 1, 0, -1)[heading] * step.metres
        y += (-1, 0, 1, 0)[heading] * step.metres
    assert (x, y) == way[-1]
    assert all(step.turn in ("left", "right") for step in steps[1:])


def test_an_empty_hall_is_crossed_straight() -> None:
    assert find_way((5, 20), Box(3, 2, 4, 4), [], (SIDE, SIDE)) == ((5, 20), (5, 6))


def test_a_zone_in_between_is_walked_around() -> None:
    way = find_way((5, 20), Box(3, 2, 4, 4), [Box(0, 8, 12, 4)], (SIDE, SIDE))
    assert [step.turn for step in steps_of(way)] == ["right", "left", "left"]


def test_where_a_zone_fills_the_hall_the_way_goes_through_it() -> None:
    assert find_way((5, 20), Box(3, 2, 4, 4), [Box(0, 8, SIDE, 4)], (SIDE, SIDE)) == ((5, 20), (5, 6))


ZONES = (
    ("a", Place(x=0, y=0, width=8, height=6)),
    ("b", Place(x=14, y=0, width=8, height=6)),
    ("up", Place(floor=2, x=4, y=2, width=10, height=6)),
)
LIFT = Landmark(kind="lift", floors=(1, 2), x=20, y=12)
STAIRS = Landmark(kind="stairs", floors=(1, 2), x=12, y=14)


def turns_to(target: str, spot: Spot) -> list[str]:
    return [step.turn for step in route(ZONES, (LIFT, STAIRS), spot, target).steps]


def test_the_steps_are_told_as_somebody_sees_them_who_stands_there() -> None:
    spots = [Spot(x=11, y=3, looks=looks) for looks in ("up", "right", "down", "left")]
    assert [turns_to("b", spot) for spot in spots] == [["right"], ["ahead"], ["left"], ["behind"]]


@given(st.integers(0, 22), st.integers(7, 13), st.sampled_from(["right", "down", "left"]))
def test_a_turned_map_shows_the_same_way(x: int, y: int, looks: str) -> None:
    plain = route(ZONES, (LIFT,), Spot(x=x, y=y), "a")
    turned = route(ZONES, (LIFT,), Spot.model_validate({"x": x, "y": y, "looks": looks}), "a")
    assert turned.metres == plain.metres
    assert len(turned.steps) == len(plain.steps)
    sides = [sorted((found.drawings[0].width, found.drawings[0].height)) for found in (plain, turned)]
    assert sides[0] == sides[1]


def test_another_floor_is_reached_by_lift_rather_than_by_nearer_stairs() -> None:
    found = route(ZONES, (STAIRS, LIFT), Spot(x=11, y=14), "up")
    assert (found.by, [drawing.floor for drawing in found.drawings]) == ("lift", [1, 2])
    assert found.drawings[0].way[-1] == found.drawings[1].way[0] == (20, 12)


def test_without_a_lift_or_a_spot_the_zone_alone_is_shown() -> None:
    shown: list[Route] = [route(ZONES, (), Spot(x=1, y=9), "up"), route(ZONES, (LIFT,), None, "up")]
    assert [(found.known, found.steps, len(found.drawings)) for found in shown] == [(False, (), 1)] * 2
