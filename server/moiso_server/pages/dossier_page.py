"""``/dossiers``: what came in and what was solved in time, from the dossiers that were imported."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError, Unauthorised
from moiso_shared.opening import local_day
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.clock import system_time
from moiso_server.pages.acting import ask
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.reports_page import asked_days, made
from moiso_server.reports.dossier_export import dossiers_to_csv, dossiers_to_xlsx
from moiso_server.reports.dossier_report import (
    COLUMNS,
    MONTH_COLUMNS,
    Column,
    DossierReport,
    Numbers,
    dossier_report,
)
from moiso_server.reports.dossier_wording import DossierWording
from moiso_server.reports.wording import Wording

_FILES = {
    "csv": (dossiers_to_csv, "text/csv; charset=utf-8"),
    "xlsx": (dossiers_to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class DossierPages:
    """The page and its files, for those who lead.

    Args:
        hall: Names the centre.
        rest: The API; asked in the reader's name.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/dossiers", self._page, methods=["GET"])
        web.add_api_route("/dossiers/file.{kind}", self._file, methods=["GET"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads:
            text = reader.words("starting" if centre is None else "forbidden")
            return plain("staff_message.html", reader, "/dossiers", centre, text=text)
        try:
            report = await self._report(request, reader, centre)
        except Unauthorised:
            return RedirectResponse("/login?next=/dossiers", 303)
        except MoisoError as error:
            text = reader.refused(error)
            return plain("staff_message.html", reader, "/dossiers", centre, text=text)
        return plain("dossiers.html", reader, "/dossiers", centre, **_values(report, centre, reader))

    async def _file(self, request: Request, kind: str) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads or kind not in _FILES:
            return RedirectResponse("/dossiers", 303)
        try:
            report = await self._report(request, reader, centre)
        except MoisoError:
            return RedirectResponse("/dossiers", 303)
        write, media = _FILES[kind]
        name = f"moiso-dossiers-{report.first}-{report.last}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(write(report, centre, reader.words.language), media_type=media, headers=headers)

    async def _report(self, request: Request, reader: Reader, centre: Centre) -> DossierReport:
        first, last = period(request, centre)
        path = f"/api/dossier-figures?first={first}&last={last}"
        return dossier_report(await ask(self._rest, reader.who.token, "GET", path))


def period(request: Request, centre: Centre) -> tuple[date, date]:
    """The days that are asked for; this year so far when none are, or when they make no sense."""
    today = local_day(centre, system_time())
    return asked_days(request, today) or (today.replace(month=1, day=1), today)


def _values(report: DossierReport, centre: Centre, reader: Reader) -> dict[str, Any]:
    wording = DossierWording(Wording(centre, reader.words.language))
    tables = (("department", report.departments, COLUMNS), ("month", report.months, MONTH_COLUMNS))
    return {
        "report": report,
        "wording": wording,
        "columns": COLUMNS,
        "made": made(reader.words, wording.plain),
        "empty": not report.departments,
        "sentence": wording.sentence(report) if report.departments else "",
        "total": _row(report.total, COLUMNS, wording) if report.departments else [],
        "tables": [
            (
                name,
                [wording.name(column[0]) for column in shown],
                [(wording.line(name, value), _row(numbers, shown, wording)) for value, numbers in lines],
            )
            for name, lines, shown in tables
        ],
    }


def _row(numbers: Numbers, columns: Iterable[Column], wording: DossierWording) -> list[str]:
    return [wording.plain.figure(of(numbers), kind) for _, of, kind in columns]
