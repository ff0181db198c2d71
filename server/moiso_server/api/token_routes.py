"""REST: the tokens of kiosks, counters and boards, and the short codes that they get them for."""

from typing import Annotated, Literal

from fastapi import APIRouter
from moiso_shared.centre import Centre
from moiso_shared.errors import Invalid
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, as_json
from moiso_server.chores import Chores
from moiso_server.hall import Hall
from moiso_server.pairing_codes import VALID_S, PairingCodes
from moiso_server.private import Bearer

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


class CodeBody(Body):
    """What was typed at a device."""

    code: Annotated[str, Field(min_length=1, max_length=32)]


def token_routes(chores: Chores, hall: Hall, codes: PairingCodes) -> APIRouter:
    """Tokens of devices; a token travels in the body of one answer and nowhere else."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.get("/tokens")
    async def tokens() -> Response:
        """Who holds tokens, and since when."""
        return as_json(await chores.run({"do": "token_list"}))

    @router.post("/tokens", status_code=201)
    async def create(body: DeviceBody) -> Response:
        """Make a token for a device of the document; this answer is the one time that it can be read."""
        _must_be_known(body, hall.centre)
        return as_json(await chores.run({"do": "token_create", "role": body.role, "name": body.name}), 201)

    @router.post("/pairing-codes", status_code=201)
    async def offer(body: DeviceBody) -> Response:
        """A code of eight letters for a device of the document, good for one token within ten minutes."""
        _must_be_known(body, hall.centre)
        return as_json({"code": codes.offer(Bearer(body.role, body.name)), "valid_s": VALID_S}, 201)

    @router.post("/pairing", status_code=201)
    async def pair(request: Request, body: CodeBody) -> Response:
        """The token for a code; needs no token, and takes five wrong codes in a minute from one address."""
        bearer = codes.redeem(body.code, request.client.host if request.client else "")
        told = await chores.run({"do": "token_create", "role": bearer.role, "name": bearer.name})
        return as_json({"role": bearer.role, "name": bearer.name, "token": told["token"]}, 201)

    @router.post("/tokens/revoke")
    async def revoke(body: BearerBody) -> Response:
        """Withdraw all tokens of a device or person."""
        return as_json(await chores.run({"do": "token_revoke", "role": body.role, "name": body.name}))

    return router


def _must_be_known(device: DeviceBody, centre: Centre) -> None:
    known = _devices(centre)[device.role]
    if device.name not in known:
        allowed = ", ".join(known) or "none"
        raise Invalid(f"name: the document has no {device.role} '{device.name}'; allowed: {allowed}")


def _devices(centre: Centre) -> dict[str, list[str]]:
    """Ids of the document's devices by their role."""
    return {
        "kiosk": [kiosk.id for kiosk in centre.kiosks],
        "counter": [counter.id for counter in centre.counters],
        "board": [board.id for board in centre.boards],
    }
