"""REST: the first administrator of a centre that nobody has set up."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, as_json
from moiso_server.first import FirstStart


class FirstBody(Body):
    """Who becomes the first administrator, with the code on the server's console."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    person: Annotated[str, Field(min_length=1, max_length=64)]
    name: Annotated[str, Field(min_length=1, max_length=100)]
    password: Annotated[str, Field(min_length=1, max_length=200)]
    address: Annotated[str, Field(max_length=64)] = ""


def first_routes(first: FirstStart) -> APIRouter:
    """Whether the code is asked for, and what it is good for; for the web pages alone."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.get("/first")
    async def state() -> Response:
        """``open``: the code may be entered; ``void``: restart the server; ``closed``: no first start."""
        return as_json({"state": await first.state()})

    @router.post("/first", status_code=201)
    async def make(body: FirstBody) -> Response:
        """Make the first administrator and open a session."""
        session = await first.make(body.code, body.person, body.name, body.password, body.address)
        return as_json(session, 201)

    return router
