"""Reading tables that people keep: CSV, JSON and XLSX files, row by row."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from moiso_shared.errors import Invalid

MOST_ROWS = 100_000


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    number: int
    """As a spreadsheet shows it: the headings are row 1. In JSON the first item is row 1."""
    cells: Mapping[str, Any]
    """Values by heading; empty cells are left out."""


def read_table(file: Path) -> list[Row]:
    """All rows that are not empty.

    Args:
        file: ``.csv`` (UTF-8; comma, semicolon or tab), ``.json`` (a list of objects) or ``.xlsx`` (the first
            sheet, headings in its first row).

    Raises:
        Invalid: The file cannot be read, is of another kind, or has no headings.
    """
    readers = {".csv": _from_csv, ".json": _from_json, ".xlsx": _from_xlsx}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise Invalid(f"file: '{file.name}' must end in .csv, .json or .xlsx")
    try:
        return list(reader(file.read_bytes()))
    except OSError as error:
        raise Invalid(f"file: {file} cannot be read: {error.strerror}") from error


def _from_csv(content: bytes) -> Iterator[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("file: the CSV is not UTF-8; save it as 'CSV UTF-8'") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Invalid(f"file: the CSV cannot be understood: {error}") from error


def _from_xlsx(content: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook  # takes a quarter of a second; most imports are not from a sheet
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise Invalid(f"file: the XLSX cannot be understood: {error}") from error
    try:
        yield from _rows(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()


def _rows(lines: Iterable[Iterable[Any]]) -> Iterator[Row]:
    headings: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise Invalid(f"file: more than {MOST_ROWS} rows")
        values = [value.strip() if isinstance(value, str) else value for value in line]
        if headings is None:
            headings = [str(value or "") for value in values]
            _check_headings(headings)
            continue
        named = zip(headings, values, strict=False)
        cells = {heading: value for heading, value in named if heading and value not in (None, "")}
        if cells:
            yield Row(number, cells)
    if headings is None:
        raise Invalid("file: it is empty; the first row must hold the headings")


def _check_headings(headings: list[str]) -> None:
    named = [heading for heading in headings if heading]
    if not named:
        raise Invalid("row 1: it must hold the headings")
    twice = {heading for heading in named if named.count(heading) > 1}
    if twice:
        raise Invalid(f"row 1: the heading '{min(twice)}' is there twice")


def _from_json(content: bytes) -> Iterator[Row]:
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Invalid(f"file: not JSON: {error}") from error
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise Invalid("file: the JSON must be a list of objects")
    for number, item in enumerate(items, start=1):
        cells = {key: value for key, value in item.items() if value not in (None, "")}
        yield Row(number, cells)
