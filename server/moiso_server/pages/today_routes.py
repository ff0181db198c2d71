"""``/today``: today's figures on one screen, for anybody."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import httpx
from moiso_shared.boards.today import PATH
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from moiso_server.pages.following import Following
from moiso_server.pages.rendering import html, language_of, respond
from moiso_server.pages.stream import events
from moiso_server.pages.words import Words
from moiso_server.pages.words_public import PUBLIC

EVERY_S = 30.0


class TodayReader:
    """Reads the figures while somebody looks, however many look.

    Args:
        rest: The API, with the pages' token.
    """

    def __init__(self, rest: httpx.AsyncClient) -> None:
        self._rest = rest
        self._one = asyncio.Lock()
        self._told: Mapping[str, Any] = {"figures": []}
        self._read_at = -EVERY_S

    async def latest(self) -> Mapping[str, Any]:
        """The figures, at most half a minute old; the last ones while the hall cannot be asked."""
        async with self._one:
            if time.monotonic() - self._read_at >= EVERY_S:
                self._read_at = time.monotonic()
                try:
                    self._told = (await self._rest.get(PATH)).raise_for_status().json()
                except httpx.HTTPError:
                    return self._told
            return self._told


class TodayRoutes:
    """The page, which keeps itself up to date.

    Args:
        hall: Names the centre, and rings when it is worth looking again.
        reader: Reads the figures.
    """

    def __init__(self, hall: Following, reader: TodayReader) -> None:
        self._hall, self._reader = hall, reader

    def routes(self) -> list[BaseRoute]:
        """Page and stream."""
        return [Route("/today", self._page), Route("/today/live", self._live)]

    async def _page(self, request: Request) -> Response:
        words, centre = Words(PUBLIC, language_of(request)), self._hall.centre
        name = centre.name.in_language(words.language) if centre else ""
        return respond("today.html", words, centre=name, **await self._look(words))

    async def _live(self, request: Request) -> Response:
        words = Words(PUBLIC, language_of(request))
        return events(self._hall.changes, lambda: self._look(words))

    async def _look(self, words: Words) -> Mapping[str, Any]:
        told = await self._reader.latest()
        return {"body": html("today_body.html", words, figures=told["figures"])}
