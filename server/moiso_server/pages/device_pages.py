"""``/setup/devices``: the tokens of kiosks, counters and boards."""

from collections.abc import Mapping
from typing import Any

import httpx
from fastapi import FastAPI
from moiso_shared.centre import Centre
from moiso_shared.errors import MoisoError, Unauthorised
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.acting import ask
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Words
from moiso_server.pages.words_tokens import TOKENS

_SETUP = "/setup"
_HERE = "/setup/devices"
PAIRING = {"kiosk": "moiso-kiosk pair", "counter": "moiso-counter", "board": "moiso-display pair"}
"""The command that a device is paired with; it asks for the token, so that none stands in its history."""


class DevicePages:
    """Administrators give devices their tokens and withdraw them.

    Args:
        hall: The document in use, and which programs are connected.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route(_HERE, self._page, methods=["GET"])
        web.add_api_route(f"{_HERE}/create", self._create, methods=["POST"])
        web.add_api_route(f"{_HERE}/revoke", self._revoke, methods=["POST"])

    async def _page(self, request: Request) -> Response:
        return await self._show(request)

    async def _create(self, request: Request) -> Response:
        """The page with the new code or token: shown in this answer, and never again."""
        form = await form_of(request)
        role, _, name = form.get("device", [""])[0].partition("/")
        reader = reader_of(request)
        try:
            path = "/api/tokens" if "token" in form else "/api/pairing-codes"
            told = await ask(self._rest, reader.who.token, "POST", path, {"role": role, "name": name})
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            return await self._show(request, problem=reader.refused(error))
        made = made_token(request, self._rest, role, name, told.get("token", ""))
        return await self._show(request, made=[made | {"code": told.get("code", "")}])

    async def _revoke(self, request: Request) -> Response:
        form = {name: values[0] for name, values in (await form_of(request)).items()}
        reader = reader_of(request)
        body = {"role": form.get("role", ""), "name": form.get("name", "")}
        try:
            await ask(self._rest, reader.who.token, "POST", "/api/tokens/revoke", body)
            said = Words(TOKENS, reader.words.language)("revoked", name=body["name"])
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.refused(error)
        return RedirectResponse(f"{_HERE}?{httpx.QueryParams({'said': said})}", 303)

    async def _show(
        self, request: Request, made: list[dict[str, str]] | None = None, problem: str = ""
    ) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role != "admin":
            text = reader.words("forbidden" if centre else "starting")
            return plain("staff_message.html", reader, _SETUP, centre, text=text)
        try:
            told = await ask(self._rest, reader.who.token, "GET", "/api/tokens")
        except MoisoError:
            return RedirectResponse("/login", 303)
        shown = {
            "labels": Words(TOKENS, reader.words.language),
            "tokens": [self._row(row, centre, reader) for row in told["tokens"]],
            "devices": _devices(centre, reader),
            "made": made or [],
            "problem": problem,
            "said": request.query_params.get("said", ""),
        }
        return plain("setup_devices.html", reader, _SETUP, centre, **shown)

    def _row(self, row: Mapping[str, Any], centre: Centre, reader: Reader) -> dict[str, str]:
        key = f"{row['role']}/{row['name']}"
        program = self._hall.programs.get(key)
        state = "unseen" if program is None else "away" if program.online is False else "here"
        called = dict(_devices(centre, reader)).get(key, "")
        return {**row, "state": state, "called": called, "created": str(row["created"])[:10]}


def made_token(request: Request, rest: httpx.AsyncClient, role: str, name: str, token: str) -> dict[str, str]:
    """A fresh token with the command that pairs its device."""
    host = request.url.hostname or ""
    here = host in ("", "localhost", "::1") or host.startswith("127.")
    server = "" if here else f"http://{host}:{rest.base_url.port}"
    command = PAIRING[role] + (f" --server {server}" if server and role != "counter" else "")
    return {"role": role, "name": name, "token": token, "code": "", "server": server, "command": command}


def _devices(centre: Centre, reader: Reader) -> list[tuple[str, str]]:
    """Role and id of every device of the document, with its name for the reader."""
    language, labels = reader.words.language, Words(TOKENS, reader.words.language)
    named = [("kiosk", part.id, part.name.in_language(language)) for part in centre.kiosks]
    named += [("counter", part.id, str(part.number)) for part in centre.counters]
    named += [("board", part.id, part.name.in_language(language)) for part in centre.boards]
    return [(f"{role}/{name}", f"{labels('role_' + role)} {name}: {called}") for role, name, called in named]
