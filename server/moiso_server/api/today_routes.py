"""REST: today's figures for the boards and the public page."""

import asyncio
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from moiso_shared.centre import Centre
from moiso_shared.opening import local_day
from starlette.responses import Response

from moiso_server.api.common import ERRORS, as_json
from moiso_server.catalogue.dossier_figures import by_department
from moiso_server.catalogue.store import Catalogue
from moiso_server.hall import Hall
from moiso_server.reports.cells import Cell
from moiso_server.reports.dossier_report import dossier_report
from moiso_server.reports.figures import Figures
from moiso_server.reports.today import today

KEPT_S = 10.0
"""However many ask, the figures are worked out no more often than this."""


class TodayDesk:
    """Works today's figures out, one at a time, beside the loop.

    Args:
        journal: The journal's file; it is only read.
        catalogue: Knows the dossiers.
        hall: Names the centre and the day.
    """

    def __init__(self, journal: Path, catalogue: Catalogue, hall: Hall) -> None:
        self._journal, self._catalogue, self._hall = journal, catalogue, hall
        self._one = asyncio.Lock()
        self._told: Mapping[str, Any] = {}
        self._worked_at = -KEPT_S

    async def told(self) -> Mapping[str, Any]:
        """The figures of today."""
        async with self._one:
            centre = self._hall.centre
            day = local_day(centre, self._hall.clock.wall())
            if time.monotonic() - self._worked_at >= KEPT_S or self._told.get("day") != day.isoformat():
                self._told = await asyncio.to_thread(self._work_out, centre, day)
                self._worked_at = time.monotonic()
            return self._told

    def _work_out(self, centre: Centre, day: date) -> Mapping[str, Any]:
        figures = Figures(self._journal, Path(":memory:"), ZoneInfo(centre.time_zone))
        try:
            visits = figures.of_day(day).get(("all", ""), Cell())
        finally:
            figures.close()
        ended = [status.code for status in centre.dossiers.statuses if status.stage == "ended"]
        parts = by_department(self._catalogue.file, day, day, ended)
        period = {"first": day.isoformat(), "last": day.isoformat()}
        dossiers = dossier_report(period | {"departments": [part.__dict__ for part in parts], "months": []})
        return {"day": day.isoformat(), "figures": today(centre, visits, dossiers.total)}


def today_routes(desk: TodayDesk) -> APIRouter:
    """The one route."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.get("/today")
    async def figures() -> Response:
        """Today's waits, dossiers on time and satisfaction, as the reports define them."""
        return as_json(await desk.told())

    return router
