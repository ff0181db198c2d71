"""``/people``: who may sign in, who did, and what they did."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError, Unauthorised
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.acting import ask
from moiso_server.pages.dashboard_html import Telling
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.phone import clock_time
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Words

_HERE = "/people"
_ROLES = ("clerk", "guide", "supervisor", "admin")


class PeoplePages:
    """The list of sign-ins and deeds for supervisors; accounts for administrators.

    Args:
        hall: The hall.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/people", self._page, methods=["GET"])
        web.add_api_route("/people", self._put, methods=["POST"])
        web.add_api_route("/people/{id}/remove", self._remove, methods=["POST"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads:
            text = reader.words("forbidden" if centre else "starting")
            return plain("staff_message.html", reader, _HERE, centre, text=text)
        is_admin = reader.who.role == "admin"
        try:
            sign_ins = (await self._ask(reader, "GET", "/api/sign-ins"))["sign_ins"]
            deeds = (await self._ask(reader, "GET", "/api/deeds"))["deeds"]
            people = (await self._ask(reader, "GET", "/api/accounts"))["people"] if is_admin else []
        except MoisoError:
            return RedirectResponse("/login", 303)
        return plain(
            "people.html",
            reader,
            _HERE,
            centre,
            people=people,
            roles=_ROLES,
            is_admin=is_admin,
            sign_ins=[_sign_in(row, centre, reader.words) for row in sign_ins],
            deeds=[_deed(row, centre, reader.words) for row in deeds],
            said=request.query_params.get("said", ""),
        )

    async def _put(self, request: Request) -> Response:
        form = {name: values[0].strip() for name, values in (await form_of(request)).items()}
        body: dict[str, Any] = {"name": form.get("name", ""), "role": form.get("role", "")}
        if form.get("password"):
            body["password"] = form["password"]
        person = form.get("id", "")
        path = (
            f"/api/accounts/{person}"
            if person.replace("-", "").replace(".", "").isalnum()
            else "/api/accounts/-"
        )
        asked: list[tuple[str, str, Any]] = [("PUT", path, body)]
        if form.get("pin"):
            asked.append(("PUT", f"/api/pins/{person}", {"name": form["name"], "pin": form["pin"]}))
        return await self._do(request, asked)

    async def _remove(self, request: Request, id: str) -> Response:
        return await self._do(request, [("DELETE", f"/api/accounts/{id}", None)])

    async def _do(self, request: Request, asked: list[tuple[str, str, Any]]) -> Response:
        reader = reader_of(request)
        try:
            for method, path, body in asked:
                await ask(self._rest, reader.who.token, method, path, body)
            said = reader.words("done")
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.refused(error)
        return RedirectResponse(f"{_HERE}?{httpx.QueryParams({'said': said})}", 303)

    async def _ask(self, reader: Reader, method: str, path: str) -> dict[str, Any]:
        return await ask(self._rest, reader.who.token, method, path)


def _sign_in(row: Mapping[str, str], centre: Centre, words: Words) -> dict[str, str]:
    return {**row, "at": _when(row["at"], centre), "what": words(f"sign_{row['what']}")}


def _deed(row: Mapping[str, Any], centre: Centre, words: Words) -> dict[str, str]:
    told, key = Telling(centre, words), f"fact_{row['kind']}"
    about = [*row["numbers"], *map(told.counter, row["counters"]), *map(told.service, row["services"])]
    what = words(key) if words.has(key) else str(row["kind"]).replace("_", " ")
    return {"at": _when(row["at"], centre), "who": row["actor"], "what": what, "about": ", ".join(about)}


def _when(moment: str, centre: Centre) -> str:
    at = datetime.fromisoformat(moment)
    return f"{at:%d/%m} {clock_time(centre, at)}"
