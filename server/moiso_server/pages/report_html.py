"""A report as values for its templates; nothing here waits for anybody."""

from collections.abc import Sequence
from typing import Any

from moiso_server.reports.report import DIMENSIONS, Column, Line, Report, columns_of, figure
from moiso_server.reports.wording import Wording

_LINES_MOST = 400


def report_values(report: Report, before: Report, wording: Wording) -> dict[str, Any]:
    """What the page shows: figures with their definitions beside those of the period before, and tables."""
    return {
        "report": report,
        "centre": wording.centre.name.in_language(wording.language),
        "wording": wording,
        "before": wording.period(before.first, before.last),
        "figures": [
            _compared(report, before, column, wording) for column in columns_of("", report.target_min)
        ],
        "tables": [
            _table(dimension, report, wording)
            for dimension in DIMENSIONS
            if report.lines.get(dimension)
        ],
    }  # fmt: skip


def _compared(report: Report, before: Report, column: Column, wording: Wording) -> dict[str, str]:
    now, then = (figure(Line("", part.total), column) for part in (report, before))
    return {
        "name": wording.name(column[0]),
        "key": column[0],
        "now": wording.figure(now, column[2]),
        "before": wording.figure(then, column[2]),
        "definition": wording.definition(column[0], report.target_min),
    }


def _table(dimension: str, report: Report, wording: Wording) -> dict[str, Any]:
    shown = columns_of(dimension, report.target_min)
    return {
        "name": dimension,
        "heading": wording.heading(dimension),
        "note": wording.note(dimension, report.target_min),
        "heads": [wording.column(dimension, column[0]) for column in shown],
        "rows": [
            [wording.line(dimension, line.value), *_row(line, shown, wording)]
            for line in report.lines[dimension][:_LINES_MOST]
        ],
    }  # fmt: skip


def _row(line: Line, shown: Sequence[Column], wording: Wording) -> list[str]:
    return [wording.figure(figure(line, column), column[2]) for column in shown]
