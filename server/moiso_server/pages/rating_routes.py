"""``/rate/{counter}``: the tablet at a counter asks how the visit was."""

from collections.abc import Mapping
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from moiso_server.pages.asking import Asking
from moiso_server.pages.following import Following
from moiso_server.pages.links import Links
from moiso_server.pages.phone import counter_name
from moiso_server.pages.ratings import send_rating
from moiso_server.pages.rendering import form_of, html, language_of, respond
from moiso_server.pages.stream import events
from moiso_server.pages.words import Words
from moiso_server.pages.words_public import PUBLIC

_YEAR_S = 365 * 24 * 3600


class RatingRoutes:
    """The tablet's pages; a key in its link, kept as a cookie, lets it in.

    Args:
        hall: The hall.
        asking: Which visit each tablet asks about.
        links: Checks the keys.
        rest: The API, with the pages' token.
    """

    def __init__(self, hall: Following, asking: Asking, links: Links, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._asking = asking
        self._links = links
        self._rest = rest

    def routes(self) -> list[BaseRoute]:
        """Page, stream and answers."""
        return [
            Route("/rate/{counter}", self._page),
            Route("/rate/{counter}/live", self._live),
            Route("/rate/{counter}", self._rate, methods=["POST"]),
            Route("/rate/{counter}/skip", self._skip, methods=["POST"]),
        ]

    async def _page(self, request: Request) -> Response:
        counter, words = request.path_params["counter"], self._words(request)
        key = request.query_params.get("key")
        if key is not None and self._links.fits(counter, key):
            let_in = RedirectResponse(request.url.path, 303)
            let_in.set_cookie(
                _cookie(counter), key, max_age=_YEAR_S, httponly=True, samesite="strict", path="/rate"
            )
            return let_in
        if not self._allowed(request):
            return respond("message.html", words, status=403, title=words("rate_closed"), text="")
        centre = self._hall.centre
        name = centre.name.in_language(words.language) if centre else ""
        return respond("rate.html", words, centre=name, counter=counter, **await self._look(counter, words))

    async def _live(self, request: Request) -> Response:
        if not self._allowed(request):
            return Response(status_code=204)
        counter, words = request.path_params["counter"], self._words(request)
        return events(self._hall.changes, lambda: self._look(counter, words))

    async def _rate(self, request: Request) -> Response:
        counter, form = request.path_params["counter"], await form_of(request)
        asked = self._asking.at(counter)
        if self._allowed(request) and asked is not None and form.get("ticket") == [asked.ticket]:
            await send_rating(self._rest, asked.ticket, form)
            self._asking.skip(counter)
            self._hall.changes.ring()
        return Response(status_code=204)

    async def _skip(self, request: Request) -> Response:
        counter, form = request.path_params["counter"], await form_of(request)
        asked = self._asking.at(counter)
        if self._allowed(request) and asked is not None and form.get("ticket") == [asked.ticket]:
            self._asking.skip(counter)
            self._hall.changes.ring()
        return Response(status_code=204)

    async def _look(self, counter: str, words: Words) -> Mapping[str, Any]:
        asked, centre = self._asking.at(counter), self._hall.centre
        name = counter_name(centre, counter, words) if centre else counter
        practice = self._hall.lobby.rehearsal
        body = html("rate_body.html", words, asked=asked, counter_name=name, rehearsal=practice)
        state = "asleep" if asked is None else asked.ticket
        return {"body": body, "state": f"{state} rehearsal" if practice else state}

    def _allowed(self, request: Request) -> bool:
        counter = request.path_params["counter"]
        return self._links.fits(counter, request.cookies.get(_cookie(counter), ""))

    def _words(self, request: Request) -> Words:
        return Words(PUBLIC, language_of(request))


def _cookie(counter: str) -> str:
    return f"moiso_rate_{counter.encode().hex()}"
