"""People who sign in with a PIN."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from moiso_shared.errors import Invalid, UnknownPerson, WrongPin

from moiso_server.hall import Hall
from moiso_server.private import Private
from moiso_server.tries import Tries


class People:
    """Clerks and their PINs; only an argon2 hash is kept, worked out in a thread that no call waits for.

    Args:
        hall: Lends the thread that owns the files.
        private: Where people are.
    """

    def __init__(self, hall: Hall, private: Private) -> None:
        self._hall = hall
        self._private = private
        self._hasher = PasswordHasher()
        self._tries = Tries()

    async def add(self, person: str, name: str, pin: str) -> None:
        """Add a person, or give one a new PIN.

        Raises:
            Invalid: The PIN is not 4 to 12 digits, or the same digit repeated.
        """
        if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12) or len(set(pin)) == 1:
            raise Invalid("pin: 4 to 12 digits, not all the same")
        digest = await asyncio.to_thread(self._hasher.hash, pin)
        await self._hall.on_disk(lambda: self._private.put_person(person, name, digest))

    async def check(self, person: str, pin: str) -> None:
        """Let the right PIN pass; after five wrong ones in a minute nobody passes for a minute.

        Raises:
            WrongPin: Wrong, unknown, or locked.
        """
        if not self._tries.begin(person):
            raise WrongPin("pin: too many tries; wait a minute")
        kept = await self._hall.on_disk(lambda: self._private.pin_hash(person))
        if kept is None or not await asyncio.to_thread(self._fits, kept, pin):
            raise WrongPin("pin: person and PIN do not fit")
        self._tries.right(person)

    async def must_know(self, person: str) -> None:
        """Let the id of a person who signs in here pass.

        Raises:
            UnknownPerson: Nobody has it.
        """
        if await self._hall.on_disk(lambda: self._private.pin_hash(person)) is None:
            raise UnknownPerson(f"clerk: nobody is '{person}'")

    def _fits(self, kept: str, pin: str) -> bool:
        try:
            return self._hasher.verify(kept, pin)
        except VerificationError:
            return False
