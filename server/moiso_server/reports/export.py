"""Reports as tables for spreadsheets: CSV, written as the reader's own spreadsheet program expects it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moiso_server.reports.report import COUNTED, DIMENSIONS, Line, Report, columns, figure
from moiso_server.reports.wording import Wording


def to_csv(report: Report, wording: Wording, before: Report | None = None) -> bytes:
    """All lines of all dimensions in one table, then the heat map, what was left out, and the definitions."""
    return table_bytes(
        [*_figures(report, wording, before), [], *_heat(report, wording), [], *_notes(report, wording)],
        wording.language,
    )


def table_bytes(rows: Iterable[Sequence[object]], language: str) -> bytes:
    """A table that opens in columns with a double click, its letters and numbers right.

    Spreadsheets set to Vietnamese expect semicolons between the fields, for the comma is in the numbers.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "vi" else ",")
    for row in rows:
        writer.writerow([_written(value, language) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _written(value: object, language: str) -> object:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".replace(".", "," if language == "vi" else ".")
    return value


def _figures(report: Report, wording: Wording, before: Report | None) -> Iterator[list[Any]]:
    shown = columns(report.target_min)
    yield ["", "", *(wording.name(column[0]) for column in shown)]
    for dimension, name, line in _lines(report, wording, before):
        known = shown[:1] if dimension in COUNTED else shown
        values = [figure(line, column) for column in known]
        yield [wording.heading(dimension), name, *values]


def _lines(report: Report, wording: Wording, before: Report | None) -> Iterator[tuple[str, str, Line]]:
    for each in (report, before):
        if each is not None:
            yield "", wording.period(each.first, each.last), Line("", each.total)
    for dimension in DIMENSIONS:
        for line in report.lines.get(dimension, []):
            yield dimension, wording.line(dimension, line.value), line


def _heat(report: Report, wording: Wording) -> Iterator[list[Any]]:
    hours = report.hours
    yield [wording.heading("heat"), "", *(wording.line("hour", str(hour)) for hour in hours)]
    for weekday in report.weekdays:
        counts = [report.heat.get((weekday, hour), 0) for hour in hours]
        yield ["", wording.line("weekday", str(weekday)), *counts]


def _notes(report: Report, wording: Wording) -> Iterator[list[Any]]:
    yield [wording.left_out(report.rehearsals)]
    for name, _, _ in columns(report.target_min):
        yield [wording.name(name), wording.definition(name, report.target_min)]
