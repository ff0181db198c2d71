"""``/alerts``: what was raised on a day, who saw it, what was done about it, and when it was over."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError, Unauthorised
from moiso_shared.opening import local_day
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.kept_alerts import Acted, KeptAlert
from moiso_server.pages.acting import ask
from moiso_server.pages.alert_log import raised_of
from moiso_server.pages.dashboard_html import Telling
from moiso_server.pages.following import Following
from moiso_server.pages.frame import plain, reader_of
from moiso_server.pages.phone import clock_time
from moiso_server.pages.words import Words

HERE = "/alerts"


class AlertPages:
    """The history of alerts, for supervisors and administrators.

    Args:
        hall: Names and the day.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the route."""
        web.add_api_route(HERE, self._page, methods=["GET"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads:
            text = reader.words("forbidden" if centre else "starting")
            return plain("staff_message.html", reader, HERE, centre, text=text)
        today = local_day(centre, self._hall.lobby.at or datetime.now().astimezone())
        day = _day(request.query_params.get("day", ""), today)
        try:
            path = f"/api/alerts?day={day.isoformat()}"
            rows = (await ask(self._rest, reader.who.token, "GET", path))["alerts"]
            problem = ""
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            rows, problem = [], reader.refused(error)
        one = timedelta(days=1)
        values: dict[str, Any] = {"day": day, "today": today, "before": day - one, "after": day + one}
        lines = [_line(row, centre, reader.words) for row in rows]
        return plain("alerts.html", reader, HERE, centre, lines=lines, said=problem, **values)


def _day(text: str, today: date) -> date:
    """The day that was chosen; today where that is none, or lies ahead."""
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today


def _line(row: Mapping[str, Any], centre: Centre, words: Words) -> dict[str, Any]:
    kept = KeptAlert.model_validate({name: value for name, value in row.items() if name != "id"})
    told = Telling(centre, words)
    return {
        **told.alert(raised_of(str(row["id"]), kept)),
        "seen_at": clock_time(centre, kept.seen_at),
        "acted": [_acted(one, told, centre) for one in kept.acted],
    }


def _acted(one: Acted, told: Telling, centre: Centre) -> dict[str, str]:
    return {"at": clock_time(centre, one.at), "what": told.button(one.words, one.counter), "by": one.by}
