"""Tables of ``catalogue.db``, and connections to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlite_utils import Database, Migrations

_steps = Migrations("catalogue")


@_steps()
def m001_procedures(db: Database) -> None:
    """Procedures, each from a day on, with a full-text index over their folded words."""
    db.conn.execute(
        "CREATE TABLE procedure(id INTEGER PRIMARY KEY, code TEXT NOT NULL, from_day TEXT NOT NULL, "
        "until_day TEXT, withdrawn TEXT, body TEXT NOT NULL, name_folded TEXT NOT NULL, "
        "more_folded TEXT NOT NULL, here INTEGER NOT NULL, UNIQUE (code, from_day))"
    )
    columns = ["name_folded", "more_folded"]
    db.table("procedure").enable_fts(columns, fts_version="FTS5", create_triggers=True, tokenize="unicode61")
    db.conn.execute("CREATE VIRTUAL TABLE procedure_word USING fts5vocab(procedure_fts, col)")


@_steps()
def m002_dossiers(db: Database) -> None:
    """Dossiers; of their holder only a masked name."""
    db.conn.execute(
        "CREATE TABLE dossier(code TEXT PRIMARY KEY, status TEXT NOT NULL, holder TEXT NOT NULL, "
        "procedure TEXT, department TEXT NOT NULL, received TEXT, due TEXT, finished TEXT, "
        "returned TEXT, apologies INTEGER NOT NULL, changed TEXT NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute("CREATE INDEX dossier_received ON dossier(received)")


class CatalogueFile:
    """``catalogue.db`` with one connection to write and one to read, so that an import holds up no search."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        self._writer = _open(path)
        _steps.apply(Database(self._writer))
        self._reader = _open(path)
        self._writing, self._reading = Lock(), Lock()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; nothing is kept when the block fails."""
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The committed state."""
        with self._reading:
            yield self._reader

    def tidy(self) -> None:
        """Leave no trace of what was erased in the log beside the file."""
        with self._writing:
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    return connection
