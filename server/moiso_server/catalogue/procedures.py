"""The centre's procedures in ``catalogue.db``: what is in force on a day, and what will be."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from moiso_shared.folding import fold
from moiso_shared.procedures import Procedure

from moiso_server.catalogue.schema import CatalogueFile


@dataclass(frozen=True)
class Imported:
    """What an import did, in procedures."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0


IN_FORCE = "from_day <= :day AND (until_day IS NULL OR until_day > :day)"
"""SQL: true for the version of a procedure that holds on a day."""


class Procedures:
    """The catalogue of procedures.

    Args:
        file: The open catalogue.
    """

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file
        self.generation = 0
        """Grows with every import."""

    def put(self, procedures: Iterable[Procedure], *, whole_from: date | None = None) -> Imported:
        """Add procedures and new versions of known ones; each holds from its own effective day.

        Args:
            procedures: What is imported.
            whole_from: The import is the whole catalogue from this day on: what is not in it is withdrawn.
        """
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        codes: set[str] = set()
        withdrawn = 0
        with self._file.writing() as sql:
            for procedure in procedures:
                codes.add(procedure.code)
                counts[_store(sql, procedure)] += 1
            if whole_from is not None:
                withdrawn = _withdraw_others(sql, codes, whole_from)
            _settle(sql)
        self.generation += 1
        return Imported(**counts, withdrawn=withdrawn)

    @property
    def empty(self) -> bool:
        """Whether nothing was ever imported."""
        with self._file.reading() as sql:
            return sql.execute("SELECT 1 FROM procedure LIMIT 1").fetchone() is None

    def find(self, code: str, day: date) -> Procedure | None:
        """A procedure by its code as in force on a day; a code without its local suffix does as well."""
        query = (
            f"SELECT body FROM procedure WHERE {IN_FORCE} AND (code = :code OR code LIKE :longer ESCAPE '!') "
            "ORDER BY code != :code, code LIMIT 1"
        )
        longer = code.replace("!", "!!").replace("%", "!%").replace("_", "!_") + ".%"
        with self._file.reading() as sql:
            row = sql.execute(query, {"day": day.isoformat(), "code": code, "longer": longer}).fetchone()
        return Procedure.model_validate_json(row["body"]) if row else None

    def browse(self, day: date, wanted: Mapping[str, str | None], limit: int) -> list[Procedure]:
        """Procedures of a day whose fields are as wanted, by name.

        Args:
            day: When they are in force.
            wanted: Values of ``service``, ``field`` and ``department``; None does not matter.
            limit: How many at most.
        """
        asked = {name: value for name, value in wanted.items() if value is not None}
        chosen = "".join(f" AND {_part(name)} = :{name}" for name in asked)
        query = f"SELECT body FROM procedure WHERE {IN_FORCE}{chosen} ORDER BY name_folded, code LIMIT :most"
        with self._file.reading() as sql:
            rows = sql.execute(query, {"day": day.isoformat(), "most": limit, **asked}).fetchall()
        return [Procedure.model_validate_json(row["body"]) for row in rows]

    def tree(self, day: date) -> dict[str, dict[str, int]]:
        """Departments with their fields, each with the count of its procedures, as in force on a day."""
        query = (
            f"SELECT {_part('department')} AS department, {_part('field')} AS field, count(*) AS many "
            f"FROM procedure WHERE {IN_FORCE} GROUP BY 1, 2 ORDER BY 1, 2"
        )
        with self._file.reading() as sql:
            rows = sql.execute(query, {"day": day.isoformat()}).fetchall()
        found: dict[str, dict[str, int]] = {}
        for row in rows:
            found.setdefault(row["department"], {})[row["field"]] = row["many"]
        return found

    def in_force(self, day: date) -> list[Procedure]:
        """All procedures of a day, by code."""
        query = f"SELECT body FROM procedure WHERE {IN_FORCE} ORDER BY code"
        with self._file.reading() as sql:
            rows = sql.execute(query, {"day": day.isoformat()}).fetchall()
        return [Procedure.model_validate_json(row["body"]) for row in rows]

    def count(self, day: date) -> int:
        """How many procedures are in force on a day."""
        with self._file.reading() as sql:
            query = f"SELECT count(*) FROM procedure WHERE {IN_FORCE}"
            return int(sql.execute(query, {"day": day.isoformat()}).fetchone()[0])


def _part(name: str) -> str:
    """A field of the stored procedure; those left out are empty."""
    return f"coalesce(json_extract(body, '$.{name}'), '')"


def _store(sql: sqlite3.Connection, procedure: Procedure) -> str:
    """Keep one version; tells whether it was ``added``, ``changed`` or ``unchanged``."""
    day = procedure.effective_from.isoformat()
    same = sql.execute(
        "SELECT body, withdrawn FROM procedure WHERE code = ? AND from_day <= ? "
        "ORDER BY from_day DESC LIMIT 1",
        (procedure.code, day),
    ).fetchone()
    if same is not None and same["withdrawn"] is None:
        former = Procedure.model_validate_json(same["body"])
        if former == procedure.model_copy(update={"effective_from": former.effective_from}):
            return "unchanged"
    known = sql.execute("SELECT 1 FROM procedure WHERE code = ?", (procedure.code,)).fetchone()
    more = " ".join((*procedure.keywords, procedure.field, procedure.department))
    row = (
        procedure.code,
        day,
        procedure.model_dump_json(exclude_defaults=True),
        fold(procedure.name),
        fold(more),
        procedure.received,
    )
    sql.execute(
        "INSERT INTO procedure(code, from_day, body, name_folded, more_folded, here) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT(code, from_day) DO UPDATE SET body = excluded.body, name_folded = excluded.name_folded, "
        "more_folded = excluded.more_folded, here = excluded.here, withdrawn = NULL",
        row,
    )
    return "changed" if known else "added"


def _withdraw_others(sql: sqlite3.Connection, codes: set[str], day: date) -> int:
    rows = sql.execute(
        f"SELECT id, code FROM procedure WHERE {IN_FORCE} AND withdrawn IS NULL", {"day": day.isoformat()}
    ).fetchall()
    gone = [(day.isoformat(), row["id"]) for row in rows if row["code"] not in codes]
    sql.executemany("UPDATE procedure SET withdrawn = ? WHERE id = ?", gone)
    return len(gone)


def _settle(sql: sqlite3.Connection) -> None:
    """Let every version end where the next one of its code begins, or where it was withdrawn."""
    sql.execute(
        "WITH ending AS (SELECT id, min(coalesce(withdrawn, '9999'), "
        "coalesce(lead(from_day) OVER (PARTITION BY code ORDER BY from_day), '9999')) AS day FROM procedure) "
        "UPDATE procedure SET until_day = nullif(ending.day, '9999') FROM ending "
        "WHERE ending.id = procedure.id AND until_day IS NOT nullif(ending.day, '9999')"
    )
