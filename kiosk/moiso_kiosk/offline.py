"""Numbers of the kiosk's own while no server answers: safe on its disk, handed in when the server is back."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_qt.link import Accepted, Answer, Link, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.offline import HandIn, OfflineTicket
from moiso_shared.opening import local_day
from moiso_shared.tickets import Ticket, TicketState
from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.attempts import Wish

_log = logging.getLogger(__name__)
_KEPT_DAYS = 30
AT_ONCE = 200
"""Numbers in one command."""


class OfflineStore:
    """The numbers given off-line, and the centre's document as last heard; one small SQLite file.

    Args:
        path: Made when it is not there.
    """

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS given(day TEXT, prefix TEXT, ordinal INTEGER, ticket TEXT UNIQUE, "
            "body TEXT, handed INTEGER DEFAULT 0, PRIMARY KEY(day, prefix, ordinal))"
        )
        self._database.execute("CREATE TABLE IF NOT EXISTS known(what TEXT PRIMARY KEY, body TEXT)")
        self._database.execute(
            "DELETE FROM given WHERE handed = 1 AND day < date('now', ?)", (f"-{_KEPT_DAYS} days",)
        )

    def give(self, prefix: str, day: str, ticket: str, fields: dict[str, object]) -> OfflineTicket:
        """The next number of this series and day; on the disk when this returns."""
        self._database.execute("BEGIN IMMEDIATE")
        with self._database:
            [last] = self._database.execute(
                "SELECT max(ordinal) FROM given WHERE day = ? AND prefix = ?", (day, prefix)
            ).fetchone()
            given = OfflineTicket.model_validate(
                {"ticket": ticket, "prefix": prefix, "ordinal": (last or 0) + 1} | fields
            )
            row = (day, prefix, given.ordinal, ticket, given.model_dump_json())
            self._database.execute("INSERT INTO given VALUES (?, ?, ?, ?, ?, 0)", row)
        return given

    def waiting(self) -> list[OfflineTicket]:
        """Numbers that no server has taken yet, oldest first."""
        rows = self._database.execute("SELECT body FROM given WHERE handed = 0 ORDER BY rowid").fetchall()
        return [OfflineTicket.model_validate_json(body) for (body,) in rows]

    def handed_in(self, tickets: Sequence[OfflineTicket]) -> None:
        """The server has them."""
        self._database.executemany(
            "UPDATE given SET handed = 1 WHERE ticket = ?", [(given.ticket,) for given in tickets]
        )

    def remember(self, centre: Centre, me: str) -> None:
        """Keep the centre's document and this kiosk's name for a start without a server."""
        body = json.dumps({"me": me, "centre": centre.model_dump(mode="json")})
        self._database.execute("INSERT OR REPLACE INTO known VALUES ('centre', ?)", (body,))

    def recall(self) -> tuple[Centre, str] | None:
        """The document as last heard, and this kiosk's name."""
        found = self._database.execute("SELECT body FROM known WHERE what = 'centre'").fetchone()
        if found is None:
            return None
        known = json.loads(found[0])
        try:
            return Centre.model_validate(known["centre"]), str(known["me"])
        except ValidationError:
            _log.warning("the kept document of the centre is of another release")
            return None

    def remember_offset(self, offset: timedelta) -> None:
        """Keep how far the server's clock is ahead of this machine's, for a start without a server."""
        body = json.dumps(offset.total_seconds())
        self._database.execute("INSERT OR REPLACE INTO known VALUES ('offset', ?)", (body,))

    def offset(self) -> timedelta:
        """How far the server's clock was ahead when it was last heard; none as long as it never was."""
        found = self._database.execute("SELECT body FROM known WHERE what = 'offset'").fetchone()
        return timedelta(seconds=float(json.loads(found[0]))) if found else timedelta()

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class OffLine(QObject):
    """Gives numbers of the kiosk's own series, and hands them in, each once.

    Args:
        papers: What became of each paper; a number's job has the id of its ticket.
        clock: This machine's own time, which may be wrong.
    """

    handed_in = Signal(int)
    """So many numbers of an outage have reached the server."""

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
        link.connected.connect(self._hand_in)
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
        given = self._store.give(prefix, day.isoformat(), name, fields)
        return _shown(given, now, wish)

    def _remember(self) -> None:
        hello, centre = self._link.hello, self._link.centre
        if hello is not None and centre is not None:
            self._me = hello.name
            self._store.remember(centre, hello.name)

    def _remember_offset(self, *_hello: object) -> None:
        self._store.remember_offset(self._link.server_now() - self._clock())

    def _hand_in(self, *_hello: object) -> None:
        waiting = [self._with_paper(given) for given in self._store.waiting()[:AT_ONCE]]
        if waiting:
            command = HandIn(tickets=tuple(waiting))
            self._link.send(command, on_reply=partial(self._answered, tuple(waiting)))

    def _with_paper(self, given: OfflineTicket) -> OfflineTicket:
        job = self._papers.get(given.ticket)
        state = job.state if job is not None else None
        known = {JobState.PRINTED, JobState.NOT_PRINTED, JobState.UNKNOWN}
        return given.model_copy(update={"paper": str(state)}) if state in known else given

    def _answered(self, handed: tuple[OfflineTicket, ...], answer: Answer) -> None:
        match answer:
            case Accepted():
                self._store.handed_in(handed)
                self.handed_in.emit(len(handed))
                self._hand_in()
            case RefusedReply(code, message):
                _log.error("%d numbers given off-line were refused: %s %s", len(handed), code, message)


def _shown(given: OfflineTicket, now: datetime, wish: Wish) -> Ticket:
    return Ticket(
        id=given.ticket,
        number=given.number,
        service=given.service,
        state=TicketState.WAITING,
        day=now.date(),
        state_since=now,
        arrived_at=now,
        language=wish.language,
        priority=wish.priority,
    )
