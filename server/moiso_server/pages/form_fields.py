"""A part of the centre's document as fields of a form, worked out from its model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import tomli_w
from moiso_shared.text import Strict, Text
from moiso_shared.timetable import Span
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

Kind = Literal[
    "line", "number", "date", "check", "choice", "ticks", "text", "lines", "group", "rows", "table", "toml"
]
Options = Sequence[tuple[str, str]]

MAYBE = bool | None
"""Yes, no, or left to the program."""
_DEEPEST = 6
"""Dots in the name of a field below which lists of parts are written as TOML."""

_PARTS = {
    "department": "departments",
    "zone": "zones",
    "zones": "zones",
    "service": "services",
    "services": "services",
    "guide_service": "services",
    "priorities": "priority_classes",
    "counter": "counters",
}
"""Fields that name another part of the document, and the list that it stands in."""


@dataclass(frozen=True)
class Entry:
    """One field, or a group of them."""

    kind: Kind
    name: str
    """The path in the document, with dots: ``services.0.prefix``."""
    key: str
    """The field's own name; its label is looked up by it."""
    value: Any = None
    needed: bool = False
    problem: str = ""
    options: Options = ()
    entries: tuple["Entry", ...] = ()


def bare(annotation: Any) -> Any:
    """A type without ``Annotated`` and without ``| None``."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if get_origin(annotation) in (Union, UnionType) and annotation != MAYBE:
        choices = [choice for choice in get_args(annotation) if choice is not type(None)]
        return bare(choices[0]) if len(choices) == 1 else annotation
    return annotation


def is_part(shape: Any) -> bool:
    """Whether the type is a part of the document with fields of its own."""
    return isinstance(shape, type) and issubclass(shape, Strict) and shape is not Span


def item_of(shape: Any) -> Any:
    """The type of what a list holds, or of the values of a table."""
    inner = get_args(shape)
    return bare(inner[1 if get_origin(shape) is dict else 0]) if inner else None


def kind_of(key: str, shape: Any, depth: int = 0) -> Kind:
    """How a field of this type is asked for."""
    if get_origin(shape) is tuple:
        return _kind_of_list(key, item_of(shape), depth)
    if get_origin(shape) is dict:
        return "table" if is_part(item_of(shape)) else "toml"
    if shape is Text:
        return "text"
    if is_part(shape):
        return "group"
    if key in _PARTS or key == "timetable" or _choices(shape):
        return "choice"
    return _kind_of_value(shape)


def _kind_of_list(key: str, item: Any, depth: int) -> Kind:
    if key in _PARTS:
        return "ticks"
    if is_part(item):
        return "rows" if depth < _DEEPEST else "toml"
    plain = item in (str, int) or item is Span
    return "lines" if plain else "toml"


def _kind_of_value(shape: Any) -> Kind:
    if shape is bool:
        return "check"
    if shape in (int, float):
        return "number"
    if getattr(shape, "__name__", "") == "date":
        return "date"
    return "line" if shape in (str, Span) or getattr(shape, "__name__", "") == "time" else "toml"


def _choices(shape: Any) -> list[str]:
    if shape == MAYBE:
        return ["", "true", "false"]
    if get_origin(shape) is Literal:
        return [str(choice) for choice in get_args(shape)]
    members = getattr(shape, "__members__", None)
    return [str(member.value) for member in members.values()] if members else []


def names_in(entries: Sequence[Entry]) -> set[str]:
    """The names of the fields, with those inside groups."""
    return {name for entry in entries for name in (entry.name, *names_in(entry.entries))}


def _shown(kind: Kind, key: str, value: Any) -> Any:
    """A value as its field shows it."""
    if value is None or value is PydanticUndefined:
        return ""
    match kind:
        case "lines":
            return ", ".join(map(str, value))
        case "toml":
            return tomli_w.dumps({key: value}) if value else ""
        case "choice":
            return str(value).lower() if isinstance(value, bool) else str(value)
        case _:
            return value


class FormBuilder:
    """Turns parts of a document into fields.

    Args:
        document: The whole document, for choices from its other parts.
        languages: Those that every wording is asked in.
        language: The reader's own, for the names of choices.
        problems: What is wrong, by the name of the field.
    """

    def __init__(
        self,
        document: Mapping[str, Any],
        languages: Sequence[str],
        language: str,
        problems: Mapping[str, str],
    ) -> None:
        self._document = document
        self._languages = languages
        self._language = language
        self._problems = problems

    def part(
        self, model: type[BaseModel], value: Mapping[str, Any], path: str, only: Sequence[str] = ()
    ) -> tuple[Entry, ...]:
        """The fields of a part; of some of them only where these are named."""
        fields = {key: field for key, field in model.model_fields.items() if not only or key in only}
        return tuple(
            self._entry(key, field, value.get(key), f"{path}.{key}" if path else key)
            for key, field in fields.items()
        )

    def _entry(self, key: str, field: FieldInfo, value: Any, name: str) -> Entry:
        shape, needed = bare(field.annotation), field.is_required()
        kind = kind_of(key, shape, name.count("."))
        entries: tuple[Entry, ...] = ()
        options: Options = ()
        match kind:
            case "text":
                entries = self._wordings(key, value, name, needed)
            case "group":
                entries = self.part(shape, value or {}, name)
            case "rows":
                entries = self._rows(item_of(shape), value or (), name)
            case "table":
                entries = self._table(item_of(shape), value or {}, name)
            case "choice" | "ticks":
                options = self._options(key, shape, value)
        if kind == "choice" and (needed or field.default is None) and "" not in dict(options):
            options = [("", "–"), *options]
        shown = _shown(kind, key, field.get_default(call_default_factory=True) if value is None else value)
        return Entry(kind, name, key, shown, needed, self._problems.get(name, ""), options, entries)

    def _wordings(self, key: str, value: Any, name: str, needed: bool) -> tuple[Entry, ...]:
        words = {"vi": value} if isinstance(value, str) else value or {}
        codes = dict.fromkeys([*self._languages, *words])
        return tuple(
            Entry("line", f"{name}.{code}", code, words.get(code, ""), needed and code == "vi")
            for code in codes
        )

    def _rows(self, model: type[BaseModel], values: Sequence[Any], name: str) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                "group", f"{name}.{place}", "row", value, entries=self.part(model, value, f"{name}.{place}")
            )
            for place, value in enumerate([*values, {}])
        )

    def _table(self, model: type[BaseModel], values: Mapping[str, Any], name: str) -> tuple[Entry, ...]:
        return tuple(
            Entry("group", f"{name}.{place}", "row", key, entries=self.part(model, value, f"{name}.{place}"))
            for place, (key, value) in enumerate([*values.items(), ("", {})])
        )

    def _options(self, key: str, shape: Any, value: Any) -> Options:
        if key == "timetable":
            names = self._document.get("hours", {}).get("timetables", {})
            return [("", "–"), *((name, name) for name in names)]
        if key not in _PARTS:
            return [(choice, choice or "–") for choice in _choices(shape)]
        named = {part["id"]: self._named(part) for part in self._document.get(_PARTS[key], ())}
        if get_origin(shape) is not tuple:
            return [("", "–"), *named.items()]
        first = [chosen for chosen in value or () if chosen in named]
        return [(part, named[part]) for part in dict.fromkeys([*first, *named])]

    def _named(self, part: Mapping[str, Any]) -> str:
        name = part.get("name")
        if isinstance(name, Mapping):
            return str(name.get(self._language) or name.get("vi") or part["id"])
        return str(name or part.get("number") or part["id"])
