"""Dossiers in ``catalogue.db``: their state, and figures about them."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

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


@dataclass(frozen=True)
class DossierFigures:
    """Raw numbers of one department over some days."""

    department: str
    received: int
    finished: int
    on_time: int
    """Of the finished: on the due day or before, or without a due day."""
    late: int
    open: int
    """Received until the last day and not finished by then."""
    overdue: int
    """Of the open: due before the last day."""
    returned: int


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

    def figures(self, first: date, last: date) -> list[DossierFigures]:
        """Numbers by department, for the days from the first to the last, both included."""
        days: dict[str, Any] = {"first": first.isoformat(), "last": last.isoformat()}
        with self._file.reading() as sql:
            rows = sql.execute(_FIGURES, days).fetchall()
        return [DossierFigures(**dict(row)) for row in rows]


_NOT_YET = "(received IS NULL OR received <= :last) AND (finished IS NULL OR finished > :last)"
_COUNTED = {
    "received": "received BETWEEN :first AND :last",
    "finished": "finished BETWEEN :first AND :last",
    "on_time": "finished BETWEEN :first AND :last AND (due IS NULL OR finished <= due)",
    "late": "finished BETWEEN :first AND :last AND finished > due",
    "open": _NOT_YET,
    "overdue": f"{_NOT_YET} AND due < :last",
    "returned": "returned BETWEEN :first AND :last",
}
_FIGURES = (
    "SELECT department, "
    + ", ".join(f"count(*) FILTER (WHERE {when}) AS {name}" for name, when in _COUNTED.items())
    + " FROM dossier GROUP BY department ORDER BY department"
)


def _dossier(row: sqlite3.Row) -> Dossier:
    return Dossier.model_validate({field: row[field] for field in _FIELDS})
