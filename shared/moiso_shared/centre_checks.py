"""What must fit together inside a centre's document, told by field and by what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING

from moiso_shared import floor, spoken
from moiso_shared.text import VIETNAMESE
from moiso_shared.timetable import OFFICE

if TYPE_CHECKING:
    from moiso_shared.centre import Centre, Service, Tile

_PARTS = ("departments", "zones", "priority_classes", "services", "counters", "kiosks", "boards")
_MOST_LISTED = 12


def mistakes(centre: Centre) -> Iterator[str]:
    """Every reference to something that is not there, and everything that is there twice."""
    yield from _languages(centre)
    yield from _ids(centre)
    yield from _names(centre)
    yield from _services(centre)
    yield from _counters(centre)
    yield from _menu(centre)
    yield from _devices(centre)
    yield from floor.mistakes(centre)
    yield from _leds(centre)
    yield from _hours(centre)
    yield from _wording(centre)


def advice(centre: Centre) -> Iterator[str]:
    """What is allowed but likely to be regretted: prefixes that rhyme, services that no tile leads to."""
    for one, other in spoken.rhyming(service.prefix for service in centre.services):
        yield f"services: the prefixes '{one}' and '{other}' sound alike; people will mix them up"
    offered = {service for tile in centre.tiles() for service in tile.services()} | {centre.guide_service}
    for index, service in enumerate(centre.services):
        if service.id not in offered:
            yield f"services[{index}].id: no tile of the menu leads to '{service.id}'"
    yield from floor.advice(centre)


def near(word: str, allowed: Iterable[str]) -> str:
    """A suggestion for a misspelt word, or the list of what is allowed."""
    words = sorted(allowed)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    if not words:
        return "none is defined"
    return "allowed: " + ", ".join(words[:_MOST_LISTED]) + (" …" if len(words) > _MOST_LISTED else "")


def _unknown(field: str, word: str | None, allowed: Iterable[str]) -> Iterator[str]:
    names = set(allowed)
    if word is not None and word not in names:
        yield f"{field}: '{word}' is not defined; {near(word, names)}"


def _doubles(field: str, values: Iterable[object], suffix: str = "") -> Iterator[str]:
    seen = set()
    for index, value in enumerate(values):
        if value in seen:
            yield f"{field}[{index}]{suffix}: '{value}' is used twice"
        seen.add(value)


def _references(field: str, words: Iterable[str], allowed: Iterable[str]) -> Iterator[str]:
    listed = list(words)
    known = set(allowed)
    for place, word in enumerate(listed):
        yield from _unknown(f"{field}[{place}]", word, known)
    yield from _doubles(field, listed)


def _languages(centre: Centre) -> Iterator[str]:
    if VIETNAMESE not in centre.languages:
        yield f"languages: '{VIETNAMESE}' is needed; the first screen is Vietnamese"
    yield from _doubles("languages", centre.languages)


def _ids(centre: Centre) -> Iterator[str]:
    for field in _PARTS:
        yield from _doubles(field, (part.id for part in getattr(centre, field)), ".id")
    yield from _doubles("counters", (counter.number for counter in centre.counters), ".number")


def _names(centre: Centre) -> Iterator[str]:
    named = [("name", centre.name)]
    for field in _PARTS:
        named += [(f"{field}[{i}].name", part.name) for i, part in enumerate(getattr(centre, field))]
    named += [(f"{field}.name", tile.name) for field, tile in _all_tiles("menu", centre.menu)]
    for field, name in named:
        if name is not None and not name.vi:
            yield f"{field}.vi: may not be empty"


def _services(centre: Centre) -> Iterator[str]:
    departments = [department.id for department in centre.departments]
    classes = [kind.id for kind in centre.priority_classes]
    for index, service in enumerate(centre.services):
        field = f"services[{index}]"
        yield from _unknown(f"{field}.department", service.department, departments)
        yield from _references(f"{field}.priorities", service.priorities or (), classes)
    yield from _numbers(centre)


def _numbers(centre: Centre) -> Iterator[str]:
    series_range: dict[str, tuple[int, int | None]] = {}
    for index, service in enumerate(centre.services):
        field, series = f"services[{index}]", service.series or service.id
        first, last = service.first_number, service.last_number
        if last is not None and last < first:
            yield f"{field}.last_number: {last} is before the first number, {first}"
        known = series_range.setdefault(series, (first, last))
        if known[0] != first:
            yield f"{field}.first_number: services of series '{series}' must begin at the same number"
        if known[1] != last:
            yield f"{field}.last_number: services of series '{series}' must end at the same number"
        rival = next((other for other in centre.services[:index] if _collide(other, service)), None)
        if rival is not None:
            owner = rival.series or rival.id
            yield (
                f"{field}.prefix: '{service.prefix}' is also used by '{owner}', so numbers would be given "
                "twice; choose another prefix or another range, or let both name the same series"
            )


def _collide(one: Service, other: Service) -> bool:
    """Whether two services of different series could give the same number."""
    if one.prefix != other.prefix or (one.series or one.id) == (other.series or other.id):
        return False
    one_ends = one.last_number is not None and one.last_number < other.first_number
    other_ends = other.last_number is not None and other.last_number < one.first_number
    return not one_ends and not other_ends


def _counters(centre: Centre) -> Iterator[str]:
    services = [service.id for service in centre.services]
    zones = [zone.id for zone in centre.zones]
    for index, counter in enumerate(centre.counters):
        yield from _unknown(f"counters[{index}].zone", counter.zone, zones)
        yield from _references(f"counters[{index}].services", counter.services, services)
        for place, offer in enumerate(counter.helps):
            yield from _unknown(f"counters[{index}].helps[{place}].service", offer.service, services)
    served = set(chain.from_iterable(counter.services for counter in centre.counters))
    for index, service_id in enumerate(services):
        if service_id not in served:
            yield f"services[{index}].id: no counter serves '{service_id}'"


def _menu(centre: Centre) -> Iterator[str]:
    services = [service.id for service in centre.services]
    yield from _unknown("guide_service", centre.guide_service, services)
    yield from _unknown("dossiers.results_service", centre.dossiers.results_service, services)
    yield from _doubles("dossiers.statuses", (status.code for status in centre.dossiers.statuses), ".code")
    for field, tile in _all_tiles("menu", centre.menu):
        yield from _unknown(f"{field}.service", tile.service, services)
    if not centre.menu and len(services) > 8:
        yield "menu: is needed when there are more than 8 services"


def _all_tiles(field: str, tiles: Iterable[Tile]) -> Iterator[tuple[str, Tile]]:
    for index, tile in enumerate(tiles):
        yield f"{field}[{index}]", tile
        yield from _all_tiles(f"{field}[{index}].tiles", tile.tiles)


def _devices(centre: Centre) -> Iterator[str]:
    zones = [zone.id for zone in centre.zones]
    own = [kiosk.offline_prefix for kiosk in centre.kiosks if kiosk.offline_prefix is not None]
    yield from _doubles("kiosks", own, ".offline_prefix")
    for index, kiosk in enumerate(centre.kiosks):
        yield from _unknown(f"kiosks[{index}].zone", kiosk.zone, zones)
    counters = [counter.id for counter in centre.counters]
    for index, board in enumerate(centre.boards):
        yield from _references(f"boards[{index}].zones", board.zones, zones)
        yield from _unknown(f"boards[{index}].counter", board.counter, counters)


def _leds(centre: Centre) -> Iterator[str]:
    yield from _doubles("leds", (line.id for line in centre.leds), ".id")
    ports = (f"{line.port} of {line.at}" if line.at else line.port for line in centre.leds)
    yield from _doubles("leds", ports, ".port")
    ids = chain.from_iterable(line.ids() for line in centre.leds)
    yield from _doubles("leds: ids of boards and bells", ids)
    counters, zones = [c.id for c in centre.counters], [z.id for z in centre.zones]
    for index, line in enumerate(centre.leds):
        field = f"leds[{index}]"
        yield from _unknown(f"{field}.at", line.at, (board.id for board in centre.boards))
        for kind in ("boards", "bells"):
            for place, thing in enumerate(getattr(line, kind)):
                yield from _unknown(f"{field}.{kind}[{place}].counter", thing.counter, counters)
                yield from _unknown(f"{field}.{kind}[{place}].zone", thing.zone, zones)
        for where, name in line.unknown_templates():
            yield from _unknown(f"{field}.{where}", name, line.template_names())


def _hours(centre: Centre) -> Iterator[str]:
    known = set(centre.hours.timetables)
    if not centre.hours.always_open and OFFICE not in known:
        yield f"hours.timetables: the week '{OFFICE}' is needed, unless always_open is true"
    for field in ("departments", "services"):
        for index, part in enumerate(getattr(centre, field)):
            yield from _unknown(f"{field}[{index}].timetable", part.timetable, known)
    yield from _doubles(
        "hours.special_days", (special.date for special in centre.hours.special_days), ".date"
    )


def _wording(centre: Centre) -> Iterator[str]:
    for field in ("call", "call_short"):
        for language, words in getattr(centre.texts, field).root.items():
            try:
                spoken.check_template(words)
            except ValueError as error:
                yield f"texts.{field}.{language}: {error}"
