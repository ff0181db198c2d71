"""Dossiers in ``catalogue.db`` and their state."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from moiso_shared.dossiers import Dossier

from moiso_server.catalogue.schema import CatalogueFile

_FIELDS = tuple(Dossier.model_fields)
_PUT = (
    f"INSERT INTO dossier({', '.join(_FIELDS)}, changed) VALUES ({', '.join('?' * (len(_FIELDS) + 1))}) "
    f"ON CONFLICT(code) DO UPDATE SET {', '.join(f'{field} = excluded.{field}' for field in _FIELDS[1:])}, "
    "changed = excluded.changed "
    f"WHERE ({', '.join(f'dossier.{field}' for field in _FIELDS)}) IS NOT "
    f"({', '.join(f'excluded.{field}' for field in _FIELDS)})"
)


class Dossiers:
    """The dossiers that the one-stop software told of.

    Args:
        file: The open catalogue.
    """

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file

    def put(self, dossiers: Iterable[Dossier], now: datetime | None = None) -> int:
        """Keep them as they are now, all or none; tells how many were new or different."""
        at = (now or datetime.now(UTC)).isoformat()
        rows = [(*dossier.model_dump(mode="json").values(), at) for dossier in dossiers]
        with self._file.writing() as sql:
            before = sql.total_changes
            sql.executemany(_PUT, rows)
            return sql.total_changes - before

    def find(self, code: str) -> Dossier | None:
        """A dossier by its code in its one spelling."""
        with self._file.reading() as sql:
            row = sql.execute("SELECT * FROM dossier WHERE code = ?", (code,)).fetchone()
        return _dossier(row) if row else None

    def with_status(self, statuses: Sequence[str], most: int) -> list[Dossier]:
        """Those that stand so and were not handed over, the newest result first."""
        marks = ", ".join("?" * len(statuses))
        question = (
            f"SELECT * FROM dossier WHERE status IN ({marks}) AND returned IS NULL "
            "ORDER BY finished DESC NULLS LAST, code LIMIT ?"
        )
        with self._file.reading() as sql:
            return [_dossier(row) for row in sql.execute(question, (*statuses, most)).fetchall()]

    def forget(self, code: str) -> bool:
        """Erase one, for good; whether there was one."""
        with self._file.writing() as sql:
            gone = sql.execute("DELETE FROM dossier WHERE code = ?", (code,)).rowcount
        self._file.tidy()
        return gone > 0

    def forget_ended(self, before: date) -> int:
        """Erase those whose result was handed over before a day, for good; tells how many."""
        with self._file.writing() as sql:
            gone = sql.execute("DELETE FROM dossier WHERE returned < ?", (before.isoformat(),)).rowcount
        self._file.tidy()
        return gone

    def all(self) -> Iterator[Dossier]:
        """Every dossier, by code."""
        with self._file.reading() as sql:
            rows = sql.execute("SELECT * FROM dossier ORDER BY code").fetchall()
        yield from map(_dossier, rows)


def _dossier(row: sqlite3.Row) -> Dossier:
    return Dossier.model_validate({field: row[field] for field in _FIELDS})
