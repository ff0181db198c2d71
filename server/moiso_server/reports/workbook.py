"""A report as a workbook: real numbers and dates, a sheet for each heading, ready to be printed."""

import io
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from moiso_server.reports.report import DIMENSIONS, Column, Line, Report, columns, columns_of, figure
from moiso_server.reports.wording import Wording

_FIRST_ROW = 4
"""Below the centre's name, the period, what was left out, and the heads."""

_FORMATS = {
    "head": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "title": {"bold": True, "font_size": 14},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "moment": {"num_format": "dd/mm/yyyy hh:mm", "align": "left"},
    "month": {"num_format": "mm/yyyy", "align": "left"},
    "count": {"num_format": "#,##0"},
    "minutes": {"num_format": "#,##0.0"},
    "score": {"num_format": "0.00"},
    "share": {"num_format": "0.0%"},
}


def to_xlsx(report: Report, wording: Wording, before: Report | None = None) -> bytes:
    """The total, a sheet for each heading, the heat map, the chosen calls, the definitions."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _Workbook(book, report, wording).write(before)
    return out.getvalue()


class _Workbook:
    """Writes one report into one book."""

    def __init__(self, book: xlsxwriter.Workbook, report: Report, wording: Wording) -> None:
        self._book, self._report, self._wording = book, report, wording
        self._formats: dict[str, Format] = {
            name: book.add_format(properties) for name, properties in _FORMATS.items()
        }

    def write(self, before: Report | None) -> None:
        """All sheets."""
        self._total(before)
        for dimension in DIMENSIONS:
            if lines := self._report.lines.get(dimension, []):
                self._lines(dimension, lines)
        self._heat()
        self._chosen()
        self._definitions()

    def _total(self, before: Report | None) -> None:
        shown = columns_of("", self._report.target_min)
        sheet = self._sheet("", [self._wording.name(column[0]) for column in shown])
        for row, each in enumerate((self._report, before), start=_FIRST_ROW):
            if each is not None:
                sheet.write_string(row, 0, self._wording.period(each.first, each.last))
                self._figures(sheet, row, Line("", each.total), shown)

    def _lines(self, dimension: str, lines: Sequence[Line]) -> None:
        shown = columns_of(dimension, self._report.target_min)
        sheet = self._sheet(dimension, [self._wording.column(dimension, column[0]) for column in shown])
        for row, line in enumerate(lines, start=_FIRST_ROW):
            self._name(sheet, row, dimension, line.value)
            self._figures(sheet, row, line, shown)

    def _name(self, sheet: Worksheet, row: int, dimension: str, value: str) -> None:
        if dimension == "day":
            sheet.write_datetime(row, 0, date.fromisoformat(value), self._formats["date"])
        elif dimension == "month":
            sheet.write_datetime(row, 0, date.fromisoformat(f"{value}-01"), self._formats["month"])
        else:
            sheet.write_string(row, 0, self._wording.line(dimension, value))

    def _figures(self, sheet: Worksheet, row: int, line: Line, shown: Sequence[Column]) -> None:
        for place, column in enumerate(shown, start=1):
            value = figure(line, column)
            if value is not None:
                sheet.write_number(row, place, value, self._formats[column[2]])

    def _heat(self) -> None:
        hours, wording = self._report.hours, self._wording
        sheet = self._sheet("heat", [wording.line("hour", str(hour)) for hour in hours])
        for row, weekday in enumerate(self._report.weekdays, start=_FIRST_ROW):
            sheet.write_string(row, 0, wording.line("weekday", str(weekday)))
            for place, hour in enumerate(hours, start=1):
                sheet.write_number(
                    row, place, self._report.heat.get((weekday, hour), 0), self._formats["count"]
                )
        if hours:
            rest = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#D98A6C"}
            last = _FIRST_ROW + len(self._report.weekdays) - 1
            sheet.conditional_format(_FIRST_ROW, 1, last, len(hours), rest)

    def _chosen(self) -> None:
        """Without the reasons: their words must be able to be erased, and no file can be called back."""
        if not self._report.chosen:
            return
        wording, zone = self._wording, ZoneInfo(self._wording.centre.time_zone)
        sheet = self._sheet("chosen", wording.chosen_columns())
        for row, each in enumerate(self._report.chosen, start=_FIRST_ROW):
            at = each.at.astimezone(zone).replace(tzinfo=None)
            sheet.write_datetime(row, 0, at, self._formats["moment"])
            names = (
                each.number,
                wording.line("counter", each.counter),
                wording.line("clerk", each.clerk),
            )
            for place, name in enumerate(names, start=1):
                sheet.write_string(row, place, name)
            sheet.write_number(row, 4, each.passed, self._formats["count"])

    def _definitions(self) -> None:
        wording, report = self._wording, self._report
        notes = self._book.add_worksheet(wording.sheet("definitions"))
        notes.set_column(0, 0, 28)
        notes.set_column(1, 1, 100)
        for row, (name, _, _) in enumerate(columns(report.target_min)):
            notes.write_row(row, 0, [wording.name(name), wording.definition(name, report.target_min)])

    def _sheet(self, dimension: str, heads: Sequence[str]) -> Worksheet:
        """A sheet with its head, laid out for paper."""
        report, wording = self._report, self._wording
        sheet: Worksheet = self._book.add_worksheet(wording.sheet(dimension))
        sheet.write(0, 0, self._wording.centre.name.in_language(wording.language), self._formats["title"])
        sheet.write_datetime(1, 0, report.first, self._formats["date"])
        sheet.write_datetime(1, 1, report.last, self._formats["date"])
        sheet.write(2, 0, wording.left_out(report.rehearsals))
        sheet.write_row(3, 0, [wording.heading(dimension), *heads], self._formats["head"])
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, max(len(heads), 1), 12)
        sheet.freeze_panes(_FIRST_ROW, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        return sheet
