"""Calls for help on the guide's phone: they appear by themselves and are answered at a touch."""

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx
from fastapi import FastAPI
from moiso_shared.commands import AnswerHelp
from moiso_shared.errors import MoisoError, Unauthorised
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.acting import act
from moiso_server.pages.following import Following
from moiso_server.pages.frame import reader_of
from moiso_server.pages.remedies import HELP
from moiso_server.pages.rendering import form_of, html
from moiso_server.pages.stream import events
from moiso_server.pages.words import Words


class GuideHelp:
    """The part of the guide's page that tells who calls for help.

    Args:
        hall: The hall.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        web.add_api_route("/guide/help", self._answer, methods=["POST"])
        web.add_api_route("/guide/help/live", self._live, methods=["GET"])

    def html(self, words: Words) -> str:
        """The kiosks at which somebody needs help, each with its button; empty when there are none."""
        centre = self._hall.centre
        names = (
            {kiosk.id: kiosk.name.in_language(words.language) for kiosk in centre.kiosks} if centre else {}
        )
        calling = [
            (kiosk, names.get(kiosk, kiosk))
            for role, _, kiosk in (device.partition("/") for device in self._devices())
            if role == "kiosk"
        ]
        return html("guide_help.html", words, calling=calling).strip()

    def _devices(self) -> list[str]:
        return [
            device
            for device, presence in sorted(self._hall.programs.items())
            if presence.online and HELP in (presence.problems or ())
        ]

    async def _live(self, request: Request) -> Response:
        words = reader_of(request).words

        async def look() -> Mapping[str, str]:
            return {"html": self.html(words)}

        return events(self._hall.changes, look)

    async def _answer(self, request: Request) -> Response:
        reader, form = reader_of(request), await form_of(request)
        try:
            command = AnswerHelp(kiosk=form.get("kiosk", [""])[0])
            await act(self._rest, reader.who.token, command)
            said = reader.words("help_answered")
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.words("refused", message=error.message)
        except ValidationError:
            said = reader.words("not_understood")
        return RedirectResponse(f"/guide?{urlencode({'said': said})}", 303)
