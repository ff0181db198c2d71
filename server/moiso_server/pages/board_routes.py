"""``/board/{name}``: a board of the hall in the browser of any television."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
from moiso_shared.boards.derive import zones_here
from moiso_shared.boards.page import ResultView
from moiso_shared.boards.today import lines
from moiso_shared.centre_boards import Board
from moiso_shared.look import DARK, HIGH_CONTRAST, LIGHT
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from moiso_server.pages.board_media import Media, is_film
from moiso_server.pages.board_showing import Besides, Showing
from moiso_server.pages.board_turns import Turns
from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.following import Following
from moiso_server.pages.links import Links
from moiso_server.pages.rendering import respond
from moiso_server.pages.today_routes import TodayReader
from moiso_server.pages.words import Words
from moiso_server.pages.words_public import PUBLIC

LOOK_S = 0.5
"""A page is looked at this often, for its clock, slides and turns; facts are shown at once."""
ALIVE_S = 4.0
"""Without news the page is told so often that the link stands."""
RESULTS_S = 60.0
_YEAR_S = 365 * 24 * 3600
_PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}


class BoardRoutes:
    """Boards as pages: with the key of their link they may speak; open ones only show.

    Args:
        hall: The hall.
        voices: Which page speaks.
        sounds: What it plays.
        links: Checks the keys.
        rest: The API, with the pages' token.
        media: Pictures, PDFs and films of slides, and logos.
        today: Reads today's figures.
    """

    def __init__(
        self,
        hall: Following,
        voices: PageVoices,
        sounds: PageSounds,
        links: Links,
        rest: httpx.AsyncClient,
        media: Media,
        today: TodayReader,
    ) -> None:
        self._hall, self._voices, self._sounds, self._media = hall, voices, sounds, media
        self._links, self._rest, self._today = links, rest, today
        self._results: tuple[ResultView, ...] = ()
        self._results_at = -RESULTS_S
        self._open: dict[str, Showing] = {}
        """The stream of each page that can be heard: a new one of the same page ends the old one."""

    def routes(self) -> list[BaseRoute]:
        """Page, stream, voice, sounds and pictures."""
        return [
            Route("/board/{board}", self._page),
            Route("/board/{board}/live", self._live),
            Route("/board/{board}/voice", self._voice, methods=["POST"]),
            Route("/board/{board}/sounds/{name}", self._play),
            Route("/board/{board}/media/{name}", self._file),
            Route("/board/{board}/pages/{number:int}/{name}", self._drawn),
        ]

    async def _page(self, request: Request) -> Response:
        name, words = request.path_params["board"], Words(PUBLIC, "vi")
        key = request.query_params.get("key")
        if key is not None and self._links.fits(name, key, "board"):
            let_in = RedirectResponse(request.url.path, 303)
            let_in.set_cookie(
                _cookie(name), key, max_age=_YEAR_S, httponly=True, samesite="strict", path="/board"
            )
            return let_in
        if self._hall.centre is None:
            return respond("message.html", words, status=503, title=words("starting"), text="")
        board = self._board(request)
        if board is None:
            return respond("message.html", words, status=403, title=words("board_closed"), text="")
        speaks = self._may_speak(request, board)
        return respond("board.html", words, title=board.name.vi, palettes=_PALETTES, speaks=speaks)

    async def _live(self, request: Request) -> Response:
        board = self._board(request)
        if board is None:
            return Response(status_code=403 if self._hall.centre else 503)
        seen = request.headers.get("last-event-id") or request.query_params.get("after", "")
        page = _page_name(request) if self._may_speak(request, board) else ""
        turns = Turns(
            self._hall,
            self._voices,
            self._sounds,
            board=board.id,
            page=page,
            seen=seen,
        )
        showing = Showing(self._hall, turns, board=board.id, speaks=bool(page), words=Words(PUBLIC, "vi"))
        films = request.query_params.get("films") != "0"
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        if page:
            self._open[page] = showing
        stream = self._frames(showing, board, page, films=films)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _frames(self, showing: Showing, board: Board, page: str, *, films: bool) -> AsyncIterator[str]:
        told, told_at = "", 0.0
        try:
            with self._hall.changes.bell() as bell:
                while not page or self._open.get(page) is showing:
                    bell.clear()
                    seen = await showing.look(await self._besides(board, films=films))
                    frame = f"data: {json.dumps(seen, ensure_ascii=False)}\n\n"
                    if frame != told or time.monotonic() - told_at > ALIVE_S:
                        told, told_at = frame, time.monotonic()
                        yield f"id: {showing.place}\n{frame}"
                    await _rung(bell)
        finally:
            if self._open.get(page) is showing:
                del self._open[page]

    async def _voice(self, request: Request) -> Response:
        """The page can be heard; it says so twice a second, or that it has ended its sound and leaves.

        200 when it is a voice of the hall, with the seconds for which it may be heard from its question on;
        else 204. A stream that breaks is no farewell: the page may be out of reach in mid-sentence.
        """
        board, centre, page = self._board(request), self._hall.centre, _page_name(request)
        if board is None or centre is None or not page or not self._may_speak(request, board):
            return Response(status_code=204)
        if "leave" in request.query_params:
            self._voices.leave(page)
            return Response(status_code=204)
        left_s = self._voices.ask(page, zones_here(centre, board.id))
        return (
            Response(f"{left_s:.3f}", 200, media_type="text/plain") if left_s else Response(status_code=204)
        )

    async def _play(self, request: Request) -> Response:
        path = self._sounds.file(request.path_params["name"]) if self._keyed(request) else None
        return FileResponse(path, media_type="audio/wav") if path else Response(status_code=404)

    async def _file(self, request: Request) -> Response:
        """A picture, or a film: also in parts, as browsers ask for them."""
        path = await self._media.file(request.path_params["name"]) if self._board(request) else None
        return _kept(path)

    async def _drawn(self, request: Request) -> Response:
        """A page of a PDF as a picture."""
        name, number = request.path_params["name"], request.path_params["number"]
        return _kept(await self._media.page(name, number) if self._board(request) else None)

    async def _besides(self, board: Board, *, films: bool) -> Besides:
        pages = await self._media.pages()
        if not films:
            pages = {name: count for name, count in pages.items() if not is_film(name)}
        return Besides(await self._ready(board), await self._figures(board), pages)

    async def _ready(self, board: Board) -> tuple[ResultView, ...]:
        """Dossiers that lie ready, read again now and then, for the boards that show them."""
        if board.kind == "results" and time.monotonic() - self._results_at > RESULTS_S:
            self._results_at = time.monotonic()
            try:
                answer = (await self._rest.get("/api/dossiers-ready")).raise_for_status().json()
            except httpx.HTTPError:
                return self._results
            self._results = tuple(map(_result, answer["dossiers"]))
        return self._results

    async def _figures(self, board: Board) -> tuple[str, ...]:
        return lines(await self._today.latest()) if board.shows_today else ()

    def _board(self, request: Request) -> Board | None:
        """The board that is asked for, if this browser may see it."""
        boards = self._hall.centre.boards if self._hall.centre else ()
        board = next((board for board in boards if board.id == request.path_params["board"]), None)
        return board if board is not None and (board.on_web or self._keyed(request)) else None

    def _keyed(self, request: Request) -> bool:
        name = request.path_params["board"]
        return self._links.fits(name, request.cookies.get(_cookie(name), ""), "board")

    def _may_speak(self, request: Request, board: Board) -> bool:
        """An open page never: whoever is in the guests' network could take the hall's voice away."""
        return board.speaks and self._keyed(request)


def asks_for_its_voice(links: Links, scope: Scope) -> bool:
    """Whether a board with its key asks to be a voice: guests behind the same router must not silence it."""
    begin, _, name = scope["path"].removesuffix("/voice").rpartition("/")
    if begin != "/board" or not scope["path"].endswith("/voice"):
        return False
    return links.fits(name, Request(scope).cookies.get(_cookie(name), ""), "board")


async def _rung(bell: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(bell.wait(), LOOK_S)
    except TimeoutError:
        return


def _kept(path: Path | None) -> Response:
    headers = {"Cache-Control": "private, max-age=600"}
    return FileResponse(path, headers=headers) if path else Response(status_code=404)


def _page_name(request: Request) -> str:
    return request.query_params.get("page", "")[:40]


def _result(told: dict[str, Any]) -> ResultView:
    return ResultView(str(told["code"]), str(told["holder"]), str(told["state"]["vi"]))


def _cookie(board: str) -> str:
    return f"moiso_board_{board.encode().hex()}"
