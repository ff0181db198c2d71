"""The draft of a centre that is being set up for the first time, step by step."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from moiso_shared.centre import Centre, Counter, Department, Kiosk, Service
from moiso_shared.centre_boards import Board
from moiso_shared.timetable import Hours
from pydantic import BaseModel

from moiso_server.catalogue.well_known import proposed, services_of
from moiso_server.centres import ready_made
from moiso_server.pages.form_fields import Entry, FormBuilder
from moiso_server.pages.form_values import GONE, Form, part_of, written

Draft = dict[str, Any]

STEPS = (
    "start",
    "departments",
    "services",
    "counters",
    "hours",
    "priority",
    "devices",
    "procedures",
    "check",
)
ROWS: Mapping[str, tuple[str, ...]] = {
    "departments": ("departments",),
    "services": ("services",),
    "counters": ("counters",),
    "devices": ("kiosks", "boards"),
}
"""The lists of the document that a step asks for."""
HOURS = ("timetables", "special_days", "last_number_min")
BASES = ("ward", "empty")
_SHAPES: Mapping[str, tuple[type[BaseModel], tuple[str, ...]]] = {
    "departments": (Department, ("name",)),
    "services": (Service, ("name", "prefix", "department", "minutes")),
    "counters": (Counter, ("number", "services", "accessible")),
    "kiosks": (Kiosk, ("name", "offline_prefix")),
    "boards": (Board, ("name",)),
}
_TITLE = re.compile(r"^\s*trung tâm (phục vụ )?hành chính công\s*", re.IGNORECASE)
"""What the names of all centres begin with."""
_BLANK_ROWS = 3
_TILES_MOST = 8


def begun(base: str) -> Draft:
    """A draft to start from; how priority works is left open in each."""
    draft = tomllib.loads(ready_made("ward"))
    del draft["policy"], draft["name"], draft["id"]
    if base == "empty":
        office = draft["hours"]["timetables"]["office"]
        kept = {"priority_classes": draft["priority_classes"]}
        return {**kept, "hours": {"timetables": {"office": office}}, "services": [], "counters": []}
    return draft


def rows(draft: Draft, section: str, build: FormBuilder) -> list[Entry]:
    """A group of fields for each part of a list, and blank ones for more."""
    model, only = _SHAPES[section]
    parts = [*draft.get(section, ()), *({} for _ in range(_BLANK_ROWS))]
    return [
        Entry(
            "group", f"{section}.{at}", "row", part.get("id", ""), entries=build.part(model, part, path, only)
        )
        for at, part in enumerate(parts)
        for path in (f"{section}.{at}",)
    ]


def with_rows(draft: Draft, section: str, form: Form) -> Draft:
    """The draft with a list as it was posted; what the form does not ask for stays."""
    model, only = _SHAPES[section]
    former = {part["id"]: part for part in draft.get(section, ())}
    found: list[dict[str, Any]] = []
    for at in sorted(_places(form, section)):
        path = f"{section}.{at}"
        known = form.get(f"{path}.id", [""])[0]
        said = part_of(model, {key: value for key, value in form.items() if key != f"{path}.id"}, path, only)
        if f"{path}.{GONE}" in form or not (known or written(model, form, path)):
            continue
        kept = {key: value for key, value in former.get(known, {}).items() if key not in only}
        found.append({**kept, **said, "id": known or _fresh_id(section, said, found, former)})
    return {**draft, section: found}


def with_hours(draft: Draft, form: Form) -> Draft:
    """The draft with the posted hours.

    Raises:
        Unreadable: A field cannot be read.
    """
    return {**draft, "hours": part_of(Hours, form, "hours", HOURS)}


def slug(words: str) -> str:
    """An id from a name: ``Trung tâm Phục vụ hành chính công phường Bến Đò`` becomes ``phuong-ben-do``."""
    words = _TITLE.sub("", words) or words
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "d"))
    return (
        re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower())
        .strip("-")[:40]
        .strip("-")
    )


def tidied(draft: Draft) -> Draft:
    """The draft without mentions of what was taken out, and with a tile for every service."""
    services = {part["id"] for part in draft.get("services", ())}
    departments = {part["id"] for part in draft.get("departments", ())}
    tidy = {**draft, "menu": _menu(draft, services)}
    tidy["services"] = [
        {key: value for key, value in part.items() if key != "department" or value in departments}
        for part in draft.get("services", ())
    ]
    tidy["counters"] = [
        {**part, "services": [service for service in part.get("services", ()) if service in services]}
        for part in draft.get("counters", ())
    ]
    if draft.get("guide_service") not in services:
        tidy.pop("guide_service", None)
    if draft.get("dossiers", {}).get("results_service") not in services:
        tidy.pop("dossiers", None)
    return tidy


def _menu(draft: Draft, services: Iterable[str]) -> list[dict[str, Any]]:
    kept = [tile for tile in (_pruned(tile, set(services)) for tile in draft.get("menu", ())) if tile]
    shown = {service for tile in kept for service in _services(tile)} | {draft.get("guide_service")}
    tiles = [
        {"name": part["name"], "service": part["id"]}
        for part in draft.get("services", ())
        if part["id"] not in shown and part.get("name")
    ]
    if len(kept) + len(tiles) <= _TILES_MOST:
        return [*kept, *tiles]
    first = _TILES_MOST - 1
    more = [*kept, *tiles][first:]
    name = {"vi": "Lĩnh vực khác", "en": "Other matters"}
    return [*[*kept, *tiles][:first], {"name": name, "tiles": more}]


def _pruned(tile: Mapping[str, Any], services: set[str]) -> dict[str, Any] | None:
    if "service" in tile:
        return dict(tile) if tile["service"] in services else None
    below = [kept for kept in (_pruned(one, services) for one in tile.get("tiles", ())) if kept]
    return {**tile, "tiles": below} if below else None


def _services(tile: Mapping[str, Any]) -> Iterable[str]:
    if "service" in tile:
        yield tile["service"]
    for one in tile.get("tiles", ()):
        yield from _services(one)


def _places(form: Form, section: str) -> set[int]:
    start = f"{section}."
    places = {key.removeprefix(start).partition(".")[0] for key in form if key.startswith(start)}
    return {int(place) for place in places if place.isdecimal()}


def _fresh_id(
    section: str, said: Mapping[str, Any], found: Iterable[Mapping[str, Any]], former: Iterable[str]
) -> str:
    taken = {part["id"] for part in found} | set(former)
    name = said.get("name", {}).get("vi", "")
    wish = f"q{said.get('number', '')}" if section == "counters" else slug(name) or section[:-1]
    number = 2
    fresh = wish = wish[:36]
    while fresh in taken or not fresh:
        fresh, number = f"{wish}-{number}", number + 1
    return fresh


def begin_with(draft: Draft, base: str, name: Mapping[str, str], centre_id: str) -> Draft:
    """The draft with the centre's name and id, begun anew when another start was chosen."""
    kept = draft if draft.get("base") == base else {**begun(base), "base": base}
    return {**kept, "name": dict(name), "id": centre_id or slug(name.get("vi", ""))}


def links_in(draft: Draft) -> dict[str, str]:
    """Which service each group of procedures belongs to: as was chosen, or as it is proposed."""
    services = services_of(draft)
    chosen: Mapping[str, str] | None = draft.get("procedures")
    if chosen is None:
        return proposed(services)
    return {group: service for group, service in chosen.items() if service in services}


def document_of(draft: Draft) -> dict[str, Any]:
    """What is checked and put into use."""
    return {key: value for key, value in tidied(draft).items() if key in Centre.model_fields}
