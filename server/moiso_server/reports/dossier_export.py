"""Figures of dossiers as files: CSV and XLSX with real numbers and dates."""

import io
from collections.abc import Iterator

import xlsxwriter
from moiso_shared.centre import Centre

from moiso_server.reports.dossier_report import COLUMNS, DossierReport, Numbers
from moiso_server.reports.dossier_wording import DossierWording
from moiso_server.reports.export import table_bytes
from moiso_server.reports.wording import Wording

_FORMATS = {"count": "#,##0", "share": "0.0%"}


def dossiers_to_csv(report: DossierReport, centre: Centre, language: str) -> bytes:
    """The total, departments and months in one table."""
    wording = DossierWording(Wording(centre, language))
    rows: list[list[object]] = [["", "", *(wording.name(name) for name, _, _ in COLUMNS)]]
    for dimension, value, numbers in _lines(report):
        figures = [of(numbers) for _, of, _ in COLUMNS]
        rows.append([wording.heading(dimension), wording.line(dimension, value), *figures])
    rows.append([])
    rows.extend([wording.name(name), wording.definition(name)] for name, _, _ in COLUMNS)
    return table_bytes(rows, language)


def dossiers_to_xlsx(report: DossierReport, centre: Centre, language: str) -> bytes:
    """One sheet with the figures, one with the definitions; the centre's name and the period on top."""
    wording, out = DossierWording(Wording(centre, language)), io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    kinds = {kind: book.add_format({"num_format": text}) for kind, text in _FORMATS.items()}
    sheet = book.add_worksheet("Hồ sơ" if language == "vi" else "Dossiers")
    sheet.write(0, 0, centre.name.in_language(language), bold)
    sheet.write_datetime(1, 0, report.first, day)
    sheet.write_datetime(1, 1, report.last, day)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(COLUMNS), 13)
    sheet.write_row(3, 1, [wording.name(name) for name, _, _ in COLUMNS], bold)
    for row, (dimension, value, numbers) in enumerate(_lines(report), start=4):
        sheet.write_string(row, 0, wording.line(dimension, value))
        for place, (_, of, kind) in enumerate(COLUMNS, start=1):
            figure = of(numbers)
            if figure is not None:
                sheet.write_number(row, place, figure, kinds[kind])
    notes = book.add_worksheet("Định nghĩa" if language == "vi" else "Definitions")
    notes.set_column(0, 0, 24)
    notes.set_column(1, 1, 100)
    for row, (name, _, _) in enumerate(COLUMNS):
        notes.write_row(row, 0, [wording.name(name), wording.definition(name)])
    book.close()
    return out.getvalue()


def _lines(report: DossierReport) -> Iterator[tuple[str, str, Numbers]]:
    yield "", "", report.total
    yield from (("department", name, numbers) for name, numbers in report.departments)
    yield from (("month", month, numbers) for month, numbers in report.months)
