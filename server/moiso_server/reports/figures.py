"""``figures.db``: cells by day and by month, worked out once; it can be thrown away and made anew."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from moiso_server.reports.cells import Cell
from moiso_server.reports.chosen import CHOSEN_MOST, Chosen, chosen_of
from moiso_server.reports.days import FACT_KINDS, REHEARSAL, Cells, cells_of, is_rehearsal

_SHAPE = 5
"""Grows when cells are worked out in another way: then everything is made anew."""

_DAY, _MONTH, _YEAR = 10, 7, 4
"""Levels of sums; also how many characters of a day's ISO form name the span."""


Day = tuple[Cells, list[Chosen]]
"""What one day comes to."""


class Figures:
    """Reads a journal with a connection of its own and keeps sums; used by one thread at a time.

    Args:
        journal: The journal's file; never written.
        path: Where the sums are kept.
        zone: The centre's time zone.
    """

    def __init__(self, journal: Path, path: Path, zone: ZoneInfo) -> None:
        self._zone = zone
        self._fresh: dict[str, tuple[int, Day]] = {}
        self._journal = sqlite3.connect(
            f"{journal.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._sql = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._sql.execute("PRAGMA journal_mode=WAL")
        self._sql.execute("PRAGMA synchronous=NORMAL")
        self._prepare()

    def close(self) -> None:
        """Let go of both files."""
        self._journal.close()
        self._sql.close()

    def days(self) -> list[date]:
        """Every day that the journal knows, in order."""
        rows = self._journal.execute("SELECT DISTINCT day FROM fact WHERE kind = 'day_opened' ORDER BY day")
        return [date.fromisoformat(day) for (day,) in rows]

    def catch_up(self) -> int:
        """Work out the days that are over and not yet known; gives how many there were.

        The two newest days are never kept: what was carried over may still change.
        """
        over = [day.isoformat() for day in self.days()[:-2]]
        known = {day for (day,) in self._sql.execute("SELECT day FROM done")}
        missing = [day for day in over if day not in known]
        for day in missing:
            cells, chosen = self._of_day(day)
            self._sql.execute("BEGIN IMMEDIATE")
            self._keep(day, cells)
            self._keep_chosen(day, chosen)
            self._sql.execute("INSERT INTO done(day) VALUES (?)", (day,))
            self._sql.execute("COMMIT")
        return len(missing)

    def by_day(self, first: date, last: date, dimension: str = "all") -> dict[date, dict[str, Cell]]:
        """The cells of one dimension for every day of a period that has any."""
        self.catch_up()
        found: dict[date, dict[str, Cell]] = {}
        sql = "SELECT span, value, cell FROM cell WHERE level = ? AND dimension = ? AND span BETWEEN ? AND ?"
        for day, value, cell in self._sql.execute(
            sql, (_DAY, dimension, first.isoformat(), last.isoformat())
        ):
            found.setdefault(date.fromisoformat(day), {})[value] = Cell.from_json(cell)
        for day in self._recent(first, last):
            cells, _ = self._of_recent(day.isoformat())
            values = {value: cell for (kind, value), cell in cells.items() if kind == dimension}
            if values:
                found[day] = values
        return dict(sorted(found.items()))

    def total(self, first: date, last: date) -> Cells:
        """The cells of all dimensions, summed over a period: whole years and months at once.

        Besides those of a day there are ``month``, ``weekday``, and ``slot`` (weekday and hour: visits only).
        """
        self.catch_up()
        total: Cells = {}
        for low, high, level in spans(first, last):
            sql = "SELECT span, dimension, value, cell FROM cell WHERE level = ? AND span BETWEEN ? AND ?"
            for span, dimension, value, cell in self._sql.execute(sql, (level, low, high)):
                found = {(dimension, value): Cell.from_json(cell)}
                _sum(total, _with_calendar(span, found) if level == _DAY else found)
        for day in self._recent(first, last):
            _sum(total, _with_calendar(day.isoformat(), self._of_recent(day.isoformat())[0]))
        return total

    def of_day(self, day: date) -> Cells:
        """The cells of one day as it is now; older days are neither worked out nor kept."""
        self._fresh = {kept: value for kept, value in self._fresh.items() if kept == day.isoformat()}
        return self._of_recent(day.isoformat())[0]

    def _recent(self, first: date, last: date) -> list[date]:
        return [day for day in self.days()[-2:] if first <= day <= last]

    def chosen(self, first: date, last: date) -> list[Chosen]:
        """The calls out of order of a period, the newest first, at most `CHOSEN_MOST`."""
        self.catch_up()
        found = [each for day in self._recent(first, last) for each in self._of_recent(day.isoformat())[1]]
        sql = (
            "SELECT at, number, counter, clerk, passed, note FROM chosen "
            "WHERE day BETWEEN ? AND ? ORDER BY at DESC LIMIT ?"
        )
        for at, *rest in self._sql.execute(sql, (first.isoformat(), last.isoformat(), CHOSEN_MOST)):
            found.append(Chosen(datetime.fromisoformat(at), *rest))
        return sorted(found, key=lambda each: each.at, reverse=True)[:CHOSEN_MOST]

    def _of_recent(self, day: str) -> Day:
        """A day that may still change: worked out again when the journal has grown."""
        head = self._journal.execute("SELECT max(seq) FROM fact").fetchone()[0]
        kept = self._fresh.get(day)
        if kept is None or kept[0] != head:
            self._fresh[day] = kept = (head, self._of_day(day))
        return kept[1]

    def _of_day(self, day: str) -> Day:
        tickets = self._journal.execute("SELECT body FROM ticket WHERE day = ?", (day,))
        facts = list(map(_loaded, self._facts(day)))
        if is_rehearsal(day, facts):
            return {REHEARSAL: Cell(visits=1)}, []
        return cells_of(map(_loaded, tickets), facts, self._zone), chosen_of(facts)

    def _facts(self, day: str) -> Iterable[tuple[str]]:
        """A day's facts lie between its opening and that of the next; no index by day is needed."""
        opened = "SELECT {} FROM fact WHERE kind = 'day_opened' AND day {} ?"
        first = self._journal.execute(opened.format("min(seq)", "="), (day,)).fetchone()[0]
        after = self._journal.execute(opened.format("min(seq)", ">"), (day,)).fetchone()[0]
        marks = ",".join("?" * len(FACT_KINDS))
        sql = (
            f"SELECT body FROM fact WHERE seq >= ? AND seq < ? AND kind IN ({marks}) AND day = ? ORDER BY seq"
        )
        return self._journal.execute(sql, (first or 0, after or 2**62, *FACT_KINDS, day))

    def _keep(self, day: str, cells: Cells) -> None:
        sql = "INSERT OR REPLACE INTO cell(level, span, dimension, value, cell) VALUES (?,?,?,?,?)"
        look = "SELECT cell FROM cell WHERE level = ? AND span = ? AND dimension = ? AND value = ?"
        for (dimension, value), cell in cells.items():
            self._sql.execute(sql, (_DAY, day, dimension, value, cell.to_json()))
        for (dimension, value), cell in _with_calendar(day, cells).items():
            for level in (_MONTH, _YEAR):
                kept = self._sql.execute(look, (level, day[:level], dimension, value)).fetchone()
                total = Cell.from_json(kept[0]) if kept else Cell()
                total.add(cell)
                self._sql.execute(sql, (level, day[:level], dimension, value, total.to_json()))

    def _keep_chosen(self, day: str, chosen: Iterable[Chosen]) -> None:
        rows = [
            (day, each.at.isoformat(), each.number, each.counter, each.clerk, each.passed, each.note)
            for each in chosen
        ]
        self._sql.executemany("INSERT INTO chosen VALUES (?,?,?,?,?,?,?)", rows)

    def _prepare(self) -> None:
        key = (_SHAPE, str(self._zone))
        self._sql.execute("CREATE TABLE IF NOT EXISTS made(shape INTEGER, zone TEXT)")
        if self._sql.execute("SELECT shape, zone FROM made").fetchall() != [key]:
            self._sql.executescript(
                "DROP TABLE IF EXISTS cell; DROP TABLE IF EXISTS done; "
                "DROP TABLE IF EXISTS chosen; DELETE FROM made"
            )
            self._sql.execute("INSERT INTO made(shape, zone) VALUES (?,?)", key)
        self._sql.execute("CREATE TABLE IF NOT EXISTS done(day TEXT PRIMARY KEY) WITHOUT ROWID")
        self._sql.execute(
            "CREATE TABLE IF NOT EXISTS chosen(day TEXT, at TEXT, number TEXT, counter TEXT, clerk TEXT, "
            "passed INTEGER, note INTEGER, PRIMARY KEY (at, number)) WITHOUT ROWID"
        )
        self._sql.execute(
            "CREATE TABLE IF NOT EXISTS cell(level INTEGER, span TEXT, dimension TEXT, "
            "value TEXT, cell TEXT NOT NULL, PRIMARY KEY (level, span, dimension, value)) WITHOUT ROWID"
        )


def _with_calendar(day: str, cells: Cells) -> Cells:
    """The cells of a day, and under the headings that follow from its date."""
    weekday, found = str(date.fromisoformat(day).weekday()), dict(cells)
    for (dimension, value), cell in cells.items():
        if dimension == "all":
            found["month", day[:_MONTH]] = found["weekday", weekday] = cell
        elif dimension == "hour":
            found["slot", f"{weekday}-{value}"] = Cell(visits=cell.visits)
    return found


def _sum(total: Cells, cells: Cells) -> None:
    for key, cell in cells.items():
        total.setdefault(key, Cell()).add(cell)


def _loaded(row: tuple[str]) -> dict[str, object]:
    loaded: dict[str, object] = from_json(row[0])
    return loaded


def spans(first: date, last: date) -> Iterable[tuple[str, str, int]]:
    """A period as ranges of whole years, whole months and days: lowest, highest, length of their names."""
    for level, group in groupby(_pieces(first, last), key=len):
        names = list(group)
        yield names[0], names[-1], level


def _pieces(first: date, last: date) -> Iterable[str]:
    """The longest whole span that begins on each day and ends in time, one after the other."""
    day = first
    while day <= last:
        level = next(
            level for level in (_YEAR, _MONTH, _DAY) if _begins(day, level) and _end(day, level) <= last
        )
        yield day.isoformat()[:level]
        day = _end(day, level) + timedelta(days=1)


def _begins(day: date, level: int) -> bool:
    return level == _DAY or (day.day == 1 and (level == _MONTH or day.month == 1))


def _end(day: date, level: int) -> date:
    """The last day of the year, month or day that begins then."""
    if level == _DAY:
        return day
    return day.replace(month=12, day=31) if level == _YEAR else _next_month(day) - timedelta(days=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
