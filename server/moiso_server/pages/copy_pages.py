"""``/copies``: the copies of the data, and one more at a touch."""

from fastapi import FastAPI
from moiso_shared.errors import MoisoError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.action import Action
from moiso_server.pages.alerts import Alert
from moiso_server.pages.copy_desk import CopyDesk
from moiso_server.pages.following import Following
from moiso_server.pages.frame import plain, reader_of
from moiso_server.pages.phone import clock_time
from moiso_server.pages.words import Words
from moiso_server.pages.words_copies import COPIES

HERE = "/copies"


def copy_alerts(desk: CopyDesk) -> list[Alert]:
    """At most one: the same trouble lasts until a copy is made."""
    if desk.copying is None or desk.trouble is None:
        return []
    kind = _kind(desk.trouble)
    return [Alert(kind, desk.copying.folder, actions=(Action("act_copies", link=HERE),))]


def _kind(trouble: MoisoError) -> str:
    """Key of the words of a trouble."""
    return trouble.code if trouble.code in ("copies_folder_missing", "journal_broken") else "copy_failed"


class CopyPages:
    """For supervisors and administrators.

    Args:
        hall: Names the centre.
        desk: Makes the copies.
    """

    def __init__(self, hall: Following, desk: CopyDesk) -> None:
        self._hall = hall
        self._desk = desk

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route(HERE, self._page, methods=["GET"])
        web.add_api_route(HERE, self._copy, methods=["POST"])

    async def _page(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or not reader.who.leads:
            text = reader.words("forbidden" if centre else "starting")
            return plain("staff_message.html", reader, "/setup", centre, text=text)
        labels = Words(COPIES, reader.words.language)
        rows = [
            {
                "name": kept.name,
                "made": f"{kept.label.made:%d/%m/%Y} {clock_time(centre, kept.label.made)}",
                "facts": kept.label.facts,
                "megabytes": max(1, round(kept.bytes / 1_000_000)),
            }
            for kept in await self._desk.kept()
        ]
        return plain(
            "copies.html",
            reader,
            "/setup",
            centre,
            title=labels("copies"),
            labels=labels,
            copying=self._desk.copying,
            trouble=_kind(self._desk.trouble) if self._desk.trouble else "",
            copies=rows,
            asked="asked" in request.query_params,
        )

    async def _copy(self, request: Request) -> Response:
        if reader_of(request).who.leads:
            self._desk.ask()
        return RedirectResponse(f"{HERE}?asked=1", 303)
