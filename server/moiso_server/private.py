"""What must be able to be forgotten: reasons in words, secrets, tokens. Never in the journal."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from moiso_shared.wire import PAGES
from sqlite_utils import Database, Migrations

_steps = Migrations("private")


@_steps()
def m001_private(db: Database) -> None:
    """Notes, secrets and tokens."""
    db.conn.execute(
        "CREATE TABLE note(id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, text TEXT NOT NULL)"
    )
    db.conn.execute("CREATE TABLE secret(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    db.conn.execute(
        "CREATE TABLE token(hash TEXT PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, "
        "created TEXT NOT NULL) WITHOUT ROWID"
    )


@_steps()
def m002_people(db: Database) -> None:
    """People with PINs, and the day's claims of one number per person."""
    db.conn.execute(
        "CREATE TABLE person(id TEXT PRIMARY KEY, name TEXT NOT NULL, pin TEXT NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute(
        "CREATE TABLE claim(day TEXT NOT NULL, hash TEXT NOT NULL, ticket TEXT NOT NULL, "
        "PRIMARY KEY (day, hash)) WITHOUT ROWID"
    )


@_steps()
def m003_accounts(db: Database) -> None:
    """Roles and passwords of people, their sessions on the web pages, and the list of sign-ins."""
    db.conn.execute("ALTER TABLE person ADD COLUMN role TEXT NOT NULL DEFAULT 'clerk'")
    db.conn.execute("ALTER TABLE person ADD COLUMN password TEXT")
    db.conn.execute(
        "CREATE TABLE session(hash TEXT PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, "
        "until TEXT NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute(
        "CREATE TABLE sign_in(id INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, "
        "what TEXT NOT NULL, address TEXT NOT NULL)"
    )


@_steps()
def m004_alerts(db: Database) -> None:
    """The history of alerts."""
    db.conn.execute(
        "CREATE TABLE alert(id TEXT PRIMARY KEY, since TEXT NOT NULL, over TEXT, body TEXT NOT NULL) "
        "WITHOUT ROWID"
    )
    db.conn.execute("CREATE INDEX alert_since ON alert(since)")


@_steps()
def m005_claims_in_memory(db: Database) -> None:
    """One number per person is kept in memory only; what an earlier release wrote down is erased."""
    db.conn.execute("DROP TABLE claim")
    db.conn.execute("DELETE FROM secret WHERE name = 'one-per-person'")


@dataclass(frozen=True)
class Note:
    """Free text that a fact points to by its id."""

    id: int
    at: datetime
    actor: str
    text: str


@dataclass(frozen=True)
class Bearer:
    """Who holds a token: its role, and the name of the device or person."""

    role: str
    name: str

    def __str__(self) -> str:
        return f"{self.role}/{self.name}"


class Private:
    """``private.db``: small, overwritten on delete, apart from the journal."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        self._sql = connection
        _steps.apply(Database(connection))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def last_note(self) -> int:
        """The highest id of a note."""
        last: int = self._sql.execute("SELECT coalesce(max(id), 0) FROM note").fetchone()[0]
        return last

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def keep(self, notes: Iterable[Note]) -> None:
        """Store notes; each id was allotted by counting on from `last_note`."""
        rows = [(note.id, note.at.isoformat(), note.actor, note.text) for note in notes]
        self._sql.executemany("INSERT OR REPLACE INTO note(id, at, actor, text) VALUES (?,?,?,?)", rows)

    def note(self, note_id: int, *, comments: bool = True) -> str | None:
        """The words of a note, or None when they were forgotten.

        Args:
            note_id: As a fact names it.
            comments: Whether citizens' comments on a visit, which came by the web pages, are told too.
        """
        row = self._sql.execute("SELECT text, actor FROM note WHERE id = ?", (note_id,)).fetchone()
        if row is None or (row[1].startswith(f"{PAGES}/") and not comments):
            return None
        return str(row[0]) or None

    def forget_notes(self, before: datetime) -> int:
        """Erase notes older than a moment, for good; tells how many.

        The newest row stays without its words: its id must not be given to another note.
        """
        old = before.isoformat()
        gone = self._sql.execute(
            "UPDATE note SET text = '', actor = '' WHERE at < ? AND text <> ''", (old,)
        ).rowcount
        self._sql.execute("DELETE FROM note WHERE at < ? AND id < (SELECT max(id) FROM note)", (old,))
        self._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def secret(self, name: str) -> bytes:
        """A secret of 32 bytes that belongs to this installation; made at the first call."""
        fresh = secrets.token_hex(32)
        self._sql.execute("INSERT OR IGNORE INTO secret(name, value) VALUES (?,?)", (name, fresh))
        row = self._sql.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        return bytes.fromhex(row[0])

    @property
    def sql(self) -> sqlite3.Connection:
        """The file's connection, for the thread that owns it."""
        return self._sql

    def put_person(self, person: str, name: str, pin_hash: str) -> None:
        """Add a person, or change the name and PIN of one."""
        sql = (
            "INSERT INTO person(id, name, pin) VALUES (?,?,?) "
            "ON CONFLICT(id) DO UPDATE SET name=excluded.name, pin=excluded.pin"
        )
        self._sql.execute(sql, (person, name, pin_hash))

    def remove_person(self, person: str) -> int:
        """Forget a person and end their sessions; tells how many there were."""
        self._sql.execute("DELETE FROM session WHERE person = ?", (person,))
        return self._sql.execute("DELETE FROM person WHERE id = ?", (person,)).rowcount

    def people(self) -> dict[str, str]:
        """Names by id."""
        return dict(self._sql.execute("SELECT id, name FROM person ORDER BY id").fetchall())

    def pin_hash(self, person: str) -> str | None:
        """The kept hash of a person's PIN."""
        row = self._sql.execute("SELECT pin FROM person WHERE id = ?", (person,)).fetchone()
        return row[0] or None if row is not None else None

    def create_token(self, bearer: Bearer) -> str:
        """Make a token; only its hash is kept, so this is the one time that it can be read."""
        token = secrets.token_urlsafe(32)
        now = datetime.now(UTC).isoformat()
        row = (token_hash(token), bearer.role, bearer.name, now)
        self._sql.execute("INSERT INTO token(hash, role, name, created) VALUES (?,?,?,?)", row)
        return token

    def revoke_tokens(self, bearer: Bearer) -> int:
        """Withdraw all tokens of a device or person; tells how many."""
        sql = "DELETE FROM token WHERE role = ? AND name = ?"
        return self._sql.execute(sql, (bearer.role, bearer.name)).rowcount

    def tokens(self) -> Iterator[tuple[str, Bearer, str]]:
        """Hash, bearer and time of making of every token."""
        for digest, role, name, created in self._sql.execute("SELECT hash, role, name, created FROM token"):
            yield digest, Bearer(role, name), created


def token_hash(token: str) -> str:
    """What is kept of a token. A plain hash is enough: tokens are 32 random bytes."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
