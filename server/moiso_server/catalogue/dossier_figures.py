"""How many dossiers were received and solved, and how many of them in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moiso_server.catalogue.schema import CatalogueFile


@dataclass(frozen=True)
class DossierFigures:
    """Raw numbers of one department over some days."""

    department: str
    received: int
    online: int
    """Of the received: handed in on-line."""
    finished: int
    early: int
    """Of the finished: before the due day."""
    on_time: int
    """Of the finished: on the due day or before, or without a due day."""
    late: int
    open: int
    """Received until the last day and not finished by then."""
    overdue: int
    """Of the open: due before the last day."""
    returned: int


@dataclass(frozen=True)
class DossierMonth:
    """Raw numbers of one month, ``2026-03``: what came in and what was solved in it."""

    month: str
    received: int = 0
    online: int = 0
    finished: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0


def by_department(file: CatalogueFile, first: date, last: date, ended: Iterable[str]) -> list[DossierFigures]:
    """Numbers by department.

    Args:
        file: The open catalogue.
        first: The first day that counts.
        last: The last day that counts.
        ended: Statuses of dossiers that nobody works on any more, such as withdrawn ones: never open.
    """
    gone = list(ended)
    not_open = f" AND status NOT IN ({', '.join(f':gone{place}' for place in range(len(gone)))})"
    still = f"{_STILL}{not_open if gone else ''}"
    counted = {**_COUNTED, "open": still, "overdue": f"{still} AND due < :last"}
    columns = ", ".join(f"count(*) FILTER (WHERE {when}) AS {name}" for name, when in counted.items())
    days = {"first": first.isoformat(), "last": last.isoformat()}
    days |= {f"gone{place}": status for place, status in enumerate(gone)}
    with file.reading() as sql:
        rows = sql.execute(
            f"SELECT department, {columns} FROM ({_SOLVED}) GROUP BY department ORDER BY department", days
        ).fetchall()
    return [DossierFigures(**dict(row)) for row in rows]


def by_month(file: CatalogueFile, first: date, last: date) -> list[DossierMonth]:
    """Numbers of every month in which something was received or solved, in order."""
    found: dict[str, dict[str, int]] = {}
    days = {"first": first.isoformat(), "last": last.isoformat()}
    with file.reading() as sql:
        for query in (_CAME_IN, _WENT_OUT):
            for row in sql.execute(query, days).fetchall():
                numbers = dict(row)
                found.setdefault(numbers.pop("month"), {}).update(numbers)
    return [DossierMonth(month, **numbers) for month, numbers in sorted(found.items())]


_SOLVED = "SELECT *, coalesce(finished, returned) AS solved FROM dossier"
"""A result that was handed over was there, also where the one-stop software does not say since when."""
_STILL = "(received IS NULL OR received <= :last) AND (solved IS NULL OR solved > :last)"
_COUNTED = {
    "received": "received BETWEEN :first AND :last",
    "online": "received BETWEEN :first AND :last AND online",
    "finished": "solved BETWEEN :first AND :last",
    "early": "solved BETWEEN :first AND :last AND solved < due",
    "on_time": "solved BETWEEN :first AND :last AND (due IS NULL OR solved <= due)",
    "late": "solved BETWEEN :first AND :last AND solved > due",
    "returned": "returned BETWEEN :first AND :last",
}
_CAME_IN = (
    "SELECT substr(received, 1, 7) AS month, count(*) AS received, sum(online) AS online "
    "FROM dossier WHERE received BETWEEN :first AND :last GROUP BY 1"
)
_WENT_OUT = (
    "SELECT substr(solved, 1, 7) AS month, count(*) AS finished, "
    "count(*) FILTER (WHERE solved < due) AS early, "
    "count(*) FILTER (WHERE due IS NULL OR solved <= due) AS on_time, "
    "count(*) FILTER (WHERE solved > due) AS late "
    f"FROM ({_SOLVED}) WHERE solved BETWEEN :first AND :last GROUP BY 1"
)
