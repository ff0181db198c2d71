"""REST: what can be read."""

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse
from moiso_shared.command_base import Id
from moiso_shared.errors import NotFound, UnknownTicket
from moiso_shared.wire import PAGES, STAFF_ROLES, hall_lobby, hall_ticket
from starlette.responses import Response

from moiso_server.access import HEADS
from moiso_server.api.common import ERRORS, Asker, ItemId, as_json
from moiso_server.api.docs import docs_page
from moiso_server.desk import Desk
from moiso_server.enquiries import Enquiries


def read_routes(desk: Desk, enquiries: Enquiries) -> APIRouter:
    """Reads; nothing here changes anything."""
    router = APIRouter(prefix="/api", responses=ERRORS)
    parts = (
        hall_reads(desk, enquiries),
        document_reads(desk, enquiries),
        key_reads(desk),
        ticket_reads(enquiries),
    )
    for part in parts:
        router.include_router(part)
    return router


def hall_reads(desk: Desk, enquiries: Enquiries) -> APIRouter:
    """The hall as it is now."""
    router = APIRouter()

    @router.get("/health")
    async def health() -> dict[str, Any]:
        """Whether the server answers, trusts its clock and can write; the one path without a token.

        ``status`` is *ok*, *clock_doubtful*, or *disk_refuses* with the time of the first thing not kept.
        """
        return desk.health()

    @router.get("/docs", response_class=HTMLResponse)
    async def docs(request: Request) -> HTMLResponse:
        """This interface as a page to read."""
        return HTMLResponse(docs_page(request.app.openapi()))

    @router.get("/lobby")
    async def lobby(asker: Asker) -> Response:
        """The hall as it is: open tickets, counters, last calls, and the centre's document."""
        counters = tuple(desk.hall.lobby.counter(part.id) for part in desk.hall.centre.counters)
        state = desk.hall.lobby.state().model_copy(update={"counters": counters})
        body = state.model_dump(mode="json") if asker.role in STAFF_ROLES else hall_lobby(state)
        return as_json({**body, "centre": desk.hall.centre.model_dump(mode="json", exclude_none=True)})

    @router.get("/outlook")
    async def outlook() -> Response:
        """The wait of someone who takes a number now, by service: at least and at most, in minutes."""
        return as_json((await asyncio.to_thread(enquiries.forecast())).model_dump(mode="json"))

    @router.get("/counters/{id}/queue")
    async def queue(id: ItemId) -> Response:
        """Everyone this counter may call, the next one first."""
        return as_json({"tickets": [ticket.model_dump(mode="json") for ticket in enquiries.queue(id)]})

    @router.get("/pace")
    async def pace() -> Response:
        """Mean minutes of each service."""
        return as_json({"minutes": enquiries.pace()})

    return router


def document_reads(desk: Desk, enquiries: Enquiries) -> APIRouter:
    """The centre's document, now and earlier, and who changed what."""
    router = APIRouter()

    @router.get("/centre")
    async def centre() -> Response:
        """The centre's document in use, with its version."""
        document = desk.hall.centre.model_dump(mode="json", exclude_none=True)
        return as_json({"version": desk.hall.version, "centre": document})

    @router.get("/deeds")
    async def deeds(day: date | None = None, person: Id | None = None) -> Response:
        """What guides, supervisors and administrators did of late or on a day, the newest first."""
        return as_json({"deeds": await enquiries.deeds(1000 if day else 200, day=day, person=person)})

    @router.get("/centre-versions")
    async def versions() -> Response:
        """Every version of the centre's document with time and author, the newest first."""
        return as_json({"versions": await enquiries.versions()})

    @router.get("/centre-versions/{id}")
    async def version(id: Annotated[int, Path(ge=1, le=2**31)]) -> Response:
        """An earlier version of the centre's document."""
        found = await enquiries.version(id)
        if found is None:
            raise NotFound(f"version: there is no version {id}")
        return as_json({"version": id, "centre": found.model_dump(mode="json", exclude_none=True)})

    return router


def key_reads(desk: Desk) -> APIRouter:
    """What tells tickets and persons apart."""
    router = APIRouter()

    @router.get("/codes/{code}")
    async def code(code: Annotated[str, Path(pattern="^[A-Z2-7]{26}$")]) -> Response:
        """Which ticket of today a paper's code belongs to."""
        return as_json({"ticket": desk.ticket_of(code)})

    @router.get("/person-key")
    async def person_key() -> Response:
        """The key by which a kiosk hashes a card (one number per person); empty where that is not wanted."""
        return as_json({"key": (await desk.person_key()).hex()})

    return router


def ticket_reads(enquiries: Enquiries) -> APIRouter:
    """Single visits, and all of a day."""
    router = APIRouter()

    @router.get("/days/{day}/tickets")
    async def tickets(day: date) -> Response:
        """All tickets of a day."""
        found = await enquiries.tickets_of(day)
        return as_json([ticket.model_dump(mode="json", exclude_defaults=True) for ticket in found])

    @router.get("/tickets/{id}")
    async def ticket(asker: Asker, id: ItemId) -> Response:
        """A ticket by its id, or by its number of today; ended ones too."""
        found = await enquiries.ticket(id)
        if found is None:
            raise UnknownTicket(f"ticket: none is '{id}'")
        return as_json(found.model_dump(mode="json") if asker.role in STAFF_ROLES else hall_ticket(found))

    @router.get("/tickets/{id}/why")
    async def why(asker: Asker, id: ItemId) -> Response:
        """Why others who came later were called before this ticket of today."""
        return as_json(await enquiries.why(id, staff=asker.role in STAFF_ROLES - {PAGES}))

    @router.get("/tickets/{id}/story")
    async def story(id: ItemId) -> Response:
        """Every step of a visit: when, what, by whom and why."""
        return as_json({"steps": await enquiries.story(id)})

    @router.get("/notes/{id}")
    async def note(asker: Asker, id: Annotated[int, Path(ge=1, le=2**62)]) -> Response:
        """The words that a fact points to; a citizen's comment only for who leads the hall."""
        text = await enquiries.note(id, comments=asker.role in HEADS)
        if text is None:
            raise NotFound(f"note: none is {id}, or it was erased")
        return as_json({"id": id, "text": text})

    return router
