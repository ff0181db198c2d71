"""REST: the tokens of kiosks, counters and boards."""

from typing import Annotated, Literal

from fastapi import APIRouter
from moiso_shared.centre import Centre
from moiso_shared.errors import Invalid
from pydantic import Field
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, as_json
from moiso_server.chores import Chores
from moiso_server.hall import Hall

Name = Annotated[str, Field(min_length=1, max_length=64)]


class DeviceBody(Body):
    """A device of the centre's document."""

    role: Literal["kiosk", "counter", "board"]
    name: Name
    """Its id in the document."""


class BearerBody(Body):
    """Whose tokens are withdrawn."""

    role: Annotated[str, Field(max_length=20)]
    name: Name


def token_routes(chores: Chores, hall: Hall) -> APIRouter:
    """Tokens of devices; a token travels in the body of one answer and nowhere else."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.get("/tokens")
    async def tokens() -> Response:
        """Who holds tokens, and since when."""
        return as_json(await chores.run({"do": "token_list"}))

    @router.post("/tokens", status_code=201)
    async def create(body: DeviceBody) -> Response:
        """Make a token for a device of the document; this answer is the one time that it can be read."""
        known = _devices(hall.centre)[body.role]
        if body.name not in known:
            allowed = ", ".join(known) or "none"
            raise Invalid(f"name: the document has no {body.role} '{body.name}'; allowed: {allowed}")
        return as_json(await chores.run({"do": "token_create", "role": body.role, "name": body.name}), 201)

    @router.post("/tokens/revoke")
    async def revoke(body: BearerBody) -> Response:
        """Withdraw all tokens of a device or person."""
        return as_json(await chores.run({"do": "token_revoke", "role": body.role, "name": body.name}))

    return router


def _devices(centre: Centre) -> dict[str, list[str]]:
    """Ids of the document's devices by their role."""
    return {
        "kiosk": [kiosk.id for kiosk in centre.kiosks],
        "counter": [counter.id for counter in centre.counters],
        "board": [board.id for board in centre.boards],
    }
