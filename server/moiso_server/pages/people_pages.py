"""``/people``: who may sign in, who did, and what they did."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.errors import MoisoError, Unauthorised
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.api.common import KEY
from moiso_server.pages.acting import ask
from moiso_server.pages.deed_lines import deed_line, sign_in_line
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.rendering import form_of

_HERE = "/people"
_ID = re.compile(KEY)
_FIELDS = ("name", "role", "password", "pin")
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
        return await self._show(request, {})

    async def _show(self, request: Request, typed: Mapping[str, str], wrong: str = "") -> Response:
        """The page, with a form as it was typed and the name of the field to put right."""
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads:
            text = reader.words("forbidden" if centre else "starting")
            return plain("staff_message.html", reader, _HERE, centre, text=text)
        is_admin = reader.who.role == "admin"
        try:
            names = (await self._ask(reader, "GET", "/api/names"))["names"]
            asked, chosen = _chosen(request, names)
            sign_ins = (await self._ask(reader, "GET", f"/api/sign-ins{asked}"))["sign_ins"]
            deeds = (await self._ask(reader, "GET", f"/api/deeds{asked}"))["deeds"]
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
            names=names,
            chosen=chosen,
            sign_ins=[sign_in_line(row, names, centre, reader.words) for row in sign_ins],
            deeds=[deed_line(row, names, centre, reader.words) for row in deeds],
            said=request.query_params.get("said", ""),
            typed=typed,
            wrong=wrong,
        )

    async def _put(self, request: Request) -> Response:
        form = {name: values[0].strip() for name, values in (await form_of(request)).items()}
        person, fields = form.get("id", ""), {name: form.get(name, "") for name in ("name", "role")}
        if not _ID.fullmatch(person):
            return await self._show(request, form, "id")
        secret = {"password": form["password"]} if form.get("password") else {}
        asked: list[tuple[str, str, Any]] = [("PUT", f"/api/accounts/{person}", fields | secret)]
        if form.get("pin"):
            pin = {"name": fields["name"], "pin": form["pin"]}
            asked.append(("PUT", f"/api/pins/{person}", pin))
        return await self._do(request, asked, form)

    async def _remove(self, request: Request, id: str) -> Response:
        return await self._do(request, [("DELETE", f"/api/accounts/{id}", None)])

    async def _do(
        self, request: Request, asked: list[tuple[str, str, Any]], typed: Mapping[str, str] | None = None
    ) -> Response:
        reader = reader_of(request)
        try:
            for method, path, body in asked:
                await ask(self._rest, reader.who.token, method, path, body)
            said = reader.words("done")
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            field = error.message.removeprefix("body.").partition(":")[0]
            if typed is not None and field in _FIELDS:
                return await self._show(request, typed, field)
            said = reader.refused(error)
        return RedirectResponse(f"{_HERE}?{httpx.QueryParams({'said': said})}", 303)

    async def _ask(self, reader: Reader, method: str, path: str) -> dict[str, Any]:
        return await ask(self._rest, reader.who.token, method, path)


def _chosen(request: Request, names: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """What the lists are narrowed to: as a query, and as the form shows it again."""
    given = {field: request.query_params.get(field, "") for field in ("person", "day")}
    try:
        date.fromisoformat(given["day"])
    except ValueError:
        given["day"] = ""
    if given["person"] not in names:
        given["person"] = ""
    query = httpx.QueryParams({field: value for field, value in given.items() if value})
    return (f"?{query}" if query else ""), given
