"""One number per person, service and day; what it takes lies in memory only and ends with the day."""

import secrets
from collections.abc import Callable
from datetime import date

from moiso_shared.errors import OnePerPerson
from moiso_shared.persons import person_hash


class OnePerDay:
    """Who has a number today, as keyed hashes. Used in the thread that owns the files."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._key = b""
        self._claims: dict[tuple[str, str], str] = {}

    def key(self, day: date) -> bytes:
        """The key of this day; that of another day is forgotten, and all that was hashed by it."""
        if day != self._day:
            self._day, self._key, self._claims = day, secrets.token_bytes(32), {}
        return self._key

    def claim(
        self, day: date, service: str, person: str, ticket: str, *, stands: Callable[[str], bool]
    ) -> bool:
        """Note that this person takes this ticket.

        Args:
            day: Local day.
            service: The service that the number is for.
            person: What a card or phone says, or the kiosk's hash of it.
            ticket: The new ticket's id.
            stands: Whether a ticket was given and not cancelled; a claim without one is void.

        Returns:
            Whether the claim is new; asking again for the same ticket is not.

        Raises:
            OnePerPerson: Another ticket of the day for the service is theirs; the error names it.
        """
        claimed = (service, person_hash(self.key(day), person))
        holder = self._claims.get(claimed)
        if holder is not None and holder != ticket and stands(holder):
            raise OnePerPerson("person: has a number for this service today", ticket=holder)
        self._claims[claimed] = ticket
        return holder != ticket

    def release(self, ticket: str) -> None:
        """Forget the claim of a ticket that was not given after all."""
        self._claims = {claimed: holder for claimed, holder in self._claims.items() if holder != ticket}
