"""Numbers of the kiosk's own while no server answers: safe on its disk, handed in when the server is back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

from moiso_hardware.printers.jobs import JobStore
from moiso_qt.link import Link
from moiso_shared.offline import OfflineTicket
from moiso_shared.opening import local_day
from moiso_shared.tickets import Ticket, TicketState
from PySide6.QtCore import QObject

from moiso_kiosk.attempts import Wish
from moiso_kiosk.handing_in import HandingIn
from moiso_kiosk.offline_store import OfflineStore


class OffLine(QObject):
    """Gives numbers of the kiosk's own series, and has them handed in, each once.

    Args:
        papers: What became of each paper; a number's job has the id of its ticket.
        clock: This machine's own time, which may be wrong.
    """

    def __init__(
        self,
        link: Link,
        store: OfflineStore,
        papers: JobStore,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._store, self._papers, self._clock = link, store, papers, clock
        link.assume_time(clock() + store.offset())
        self._me = ""
        known = store.recall()
        if known is not None and link.centre is None:
            link.centre, self._me = known
        link.snapshot.connect(self._remember)
        self.handing_in = HandingIn(link, store, papers, self)
        link.connected.connect(self._remember_offset)

    @property
    def prefix(self) -> str | None:
        """Of this kiosk's own series; None where the centre has given it none."""
        kiosks = self._link.centre.kiosks if self._link.centre else ()
        return next((kiosk.offline_prefix for kiosk in kiosks if kiosk.id == self._me), None)

    def give(self, wish: Wish) -> Ticket:
        """A number now; it is on the disk, with its paper's job, before anybody sees it."""
        prefix, centre, now = self.prefix, self._link.centre, self._link.server_now().astimezone(UTC)
        assert prefix is not None, "no series of its own"
        assert centre is not None, "a series without a centre"
        day = local_day(centre, now)
        first, *others = wish.services
        name = uuid4().hex
        self._papers.queue(name, name, reprint=True)
        fields: dict[str, object] = {
            "service": first,
            "then": tuple(others),
            "priority": wish.priority,
            "language": wish.language,
            "arrived_at": now,
            "estimated": self._link.hello is None,
        }
        try:
            given = self._store.give(prefix, day.isoformat(), name, fields)
        except sqlite3.Error:
            self._papers.forget(name)
            raise
        return _shown(given, day, now, wish)

    def _remember(self) -> None:
        hello, centre = self._link.hello, self._link.centre
        if hello is not None and centre is not None:
            self._me = hello.name
            self._store.remember(centre, hello.name)

    def _remember_offset(self, *_hello: object) -> None:
        self._store.remember_offset(self._link.server_now() - self._clock())


def _shown(given: OfflineTicket, day: date, now: datetime, wish: Wish) -> Ticket:
    return Ticket(
        id=given.ticket,
        number=given.number,
        service=given.service,
        state=TicketState.WAITING,
        day=day,
        state_since=now,
        arrived_at=now,
        language=wish.language,
        priority=wish.priority,
    )
