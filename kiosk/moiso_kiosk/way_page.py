"""The page with the map: what it says and what it draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from moiso_shared.centre import Centre, Counter
from moiso_shared.floor_plan import Drawing
from moiso_shared.floor_way import Box, Step

from moiso_kiosk.found_page import FoundPage
from moiso_kiosk.page import Moment, Page
from moiso_kiosk.phrases import say, worded
from moiso_kiosk.visit import Visit
from moiso_kiosk.ways import FoundWay, way_to

MOST_STEPS = 4
"""More turns than these nobody keeps in mind; then the drawing is named instead."""


def ticket_way_page(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    """The frame completed with the way to where a number is called."""
    language, given = visit.language, visit.ticket
    assert given is not None, "a way without a number"
    way = way_to(centre, moment.lobby, moment.me, moment.lobby.tickets.get(given.id, given))
    return replace(
        page,
        title=_title(way, language),
        lead=sentence(way, language) if way else "",
        way=drawn(way, centre, language) if way else {},
        back=say(language, "back"),
        main=say(language, "done"),
    )


def way_answer(way: FoundWay | None, centre: Centre, language: str) -> FoundPage:
    """The same among the pages of looking something up."""
    return FoundPage(
        step="way",
        title=_title(way, language),
        lead=sentence(way, language) if way else "",
        way=drawn(way, centre, language) if way else {},
    )


def sentence(way: FoundWay, language: str) -> str:
    """How to go, in one sentence."""
    counters = say(language, "counter", numbers=ranges(way.counters)) if _numbers(way.counters) else ""
    named = [worded(counter.name, language) for counter in way.counters if counter.name is not None]
    zone = _short(worded(way.zone.name, language))
    place = say(language, "way_place", zone=zone, counters=", ".join(filter(None, [counters, *named])))
    told = _told(way, place, language)
    metres = max(5, round(way.route.metres / 5) * 5)
    if way.route.known and way.route.metres >= 1:
        told = say(language, "way_metres", way=told, metres=metres)
    return _capital(told)


def _told(way: FoundWay, place: str, language: str) -> str:
    found, floor = way.route, _floor(way.route.drawings[-1].floor, language)
    if not found.known:
        return say(language, "way_on_floor", place=place, floor=floor)
    first = say(language, f"way_{found.by}") if found.by else place
    if not found.steps:
        told = say(language, "way_near", place=first)
    else:
        told = say(language, "way_to", steps=", ".join(_steps(found.steps, language)), place=first)
    if not found.by:
        return told
    up = found.drawings[-1].floor > found.drawings[0].floor
    return say(language, "way_up" if up else "way_down", way=told, floor=floor, place=place)


def _steps(steps: Iterable[Step], language: str) -> Iterator[str]:
    listed = list(steps)
    for index, step in enumerate(listed):
        if index == MOST_STEPS - 1 and len(listed) > MOST_STEPS:
            yield say(language, "way_follow")
            return
        yield say(language, f"way_{step.turn}" if index else f"way_first_{step.turn}")


def _title(way: FoundWay | None, language: str) -> str:
    return say(language, "way_title", zone=worded(way.zone.name, language)) if way else ""


def _floor(floor: int, language: str) -> str:
    if floor > 0:
        return say(language, "way_floor", floor=floor)
    return say(language, "way_floor_below", floor=-floor) if floor else say(language, "way_floor_ground")


def _numbers(counters: Iterable[Counter]) -> list[int]:
    return sorted(counter.number for counter in counters if counter.name is None)


def _short(name: str) -> str:
    """Of "Khu 2 – Đất đai, Xây dựng" what people call it."""
    return name.partition(" – ")[0]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def ranges(counters: Iterable[Counter]) -> str:
    """Numbers of counters in short: "2, 4–6"."""
    runs: list[list[int]] = []
    for number in _numbers(counters):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def drawn(way: FoundWay, centre: Centre, language: str) -> dict[str, Any]:
    """The map as plain values: places and sizes in metres."""
    several = len({zone.place.floor for zone in centre.zones if zone.place is not None}) > 1
    floors = [_floor_map(drawing, way, centre, language, several) for drawing in way.route.drawings]
    kinds = dict.fromkeys(mark.kind for drawing in way.route.drawings for mark in drawing.marks)
    legend = [{"kind": kind, "name": _capital(say(language, f"way_{kind}"))} for kind in kinds]
    return {"floors": floors, "here": say(language, "way_here"), "legend": legend}


def _floor_map(
    drawing: Drawing, way: FoundWay, centre: Centre, language: str, several: bool
) -> dict[str, Any]:
    named = _floor(drawing.floor, language)
    return {
        "name": _capital(named) if several else "",
        "width": drawing.width,
        "height": drawing.height,
        "zones": [_zone_map(name, box, way, centre, language) for name, box in drawing.zones],
        "marks": [
            {"kind": mark.kind, "x": mark.at[0], "y": mark.at[1], "target": mark.kind == way.route.by}
            for mark in drawing.marks
        ],
        "here": list(drawing.here or ()),
        "way": [list(point) for point in drawing.way],
    }


def _zone_map(zone_id: str, box: Box, way: FoundWay, centre: Centre, language: str) -> dict[str, Any]:
    target = zone_id == way.zone.id
    name = next(worded(zone.name, language) for zone in centre.zones if zone.id == zone_id)
    return {
        "name": name,
        "short": _short(name),
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "target": target,
        "counters": [str(counter.number) for counter in way.counters] if target else [],
    }
