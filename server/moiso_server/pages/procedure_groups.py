"""``/setup/procedures``: well-known procedures for a start, each group linked to a service of the centre."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from fastapi import FastAPI
from moiso_shared.errors import MoisoError, Unauthorised
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.catalogue.well_known import groups, proposed
from moiso_server.pages.acting import ask
from moiso_server.pages.following import Following
from moiso_server.pages.form_values import Form
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.rendering import form_of
from moiso_server.pages.words import Words
from moiso_server.pages.words_first import FIRST

_SETUP = "/setup"
_HERE = "/setup/procedures"
LINK = "link."
"""Before the name of a group in the name of its field."""


@dataclass(frozen=True)
class Row:
    """One group as a field."""

    field: str
    name: str
    count: int
    service: str


def rows(links: Mapping[str, str], language: str) -> list[Row]:
    """A field for each group; those that are linked come first."""
    found = [
        Row(f"{LINK}{group.id}", group.name.in_language(language), group.count, links.get(group.id, ""))
        for group in groups()
    ]
    return sorted(found, key=lambda row: not row.service)


def links_of(form: Form, services: Mapping[str, str]) -> dict[str, str]:
    """The links that were posted; a service that is not there any more is left out."""
    said = {group.id: form.get(f"{LINK}{group.id}", [""])[0] for group in groups()}
    return {group: service for group, service in said.items() if service in services}


class ProcedurePages:
    """Administrators load the ready-made procedures.

    Args:
        hall: The document in use.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route(_HERE, self._page, methods=["GET"])
        web.add_api_route(_HERE, self._load, methods=["POST"])

    def _no(self, reader: Reader) -> Response | None:
        if self._hall.centre is not None and reader.who.role == "admin":
            return None
        text = reader.words("forbidden" if self._hall.centre else "starting")
        return plain("staff_message.html", reader, _SETUP, self._hall.centre, text=text)

    def _services(self, language: str) -> dict[str, str]:
        parts = self._hall.centre.services if self._hall.centre else ()
        return {service.id: service.name.in_language(language) for service in parts}

    async def _page(self, request: Request) -> Response:
        reader = reader_of(request)
        language = reader.words.language
        return self._no(reader) or plain(
            "setup_procedures.html", reader, _SETUP, self._hall.centre,
            rows=rows(proposed(self._services("vi")), language), services=self._services(language),
            first=Words(FIRST, language), said=request.query_params.get("said", ""),
        )  # fmt: skip

    async def _load(self, request: Request) -> Response:
        reader, form = reader_of(request), await form_of(request, most=500)
        if refused := self._no(reader):
            return refused
        links = links_of(form, self._services("vi"))
        try:
            told = await ask(self._rest, reader.who.token, "PUT", "/api/procedure-groups", {"links": links})
            said = Words(FIRST, reader.words.language)("procedures_loaded", count=told["changed"])
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.refused(error)
        return RedirectResponse(f"{_HERE}?{httpx.QueryParams({'said': said})}", 303)
