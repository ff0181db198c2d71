"""The first start: a centre that is not set up yet, and the code that lets its first administrator in."""

import hmac
import re
import secrets
from typing import Any, Literal

from moiso_shared.centre import Centre
from moiso_shared.errors import Invalid, NotFound, WrongPassword
from moiso_shared.pairing import ALPHABET, plain

from moiso_server.accounts import Account, Accounts
from moiso_server.hall import Hall
from moiso_server.private import Private, token_hash
from moiso_server.sessions import Sessions

UNSET = "chua-thiet-lap"
"""Id of the document of a server that nobody has set up."""

TRIES_MOST = 10

State = Literal["open", "void", "closed"]


def unset_centre() -> Centre:
    """The smallest document there is, closed at all hours, until a centre is set up."""
    return Centre.model_validate(
        {
            "id": UNSET,
            "name": {"vi": "Trung tâm chưa thiết lập", "en": "Centre not set up yet"},
            "services": [{"id": "A", "name": {"vi": "Chưa thiết lập", "en": "Not set up"}, "prefix": "A"}],
            "counters": [{"id": "q1", "number": 1, "services": ["A"]}],
            "hours": {"timetables": {"office": {}}},
        }
    )


class FirstStart:
    """Makes the first administrator for whoever knows the code on the server's console.

    Args:
        hall: The document in use.
        private: Where accounts are.
        sessions: Makes the account and signs it in.
    """

    def __init__(self, hall: Hall, private: Private, sessions: Sessions) -> None:
        self._hall = hall
        self._accounts = Accounts(private)
        self._sessions = sessions
        self._offered = False
        self._digest: str | None = None
        self._wrong = 0

    def begin(self) -> str | None:
        """A fresh code; None where the centre is set up or has an administrator. Before the loop runs."""
        if self._hall.centre.id != UNSET or _has_admin(self._accounts.all()):
            return None
        code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
        self._offered, self._digest = True, token_hash(plain(code))
        return code

    async def state(self) -> State:
        """Whether the code may be entered, has become void, or is not asked for."""
        if not self._offered or _has_admin(await self._sessions.people()):
            return "closed"
        return "void" if self._digest is None else "open"

    async def make(self, code: str, person: str, name: str, password: str, address: str) -> dict[str, Any]:
        """Make the first administrator and sign in; the code is void afterwards.

        Raises:
            NotFound: There is an administrator already.
            WrongPassword: The code does not fit, or is void.
            Invalid: The person or the password is not allowed; the code may be used again.
        """
        if await self.state() == "closed":
            raise NotFound("first: the centre has an administrator")
        kept = self._redeem(code)
        try:
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", person):
                raise Invalid("person: 1 to 64 of A-Z a-z 0-9 _ . -")
            if not name.strip() or not name.isprintable():
                raise Invalid("name: 1 to 100 printable letters")
            await self._sessions.add(person, name.strip(), "admin", password)
        except Invalid:
            self._digest = kept
            raise
        return await self._sessions.sign_in(person, password, address)

    def _redeem(self, code: str) -> str:
        """Make the code void and give its hash; the tenth wrong one makes it void too."""
        kept = self._digest
        if kept is not None and hmac.compare_digest(token_hash(plain(code)), kept):
            self._digest = None
            return kept
        self._wrong += 1
        if self._wrong >= TRIES_MOST:
            self._digest = None
        raise WrongPassword("code: it is not the one on the server's console")


def _has_admin(people: list[Account]) -> bool:
    return any(account.role == "admin" for account in people)
