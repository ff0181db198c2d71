"""``figures.db``: cells by day, month and year, worked out once; it can be thrown away and made anew."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from moiso_server.reports.cells import Cell
from moiso_server.reports.chosen import CHOSEN_MOST, Chosen
from moiso_server.reports.days import REHEARSAL, Cells
from moiso_server.reports.spans import DAY, MONTH, YEAR

_SHAPE = 8
"""Grows when cells are worked out in another way: then everything is made anew."""

_LOOK = "SELECT cell FROM cell WHERE level = ? AND span = ? AND dimension = ? AND value = ?"
_PUT = "INSERT OR REPLACE INTO cell(level, span, dimension, value, cell) VALUES (?,?,?,?,?)"
_WITHIN = "SELECT span, dimension, value, cell FROM cell WHERE level = ? AND span BETWEEN ? AND ?"


class Sums:
    """The days that are over, each with its cells, and their sums.

    Args:
        path: The file.
        origin: What the cells are worked out from: another journal or time zone has other sums.
        head: Number of the journal's last fact; one that is behind what was seen means an older journal.
    """

    def __init__(self, path: Path, origin: str, head: int) -> None:
        self._sql = _opened(path)
        self.seen = self._prepare(f"{_SHAPE} {origin}", head)
        """Number of the last fact that was looked at for late news of days that are known."""
        self.days = {day for (day,) in self._sql.execute("SELECT day FROM done")}
        """The days that are known."""

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    def keep(self, day: str, cells: Cells, chosen: Iterable[Chosen]) -> None:
        """Take in a day; one that is known already is replaced."""
        with self._writing():
            known = self._sql.execute("SELECT 1 FROM done WHERE day = ?", (day,)).fetchone()
            if known:
                self._sql.execute("DELETE FROM cell WHERE level = ? AND span = ?", (DAY, day))
                self._sql.execute("DELETE FROM chosen WHERE day = ?", (day,))
            self._put(DAY, day, cells)
            self._keep_chosen(day, chosen)
            if known:
                self._sum_again(day)
            else:
                self._add_to(MONTH, day, with_calendar(day, cells))
                self._add_to(YEAR, day, with_calendar(day, cells))
                self._sql.execute("INSERT INTO done(day) VALUES (?)", (day,))
            self._sql.execute("UPDATE done SET rehearsal = ? WHERE day = ?", (REHEARSAL in cells, day))
        self.days.add(day)

    def note_seen(self, seq: int) -> None:
        """Late news up to this fact have been taken in."""
        if seq != self.seen:
            self._sql.execute("UPDATE made SET seen = ?", (seq,))
            self.seen = seq

    def of_spans(self, ranges: Iterable[tuple[str, str, int]]) -> Cells:
        """The sum over ranges of days, months and years: lowest, highest, level."""
        total: Cells = {}
        for low, high, level in ranges:
            for span, dimension, value, text in self._sql.execute(_WITHIN, (level, low, high)):
                found = {(dimension, value): Cell.from_json(text)}
                sum_into(total, with_calendar(span, found) if level == DAY else found)
        return total

    def by_day(self, first: str, last: str, dimension: str) -> Iterator[tuple[str, str, Cell]]:
        """Day, value and cell of one dimension."""
        for day, value, text in self._sql.execute(
            "SELECT span, value, cell FROM cell WHERE level = ? AND dimension = ? AND span BETWEEN ? AND ?",
            (DAY, dimension, first, last),
        ):
            yield day, value, Cell.from_json(text)

    def rehearsals(self, first: str, last: str) -> Iterator[str]:
        """The days that were for practice only."""
        sql = "SELECT day FROM done WHERE rehearsal AND day BETWEEN ? AND ? ORDER BY day"
        yield from (day for (day,) in self._sql.execute(sql, (first, last)))

    def chosen(self, first: str, last: str) -> Iterator[Chosen]:
        """The calls out of order, the newest first, no more than are listed."""
        for at, *rest in self._sql.execute(
            "SELECT at, number, counter, clerk, passed, note FROM chosen "
            "WHERE day BETWEEN ? AND ? ORDER BY day DESC, at DESC LIMIT ?",
            (first, last, CHOSEN_MOST),
        ):
            yield Chosen(datetime.fromisoformat(at), *rest)

    def _put(self, level: int, span: str, cells: Cells) -> None:
        rows = [(level, span, *key, cell.to_json()) for key, cell in cells.items()]
        self._sql.executemany(_PUT, rows)

    def _add_to(self, level: int, day: str, cells: Cells) -> None:
        sums: Cells = {}
        for key, cell in cells.items():
            kept = self._sql.execute(_LOOK, (level, day[:level], *key)).fetchone()
            sums[key] = Cell.from_json(kept[0]) if kept else Cell()
            sums[key].add(cell)
        self._put(level, day[:level], sums)

    def _sum_again(self, day: str) -> None:
        """The month and the year of a day that has changed."""
        for level, below in ((MONTH, DAY), (YEAR, MONTH)):
            span = day[:level]
            cells = self.of_spans([(f"{span}-", f"{span}-~", below)])
            self._sql.execute("DELETE FROM cell WHERE level = ? AND span = ?", (level, span))
            self._put(level, span, cells)

    def _keep_chosen(self, day: str, chosen: Iterable[Chosen]) -> None:
        rows = [
            (day, each.at.isoformat(), each.number, each.counter, each.clerk, each.passed, each.note)
            for each in chosen
        ]
        self._sql.executemany("INSERT OR REPLACE INTO chosen VALUES (?,?,?,?,?,?,?)", rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All or nothing: a program that ends in the middle leaves no half of a day."""
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._sql.execute("ROLLBACK")
            raise
        self._sql.execute("COMMIT")

    def _prepare(self, key: str, head: int) -> int:
        if not self._is_mine(key, head):
            self._sql.executescript(
                "BEGIN IMMEDIATE; DROP TABLE IF EXISTS cell; DROP TABLE IF EXISTS done; "
                "DROP TABLE IF EXISTS chosen; DROP TABLE IF EXISTS made; "
                "CREATE TABLE made(key TEXT NOT NULL, seen INTEGER NOT NULL); "
                "CREATE TABLE done(day TEXT PRIMARY KEY, rehearsal INTEGER) WITHOUT ROWID; "
                "CREATE TABLE chosen(day TEXT, at TEXT, number TEXT, counter TEXT, clerk TEXT, "
                "passed INTEGER, note INTEGER, PRIMARY KEY (day, at, number)) WITHOUT ROWID; "
                "CREATE TABLE cell(level INTEGER, span TEXT, dimension TEXT, value TEXT, "
                "cell TEXT NOT NULL, PRIMARY KEY (level, span, dimension, value)) WITHOUT ROWID; COMMIT"
            )
            self._sql.execute("INSERT INTO made(key, seen) VALUES (?,?)", (key, head))
        seen: int = self._sql.execute("SELECT seen FROM made").fetchone()[0]
        return seen

    def _is_mine(self, key: str, head: int) -> bool:
        try:
            rows = self._sql.execute("SELECT key, seen FROM made").fetchall()
        except sqlite3.OperationalError:  # a new file, or one of an earlier shape
            return False
        return len(rows) == 1 and rows[0][0] == key and rows[0][1] <= head


def _opened(path: Path) -> sqlite3.Connection:
    """A connection; a file that is damaged or none of ours gives way to a new one."""
    sql = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        sql.execute("PRAGMA journal_mode=WAL")
        sql.execute("PRAGMA synchronous=NORMAL")
    except sqlite3.DatabaseError as error:
        sql.close()
        if isinstance(error, sqlite3.OperationalError):  # busy, or a full disk
            raise
        path.unlink()
        return _opened(path)
    return sql


def with_calendar(day: str, cells: Cells) -> Cells:
    """The cells of a day, and under the headings that follow from its date."""
    weekday, found = str(date.fromisoformat(day).weekday()), dict(cells)
    for (dimension, value), cell in cells.items():
        if dimension == "all":
            found["month", day[:MONTH]] = found["weekday", weekday] = cell
        elif dimension == "hour":
            found["slot", f"{weekday}-{value}"] = Cell(visits=cell.visits)
    return found


def sum_into(total: Cells, cells: Cells) -> None:
    """Add cells, heading by heading."""
    for key, cell in cells.items():
        total.setdefault(key, Cell()).add(cell)
