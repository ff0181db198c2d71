"""``/reports``: the figures of a period on the screen, on paper and as files."""

from datetime import date, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.opening import local_day
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.clock import system_time
from moiso_server.pages.charts import daily, heat_map
from moiso_server.pages.chosen_list import chosen_lines
from moiso_server.pages.following import Following
from moiso_server.pages.frame import frame, reader_of
from moiso_server.pages.rendering import html
from moiso_server.pages.report_desk import ReportDesk
from moiso_server.reports.export import to_csv, to_xlsx
from moiso_server.reports.report import COUNTED, DIMENSIONS, Column, Line, Report, columns, figure
from moiso_server.reports.wording import Wording

_FILES = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_LINES_MOST = 400


def report_pages(web: FastAPI, hall: Following, desk: ReportDesk, rest: httpx.AsyncClient) -> None:
    """Add the page and its files."""

    @ui.page("/reports", response_timeout=60)
    async def reports_page(request: Request) -> None:
        with frame(request, hall) as reader:
            if not reader.who.leads or hall.centre is None:
                ui.html(f"<p>{reader.words('forbidden' if hall.centre else 'starting')}</p>", sanitize=False)
                return
            first, last = period(request, hall.centre)
            report = await desk.report(first, last)
            compare = request.query_params.get("compare", "before")
            before = await desk.report(*other_period(first, last, compare))
            assert report is not None
            assert before is not None
            wording = Wording(hall.centre, reader.words.language)
            values = _values(report, before, wording, hall.centre) | {"compare": compare}
            ui.html(html("report.html", reader.words, **values), sanitize=False)
            with ui.element("section").classes("card"):
                chart = ui.echart(daily(report, wording, dark=reader.dark), renderer="svg")
                chart.style("height:16rem")
                ui.echart(heat_map(report, wording, dark=reader.dark), renderer="svg").style("height:18rem")
            ui.html(html("report_lines.html", reader.words, **values), sanitize=False)
            lines = await chosen_lines(rest, reader, report.chosen, hall.centre)
            chosen = html("report_chosen.html", reader.words, lines=lines, all=report.total.by_hand)
            ui.html(chosen, sanitize=False)

    @web.get("/reports/file.{kind}")
    async def report_file(request: Request, kind: str) -> Response:
        reader, centre = reader_of(request), hall.centre
        if not reader.who.leads or kind not in _FILES or centre is None:
            return RedirectResponse("/reports", 303)
        first, last = period(request, centre)
        report = await desk.report(first, last)
        assert report is not None
        write, media = _FILES[kind]
        name = f"moiso-{first}-{last}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(write(report, centre, reader.words.language), media_type=media, headers=headers)


def period(request: Request, centre: Centre) -> tuple[date, date]:
    """The days that are asked for; this month so far when none are, or when they make no sense."""
    today = local_day(centre, system_time())
    return asked_days(request, today) or (today.replace(day=1), today)


def other_period(first: date, last: date, compare: str) -> tuple[date, date]:
    """What a period is compared with: the same days of the year before, or as many days just before it."""
    if compare == "year":
        return _year_before(first), _year_before(last)
    return first - (last - first) - timedelta(days=1), first - timedelta(days=1)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def asked_days(request: Request, today: date) -> tuple[date, date] | None:
    """``from`` and ``to`` of an address, not after today; None when they are no days."""
    try:
        first = date.fromisoformat(request.query_params["from"])
        last = date.fromisoformat(request.query_params["to"])
    except (KeyError, ValueError):
        return None
    last = min(last, today)
    return (first, last) if date(2000, 1, 1) <= first <= last else (last, last)


def _values(report: Report, before: Report, wording: Wording, centre: Centre) -> dict[str, Any]:
    shown = columns(report.target_min)
    return {
        "report": report,
        "centre": centre.name.in_language(wording.language),
        "wording": wording,
        "counted": COUNTED,
        "columns": shown,
        "figures": [_compared(report, before, column, wording) for column in shown],
        "tables": [
            (name, wording.heading(name), [_row(name, line, wording, report) for line in lines[:_LINES_MOST]])
            for name, lines in ((name, report.lines.get(name, [])) for name in DIMENSIONS)
            if lines
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


def _row(dimension: str, line: Line, wording: Wording, report: Report) -> list[str]:
    name = wording.line(dimension, line.value)
    shown = [wording.figure(figure(line, column), column[2]) for column in columns(report.target_min)]
    return [name, *(shown if dimension not in COUNTED else shown[:1])]
