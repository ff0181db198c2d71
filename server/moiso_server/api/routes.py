"""REST: the same commands as on the WebSocket, and a few things to read."""

import json
from typing import Annotated, Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from fastapi import APIRouter, Depends, Header, Path, Request
from fastapi.responses import HTMLResponse
from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Cancel,
    CloseCounter,
    Command,
    Finish,
    Issue,
    Miss,
    OpenCounter,
    PauseCounter,
    Recall,
    ReplaceCentre,
    ReportPaper,
    ReturnToQueue,
    Start,
    Transfer,
)
from moiso_shared.errors import NotFound, UnknownTicket
from moiso_shared.wire import STAFF_ROLES, ErrorBody, hall_lobby, hall_ticket
from pydantic import BaseModel
from starlette.responses import Response

from moiso_server.api.docs import docs_page
from moiso_server.api.requests import (
    CallBody,
    CallNextBody,
    FinishBody,
    IssueBody,
    PaperBody,
    PauseBody,
    TransferBody,
)
from moiso_server.desk import Desk
from moiso_server.private import Bearer


class ErrorShape(BaseModel):
    """Every refusal and failure."""

    error: ErrorBody


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorShape, "description": words}
    for status, words in {
        400: "The body is not JSON.",
        401: "No valid token.",
        403: "The role may not do this.",
        404: "No such ticket, service or counter.",
        405: "The method is not allowed here.",
        409: "Refused: the hall is not in a state that allows it.",
        422: "The request cannot be understood.",
        503: "Nothing was done; try again.",
    }.items()
}

_KEY = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"
Key = Annotated[str, Path(pattern=_KEY)]
CommandId = Annotated[str | None, Header(alias="Idempotency-Key", pattern=_KEY)]


def _json(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body, ensure_ascii=False).encode(), status, media_type="application/json")


def _bearer(request: Request) -> Bearer:
    found: Bearer = request.scope["bearer"]
    return found


Asker = Annotated[Bearer, Depends(_bearer)]


def build_router(desk: Desk) -> APIRouter:
    """All REST routes over one desk."""
    router = APIRouter(prefix="/api", responses=_ERRORS)

    async def run(asker: Bearer, key: str | None, command: Command, status: int = 200) -> Response:
        return _json(await desk.command(asker, key or uuid4().hex, command), status)

    @router.get("/health", responses={})
    async def health() -> dict[str, Any]:
        """Whether the server answers and its clock is trusted; the one path without a token."""
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
        centre = desk.hall.centre.model_dump(mode="json", exclude_none=True)
        return _json({**body, "centre": centre})

    @router.get("/centre")
    async def centre() -> Response:
        """The centre's document in use, with its version."""
        return _json(
            {
                "version": desk.hall.version,
                "centre": desk.hall.centre.model_dump(mode="json", exclude_none=True),
            }
        )

    @router.put("/centre")
    async def replace_centre(asker: Asker, document: dict[str, Any], key: CommandId = None) -> Response:
        """Put a new version of the document into use."""
        return await run(asker, key, ReplaceCentre(document=document))

    @router.post("/clock/confirm")
    async def confirm_clock(asker: Asker) -> Response:
        """Confirm the machine's clock after the server doubted it."""
        return _json(await desk.confirm_clock(asker))

    @router.get("/tickets/{id}")
    async def ticket(asker: Asker, id: Key) -> Response:
        """A ticket by its id, or by its number of today; ended ones too."""
        found = await desk.ticket(id)
        if found is None:
            raise UnknownTicket(f"ticket: none is '{id}'")
        return _json(found.model_dump(mode="json") if asker.role in STAFF_ROLES else hall_ticket(found))

    @router.get("/notes/{id}")
    async def note(id: Annotated[int, Path(ge=1, le=2**62)]) -> Response:
        """The words of a reason that a fact points to."""
        text = await desk.note(id)
        if text is None:
            raise NotFound(f"note: none is {id}, or it was erased")
        return _json({"id": id, "text": text})

    @router.post("/tickets", status_code=201)
    async def issue(asker: Asker, body: IssueBody, key: CommandId = None) -> Response:
        """Give a number."""
        command_id = key or uuid4().hex
        ticket_id = body.id or uuid5(NAMESPACE_URL, f"{asker}/{command_id}").hex
        said = body.model_dump(exclude={"id"}, exclude_unset=True)
        return await run(asker, command_id, Issue(ticket=ticket_id, **said), status=201)

    @router.post("/tickets/{id}/recall")
    async def recall(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """Call the number again."""
        return await run(asker, key, Recall(ticket=id))

    @router.post("/tickets/{id}/start")
    async def start(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """Service begins."""
        return await run(asker, key, Start(ticket=id))

    @router.post("/tickets/{id}/finish")
    async def finish(
        asker: Asker, id: Key, body: FinishBody | None = None, key: CommandId = None
    ) -> Response:
        """The visit, or its present step, is done."""
        return await run(asker, key, Finish(ticket=id, outcome=body.outcome if body else None))

    @router.post("/tickets/{id}/missed")
    async def missed(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """Nobody came."""
        return await run(asker, key, Miss(ticket=id))

    @router.post("/tickets/{id}/return")
    async def return_to_queue(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """Back among the waiting."""
        return await run(asker, key, ReturnToQueue(ticket=id))

    @router.post("/tickets/{id}/transfer")
    async def transfer(asker: Asker, id: Key, body: TransferBody, key: CommandId = None) -> Response:
        """Send the ticket on to a service or counter."""
        return await run(asker, key, Transfer(ticket=id, **body.model_dump(exclude_unset=True)))

    @router.post("/tickets/{id}/cancel")
    async def cancel(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """The visit ends without service; a kiosk may cancel only what it gave itself."""
        return await run(asker, key, Cancel(ticket=id))

    @router.post("/tickets/{id}/paper")
    async def paper(asker: Asker, id: Key, body: PaperBody, key: CommandId = None) -> Response:
        """What became of the printed ticket."""
        return await run(asker, key, ReportPaper(ticket=id, paper=body.paper))

    @router.post("/counters/{id}/open")
    async def open_counter(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """The counter starts or resumes work."""
        return await run(asker, key, OpenCounter(counter=id))

    @router.post("/counters/{id}/close")
    async def close_counter(asker: Asker, id: Key, key: CommandId = None) -> Response:
        """The counter stops work."""
        return await run(asker, key, CloseCounter(counter=id))

    @router.post("/counters/{id}/pause")
    async def pause_counter(
        asker: Asker, id: Key, body: PauseBody | None = None, key: CommandId = None
    ) -> Response:
        """The counter takes a break."""
        return await run(
            asker, key, PauseCounter(counter=id, **(body.model_dump(exclude_unset=True) if body else {}))
        )

    @router.post("/counters/{id}/call-next")
    async def call_next(
        asker: Asker, id: Key, body: CallNextBody | None = None, key: CommandId = None
    ) -> Response:
        """Call whoever is next; answers ``{"ticket": null}`` when nobody waits."""
        return await run(
            asker, key, CallNext(counter=id, **(body.model_dump(exclude_unset=True) if body else {}))
        )

    @router.post("/counters/{id}/call")
    async def call(asker: Asker, id: Key, body: CallBody, key: CommandId = None) -> Response:
        """Call a chosen ticket out of order, with a reason."""
        return await run(asker, key, CallTicket(counter=id, **body.model_dump(exclude_unset=True)))

    return router
