"""The journal: facts appended to SQLite, each chained to its predecessor by a hash."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from moiso_shared.centre import Centre
from moiso_shared.errors import JournalUnavailable
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket
from moiso_shared.wire import staff_json
from sqlite_utils import Database

from moiso_server.journal_chain import GENESIS, Mark, chain, verify
from moiso_server.journal_schema import migrate

_INSERT_FACT = "INSERT INTO fact(seq, day, at, kind, body, command, actor, hash) VALUES (?,?,?,?,?,?,?,?)"
_UPSERT_TICKET = (
    "INSERT INTO ticket(day, id, number, service, state, body) VALUES (?,?,?,?,?,?) "
    "ON CONFLICT(id, day) DO UPDATE SET number=excluded.number, service=excluded.service, "
    "state=excluded.state, body=excluded.body"
)
_INSERT_COMMAND = "INSERT INTO command(actor, id, digest, reply, at) VALUES (?,?,?,?,?)"


@dataclass(frozen=True)
class KeptReply:
    """The answer to a command, kept so that asking again gets the same."""

    actor: str
    id: str
    digest: str
    reply: str
    """JSON."""
    at: datetime


@dataclass(frozen=True)
class Document:
    """One version of the centre's document."""

    version: int
    at: datetime
    author: str
    centre: Centre


class Journal:
    """The one writer of ``journal.db``; used by one thread at a time.

    Args:
        path: The database file; made when it is not there.

    Raises:
        JournalUnavailable: The file cannot be opened, or is no journal.
    """

    def __init__(self, path: Path) -> None:
        try:
            path.touch(mode=0o600)  # what visitors need stands in it
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise JournalUnavailable(f"journal: {path} cannot be opened: {error}") from error
        self._sql = connection
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            migrate(Database(connection))
            self.id = self._identity()
        except sqlite3.Error as error:
            connection.close()
            raise JournalUnavailable(f"journal: {path} cannot be used: {error}") from error
        last = connection.execute("SELECT seq, hash FROM fact ORDER BY seq DESC LIMIT 1").fetchone()
        self.head: int = last[0] if last else 0
        self._hash: str = last[1] if last else GENESIS
        self._mark = Mark(path)
        self._mark.compare(connection)

    def close(self) -> None:
        """Let go of the files."""
        self._sql.close()
        self._mark.close()

    def append(
        self,
        facts: Sequence[tuple[Fact, str]],
        replies: Iterable[KeptReply] = (),
        documents: Iterable[Document] = (),
    ) -> None:
        """Write a batch in one transaction, durable when this returns.

        Args:
            facts: Each with its ``staff_json``, in order, following the head without a gap.
            replies: Answers to keep.
            documents: New versions of the centre's document that the facts refer to.

        Raises:
            JournalUnavailable: Nothing was written.
        """
        try:
            self._sql.execute("BEGIN IMMEDIATE")
            try:
                chained = self._write(facts, replies, documents)
                self._sql.execute("COMMIT")
            except BaseException:
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise JournalUnavailable(f"the journal could not be written: {error}") from error
        if facts:
            self.head, self._hash = facts[-1][0].seq, chained
            self._mark.write(self.head, self._hash)

    def _write(
        self, facts: Sequence[tuple[Fact, str]], replies: Iterable[KeptReply], documents: Iterable[Document]
    ) -> str:
        chained = self._hash
        rows, tickets, moved = [], {}, []
        for fact, body in facts:
            columns = (
                fact.seq,
                fact.day.isoformat(),
                fact.at.isoformat(),
                str(fact.kind),
                body,
                fact.command,
                fact.actor,
            )
            chained = chain(chained, columns)
            rows.append((*columns, chained))
            for ticket in fact.tickets:
                tickets[ticket.day, ticket.id] = ticket
            if fact.kind == FactKind.DAY_CLOSED:
                moved += [(columns[1], ticket.id) for ticket in fact.tickets if ticket.day != fact.day]
        self._sql.executemany(_INSERT_FACT, rows)
        self._sql.executemany(_UPSERT_TICKET, [_ticket_row(ticket) for ticket in tickets.values()])
        self._sql.executemany("DELETE FROM ticket WHERE day = ? AND id = ?", moved)
        self._sql.executemany(
            _INSERT_COMMAND, [(r.actor, r.id, r.digest, r.reply, r.at.isoformat()) for r in replies]
        )
        for document in documents:
            self._sql.execute(
                "INSERT INTO centre(version, at, author, document) VALUES (?,?,?,?)",
                (
                    document.version,
                    document.at.isoformat(),
                    document.author,
                    document.centre.model_dump_json(),
                ),
            )
        return chained

    def forget_replies(self, before: datetime) -> None:
        """Drop kept answers older than a moment."""
        self._sql.execute("DELETE FROM command WHERE at < ?", (before.isoformat(),))

    def replies(self) -> Iterator[KeptReply]:
        """All kept answers."""
        for actor, key, digest, reply, at in self._sql.execute(
            "SELECT actor, id, digest, reply, at FROM command"
        ):
            yield KeptReply(actor, key, digest, reply, datetime.fromisoformat(at))

    def documents(self) -> Iterator[tuple[int, str, str]]:
        """Versions of the centre's document with time and author, the newest first."""
        yield from self._sql.execute("SELECT version, at, author FROM centre ORDER BY version DESC")

    def centre(self, version: int | None = None) -> tuple[int, Centre] | None:
        """A version of the centre's document, or the newest; None before the first import."""
        row = self._sql.execute(
            "SELECT version, document FROM centre WHERE ? IS NULL OR version = ? "
            "ORDER BY version DESC LIMIT 1",
            (version, version),
        ).fetchone()
        return None if row is None else (row[0], Centre.model_validate_json(row[1]))

    def facts(self, after: int = 0, limit: int = -1) -> Iterator[Fact]:
        """Facts in order, those after a seq."""
        rows = self._sql.execute("SELECT body FROM fact WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit))
        for (body,) in rows.fetchall():
            yield Fact.model_validate_json(body)

    def replay(self) -> Lobby:
        """The lobby at the head: the last ``day_opened`` and all that follows."""
        row = self._sql.execute("SELECT max(seq) FROM fact WHERE kind = 'day_opened'").fetchone()
        lobby = Lobby()
        for fact in self.facts(after=(row[0] or 1) - 1):
            lobby.apply(fact)
        return lobby

    def ticket(self, key: str, day: date | None = None) -> Ticket | None:
        """The newest ticket with this id; or with this number, when a day is given."""
        row = self._sql.execute(
            "SELECT body FROM ticket WHERE id = ? OR (number = ? AND day = ?) ORDER BY day DESC LIMIT 1",
            (key, key, day.isoformat() if day else None),
        ).fetchone()
        return None if row is None else Ticket.model_validate_json(row[0])

    def story(self, ticket_id: str, first: date, last: date) -> list[Fact]:
        """The facts that carry a ticket, from one day to another, in order."""
        sql = "SELECT body FROM fact WHERE seq BETWEEN ? AND ? AND instr(body, ?) > 0 ORDER BY seq"
        rows = self._sql.execute(sql, (*self._within(first, last), f'"id":"{ticket_id}"'))
        facts = (Fact.model_validate_json(body) for (body,) in rows.fetchall())
        return [fact for fact in facts if any(ticket.id == ticket_id for ticket in fact.tickets)]

    def calls_on(self, day: date, after: int = 0) -> list[Fact]:
        """The calls of a day, in order, those after a seq."""
        first, last = self._within(day, day)
        sql = "SELECT body FROM fact WHERE seq BETWEEN ? AND ? AND day = ? AND kind = 'called' ORDER BY seq"
        rows = self._sql.execute(sql, (max(first, after + 1), last, day.isoformat()))
        return [Fact.model_validate_json(body) for (body,) in rows.fetchall()]

    def _within(self, first: date, last: date) -> tuple[int, int]:
        """Between which facts those of some days lie: nobody waits until years of others have been read."""
        opened = "SELECT min(seq) FROM fact WHERE kind = 'day_opened' AND day {} ?"
        begins, after = (
            self._sql.execute(opened.format(than), (day.isoformat(),)).fetchone()[0]
            for than, day in ((">=", first), (">", last))
        )
        return begins or self.head + 1, after - 1 if after else self.head

    def finished(self, most: int) -> list[Ticket]:
        """The tickets finished last, on any day."""
        sql = "SELECT body FROM ticket WHERE state = 'finished' ORDER BY day DESC LIMIT ?"
        return [Ticket.model_validate_json(body) for (body,) in self._sql.execute(sql, (most,)).fetchall()]

    def bodies(self, sql: str, *values: object) -> list[str]:
        """The first column of a reading question's answer."""
        return [row[0] for row in self._sql.execute(sql, values).fetchall()]

    def known(
        self, ids: Iterable[str], numbers: Iterable[tuple[date, str]]
    ) -> tuple[set[str], set[tuple[date, str]]]:
        """Which of these ids of tickets, and of these numbers of a day, were ever given.

        With ``M1-001`` come its repeats ``M1-001-2`` and so on: two papers of a kiosk that lost its disk.
        """
        look = self._sql.execute
        by_id, by_number = "id = ?", "day = ? AND number BETWEEN ? AND ?"
        given = "SELECT number FROM ticket WHERE "
        return (
            {key for key in ids if look(given + by_id, (key,)).fetchone()},
            {
                (day, found)
                for day, number in numbers
                for (found,) in look(given + by_number, (day.isoformat(), number, f"{number}-~"))
            },
        )

    def ids_on(self, day: date) -> set[str]:
        """Ids of all tickets of a day."""
        return {
            row[0] for row in self._sql.execute("SELECT id FROM ticket WHERE day = ?", (day.isoformat(),))
        }

    def numbers_on(self, day: date) -> dict[str, int]:
        """The last ordinal given in each series on a day."""
        sql = (
            "SELECT body ->> '$.series', max(body ->> '$.ordinal') FROM ticket WHERE day = ? "
            "AND body ->> '$.series' IS NOT NULL GROUP BY 1"
        )
        return {series: ordinal for series, ordinal in self._sql.execute(sql, (day.isoformat(),)) if ordinal}

    def verify(self) -> int:
        """Check every fact against its hash and its place.

        Returns:
            How many facts are right.

        Raises:
            JournalBroken: Names the first fact that was changed, removed or put in.
        """
        return verify(self._sql, self._mark)

    def _identity(self) -> str:
        row = self._sql.execute("SELECT value FROM meta WHERE name = 'journal'").fetchone()
        if row is not None:
            return str(row[0])
        identity = uuid4().hex
        self._sql.execute("INSERT INTO meta(name, value) VALUES ('journal', ?)", (identity,))
        return identity


def _ticket_row(ticket: Ticket) -> tuple[str, str, str, str, str, str]:
    body = ticket.model_dump_json(exclude_defaults=True)
    return ticket.day.isoformat(), ticket.id, ticket.number, ticket.service, ticket.state.value, body


def encoded(facts: Iterable[Fact]) -> list[tuple[Fact, str]]:
    """Facts with the JSON that the journal keeps."""
    return [(fact, staff_json(fact)) for fact in facts]
