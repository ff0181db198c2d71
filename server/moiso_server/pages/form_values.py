"""A posted form as a part of the centre's document: the way back from ``form_fields``."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from moiso_server.pages.form_fields import bare, item_of, kind_of

Form = Mapping[str, list[str]]
GONE = "-"
"""Last part of the name of the box that takes a row out."""
KEY = "="
"""Last part of the name of the field that holds a row's name in a table."""


class Unreadable(ValueError):
    """A field's TOML cannot be read.

    Args:
        name: Path of the field.
        message: What is wrong.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def part_of(model: type[BaseModel], form: Form, path: str, only: Sequence[str] = ()) -> dict[str, Any]:
    """The part that the form describes; what was left empty is left out.

    Raises:
        Unreadable: A field of TOML is none.
    """
    found = {}
    for key, field in model.model_fields.items():
        if only and key not in only:
            continue
        value = _value(key, bare(field.annotation), form, f"{path}.{key}" if path else key)
        if value not in (None, "", [], {}):
            found[key] = value
    return found


def _value(key: str, shape: Any, form: Form, name: str) -> Any:
    match kind_of(key, shape, name.count(".")):
        case "check":
            return name in form
        case "ticks":
            return list(form.get(name, ()))
        case "text":
            return _wordings(form, name)
        case "lines":
            return [word.strip() for word in _line(form, name).split(",") if word.strip()]
        case "group":
            return part_of(shape, form, name) if written(shape, form, name) else None
        case "rows":
            return [row for row, _place in _rows(item_of(shape), form, name)]
        case "table":
            return {_line(form, f"{place}.{KEY}"): row for row, place in _rows(item_of(shape), form, name)}
        case "toml":
            return _toml(key, form, name)
        case "number":
            return _line(form, name).replace(",", ".")
        case _:
            return _line(form, name)


def _line(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()


def _wordings(form: Form, name: str) -> dict[str, str]:
    start = f"{name}."
    words = {
        key.removeprefix(start): values[0].strip().replace("\r\n", "\n")
        for key, values in form.items()
        if key.startswith(start)
    }
    return {code: said for code, said in words.items() if said}


def _rows(model: type[BaseModel], form: Form, name: str) -> list[tuple[dict[str, Any], str]]:
    """Rows that were filled in and not taken out."""
    start = f"{name}."
    places = {key.removeprefix(start).partition(".")[0] for key in form if key.startswith(start)}
    rows = []
    for place in sorted(int(place) for place in places if place.isdecimal()):
        path = f"{name}.{place}"
        if f"{path}.{GONE}" not in form and written(model, form, path):
            rows.append((part_of(model, form, path), path))
    return rows


def written(model: type[BaseModel], form: Form, path: str) -> bool:
    """Whether anything was written into a row that a blank one does not hold already."""
    if _line(form, f"{path}.{KEY}"):
        return True
    presets = {key: str(field.default) for key, field in model.model_fields.items()}
    part = part_of(model, form, path)
    return any(not isinstance(value, bool) and str(value) != presets[key] for key, value in part.items())


def _toml(key: str, form: Form, name: str) -> Any:
    try:
        return tomllib.loads(form.get(name, [""])[0]).get(key)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(name, str(error)) from error
