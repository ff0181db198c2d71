"""``/reports``: the figures of a period on the screen, on paper and as files."""

from datetime import date, timedelta

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.opening import local_day
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.clock import system_time
from moiso_server.pages.charts import daily, heat_map
from moiso_server.pages.chosen_list import chosen_lines, comment_lines
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, frame, reader_of
from moiso_server.pages.phone import clock_time
from moiso_server.pages.quick_periods import quick_periods
from moiso_server.pages.rendering import html
from moiso_server.pages.report_desk import ReportDesk, Unready
from moiso_server.pages.report_html import report_values
from moiso_server.pages.words import Words
from moiso_server.reports.export import to_csv
from moiso_server.reports.report import Report
from moiso_server.reports.wording import Wording
from moiso_server.reports.workbook import to_xlsx

_FILES = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class ReportPages:
    """The page and its files, for those who lead.

    Args:
        hall: Names the centre.
        desk: Works reports out.
        rest: The API; asked in the reader's name.
    """

    def __init__(self, hall: Following, desk: ReportDesk, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._desk = desk
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        ui.page("/reports", response_timeout=60)(self._page)
        web.add_api_route("/reports/file.{kind}", self._file, methods=["GET"])

    async def _page(self, request: Request) -> None:
        centre = self._hall.centre
        with frame(request, self._hall) as reader:
            if not reader.who.leads or centre is None:
                _say(reader, "forbidden" if centre else "starting")
                return
            found = await self._compared(request, centre)
            if isinstance(found, Unready):
                _say(reader, "unready", done=found.done, days=found.days)
                ui.timer(3.0, ui.navigate.reload, once=True)
                return
            await self._show(*found, reader, centre, request.query_params.get("compare", "before"))

    async def _show(
        self, report: Report, before: Report, reader: Reader, centre: Centre, compare: str
    ) -> None:
        if self._desk.trouble is not None:
            self._desk.try_again()
        words, wording = reader.words, await self._wording(reader, centre)
        values = report_values(report, before, wording) | {
            "compare": compare,
            "made": made(words, wording),
            "periods": list(quick_periods(local_day(centre, system_time()))),
            "folder": self._desk.daily.folder,
            "trouble": self._desk.trouble,
        }
        ui.html(html("report.html", words, **values), sanitize=False)
        _charts(report, wording, dark=reader.dark)
        ui.html(html("report_lines.html", words, **values), sanitize=False)
        lines = await chosen_lines(self._rest, reader, report.chosen, wording)
        chosen = html("report_chosen.html", words, lines=lines, all=report.total.by_hand)
        ui.html(chosen, sanitize=False)
        written = await self._desk.comments(report, centre.calling.notes_kept_days)
        said = await comment_lines(self._rest, reader, written, wording)
        ui.html(html("report_comments.html", words, lines=said), sanitize=False)

    async def _file(self, request: Request, kind: str) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if not reader.who.leads or kind not in _FILES or centre is None:
            return RedirectResponse("/reports", 303)
        found = await self._compared(request, centre)
        if isinstance(found, Unready):
            return RedirectResponse(f"/reports?{request.query_params}", 303)
        report, before = found
        write, media = _FILES[kind]
        name = f"moiso-{report.first}-{report.last}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        wording = await self._wording(reader, centre)
        content = await self._desk.beside(lambda: write(report, wording, before))
        return Response(content, media_type=media, headers=headers)

    async def _wording(self, reader: Reader, centre: Centre) -> Wording:
        return Wording(centre, reader.words.language, await self._desk.names())

    async def _compared(self, request: Request, centre: Centre) -> tuple[Report, Report] | Unready:
        """The report that is asked for, and the one it is compared with."""
        first, last = period(request, centre)
        compare = request.query_params.get("compare", "before")
        found = []
        for days in ((first, last), other_period(first, last, compare)):
            report = await self._desk.report(centre, *days)
            if isinstance(report, Unready):
                return report
            found.append(report)
        return found[0], found[1]


def _say(reader: Reader, key: str, **values: object) -> None:
    ui.html(f'<p class="card" role="status">{reader.words(key, **values)}</p>', sanitize=False)


def _charts(report: Report, wording: Wording, *, dark: bool) -> None:
    with ui.element("section").classes("card charts"):
        ui.html(f"<h2>{wording.heading('course')}</h2>", sanitize=False)
        ui.echart(daily(report, wording, dark=dark), renderer="svg").style("height:16rem")
        ui.html(f"<h2>{wording.heading('heat')}</h2>", sanitize=False)
        ui.echart(heat_map(report, wording, dark=dark), renderer="svg").style("height:18rem")


def made(words: Words, wording: Wording) -> str:
    """When a report was made, for its print."""
    now = system_time()
    day = wording.line("day", local_day(wording.centre, now).isoformat())
    return words("report_made", time=clock_time(wording.centre, now), day=day)


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
