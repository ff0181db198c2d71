"""REST: people who sign in, to the web pages or at a counter."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from moiso_shared.command_base import Id
from pydantic import Field
from starlette.responses import Response

from moiso_server.api.command_routes import Body
from moiso_server.api.common import ERRORS, Asker, ItemId, as_json
from moiso_server.chores import Chores
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


class PinBody(Body):
    """Who signs in at a counter, and how."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    pin: Annotated[str, Field(min_length=1, max_length=64, repr=False)]


def session_routes(sessions: Sessions, chores: Chores) -> APIRouter:
    """Sign in, sign out, and the list of both; accounts and PINs."""
    return SessionRoutes(sessions, chores).router()


class SessionRoutes:
    """People who come in and go."""

    def __init__(self, sessions: Sessions, chores: Chores) -> None:
        self._sessions = sessions
        self._chores = chores

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter(prefix="/api", responses=ERRORS)
        router.add_api_route("/sessions", self.sign_in, methods=["POST"], status_code=201)
        router.add_api_route("/session", self.who, methods=["GET"])
        router.add_api_route("/session", self.sign_out, methods=["DELETE"])
        router.add_api_route("/accounts", self.accounts, methods=["GET"])
        router.add_api_route("/accounts/{id}", self.put_account, methods=["PUT"])
        router.add_api_route("/accounts/{id}", self.remove_account, methods=["DELETE"])
        router.add_api_route("/pins/{id}", self.put_pin, methods=["PUT"])
        router.add_api_route("/names", self.names, methods=["GET"])
        router.add_api_route("/sign-ins", self.sign_ins, methods=["GET"])
        return router

    async def sign_in(self, body: SignInBody) -> Response:
        """Open a session for a person; only the web pages may ask."""
        return as_json(await self._sessions.sign_in(body.person, body.password, body.address), 201)

    async def who(self, asker: Asker) -> Response:
        """Who holds the token that asks."""
        return as_json(await self._sessions.who(asker))

    async def sign_out(
        self,
        asker: Asker,
        authorization: Annotated[str, Header()],
        everywhere: Annotated[bool, Query()] = False,
    ) -> Response:
        """End the session that asks, or all sessions of its person."""
        await self._sessions.sign_out(asker, authorization.partition(" ")[2].strip(), everywhere=everywhere)
        return as_json({})

    async def accounts(self) -> dict[str, Any]:
        """Everybody who may sign in, with name and role."""
        people = await self._sessions.people()
        return {"people": [{"id": who.person, "name": who.name, "role": who.role} for who in people]}

    async def put_account(self, asker: Asker, id: ItemId, body: AccountBody) -> Response:
        """Add a person, or change name, role or password of one; their sessions end."""
        await self._sessions.add(id, body.name, body.role, body.password)
        await self._sessions.note(asker, "account_put", id)
        return as_json({"id": id})

    async def remove_account(self, asker: Asker, id: ItemId) -> Response:
        """Forget a person."""
        removed = await self._sessions.remove(id)
        await self._sessions.note(asker, "account_removed", id)
        return as_json({"removed": removed})

    async def put_pin(self, asker: Asker, id: ItemId, body: PinBody) -> Response:
        """Give a person a PIN for the counters, or another one."""
        told = await self._chores.run({"do": "person_add", "id": id, "name": body.name, "pin": body.pin})
        await self._sessions.note(asker, "account_pin", id)
        return as_json(told)

    async def names(self) -> dict[str, Any]:
        """What everybody who works here is called, by id."""
        return {"names": {who.person: who.name for who in await self._sessions.people()}}

    async def sign_ins(self, day: date | None = None, person: Id | None = None) -> dict[str, Any]:
        """Who signed in to the web pages or tried to, and who changed accounts, the newest first."""
        most = 1000 if day else 200
        return {"sign_ins": await self._sessions.sign_ins(most, day=day, person=person)}
