"""Figures of dossiers over a period: in all, by department, by month."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Numbers = Mapping[str, int]
"""Raw numbers: received, online, finished, early, on_time, late, open, overdue. A month has no open ones."""


@dataclass(frozen=True)
class DossierReport:
    """What the dossiers of a period came to."""

    first: date
    last: date
    total: Numbers
    departments: tuple[tuple[str, Numbers], ...]
    """By name; the busiest first."""
    months: tuple[tuple[str, Numbers], ...]
    """By ISO month, in order."""


def dossier_report(told: Mapping[str, Any]) -> DossierReport:
    """The report from what ``/api/dossier-figures`` tells; departments without a number are left out."""
    parts = [(str(row["department"]), _numbers(row)) for row in told["departments"]]
    parts = sorted((part for part in parts if any(part[1].values())), key=lambda part: -part[1]["received"])
    names = dict.fromkeys(name for _, numbers in parts for name in numbers)
    return DossierReport(
        first=date.fromisoformat(told["first"]),
        last=date.fromisoformat(told["last"]),
        total={name: sum(numbers[name] for _, numbers in parts) for name in names},
        departments=tuple(parts),
        months=tuple((str(row["month"]), _numbers(row)) for row in told["months"]),
    )


def _numbers(row: Mapping[str, Any]) -> Numbers:
    return {name: value for name, value in row.items() if isinstance(value, int)}


Column = tuple[str, Callable[[Numbers], float | None], str]
"""Key of a column's wording, its figure, and how it is written: count or share."""


def _count(name: str) -> Column:
    return name, lambda numbers: numbers.get(name), "count"


def _share(name: str, part: str, whole: str) -> Column:
    return name, lambda numbers: numbers[part] / numbers[whole] if numbers.get(whole) else None, "share"


COLUMNS: tuple[Column, ...] = (
    _count("received"),
    _count("online"),
    _share("online_share", "online", "received"),
    _count("finished"),
    _count("early"),
    _count("on_time"),
    _share("on_time_share", "on_time", "finished"),
    _count("late"),
    _count("open"),
    _count("overdue"),
)

MONTH_COLUMNS = tuple(column for column in COLUMNS if column[0] not in ("open", "overdue"))
"""What is in progress is so on a day, not during a month."""
