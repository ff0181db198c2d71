"""What makes a changed journal show: the hash of each fact, and a note beside the file of how far it went."""

import contextlib
import hashlib
import logging
import sqlite3
from collections.abc import Sequence
from io import FileIO
from pathlib import Path

from moiso_shared.errors import JournalBroken

log = logging.getLogger(__name__)

GENESIS = "0" * 64
"""What stands in for the predecessor's hash at the first fact."""


def chain(previous: str, columns: Sequence[object]) -> str:
    """The hash of a fact: SHA-256 over its predecessor's hash and its own columns."""
    parts = [previous]
    for column in columns:
        text = str(column)
        parts.append("-" if column is None else f"{len(text)}:{text}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def verify(sql: sqlite3.Connection, mark: "Mark") -> int:
    """Check every fact against its hash and its place, and the end against what is noted of it.

    Returns:
        How many facts are right.

    Raises:
        JournalBroken: Names the first fact that was changed, removed or put in.
    """
    last, noted = mark.read()  # before the facts are: more may be written meanwhile
    chained, expected = GENESIS, 1
    for *columns, kept in sql.execute(
        "SELECT seq, day, at, kind, body, command, actor, hash FROM fact ORDER BY seq"
    ):
        if columns[0] != expected:
            raise JournalBroken(f"fact {expected} is missing")
        chained = chain(chained, tuple(columns))
        if chained != kept:
            raise JournalBroken(
                f"fact {expected} ({columns[3]} at {columns[2]}) was changed after it was written"
            )
        if expected == last and kept != noted:
            raise JournalBroken(f"fact {expected} is not the one that {mark.path.name} has noted")
        expected += 1
    if expected <= last:
        raise JournalBroken(f"facts {expected} to {last} had been written and are missing")
    return expected - 1


class Mark:
    """``journal.head``: the number and hash of the last fact, written after each commit.

    It is not flushed to the disk, so that it never costs a call its time; it may be behind the journal,
    never ahead of it. Whoever knowingly goes back to an older journal deletes it.

    Args:
        journal: The journal's file.
    """

    def __init__(self, journal: Path) -> None:
        self.path = journal.with_suffix(".head")
        self._good = True
        self._file: FileIO | None = None

    def read(self) -> tuple[int, str]:
        """What is noted; ``(0, GENESIS)`` when nothing is."""
        with contextlib.suppress(OSError, ValueError):
            seq, noted = self.path.read_text(encoding="ascii").split()
            return int(seq), noted
        return 0, GENESIS

    def compare(self, sql: sqlite3.Connection) -> None:
        """Note nothing more over a mark that does not fit: it is what shows that facts are missing."""
        last, noted = self.read()
        row = sql.execute("SELECT hash FROM fact WHERE seq = ?", (last,)).fetchone()
        self._good = last == 0 or (row is not None and row[0] == noted)
        if not self._good:
            log.warning(
                "the journal ends before fact %d, which had been written: restore it, or delete %s",
                last,
                self.path.name,
            )

    def write(self, seq: int, kept: str) -> None:
        """Note the last fact over the one before it; the file stays open, for opening it costs time."""
        if self._good:
            with contextlib.suppress(OSError):
                if self._file is None:
                    self._file = self.path.open("wb", buffering=0)
                self._file.seek(0)
                self._file.write(f"{seq:020d} {kept}\n".encode())

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
