"""``/t/{code}``: the citizen's phone, behind the QR code on the ticket."""

from collections.abc import Mapping
from typing import Any

import httpx
from moiso_shared.tickets import Ticket
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from moiso_server.pages.following import Following
from moiso_server.pages.forecasts import Forecasts
from moiso_server.pages.phone import phone_page
from moiso_server.pages.ratings import send_rating
from moiso_server.pages.rendering import form_of, html, language_of, respond
from moiso_server.pages.stream import events
from moiso_server.pages.words import Words
from moiso_server.pages.words_public import PUBLIC


class PhoneRoutes:
    """The pages of one ticket each; whoever knows the code holds the paper.

    Args:
        hall: The hall.
        forecasts: Places in the queue and waits.
        rest: The API, with the pages' token.
    """

    def __init__(self, hall: Following, forecasts: Forecasts, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._forecasts = forecasts
        self._rest = rest
        self._ids: dict[str, str] = {}

    def routes(self) -> list[BaseRoute]:
        """Upper and lower case: the QR code is written in capitals."""
        return [
            route
            for prefix in ("/t", "/T")
            for route in (
                Route(f"{prefix}/{{code}}", self._page),
                Route(f"{prefix}/{{code}}/live", self._live),
                Route(f"{prefix}/{{code}}/why", self._why),
                Route(f"{prefix}/{{code}}/cancel", self._ask_cancel),
                Route(f"{prefix}/{{code}}/cancel", self._cancel, methods=["POST"]),
                Route(f"{prefix}/{{code}}/rate", self._rate, methods=["POST"]),
            )
        ]

    async def _page(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return self._unknown(request)
        words = self._words(request, ticket)
        centre = self._hall.centre.name.in_language(words.language) if self._hall.centre else ""
        seen = await self._look(ticket.id, words, request.path_params["code"])
        return respond("phone.html", words, centre=centre, code=request.path_params["code"], **seen)

    async def _live(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return Response(status_code=204)  # tells the browser to ask no more
        words, code = self._words(request, ticket), request.path_params["code"]
        return events(self._hall.changes, lambda: self._look(ticket.id, words, code))

    async def _look(self, ticket_id: str, words: Words, code: str) -> Mapping[str, Any]:
        ticket, centre = self._hall.today.get(ticket_id), self._hall.centre
        if ticket is None or centre is None:
            return {"body": html("phone_gone.html", words), "state": "unknown", "calls": 0}
        page = phone_page(ticket, centre, await self._forecasts.latest(), words)
        lost = self._hall.lost_at is not None
        body = html(
            "phone_body.html", words, page=page, code=code, lost=lost, rehearsal=self._hall.lobby.rehearsal
        )
        return {"body": body, "state": page.state, "calls": page.calls}

    async def _why(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return self._unknown(request)
        answer = await self._rest.get(f"/api/tickets/{ticket.id}/why")
        words = self._words(request, ticket)
        said = answer.json()["words"] if answer.is_success else {}
        text = said.get(words.language) or said.get("vi") or words("not_possible")
        return JSONResponse({"text": text}, headers={"Cache-Control": "no-store"})

    async def _ask_cancel(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return self._unknown(request)
        return respond(
            "phone_cancel.html",
            self._words(request, ticket),
            number=ticket.number,
            code=request.path_params["code"],
        )

    async def _cancel(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return self._unknown(request)
        answer = await self._rest.post(
            f"/api/tickets/{ticket.id}/cancel", headers={"Idempotency-Key": f"cancel-{ticket.id}"[:64]}
        )
        if not answer.is_success:
            words = self._words(request, ticket)
            return respond("message.html", words, status=409, title=words("not_possible"), text="")
        return RedirectResponse(f"../{request.path_params['code']}", 303)

    async def _rate(self, request: Request) -> Response:
        ticket = await self._ticket(request)
        if ticket is None:
            return self._unknown(request)
        sent = await send_rating(self._rest, ticket.id, await form_of(request))
        if not sent:
            words = self._words(request, ticket)
            return respond("message.html", words, status=409, title=words("not_possible"), text="")
        return RedirectResponse(f"../{request.path_params['code']}", 303)

    async def _ticket(self, request: Request) -> Ticket | None:
        code = request.path_params["code"].upper()
        if code not in self._ids:
            try:
                answer = (
                    await self._rest.get(f"/api/codes/{code}") if code.isalnum() and code.isascii() else None
                )
            except httpx.HTTPError:
                return None
            if answer is None or not answer.is_success:
                return None
            self._ids[code] = answer.json()["ticket"]
        return self._hall.today.get(self._ids[code])

    def _words(self, request: Request, ticket: Ticket) -> Words:
        return Words(PUBLIC, language_of(request, ticket.language))

    def _unknown(self, request: Request) -> Response:
        words = Words(PUBLIC, language_of(request))
        title, text = words("unknown"), words("unknown_what")
        return respond("message.html", words, status=404, title=title, text=text)
