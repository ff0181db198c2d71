"""Mistakes in a centre's document as the set-up tells them: the field by its label, and a way to it."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import advice
from moiso_shared.mistakes_in_vietnamese import apart, told
from moiso_shared.toml_places import PATH_PART, place_of

from moiso_server.pages.form_values import Unreadable
from moiso_server.pages.words import Language, Words
from moiso_server.pages.words_setup import SETUP

_GENERAL = "general"


@dataclass(frozen=True)
class Mistake:
    """One thing to put right."""

    name: str
    """The field in a form, ``counters.2.zone``; empty where it belongs to none."""
    label: str
    """Where it is, in the reader's words: *Quầy 3 › Khu vực*."""
    words: str
    link: str = ""
    """The form that it stands on, at the field."""

    def on_page(self, names: Set[str]) -> "Mistake":
        """The same, linked to its field where that stands on the page at hand."""
        return replace(self, link=f"#{self.name}") if self.name in names else self

    def __str__(self) -> str:
        return f"{self.label}: {self.words}" if self.label else self.words


def mistakes_in(message: str, document: Mapping[str, Any], language: Language) -> list[Mistake]:
    """What a refusal says, line by line.

    Args:
        message: As ``CentreInvalid`` carries it.
        document: What was refused, to call its parts by their names.
        language: The reader's.
    """
    return [_mistake(line, document, language) for line in message.splitlines()]


def mistakes_in_text(message: str, text: str, language: Language) -> list[Mistake]:
    """The same for a document that was written as TOML: by line and column."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError):
        return mistakes_in(message, {}, language)
    return [_placed(line, text, document, language) for line in message.splitlines()]


def _placed(line: str, text: str, document: Mapping[str, Any], language: Language) -> Mistake:
    mistake = _mistake(line, document, language)
    place = place_of(text, PATH_PART.findall(apart(line)[0]))
    if place is None:
        return replace(mistake, link="")
    words = Words(SETUP, language)("at_place", line=place[0], column=place[1], words=mistake.words)
    return replace(mistake, link=f"#line-{place[0]}", words=words)


def advice_in(centre: Centre, language: Language) -> list[Mistake]:
    """What is allowed but likely to be regretted."""
    document = centre.model_dump(mode="json", exclude_none=True)
    return [_mistake(line, document, language) for line in advice(centre)]


def labels_of(paths: Sequence[str], document: Mapping[str, Any], language: Language) -> list[str]:
    """Fields as the forms call them: *Quầy 3 › Khu vực*."""
    return [_mistake(f"{path}: ", document, language).label or path for path in paths]


def unreadable(error: Unreadable, language: Language) -> Mistake:
    """What is wrong with TOML in a field."""
    return _mistake(f"{error.name}: not a TOML file: {error}", {}, language)


def by_name(mistakes: Sequence[Mistake]) -> dict[str, str]:
    """What is wrong, by the name of the field; what belongs to none stands under its own words."""
    return {mistake.name or str(mistake): mistake.words for mistake in mistakes}


def _mistake(line: str, document: Mapping[str, Any], language: Language) -> Mistake:
    path, _sentence = apart(line)
    words = told(line, language)
    if not path or (parts := PATH_PART.findall(path))[0] not in _sections():
        return Mistake("", "", words)
    parts = _as_in_form(parts, document)
    label = " › ".join(_labels(parts, document, Words(SETUP, language)))
    return Mistake(".".join(parts), label, apart(words)[1], link_to(parts))


def _as_in_form(parts: list[str], document: Mapping[str, Any]) -> list[str]:
    """The parts of a field's name: timetables by their place, and lists of words as one field."""
    here: Any = document
    for part in parts:
        here = _inside(here, part)
    if len(parts) > 2 and parts[-1].isdecimal() and not isinstance(here, Mapping):
        parts = parts[:-1]
    if parts[:2] == ["hours", "timetables"] and len(parts) > 2:
        weeks = list((document.get("hours") or {}).get("timetables") or {})
        parts = [*parts[:2], str(weeks.index(parts[2])), *parts[3:]] if parts[2] in weeks else parts
    return parts


def link_to(parts: list[str]) -> str:
    """The form of a field, by the parts of its path."""
    first, anchor = parts[0], ".".join(parts)
    if not Words(SETUP, "vi").has(f"part_{first}"):
        return f"/setup/part/{_GENERAL}#{anchor}"
    place = f"/{parts[1]}" if len(parts) > 1 and parts[1].isdecimal() else ""
    return f"/setup/part/{first}{place}#{anchor}"


def _sections() -> set[str]:
    known = {key.partition("_")[2] for key in SETUP if key.startswith(("part_", "f_"))}
    return known | {"languages", "public_url"}


def _labels(parts: list[str], document: Mapping[str, Any], words: Words) -> Iterator[str]:
    here: Any = document
    for depth, part in enumerate(parts):
        here = _inside(here, part)
        if part.isdecimal():
            yield called(here, words.language) or str(int(part) + 1)
        else:
            yield named_field(part, depth, words)


def named_field(key: str, depth: int, words: Words) -> str:
    """What the forms call a field that stands so deep in the document."""
    kinds = ("part_", "f_") if depth == 0 else ("l_", "f_")
    return next((words(f"{kind}{key}") for kind in kinds if words.has(f"{kind}{key}")), key)


def _inside(here: Any, part: str) -> Any:
    if isinstance(here, Mapping):
        return here.get(part)
    if isinstance(here, list | tuple) and part.isdecimal() and int(part) < len(here):
        return here[int(part)]
    return None


def called(part: Any, language: str) -> str:
    """What people call a part of a list: its name, else its number or id."""
    if not isinstance(part, Mapping):
        return "" if part is None else str(part)
    name = part.get("name") or ""
    if isinstance(name, Mapping):
        name = name.get(language) or name.get("vi") or ""
    return str(name or part.get("number") or part.get("id") or "")
