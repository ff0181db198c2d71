"""Reading and writing the centre's document as TOML, with errors a person can act on."""

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w
from pydantic import BaseModel, ValidationError

from moiso_shared.centre import Centre
from moiso_shared.centre_checks import near
from moiso_shared.errors import CentreInvalid


def parse(text: str) -> Centre:
    """Read a document.

    Raises:
        CentreInvalid: Not TOML, or a field is missing, unknown or not allowed; the message names each.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CentreInvalid(f"not a TOML file: {error}") from error
    return validate(document)


def validate(document: Mapping[str, Any]) -> Centre:
    """Check a document that is already a tree of values.

    Raises:
        CentreInvalid: As for ``parse``.
    """
    try:
        return Centre.model_validate(document)
    except ValidationError as error:
        raise CentreInvalid("; ".join(_sentences(error))) from error


def dump(centre: Centre) -> str:
    """Write a document so that ``parse`` gives the same centre; what was left at its default stays out."""
    return tomli_w.dumps(centre.model_dump(mode="json", exclude_none=True, exclude_defaults=True))


def _sentences(error: ValidationError) -> list[str]:
    sentences = []
    for problem in error.errors(include_url=False):
        field = _path(problem["loc"])
        message = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            name = str(problem["loc"][-1])
            message = f"unknown field; {near(name, _fields_at(problem['loc'][:-1]))}"
        sentences.append(f"{field}: {message}" if field else message)
    return sentences


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _fields_at(location: tuple[int | str, ...]) -> list[str]:
    model: Any = Centre
    for part in location:
        if isinstance(part, str) and isinstance(model, type) and issubclass(model, BaseModel):
            field = model.model_fields.get(part)
            model = _model_in(field.annotation) if field else None
    is_model = isinstance(model, type) and issubclass(model, BaseModel)
    return list(model.model_fields) if is_model else []


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
