"""Who stands at the kiosk, as a hash by the server's key of the day; in memory, until the visit ends."""

from __future__ import annotations

from moiso_qt.link import Accepted, Answer, Link
from moiso_shared.cards import Card
from moiso_shared.persons import person_hash
from PySide6.QtCore import QObject


class Persons(QObject):
    """Hashes the card of a visitor where the centre gives one number per person.

    Without a server there is no key, so nobody is told apart, and nothing is said of it.
    """

    def __init__(self, link: Link, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._card: Card | None = None
        self.hashed: str | None = None
        """Stands for the visitor in the wish for a number."""

    def meet(self, card: Card | None) -> None:
        """This card was scanned; None forgets whoever was here."""
        if card is self._card:
            return
        self._card, self.hashed = card, None
        centre = self._link.centre
        if card is not None and centre is not None and centre.calling.one_per_person:
            self._link.read("/api/person-key", lambda answer: self._keyed(card, answer))

    def _keyed(self, card: Card, answer: Answer) -> None:
        if card is not self._card or not isinstance(answer, Accepted):
            return
        key = bytes.fromhex(str(answer.result.get("key") or ""))
        if key:
            self.hashed = person_hash(key, card.number)
