"""A report as values for its templates; nothing here waits for anybody."""

from collections.abc import Sequence
from typing import Any

from moiso_server.reports.report import DIMENSIONS, Column, Line, Report, columns_of, figure
from moiso_server.reports.wording import Wording

_LINES_MOST = 400

DATED = frozenset({"day", "month"})
"""Headings that no other period has."""

COMPARED = frozenset({"visits", "served", "wait_mean", "within", "service_mean", "satisfaction"})
"""Figures that stand beside those of the period before, line by line."""


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
            _table(dimension, report, before, wording)
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


def _table(dimension: str, report: Report, before: Report, wording: Wording) -> dict[str, Any]:
    shown = columns_of(dimension, report.target_min)
    known = {} if dimension in DATED else {line.value: line for line in before.lines.get(dimension, ())}
    return {
        "name": dimension,
        "heading": wording.heading(dimension),
        "note": wording.note(dimension, report.target_min),
        "heads": [wording.column(dimension, column[0]) for column in shown],
        "rows": [
            (wording.line(dimension, line.value), _row(line, known.get(line.value), shown, wording))
            for line in report.lines[dimension][:_LINES_MOST]
        ],
    }  # fmt: skip


def _row(line: Line, before: Line | None, shown: Sequence[Column], wording: Wording) -> list[tuple[str, str]]:
    """Each figure, and what it was in the period before; empty where nothing is known of it."""
    return [
        (
            wording.figure(figure(line, column), column[2]),
            wording.figure(figure(before, column), column[2])
            if before is not None and column[0] in COMPARED
            else "",
        )
        for column in shown
    ]
