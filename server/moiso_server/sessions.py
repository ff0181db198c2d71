"""Signing in to the web pages: passwords, sessions, lock-out."""

import asyncio
import secrets
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from moiso_shared.errors import Invalid, WrongPassword

from moiso_server.access import PEOPLE, Tokens
from moiso_server.accounts import EVER, Account, Accounts
from moiso_server.hall import Hall
from moiso_server.private import Bearer, Private, token_hash
from moiso_server.tries import Tries

SHORTEST_PASSWORD = 8


class Sessions:
    """People who sign in with a password. Hashes are worked out in a thread that nobody waits for.

    Args:
        hall: Lends the thread that owns the files.
        private: Accounts and sessions.
        tokens: Learns of sessions.
    """

    def __init__(self, hall: Hall, private: Private, tokens: Tokens) -> None:
        self._hall = hall
        self._private = private
        self._accounts = Accounts(private)
        self._tokens = tokens
        self._hasher = PasswordHasher()
        self._tries = Tries()

    @cached_property
    def _nobody(self) -> str:
        """A hash that no password fits: an unknown person takes as long as a known one."""
        return self._hasher.hash(secrets.token_hex(8))

    async def add(self, person: str, name: str, role: str, password: str | None) -> None:
        """Add a person, or change one; their open sessions end.

        Raises:
            Invalid: The role is not known, or the password too short or the same as the id.
        """
        if role not in PEOPLE:
            raise Invalid(f"role: '{role}' is not a role of people; allowed: {', '.join(sorted(PEOPLE))}")
        if password is not None and (len(password) < SHORTEST_PASSWORD or password.lower() == person.lower()):
            raise Invalid(f"password: at least {SHORTEST_PASSWORD} characters, and not the person's id")
        digest = None if password is None else await asyncio.to_thread(self._hasher.hash, password)
        await self._hall.on_disk(lambda: self._accounts.put(Account(person, name, role, digest)))
        await self._tokens.reload(self._hall)

    async def sign_in(self, person: str, password: str, address: str) -> dict[str, Any]:
        """Open a session; after five failures in a minute nobody gets in as this person for a minute.

        Returns:
            The session's token, the person's id, name and role.

        Raises:
            WrongPassword: Wrong, unknown, or locked.
        """
        if not self._tries.begin(person):
            await self._note(person, "locked", address)
            raise WrongPassword("password: too many tries; wait a minute")
        account = await self._hall.on_disk(lambda: self._accounts.find(person))
        if not await asyncio.to_thread(self._fits, account, password) or account is None:
            await self._note(person, "failed", address)
            raise WrongPassword("password: person and password do not fit")
        self._tries.right(person)
        token, bearer = secrets.token_urlsafe(32), Bearer(account.role, account.person)
        await self._hall.on_disk(lambda: self._accounts.open_session(token_hash(token), bearer))
        await self._note(person, "in", address)
        await self._tokens.reload(self._hall)
        return {"token": token, "person": account.person, "name": account.name, "role": account.role}

    async def sign_out(self, bearer: Bearer, token: str, *, everywhere: bool) -> None:
        """End this session, or all of the person's."""
        if everywhere:
            await self._hall.on_disk(lambda: self._accounts.end_sessions(bearer.name))
        else:
            await self._hall.on_disk(lambda: self._accounts.end_session(token_hash(token)))
        await self._note(bearer.name, "out_everywhere" if everywhere else "out", "")
        await self._tokens.reload(self._hall)

    async def who(self, bearer: Bearer) -> dict[str, str]:
        """Id, name and role of whoever asks."""
        account = await self._hall.on_disk(lambda: self._accounts.find(bearer.name))
        name = account.name if account is not None else bearer.name
        return {"person": bearer.name, "name": name, "role": bearer.role}

    async def remove(self, person: str) -> int:
        """Forget a person and end their sessions; tells how many there were."""
        gone = await self._hall.on_disk(lambda: self._private.remove_person(person))
        await self._tokens.reload(self._hall)
        return gone

    async def people(self) -> list[Account]:
        """Everybody with an account."""
        return await self._hall.on_disk(self._accounts.all)

    async def note(self, bearer: Bearer, what: str, person: str) -> None:
        """Write down who changed whose account."""
        await self._note(bearer.name, what, person)

    async def sign_ins(
        self, most: int = 200, *, day: date | None = None, person: str | None = None
    ) -> list[dict[str, str]]:
        """Who signed in or tried to, and who changed accounts, the newest first."""
        first, last = EVER, None
        if day is not None:
            first = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self._hall.centre.time_zone))
            last = first + timedelta(days=1)
        rows = await self._hall.on_disk(
            lambda: self._accounts.sign_ins(most, first=first, last=last, person=person)
        )
        return [dict(zip(("at", "person", "what", "address"), row, strict=True)) for row in rows]

    def _fits(self, account: Account | None, password: str) -> bool:
        """Takes as long for a person who does not exist."""
        kept = account.password if account is not None else None
        try:
            return self._hasher.verify(kept or self._nobody, password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False

    async def _note(self, person: str, what: str, address: str) -> None:
        await self._hall.on_disk(lambda: self._accounts.note(person, what, address))
