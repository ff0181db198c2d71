"""A report: the figures of a period under every heading, with what the centre calls things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from moiso_shared.centre import Centre

from moiso_server.reports.cells import Cell
from moiso_server.reports.chosen import Chosen
from moiso_server.reports.days import Cells
from moiso_server.reports.figures import Figures

RATINGS_LEAST = 10
"""Satisfaction with a clerk is told from this many ratings on: a single answer stays the citizen's own."""

DAYS_MOST = 400
"""A longer period is told by months, a shorter one by days."""

DIMENSIONS = (
    "month",
    "day",
    "weekday",
    "hour",
    "department",
    "service",
    "counter",
    "clerk",
    "priority",
    "reason",
    "device",
    "trouble",
)

_SUMMED = tuple(name for name in DIMENSIONS if name not in ("day", "department"))

COUNTED = frozenset({"reason", "device", "trouble"})
"""Dimensions of which only the number of times is known."""

WORKING = frozenset({"counter", "clerk"})
"""Dimensions of which the working time is known."""


@dataclass(frozen=True)
class Line:
    """One heading with its figures."""

    value: str
    """Id, hour, weekday (0 is Monday), ISO day or month."""
    cell: Cell
    rated: bool = True
    """False: too few ratings to be told."""


@dataclass(frozen=True)
class Report:
    """Figures of a period."""

    first: date
    last: date
    target_min: int
    total: Cell
    lines: dict[str, list[Line]] = field(default_factory=dict)
    """By dimension."""
    heat: dict[tuple[int, int], int] = field(default_factory=dict)
    """Visits by weekday and hour of arrival."""
    chosen: tuple[Chosen, ...] = ()
    """Calls out of order, the newest first."""
    rehearsals: tuple[date, ...] = ()
    """Days of the period that were left out."""

    @property
    def hours(self) -> range:
        """From the first to the last hour in which anybody took a number."""
        hours = [hour for _, hour in self.heat]
        return range(min(hours), max(hours) + 1) if hours else range(0)

    @property
    def weekdays(self) -> list[int]:
        """Days of the week on which anybody took a number, Monday first."""
        return sorted({weekday for weekday, _ in self.heat})


def build(figures: Figures, centre: Centre, first: date, last: date) -> Report:
    """Work a report out; the last day belongs to the period."""
    figures.catch_up()
    cells = figures.total(first, last)
    lines = {name: _lines(cells, name) for name in _SUMMED}
    for name in ("hour", "weekday"):
        lines[name].sort(key=lambda line: int(line.value))
    lines["month"].sort(key=lambda line: line.value)
    for name in ("clerk", "counter"):  # of a day, a counter is a clerk
        lines[name] = [Line(each.value, each.cell, each.cell.rated >= RATINGS_LEAST) for each in lines[name]]
    if (last - first).days < DAYS_MOST:
        days = figures.by_day(first, last)
        lines["day"] = [Line(day.isoformat(), values[""]) for day, values in days.items()]
        del lines["month"]
    lines["department"] = _summed((_department(centre, line.value), line.cell) for line in lines["service"])
    return Report(
        first=first,
        last=last,
        target_min=centre.watching.target_min,
        total=cells.get(("all", ""), Cell()),
        lines=lines,
        heat=_heat(cells),
        chosen=tuple(figures.chosen(first, last)),
        rehearsals=tuple(figures.rehearsals(first, last)),
    )


def _lines(cells: Cells, dimension: str) -> list[Line]:
    found = [Line(value, cell) for (kind, value), cell in cells.items() if kind == dimension]
    return sorted(found, key=lambda line: (-line.cell.visits, line.value))


def _summed(parts: Iterable[tuple[str, Cell]]) -> list[Line]:
    sums: dict[str, Cell] = {}
    for value, cell in parts:
        sums.setdefault(value, Cell()).add(cell)
    return [Line(value, cell) for value, cell in sums.items()]


def _department(centre: Centre, service_id: str) -> str:
    service = centre.service(service_id)
    return service.department or "" if service is not None else ""


def _heat(cells: Cells) -> dict[tuple[int, int], int]:
    slots = [(value.split("-"), cell.visits) for (kind, value), cell in cells.items() if kind == "slot"]
    return {(int(weekday), int(hour)): visits for (weekday, hour), visits in slots}


Column = tuple[str, Callable[[Cell], float | int | None], str]
"""Key of a column's wording, its figure, and how it is written: count, minutes (or hours), share, score."""


def columns(target_min: int) -> list[Column]:
    """Every figure of a cell, in order."""
    return [
        ("visits", lambda cell: cell.visits, "count"),
        ("served", lambda cell: cell.served, "count"),
        ("wait_mean", lambda cell: cell.waits.mean_min, "minutes"),
        ("wait_median", lambda cell: cell.waits.quantile(0.5), "minutes"),
        ("wait_p90", lambda cell: cell.waits.quantile(0.9), "minutes"),
        ("wait_p95", lambda cell: cell.waits.quantile(0.95), "minutes"),
        ("within", lambda cell: cell.waits.within(target_min), "share"),
        ("service_mean", lambda cell: cell.services.mean_min, "minutes"),
        ("service_median", lambda cell: cell.services.quantile(0.5), "minutes"),
        ("service_p90", lambda cell: cell.services.quantile(0.9), "minutes"),
        ("worked", lambda cell: cell.worked_h, "minutes"),
        ("missed", lambda cell: cell.missed, "count"),
        ("repeats", lambda cell: cell.repeats, "count"),
        ("cancelled", lambda cell: cell.cancelled, "count"),
        ("expired", lambda cell: cell.expired, "count"),
        ("transfers", lambda cell: cell.transfers, "count"),
        ("by_hand", lambda cell: cell.by_hand, "count"),
        ("priority", lambda cell: cell.priority, "count"),
        ("satisfaction", lambda cell: cell.satisfaction, "score"),
        ("satisfied", lambda cell: cell.satisfied, "share"),
        ("rated", lambda cell: cell.rated, "count"),
    ]


def columns_of(dimension: str, target_min: int) -> list[Column]:
    """The figures that are known under a heading: only counters and clerks work."""
    shown = columns(target_min)
    if dimension in COUNTED:
        return shown[:1]
    return shown if dimension in WORKING else [column for column in shown if column[0] != "worked"]


RATING_COLUMNS = frozenset({"satisfaction", "satisfied"})


def figure(line: Line, column: Column) -> float | int | None:
    """One figure of a line; satisfaction is hidden where there are too few answers."""
    name, of, _ = column
    return None if name in RATING_COLUMNS and not line.rated else of(line.cell)
