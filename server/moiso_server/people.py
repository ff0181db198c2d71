"""People who sign in with a PIN."""

import time

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from moiso_shared.errors import Invalid, UnknownPerson, WrongPin

from moiso_server.private import Private

FAILURES_MOST = 5
LOCKED_S = 60.0


class People:
    """Clerks and their PINs; only an argon2 hash is kept. Used in the thread that owns the files."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._hasher = PasswordHasher()
        self._failures: dict[str, list[float]] = {}

    def add(self, person: str, name: str, pin: str) -> None:
        """Add a person, or give one a new PIN.

        Raises:
            Invalid: The PIN is not 4 to 12 digits, or the same digit repeated.
        """
        if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12) or len(set(pin)) == 1:
            raise Invalid("pin: 4 to 12 digits, not all the same")
        self._private.put_person(person, name, self._hasher.hash(pin))

    def check(self, person: str, pin: str) -> None:
        """Let the right PIN pass; after five wrong ones in a minute nobody passes for a minute.

        Raises:
            WrongPin: Wrong, unknown, or locked.
        """
        recent = [at for at in self._failures.get(person, []) if time.monotonic() - at < LOCKED_S]
        if len(recent) >= FAILURES_MOST:
            raise WrongPin("pin: too many tries; wait a minute")
        kept = self._private.pin_hash(person)
        try:
            if kept is None:
                raise VerificationError
            self._hasher.verify(kept, pin)
        except VerificationError:
            self._failures[person] = [*recent, time.monotonic()]
            raise WrongPin("pin: person and PIN do not fit") from None
        self._failures.pop(person, None)

    def must_know(self, person: str) -> None:
        """Let the id of a person who signs in here pass.

        Raises:
            UnknownPerson: Nobody has it.
        """
        if self._private.pin_hash(person) is None:
            raise UnknownPerson(f"clerk: nobody is '{person}'")
