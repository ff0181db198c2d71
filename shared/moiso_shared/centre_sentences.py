"""What is wrong with a centre's document, in sentences that name the field and what is allowed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from moiso_shared.centre import Centre, Language, Prefix, SignPage, SignVideo
from moiso_shared.centre_boards import FileName
from moiso_shared.centre_checks import near
from moiso_shared.dossiers import DossierStatus
from moiso_shared.led_settings import LedArea, LedLine
from moiso_shared.offline import OfflinePrefix
from moiso_shared.text import Id, Text

Problem = ErrorDetails
_LONGEST_VALUE = 40


def _pattern(model: type[BaseModel], field: str) -> str:
    """The pattern of a field that no other field shares."""
    annotation = get_type_hints(model, include_extras=True)[field]
    return str(get_args(annotation)[1].pattern)


_PATTERNS = {
    get_args(OfflinePrefix)[1].pattern: "use 1 to 4 capital letters or digits, beginning with a letter",
    get_args(FileName)[1].pattern: "use the name of a file, without folders",
    get_args(SignPage)[1].pattern: "use the name of a page such as menu",
    get_args(SignVideo)[1].pattern: "use a file name or an address such as https://so.example.vn/phim.mp4",
    _pattern(LedLine, "port"): "use a port such as /dev/ttyUSB0 or COM3",
    _pattern(DossierStatus, "code"): "use 1 to 30 letters without marks, digits, '-' or '_'",
    _pattern(LedArea, "words"): "use letters without marks, digits and simple signs",
    get_args(Id)[1].pattern: "use 1 to 40 letters, digits, '-' or '_', beginning with a letter or digit",
    get_args(Language)[1].pattern: "use a language code such as vi or en",
    get_args(Prefix)[1].pattern: "use at most 3 capital letters A to Z or Đ",
}
_NUMBER_LIMITS = {
    "greater_than": "more than {gt:g}",
    "greater_than_equal": "at least {ge:g}",
    "less_than": "less than {lt:g}",
    "less_than_equal": "at most {le:g}",
}


def sentences(error: ValidationError) -> Iterator[str]:
    """One sentence for each mistake, beginning with the path of its field, e.g. ``counters[2].zone``."""
    problems = error.errors(include_url=False)
    for problem in problems:
        if problem["type"] == "too_short" and any(_within(other, problem) for other in problems):
            continue  # the items are there, but each has a mistake of its own
        path, shape = _place(problem["loc"])
        words = _words(problem, shape)
        yield f"{path}: {words}" if path else words


def _within(inner: Problem, outer: Problem) -> bool:
    depth = len(outer["loc"])
    return len(inner["loc"]) > depth and inner["loc"][:depth] == outer["loc"]


def _words(problem: Problem, shape: Any) -> str:
    kind = problem["type"]
    if kind in _NUMBER_LIMITS:
        limit = _NUMBER_LIMITS[kind].format(**problem["ctx"])
        return f"{_shown(problem['input'])} is not allowed; it must be {limit}"
    write = _WORDS.get(kind)
    if write is not None:
        return write(problem, shape)
    message = problem["msg"]
    if message.startswith("Input should be "):
        wanted = message.removeprefix("Input should be ").partition(",")[0]
        return f"{_shown(problem['input'])} is not allowed; it must be {wanted}"
    return message


def _unknown_field(problem: Problem, shape: Any) -> str:
    known = [*shape.model_fields] if _is_model(shape) else []
    return f"unknown field; {near(str(problem['loc'][-1]), known)}"


def _not_one_of(problem: Problem, _shape: Any) -> str:
    context = problem["ctx"]
    expected = str(context.get("expected") or context.get("expected_tags"))
    allowed = [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]
    given = context.get("tag", problem["input"])
    return f"{_shown(given)} is not allowed; {near(str(given), allowed)}"


def _no_kind(problem: Problem, shape: Any) -> str:
    field = str(problem["ctx"]["discriminator"]).strip("'")
    return f"the field '{field}' is missing; allowed: {', '.join(_tagged(shape))}"


def _wrong_pattern(problem: Problem, _shape: Any) -> str:
    pattern = problem["ctx"]["pattern"]
    allowed = _PATTERNS.get(pattern, "write it like https://so.example.vn")
    return f"{_shown(problem['input'])} is not allowed; {allowed}"


def _wrong_length(problem: Problem, _shape: Any) -> str:
    context = problem["ctx"]
    if "max_length" in context:
        return f"at most {context['max_length']} are allowed, not {context['actual_length']}"
    return f"at least {context['min_length']} is needed"


def _wrong_shape(problem: Problem, shape: Any) -> str:
    if shape is Text:
        wanted = 'a text in quotes, or texts by language such as { vi = "…", en = "…" }'
    elif problem["type"] == "tuple_type":
        wanted = "a list in [brackets]"
    else:
        wanted = "a table of fields"
    return f"{_shown(problem['input'])} is not allowed; it must be {wanted}"


def _wrong_date(problem: Problem, _shape: Any) -> str:
    return f"{_shown(problem['input'])} is not allowed; it must be a date such as 2026-09-02"


_WORDS: Mapping[str, Callable[[Problem, Any], str]] = {
    "missing": lambda _problem, _shape: "is missing",
    "extra_forbidden": _unknown_field,
    "literal_error": _not_one_of,
    "union_tag_invalid": _not_one_of,
    "union_tag_not_found": _no_kind,
    "string_pattern_mismatch": _wrong_pattern,
    "too_long": _wrong_length,
    "too_short": _wrong_length,
    "dict_type": _wrong_shape,
    "model_type": _wrong_shape,
    "model_attributes_type": _wrong_shape,
    "tuple_type": _wrong_shape,
    "date_type": _wrong_date,
    "date_from_datetime_parsing": _wrong_date,
    "date_from_datetime_inexact": _wrong_date,
    "value_error": lambda problem, _shape: problem["msg"].removeprefix("Value error, "),
    "recursion_loop": lambda _problem, _shape: "is nested too deeply",
}


def _place(location: tuple[int | str, ...]) -> tuple[str, Any]:
    """The path as a person writes it, and the type of its last part (of what holds it, if it is unknown)."""
    path, shape = "", Centre
    for part in location:
        tagged = _tagged(shape)
        if part in tagged:
            shape = tagged[str(part)]
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
        shape = _inside(shape, part)
    return path, shape


def _inside(shape: Any, part: int | str) -> Any:
    if _is_model(shape):
        field = shape.model_fields.get(str(part))
        return shape if field is None else _bare(field.annotation)
    inner = get_args(shape)
    if get_origin(shape) is dict:
        return _bare(inner[1])
    return _bare(inner[0]) if inner else shape


def _bare(annotation: Any) -> Any:
    """A type without ``Annotated`` and without ``| None``."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    choices = [choice for choice in get_args(annotation) if choice is not type(None)]
    if type(None) in get_args(annotation) and len(choices) == 1:
        return _bare(choices[0])
    return annotation


def _tagged(shape: Any) -> dict[str, Any]:
    """The models of a union told apart by ``kind``, by the word that stands there."""
    models = [choice for choice in get_args(shape) if _is_model(choice) and "kind" in choice.model_fields]
    return {str(model.model_fields["kind"].default): model for model in models}


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}…"
