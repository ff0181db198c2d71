"""What the columns of an imported table are called, and what may stand in them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from moiso_shared.centre_checks import near
from moiso_shared.errors import Invalid
from moiso_shared.folding import fold
from pydantic import BaseModel, ValidationError

from moiso_server.catalogue.tables import Row

M = TypeVar("M", bound=BaseModel)

MOST_MISTAKES = 50
"""More are only counted."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    field: str
    """The English heading, and the field that it fills."""
    heading: str
    """The Vietnamese heading."""
    words: str
    """What stands in it, for the person who fills in the table."""
    read: Callable[[Any], Any]
    needed: bool = False
    also: tuple[str, ...] = ()
    """Other headings that are understood."""

    def names(self) -> Iterator[str]:
        """All headings, folded."""
        yield from map(fold, (self.field, self.heading, *self.also))


@dataclass(frozen=True)
class Numbered(Generic[M]):
    """A value with the row that it came from."""

    row: int
    value: M


def take(
    rows: Sequence[Row],
    columns: Sequence[Column],
    build: Callable[[dict[str, Any]], M],
    passed_over: Iterable[str] = (),
) -> list[Numbered[M]]:
    """Turn rows into values; all of them or none.

    Args:
        rows: As read.
        columns: What may be there.
        build: Makes one value of the fields of a row, checked by pydantic.
        passed_over: Headings that may be there and are not read.

    Raises:
        Invalid: One line for each mistake, by row and column.
    """
    mistakes: list[str] = []
    known = {name: column for column in columns for name in column.names()}
    headings = dict.fromkeys(heading for row in rows for heading in row.cells)
    ignored = set(map(fold, passed_over))
    for heading in headings:
        if fold(heading) not in known and fold(heading) not in ignored:
            mistakes.append(f"column '{heading}': not known; {near(heading, _spellings(columns))}")
    taken = []
    for row in rows:
        fields, found = _fields(row, known, columns)
        if not found:
            try:
                taken.append(Numbered(row.number, build(fields)))
            except ValidationError as error:
                found = list(_sentences(row, error, columns))
        mistakes += found
    refuse(mistakes)
    return taken


def refuse(mistakes: Sequence[str]) -> None:
    """Raise `Invalid` with the mistakes, if there are any."""
    if mistakes:
        more = len(mistakes) - MOST_MISTAKES
        lines = [*mistakes[:MOST_MISTAKES], *([f"… and {more} more"] if more > 0 else [])]
        raise Invalid("\n".join(lines))


def _fields(
    row: Row, known: dict[str, Column], columns: Sequence[Column]
) -> tuple[dict[str, Any], list[str]]:
    fields: dict[str, Any] = {}
    mistakes = []
    for heading, value in row.cells.items():
        column = known.get(fold(heading))
        if column is not None:
            try:
                fields[column.field] = column.read(value)
            except ValueError as error:
                mistakes.append(f"row {row.number}, column '{heading}': {error}")
    spoilt = {known[fold(heading)].field for heading in row.cells if fold(heading) in known}
    for column in columns:
        if column.needed and column.field not in spoilt:
            mistakes.append(f"row {row.number}, column '{column.field}' ({column.heading}): is empty")
    return fields, mistakes


def _sentences(row: Row, error: ValidationError, columns: Sequence[Column]) -> Iterator[str]:
    headings = {fold(heading): heading for heading in row.cells}
    for problem in error.errors(include_url=False, include_input=False):
        field = str(problem["loc"][0]) if problem["loc"] else ""
        column = next((column for column in columns if column.field == field), None)
        named = (
            next((headings[name] for name in column.names() if name in headings), field) if column else field
        )
        yield f"row {row.number}, column '{named}': {problem['msg'].removeprefix('Value error, ')}"


def _spellings(columns: Iterable[Column]) -> list[str]:
    return [heading for column in columns for heading in (column.field, column.heading)]


def text(value: Any) -> str:
    """Words; a number as it was meant, so that the code 1.001190 keeps its last digit."""
    if isinstance(value, float):
        return f"{value:.6f}" if value != int(value) else str(int(value))
    if isinstance(value, str | int):
        return str(value).strip()
    raise ValueError("must be words")


def lines(value: Any) -> list[str]:
    """Several items: a list, or one item a line, or divided by ``|``."""
    if isinstance(value, list):
        return [text(item) for item in value if text(item)]
    parts = text(value).replace("|", "\n").splitlines()
    return [part.strip(" \t-•") for part in parts if part.strip(" \t-•")]


def yes_or_no(value: Any) -> bool:
    """True or false, in the words that people use."""
    if isinstance(value, bool):
        return value
    word = fold(text(value))
    if word in ("co", "x", "1", "true", "yes", "dung"):
        return True
    if word in ("khong", "0", "false", "no", "sai"):
        return False
    raise ValueError(f"'{value}' is not allowed; write có or không")


def count(value: Any) -> int:
    """A whole number from 0 on."""
    written = text(value)
    if not (written.isascii() and written.isdigit()):
        raise ValueError(f"'{written}' is not a number of times; write it like 0 or 2")
    return int(written)


def day(value: Any) -> date:
    """A day: 2026-07-01, 01/07/2026, 20260701093000, or a date of the spreadsheet."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = text(value)
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d%H%M%S", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"):
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    raise ValueError(f"'{written}' is not a day; write it like 2026-07-01 or 01/07/2026")
