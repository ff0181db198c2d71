"""What must fit together inside a centre's document, told by field and by what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from moiso_shared.timetable import OFFICE

if TYPE_CHECKING:
    from moiso_shared.centre import Centre, Tile


def mistakes(centre: Centre) -> Iterator[str]:
    """Every reference to something that is not there, and everything that is there twice."""
    yield from _doubles(centre)
    yield from _services(centre)
    yield from _counters(centre)
    yield from _menu(centre)
    yield from _devices(centre)
    yield from _timetables(centre)


def near(word: str, allowed: Iterable[str]) -> str:
    """A suggestion for a misspelt word, or the list of what is allowed."""
    words = sorted(allowed)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not words:
        return "none is defined"
    return "allowed: " + ", ".join(words[:12]) + (" …" if len(words) > 12 else "")


def _unknown(field: str, word: str | None, allowed: Iterable[str]) -> Iterator[str]:
    names = set(allowed)
    if word is not None and word not in names:
        yield f"{field}: '{word}' is not defined; {near(word, names)}"


def _doubles(centre: Centre) -> Iterator[str]:
    for field in ("departments", "zones", "priority_classes", "services", "counters", "kiosks", "boards"):
        seen: set[str] = set()
        for index, part in enumerate(getattr(centre, field)):
            if part.id in seen:
                yield f"{field}[{index}].id: '{part.id}' is used twice"
            seen.add(part.id)
    numbers: dict[int, str] = {}
    for index, counter in enumerate(centre.counters):
        if counter.number in numbers:
            yield f"counters[{index}].number: {counter.number} is also the number of '{numbers[counter.number]}'"
        numbers[counter.number] = counter.id


def _services(centre: Centre) -> Iterator[str]:
    prefixes: dict[str, str] = {}
    departments = [department.id for department in centre.departments]
    classes = [kind.id for kind in centre.priority_classes]
    series_first: dict[str, int] = {}
    for index, service in enumerate(centre.services):
        field = f"services[{index}]"
        yield from _unknown(f"{field}.department", service.department, departments)
        for place, kind in enumerate(service.priorities or ()):
            yield from _unknown(f"{field}.priorities[{place}]", kind, classes)
        series = service.series or service.id
        owner = prefixes.setdefault(service.prefix, series)
        if owner != series:
            yield (
                f"{field}.prefix: '{service.prefix}' is also used by '{owner}'; numbers would be given twice. "
                "Choose another prefix, or let both name the same series"
            )
        if series_first.setdefault(series, service.first_number) != service.first_number:
            yield f"{field}.first_number: services of series '{series}' must begin at the same number"


def _counters(centre: Centre) -> Iterator[str]:
    services = [service.id for service in centre.services]
    zones = [zone.id for zone in centre.zones]
    for index, counter in enumerate(centre.counters):
        yield from _unknown(f"counters[{index}].zone", counter.zone, zones)
        for place, service in enumerate(counter.services):
            yield from _unknown(f"counters[{index}].services[{place}]", service, services)
    served = {service for counter in centre.counters for service in counter.services}
    for index, service_id in enumerate(services):
        if service_id not in served:
            yield f"services[{index}].id: no counter serves '{service_id}'"


def _menu(centre: Centre) -> Iterator[str]:
    services = [service.id for service in centre.services]
    yield from _unknown("guide_service", centre.guide_service, services)
    yield from _tiles("menu", centre.menu, services)
    if not centre.menu and len(services) > 8:
        yield "menu: is needed when there are more than 8 services"


def _tiles(field: str, tiles: Iterable[Tile], services: list[str]) -> Iterator[str]:
    for index, tile in enumerate(tiles):
        yield from _unknown(f"{field}[{index}].service", tile.service, services)
        yield from _tiles(f"{field}[{index}].tiles", tile.tiles, services)


def _devices(centre: Centre) -> Iterator[str]:
    zones = [zone.id for zone in centre.zones]
    for index, kiosk in enumerate(centre.kiosks):
        yield from _unknown(f"kiosks[{index}].zone", kiosk.zone, zones)
    for index, board in enumerate(centre.boards):
        for place, zone in enumerate(board.zones):
            yield from _unknown(f"boards[{index}].zones[{place}]", zone, zones)


def _timetables(centre: Centre) -> Iterator[str]:
    known = set(centre.hours.timetables)
    if not centre.hours.always_open and OFFICE not in known:
        yield f"hours.timetables: the week '{OFFICE}' is needed, unless always_open is true"
    for field in ("departments", "services"):
        for index, part in enumerate(getattr(centre, field)):
            yield from _unknown(f"{field}[{index}].timetable", part.timetable, known)
