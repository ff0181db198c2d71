"""People who sign in with a PIN, and the check that one person takes one number."""

import hashlib
import hmac
import time
import unicodedata
from collections.abc import Callable
from datetime import date

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from moiso_shared.errors import Invalid, OnePerPerson, UnknownPerson, WrongPin

from moiso_server.private import Private

FAILURES_MOST = 5
LOCKED_S = 60.0


class People:
    """Clerks and their PINs; only an argon2 hash is kept. Used in the thread that owns the files."""

    def __init__(self, private: Private) -> None:
        self._private = private
        self._hasher = PasswordHasher()
        self._failures: dict[str, list[float]] = {}
        self._key = private.secret("one-per-person")

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

    def claim(
        self, day: date, service: str, person: str, ticket: str, *, stands: Callable[[str], bool]
    ) -> bool:
        """Note that this person takes this ticket; only a keyed hash is kept of what was scanned.

        Args:
            day: Local day.
            service: The service that the number is for.
            person: What a card or phone says.
            ticket: The new ticket's id.
            stands: Whether a ticket was given; a claim is void when a power cut came before its ticket.

        Returns:
            Whether the claim is new; asking again for the same ticket is not.

        Raises:
            OnePerPerson: Another ticket of the day for the service is theirs.
        """
        said = f"{day.isoformat()}\n{service}\n{_same(person)}"
        digest = hmac.new(self._key, said.encode(errors="replace"), hashlib.sha256).hexdigest()
        holder, new = self._private.claim(day, digest, ticket)
        if holder != ticket and not stands(holder):
            self._private.release(holder)
            holder, new = self._private.claim(day, digest, ticket)
        if holder != ticket:
            raise OnePerPerson("person: has a number for this service today")
        return new

    def must_know(self, person: str) -> None:
        """Let the id of a person who signs in here pass.

        Raises:
            UnknownPerson: Nobody has it.
        """
        if self._private.pin_hash(person) is None:
            raise UnknownPerson(f"clerk: nobody is '{person}'")


def _same(person: str) -> str:
    """The letters and digits of a card or phone, so that spaces and +84 make no second person of one."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", person) if sign.isalnum()).casefold()
    if plain.isdigit() and plain.startswith("84") and len(plain) == 11:
        plain = "0" + plain[2:]
    return plain or person.strip()
