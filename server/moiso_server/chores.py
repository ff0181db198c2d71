"""What the command line changes; the same code runs with and without a running server."""

import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4

from moiso_shared.centre_file import dump, parse
from moiso_shared.commands import ReplaceCentre, StopService
from moiso_shared.errors import Invalid, JournalUnavailable, NotFound, UnknownCounter
from moiso_shared.wire import ROLES

from moiso_server.access import Tokens
from moiso_server.desk import Desk
from moiso_server.pages.links import LINKS_SECRET, Links
from moiso_server.private import Bearer, Private
from moiso_server.sessions import Sessions

CONSOLE = Bearer("admin", "console")


class Chores:
    """One method for each request of the command line."""

    def __init__(self, desk: Desk, private: Private, tokens: Tokens, sessions: Sessions) -> None:
        self._sessions = sessions
        self._desk = desk
        self._private = private
        self._tokens = tokens
        self._known: dict[str, Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]] = {
            "token_create": self._token_create,
            "token_list": self._token_list,
            "token_revoke": self._token_revoke,
            "centre_import": self._centre_import,
            "centre_export": self._centre_export,
            "clock_confirm": self._clock_confirm,
            "stop_all": self._stop_all,
            "rating_link": self._rating_link,
            "board_link": self._board_link,
            "person_add": self._person_add,
            "account_add": self._account_add,
            "person_list": self._person_list,
            "person_remove": self._person_remove,
        }

    def add(self, more: Mapping[str, Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]]) -> None:
        """Take on the requests of another room."""
        self._known.update(more)

    async def run(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """Run one request, named by its ``do``.

        Raises:
            MoisoError: It was refused.
        """
        chore = self._known.get(str(request.get("do")))
        if chore is None:
            raise Invalid(f"do: '{request.get('do')}' is not known; allowed: {', '.join(self._known)}")
        try:
            return await chore(request)
        except sqlite3.Error as error:
            raise JournalUnavailable(f"the data folder could not be written: {error}") from error

    async def _token_create(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        bearer = _bearer(request)
        token = await self._desk.hall.on_disk(lambda: self._private.create_token(bearer))
        await self._tokens.reload(self._desk.hall)
        return {"token": token}

    async def _token_list(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        known = await self._desk.hall.on_disk(lambda: list(self._private.tokens()))
        tokens = [{"role": b.role, "name": b.name, "created": created} for _, b, created in known]
        return {"tokens": sorted(tokens, key=lambda token: (token["role"], token["name"], token["created"]))}

    async def _token_revoke(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        bearer = _bearer(request)
        gone = await self._desk.hall.on_disk(lambda: self._private.revoke_tokens(bearer))
        await self._tokens.reload(self._desk.hall)
        return {"revoked": gone}

    async def _centre_import(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        centre = parse(str(request["toml"]))
        document = centre.model_dump(mode="json", exclude_none=True)
        return dict(await self._desk.command(CONSOLE, uuid4().hex, ReplaceCentre(document=document)))

    async def _centre_export(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"version": self._desk.hall.version, "toml": dump(self._desk.hall.centre)}

    async def _stop_all(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        """No numbers until somebody has looked: after the data came back from a copy."""
        services = self._desk.hall.centre.services
        for service in services:
            await self._desk.command(CONSOLE, uuid4().hex, StopService(service=service.id, reason="system"))
        return {"stopped": len(services)}

    async def _rating_link(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        counter = self._desk.hall.centre.counter(str(request.get("counter", "")))
        if counter is None:
            raise UnknownCounter(f"counter: there is no counter '{request.get('counter')}'")
        return {"path": (await self._links()).path(counter.id)}

    async def _board_link(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        known = [board.id for board in self._desk.hall.centre.boards]
        if request.get("board") not in known:
            raise NotFound(
                f"board: there is no board '{request.get('board')}'; there are: {', '.join(known)}"
            )
        return {"path": (await self._links()).path(str(request["board"]), "board")}

    async def _links(self) -> Links:
        secret = await self._desk.hall.on_disk(lambda: self._private.secret(LINKS_SECRET))
        return Links(secret.hex())

    async def _person_add(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        person, name, pin = (str(request.get(field, "")).strip() for field in ("id", "name", "pin"))
        _check_person(person, name)
        await self._desk.people.add(person, name, pin)
        return {"person": person}

    async def _account_add(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        person, name, role = (str(request.get(field, "")).strip() for field in ("id", "name", "role"))
        _check_person(person, name)
        await self._sessions.add(person, name, role, request.get("password"))
        return {"person": person}

    async def _person_list(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        people = await self._sessions.people()
        return {
            "people": {account.person: account.name for account in people},
            "roles": {account.person: account.role for account in people},
        }

    async def _person_remove(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        person = str(request.get("id", ""))
        removed = await self._desk.hall.on_disk(lambda: self._private.remove_person(person))
        await self._tokens.reload(self._desk.hall)
        return {"removed": removed}

    async def _clock_confirm(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        return await self._desk.confirm_clock(CONSOLE)


def _check_person(person: str, name: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", person) or not name.isprintable() or not name:
        raise Invalid("id: 1 to 64 of A-Z a-z 0-9 _ . -, and a name of printable letters")


def _bearer(request: Mapping[str, Any]) -> Bearer:
    role, name = str(request.get("role")), str(request.get("name", "")).strip()
    if role not in ROLES:
        raise Invalid(f"role: '{role}' is not a role; allowed: {', '.join(ROLES)}")
    if not name or len(name) > 64 or not name.isprintable() or "/" in name:
        raise Invalid(
            "name: 1 to 64 printable characters without '/'; use the id of the kiosk, counter or board"
        )
    return Bearer(role, name)
