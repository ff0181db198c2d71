"""REST: people who sign in to the web pages."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from pydantic import Field
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, Asker, ItemId, as_json
from moiso_server.sessions import Sessions


class SignInBody(Body):
    """Who wants to come in, and from where."""

    person: Annotated[str, Field(min_length=1, max_length=64)]
    password: Annotated[str, Field(min_length=1, max_length=200)]
    address: Annotated[str, Field(max_length=64)] = ""


class AccountBody(Body):
    """A person who may sign in to the web pages."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    role: Annotated[str, Field(max_length=20)]
    password: Annotated[str | None, Field(max_length=200)] = None
    """Left out, the present one stays."""


def session_routes(sessions: Sessions) -> APIRouter:
    """Sign in, sign out, and the list of both."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    @router.post("/sessions", status_code=201)
    async def sign_in(body: SignInBody) -> Response:
        """Open a session for a person; only the web pages may ask."""
        return as_json(await sessions.sign_in(body.person, body.password, body.address), 201)

    @router.get("/session")
    async def who(asker: Asker) -> Response:
        """Who holds the token that asks."""
        return as_json(await sessions.who(asker))

    @router.delete("/session")
    async def sign_out(
        asker: Asker,
        authorization: Annotated[str, Header()],
        everywhere: Annotated[bool, Query()] = False,
    ) -> Response:
        """End the session that asks, or all sessions of its person."""
        await sessions.sign_out(asker, authorization.partition(" ")[2].strip(), everywhere=everywhere)
        return as_json({})

    @router.get("/accounts")
    async def accounts() -> dict[str, Any]:
        """Everybody who may sign in, with name and role."""
        people = await sessions.people()
        return {"people": [{"id": who.person, "name": who.name, "role": who.role} for who in people]}

    @router.put("/accounts/{id}")
    async def put_account(id: ItemId, body: AccountBody) -> Response:
        """Add a person, or change name, role or password of one; their sessions end."""
        await sessions.add(id, body.name, body.role, body.password)
        return as_json({"id": id})

    @router.delete("/accounts/{id}")
    async def remove_account(id: ItemId) -> Response:
        """Forget a person."""
        return as_json({"removed": await sessions.remove(id)})

    @router.get("/sign-ins")
    async def sign_ins() -> dict[str, Any]:
        """Who signed in to the web pages or tried to, the newest first."""
        return {"sign_ins": await sessions.sign_ins()}

    return router
