"""``/guide``: on the guide's phone, give a number, find one, and help its visitor on."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
from fastapi import FastAPI
from moiso_shared.commands import (
    AskReprint,
    AskSlips,
    Cancel,
    Command,
    Issue,
    IssueUpTo,
    ReturnToQueue,
    SetNeeds,
    SetPriority,
    Transfer,
)
from moiso_shared.errors import MoisoError, Unauthorised
from moiso_shared.tickets import Ticket, TicketState
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from moiso_server.pages.acting import act, ask
from moiso_server.pages.following import Following
from moiso_server.pages.frame import Reader, plain, reader_of
from moiso_server.pages.guide_help import GuideHelp
from moiso_server.pages.rendering import form_of
from moiso_server.pages.ticket_html import needs_of, story_lines, ticket_line

Form = Mapping[str, list[str]]

LISTED_MOST = 20
NEWEST_SHOWN = 5
"""Without a search: enough to see what was just given, and the next thing to do stays in reach."""
_S = TicketState
_DEEDS: dict[str, Callable[[str, Form], Command]] = {
    "priority": lambda ticket, form: SetPriority(
        ticket=ticket, priority=_one(form, "priority"), reason=_one(form, "reason")
    ),
    "needs": lambda ticket, form: SetNeeds.model_validate({"ticket": ticket, "needs": form.get("needs", [])}),
    "transfer": lambda ticket, form: Transfer(ticket=ticket, service=_one(form, "service")),
    "return": lambda ticket, form: ReturnToQueue(ticket=ticket),
    "cancel": lambda ticket, form: Cancel(ticket=ticket),
    "reprint": lambda ticket, form: AskReprint(ticket=ticket, kiosk=_one(form, "kiosk") or ""),
}


class GuidePages:
    """Pages of people who stand in the hall; every deed is done in their name.

    Args:
        hall: The hall.
        rest: The API.
    """

    def __init__(self, hall: Following, rest: httpx.AsyncClient) -> None:
        self._hall = hall
        self._rest = rest
        self._help = GuideHelp(hall, rest)

    def add_to(self, web: FastAPI) -> None:
        """Add the routes."""
        self._help.add_to(web)
        web.add_api_route("/guide", self._start, methods=["GET"])
        web.add_api_route("/guide/issue", self._issue, methods=["POST"])
        web.add_api_route("/guide/roll", self._roll, methods=["POST"])
        web.add_api_route("/guide/slips", self._slips, methods=["POST"])
        web.add_api_route("/guide/tickets/{id}", self._ticket, methods=["GET"])
        web.add_api_route("/guide/tickets/{id}/{deed}", self._do, methods=["POST"])

    async def _start(self, request: Request) -> Response:
        reader, centre = reader_of(request), self._hall.centre
        if centre is None or reader.who.role == "clerk":
            return plain("staff_message.html", reader, "/guide", centre, text=self._why_not(reader))
        find = request.query_params.get("find", "").strip()
        found = [ticket_line(ticket, centre, reader.words) for ticket in self._find(find)]
        said = request.query_params.get("said", "")
        values = {"found": found, "find": find, "said": said, "help": self._help.html(reader.words)}
        return plain("guide.html", reader, "/guide", centre, document=centre, **values)

    async def _ticket(self, request: Request, id: str) -> Response:
        reader, centre, ticket = reader_of(request), self._hall.centre, self._hall.today.get(id)
        if centre is None or ticket is None or reader.who.role == "clerk":
            return RedirectResponse("/guide", 303)
        steps: list[dict[str, Any]] = []
        if reader.who.leads:
            try:
                told = await ask(self._rest, reader.who.token, "GET", f"/api/tickets/{ticket.id}/story")
                steps = story_lines(told["steps"], centre, reader.words)
            except MoisoError:
                steps = []
        return plain(
            "ticket.html",
            reader,
            "/guide",
            centre,
            ticket=ticket,
            line=ticket_line(ticket, centre, reader.words),
            needs=needs_of(reader.words),
            steps=steps,
            said=request.query_params.get("said", ""),
            document=centre,
            movable=ticket.state in (_S.WAITING, _S.CALLED, _S.SERVING),
            returnable=ticket.state in (_S.CALLED, _S.MISSED, _S.PARKED),
        )

    async def _issue(self, request: Request) -> Response:
        form, kiosk = await form_of(request), ""
        fields: dict[str, Any] = {"ticket": uuid4().hex, "service": _one(form, "service") or ""}
        fields["needs"] = form.get("needs", [])
        if _one(form, "priority"):
            fields["priority"] = _one(form, "priority")
        kiosk = _one(form, "kiosk") or ""

        async def give(reader: Reader) -> str:
            given = await act(self._rest, reader.who.token, Issue.model_validate(fields))
            if kiosk:
                await act(self._rest, reader.who.token, AskReprint(ticket=str(given["id"]), kiosk=kiosk))
            return reader.words("given", number=given["number"])

        return await self._answer(request, "/guide", give)

    async def _roll(self, request: Request) -> Response:
        """Numbers were taken off a pre-printed roll: they are announced up to the last one."""
        form = await form_of(request)

        async def take_down(reader: Reader) -> str:
            fields = {"service": _one(form, "service") or "", "ordinal": _one(form, "ordinal")}
            told = await act(self._rest, reader.who.token, IssueUpTo.model_validate(fields))
            return reader.words("roll_given", count=len(told["tickets"]))

        return await self._answer(request, "/guide", take_down)

    async def _slips(self, request: Request) -> Response:
        """Who is left over gets a slip that keeps the place."""
        form = await form_of(request)

        async def have_printed(reader: Reader) -> str:
            told = await act(self._rest, reader.who.token, AskSlips(kiosk=_one(form, "kiosk") or ""))
            return reader.words("slips_asked", count=len(told["tickets"]))

        return await self._answer(request, "/guide", have_printed)

    async def _do(self, request: Request, id: str, deed: str) -> Response:
        form = await form_of(request)

        async def run(reader: Reader) -> str:
            await act(self._rest, reader.who.token, _DEEDS[deed](id, form))
            return reader.words("done")

        return await self._answer(request, f"/guide/tickets/{id}" if deed in _DEEDS else "/guide", run)

    async def _answer(self, request: Request, back: str, deed: Callable[[Reader], Any]) -> Response:
        reader = reader_of(request)
        try:
            said = await deed(reader)
        except Unauthorised:
            return RedirectResponse("/login", 303)
        except MoisoError as error:
            said = reader.refused(error)
        except (ValidationError, KeyError):
            said = reader.words("not_understood")
        return RedirectResponse(f"{back}?{urlencode({'said': said})}", 303)

    def _find(self, text: str) -> list[Ticket]:
        """Tickets of today by number, with or without its zeros; the newest ones without a text."""
        tickets = sorted(self._hall.today.values(), key=lambda ticket: ticket.place, reverse=True)
        wanted = text.upper().replace(" ", "")
        if wanted:
            tickets = [ticket for ticket in tickets if _fits(ticket.number, wanted)]
        return tickets[: LISTED_MOST if wanted else NEWEST_SHOWN]

    def _why_not(self, reader: Reader) -> str:
        return reader.words("starting" if self._hall.centre is None else "forbidden")


def _fits(number: str, wanted: str) -> bool:
    letters, digits = wanted.rstrip("0123456789"), wanted[len(wanted.rstrip("0123456789")) :]
    prefix = number.rstrip("0123456789")
    if not digits:
        return prefix == letters
    same = number[len(prefix) :].lstrip("0") == digits.lstrip("0")
    return same and letters in ("", prefix)


def _one(form: Form, field: str) -> str | None:
    return form.get(field, [""])[0] or None
