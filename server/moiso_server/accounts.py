"""Accounts of the web pages in the private store: roles, passwords, sessions, and who signed in when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from moiso_server.private import Bearer, Private

SESSION_KEPT = timedelta(hours=12)
"""A session ends with the working day."""

EVER = datetime(1970, 1, 1, tzinfo=UTC)
SIGN_INS_KEPT = timedelta(days=365)


@dataclass(frozen=True)
class Account:
    """A person who may sign in to the web pages."""

    person: str
    name: str
    role: str
    password: str | None
    """An argon2 hash; None: no password has been given."""


class Accounts:
    """Reads and writes accounts; used in the thread that owns the files."""

    def __init__(self, private: Private) -> None:
        self._sql = private.sql

    def put(self, account: Account) -> None:
        """Add a person, or change name, role and password of one; open sessions end."""
        self._sql.execute(
            "INSERT INTO person(id, name, pin, role, password) VALUES (?,?,'',?,?) ON CONFLICT(id) DO UPDATE "
            "SET name=excluded.name, role=excluded.role, password=coalesce(excluded.password, password)",
            (account.person, account.name, account.role, account.password),
        )
        self.end_sessions(account.person)

    def find(self, person: str) -> Account | None:
        """The account with this id."""
        row = self._sql.execute(
            "SELECT id, name, role, password FROM person WHERE id = ?", (person,)
        ).fetchone()
        return None if row is None else Account(*row)

    def all(self) -> list[Account]:
        """Every account, without its password's hash."""
        rows = self._sql.execute("SELECT id, name, role, NULL FROM person ORDER BY id").fetchall()
        return [Account(*row) for row in rows]

    def open_session(self, digest: str, bearer: Bearer) -> None:
        """Keep a session's token by its hash; ended ones are erased."""
        now = datetime.now(UTC)
        self._sql.execute("DELETE FROM session WHERE until < ?", (now.isoformat(),))
        row = (digest, bearer.name, bearer.role, (now + SESSION_KEPT).isoformat())
        self._sql.execute("INSERT INTO session(hash, person, role, until) VALUES (?,?,?,?)", row)

    def end_session(self, digest: str) -> None:
        """Forget one session."""
        self._sql.execute("DELETE FROM session WHERE hash = ?", (digest,))

    def end_sessions(self, person: str) -> int:
        """Forget all sessions of a person; tells how many."""
        return self._sql.execute("DELETE FROM session WHERE person = ?", (person,)).rowcount

    def sessions(self) -> Iterator[tuple[str, Bearer, datetime]]:
        """Hash, bearer and end of every session."""
        for digest, person, role, until in self._sql.execute("SELECT hash, person, role, until FROM session"):
            yield digest, Bearer(role, person), datetime.fromisoformat(until)

    def note(self, person: str, what: str, address: str) -> None:
        """Write into the list of sign-ins: ``in``, ``failed``, ``locked``, ``out``, ``out_everywhere``;

        and into that of accounts: ``account_put``, ``account_pin``, ``account_removed``, with the account's
        id for an address.
        """
        now = datetime.now(UTC)
        self._sql.execute("DELETE FROM sign_in WHERE at < ?", ((now - SIGN_INS_KEPT).isoformat(),))
        row = (now.isoformat(), person[:64], what, address[:64])
        self._sql.execute("INSERT INTO sign_in(at, person, what, address) VALUES (?,?,?,?)", row)

    def sign_ins(
        self, most: int, *, first: datetime = EVER, last: datetime | None = None, person: str | None = None
    ) -> list[tuple[str, str, str, str]]:
        """Time, person, what and address, the newest first; of a span of time, or of one person."""
        sql = (
            "SELECT at, person, what, address FROM sign_in WHERE at >= ? AND at < ? "
            "AND person = coalesce(?, person) ORDER BY id DESC LIMIT ?"
        )
        ends = "~" if last is None else last.astimezone(UTC).isoformat()
        return list(
            self._sql.execute(sql, (first.astimezone(UTC).isoformat(), ends, person, most)).fetchall()
        )
