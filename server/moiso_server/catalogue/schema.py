"""Tables of ``catalogue.db``, and connections to it."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from moiso_shared.errors import Unavailable
from sqlite_utils import Database, Migrations

log = logging.getLogger(__name__)

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


@_steps()
def m003_online_dossiers(db: Database) -> None:
    """Which dossiers were handed in on-line."""
    db.conn.execute("ALTER TABLE dossier ADD COLUMN online INTEGER NOT NULL DEFAULT 0")


@_steps()
def m004_dossiers_by_status(db: Database) -> None:
    """What boards ask for again and again: results that were not handed over."""
    db.conn.execute("CREATE INDEX dossier_status ON dossier(status) WHERE returned IS NULL")


class CatalogueUnavailable(Unavailable):
    """The catalogue's file cannot be read or written now; nothing was changed."""

    code = "catalogue_unavailable"


class CatalogueFile:
    """``catalogue.db`` with one connection to write and one to read, so that an import holds up no search.

    A file that is no database any more is set aside: the hall must open without a catalogue. One that only
    cannot be used now, on a full disk for instance, stays where it is.

    Raises:
        CatalogueUnavailable: The file is locked, the disk is full, or the like.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._open(path)
        except sqlite3.OperationalError as error:
            raise CatalogueUnavailable(f"the catalogue {path} cannot be used now: {error}") from error
        except sqlite3.DatabaseError as error:
            aside = path.with_name(f"{path.name}.broken")
            log.error(
                "the catalogue cannot be used (%s); it is set aside as %s: import it again", error, aside
            )
            for end in ("", "-wal", "-shm"):
                spoilt = path.with_name(path.name + end)
                if spoilt.exists():
                    spoilt.replace(aside.with_name(aside.name + end))
            self._open(path)
        self._writing, self._reading = Lock(), Lock()

    def _open(self, path: Path) -> None:
        path.touch(mode=0o600)
        with contextlib.ExitStack() as opened:
            writer = _connection(path)
            opened.callback(writer.close)
            _steps.apply(Database(writer))
            self._writer, self._reader = writer, _connection(path)
            opened.pop_all()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction; nothing is kept when the block fails.

        Raises:
            CatalogueUnavailable: The disk is full, or the like.
        """
        with self._writing, _told():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The committed state.

        Raises:
            CatalogueUnavailable: The disk fails.
        """
        with self._reading, _told():
            yield self._reader

    def tidy(self) -> None:
        """Leave no trace of what was erased in the log beside the file."""
        with self._writing, _told():
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise CatalogueUnavailable(f"the catalogue cannot be used now: {error}") from error


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    return connection
