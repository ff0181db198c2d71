"""Calls for help on the guide's phone: they appear by themselves and are answered at a touch."""

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx
from fastapi import FastAPI
from moiso_shared.commands import AnswerHelp, EndHelp
from moiso_shared.errors import MoisoError, Unauthorised
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.acting import act
from moiso_server.pages.counter_help import help_command, help_lines
from moiso_server.pages.following import Following
from moiso_server.pages.frame import reader_of
from moiso_server.pages.remedies_devices import HELP
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
        """The kiosks and counters that call for help, each with its button; empty when there are none."""
        centre, calls = self._hall.centre, self._hall.lobby.help_calls.values()
        names = (
            {kiosk.id: kiosk.name.in_language(words.language) for kiosk in centre.kiosks} if centre else {}
        )
        calling = [
            (kiosk, names.get(kiosk, kiosk))
            for role, _, kiosk in (device.partition("/") for device in self._devices())
            if role == "kiosk"
        ]
        counters = help_lines(calls, centre, words) if centre else []
        return html("guide_help.html", words, calling=calling, counters=counters).strip()

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
            command, told = _meant({name: values[0] for name, values in form.items()})
            await act(self._rest, reader.who.token, command)
            said = reader.words(told)
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.refused(error)
        except ValueError:
            said = reader.words("not_understood")
        return RedirectResponse(f"/guide?{urlencode({'said': said})}", 303)


def _meant(form: Mapping[str, str]) -> tuple[AnswerHelp | EndHelp, str]:
    """What a touched button asks for, with the key of what is told when it is done.

    Raises:
        ValueError: It names no kiosk, counter or kind of help.
    """
    if "kiosk" in form:
        return AnswerHelp(kiosk=form["kiosk"]), "help_answered"
    deed = form.get("deed", "")
    command = help_command(deed, form.get("counter", ""), form.get("help", ""))
    return command, "help_over" if deed == "done" else "help_told"
