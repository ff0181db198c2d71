"""Reports as files: CSV and XLSX with real numbers and dates."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import xlsxwriter
from moiso_shared.centre import Centre

from moiso_server.reports.report import DIMENSIONS, Line, Report, columns, figure
from moiso_server.reports.wording import Wording


def to_csv(report: Report, centre: Centre, language: str) -> bytes:
    """All lines of all dimensions in one table; opens in spreadsheets with its letters right."""
    wording, out = Wording(centre, language), io.StringIO()
    writer = csv.writer(out)
    shown = columns(report.target_min)
    writer.writerow(["", "", *(wording.name(column[0]) for column in shown)])
    for dimension, line in _lines(report):
        name = wording.line(dimension, line.value) if dimension else ""
        heading = wording.heading(dimension) if dimension else ""
        writer.writerow([heading, name, *(_plain(figure(line, column)) for column in shown)])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(report: Report, centre: Centre, language: str) -> bytes:
    """One sheet for each dimension and one with the definitions."""
    wording, out = Wording(centre, language), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        "count": book.add_format({"num_format": "#,##0"}),
        "minutes": book.add_format({"num_format": "0.0"}),
        "score": book.add_format({"num_format": "0.00"}),
        "share": book.add_format({"num_format": "0.0%"}),
    }
    shown = columns(report.target_min)
    total = {"": [Line("", report.total)]}
    for dimension, lines in (total | {name: report.lines.get(name, []) for name in DIMENSIONS}).items():
        heading = wording.heading(dimension) if dimension else ("Tổng hợp" if language == "vi" else "Total")
        sheet = book.add_worksheet(heading.partition(" (")[0][:31])
        sheet.write(0, 0, centre.name.in_language(language), formats["title"])
        sheet.write_datetime(1, 0, report.first, formats["date"])
        sheet.write_datetime(1, 1, report.last, formats["date"])
        sheet.write_row(3, 0, [heading, *(wording.name(column[0]) for column in shown)], formats["head"])
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, len(shown), 12)
        sheet.freeze_panes(4, 1)
        for row, line in enumerate(lines, start=4):
            if dimension == "day":
                sheet.write_datetime(row, 0, date.fromisoformat(line.value), formats["date"])
            else:
                sheet.write_string(row, 0, wording.line(dimension, line.value) if dimension else heading)
            for place, column in enumerate(shown, start=1):
                value = figure(line, column)
                if value is not None:
                    sheet.write_number(row, place, value, formats[column[2]])
    notes = book.add_worksheet("Định nghĩa" if language == "vi" else "Definitions")
    notes.set_column(0, 0, 24)
    notes.set_column(1, 1, 100)
    for row, (name, _, _) in enumerate(shown):
        notes.write_row(row, 0, [wording.name(name), wording.definition(name, report.target_min)])
    book.close()
    return out.getvalue()


def _lines(report: Report) -> Iterator[tuple[str, Line]]:
    yield "", Line("", report.total)
    for dimension in DIMENSIONS:
        for line in report.lines.get(dimension, []):
            yield dimension, line


def _plain(value: float | int | None) -> str | int:
    if value is None:
        return ""
    return value if isinstance(value, int) else f"{value:.4f}"
