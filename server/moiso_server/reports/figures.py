"""The figures of a period: sums of the days that are over, and the newest days as they are now."""

import sqlite3
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from moiso_server.reports.cells import Cell
from moiso_server.reports.chosen import CHOSEN_MOST, Chosen, chosen_of
from moiso_server.reports.days import FACT_KINDS, REHEARSAL, Cells, cells_of, is_rehearsal
from moiso_server.reports.spans import spans
from moiso_server.reports.sums import Sums, sum_into, with_calendar

Day = tuple[Cells, list[Chosen]]
"""What one day comes to."""

_NEWEST = 2
"""So many days are worked out anew as the journal grows: what was carried over may still change."""

_TICKET_DAYS = (
    "WITH RECURSIVE known(day) AS (SELECT min(day) FROM ticket UNION ALL "
    "SELECT (SELECT min(day) FROM ticket WHERE day > known.day) FROM known WHERE known.day IS NOT NULL) "
    "SELECT day FROM known WHERE day IS NOT NULL"
)
_LATE = (
    "SELECT DISTINCT json_extract(body, '$.tickets[0].day') FROM fact "
    "WHERE seq > ? AND seq <= ? AND kind = 'issued' AND body LIKE '%\"handed_in%'"
)


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
        name = self._journal.execute("SELECT value FROM meta WHERE name = 'journal'").fetchone()
        self._sums = Sums(path, f"{zone} {name}", self._head())
        self._openings: dict[str, int] = {}
        self._days = {day for (day,) in self._journal.execute(_TICKET_DAYS)}
        self._late: set[str] = set()
        self._openings_seen, self._late_seen = 0, self._sums.seen

    def close(self) -> None:
        """Let go of both files."""
        self._journal.close()
        self._sums.close()

    def days(self) -> list[date]:
        """Every day that the journal knows, in order."""
        self._look()
        return [date.fromisoformat(day) for day in sorted(self._days)]

    def pending(self) -> int:
        """How many days that are over are not yet worked out."""
        return len(self._missing())

    def catch_up(self, most: int | None = None) -> int:
        """Work out days that are over, and again those of which news came late; gives how many.

        Args:
            most: Days that are worked out at one time; the others stay pending.
        """
        missing = self._missing()
        wanted = [*sorted(self._late & self._sums.days), *missing[:most]]
        for day in wanted:
            self._sums.keep(day, *self._of_day(day))
        self._late.clear()  # late news of the days that are left are in their first sums
        self._sums.note_seen(self._late_seen)
        return len(wanted)

    def by_day(self, first: date, last: date, dimension: str = "all") -> dict[date, dict[str, Cell]]:
        """The cells of one dimension for every day of a period that has any."""
        found: dict[date, dict[str, Cell]] = {}
        for day, value, cell in self._sums.by_day(first.isoformat(), last.isoformat(), dimension):
            found.setdefault(date.fromisoformat(day), {})[value] = cell
        for recent in self._recent(first, last):
            cells, _ = self._of_recent(recent.isoformat())
            values = {value: cell for (kind, value), cell in cells.items() if kind == dimension}
            if values:
                found[recent] = values
        return dict(sorted(found.items()))

    def total(self, first: date, last: date) -> Cells:
        """The cells of all dimensions, summed over a period: whole years and months at once.

        Besides those of a day there are ``month``, ``weekday``, and ``slot`` (weekday and hour: visits only).
        """
        total = self._sums.of_spans(spans(first, last))
        for day in self._recent(first, last):
            sum_into(total, with_calendar(day.isoformat(), self._of_recent(day.isoformat())[0]))
        return total

    def rehearsals(self, first: date, last: date) -> list[date]:
        """The days of a period that were for practice only."""
        newest = [
            day for day in self._recent(first, last) if REHEARSAL in self._of_recent(day.isoformat())[0]
        ]
        return [*map(date.fromisoformat, self._sums.rehearsals(first.isoformat(), last.isoformat())), *newest]

    def of_day(self, day: date) -> Cells:
        """The cells of one day as it is now; older days are neither worked out nor kept."""
        self._look()
        self._fresh = {kept: value for kept, value in self._fresh.items() if kept == day.isoformat()}
        return self._of_recent(day.isoformat())[0]

    def chosen(self, first: date, last: date) -> list[Chosen]:
        """The calls out of order of a period, the newest first, at most `CHOSEN_MOST`."""
        found = [each for day in self._recent(first, last) for each in self._of_recent(day.isoformat())[1]]
        found += self._sums.chosen(first.isoformat(), last.isoformat())
        return sorted(found, key=lambda each: each.at, reverse=True)[:CHOSEN_MOST]

    def _look(self) -> int:
        """Learn of new days, and of old ones of which numbers were handed in late; gives the head."""
        head = self._head()
        if head != self._openings_seen:
            sql = "SELECT day, seq FROM fact WHERE kind = 'day_opened' AND seq > ? AND seq <= ? ORDER BY seq"
            for day, seq in self._journal.execute(sql, (self._openings_seen, head)):
                self._openings.setdefault(day, seq)
            self._openings_seen = head
            self._days |= self._openings.keys()
        if head != self._late_seen:
            late = {day for (day,) in self._journal.execute(_LATE, (self._late_seen, head)) if day}
            self._late |= late
            self._days |= late
            self._late_seen = head
        return head

    def _head(self) -> int:
        return int(self._journal.execute("SELECT max(seq) FROM fact").fetchone()[0] or 0)

    def _missing(self) -> list[str]:
        self._look()
        return [day for day in sorted(self._days)[:-_NEWEST] if day not in self._sums.days]

    def _recent(self, first: date, last: date) -> list[date]:
        return [day for day in self.days()[-_NEWEST:] if first <= day <= last]

    def _of_recent(self, day: str) -> Day:
        """A day that may still change: worked out again when the journal has grown."""
        head = self._look()
        kept = self._fresh.get(day)
        if kept is None or kept[0] != head:
            self._fresh[day] = kept = (head, self._of_day(day))
        return kept[1]

    def _of_day(self, day: str) -> Day:
        tickets = self._journal.execute("SELECT body FROM ticket WHERE day = ?", (day,))
        facts = self._facts(day)
        if is_rehearsal(day, facts):
            return {REHEARSAL: Cell(visits=1)}, []
        return cells_of(map(_loaded, tickets), facts, self._zone), chosen_of(facts)

    def _facts(self, day: str) -> list[dict[str, object]]:
        """A day's facts lie between its opening and that of the next; no index by day is needed.

        A day that was never opened, because the server was off and a kiosk went on alone, has none.
        """
        first = self._openings.get(day)
        if first is None:
            return []
        after = min((seq for seq in self._openings.values() if seq > first), default=2**62)
        marks = ",".join("?" * len(FACT_KINDS))
        sql = (
            f"SELECT body FROM fact WHERE seq >= ? AND seq < ? AND kind IN ({marks}) AND day = ? ORDER BY seq"
        )
        return list(map(_loaded, self._journal.execute(sql, (first, after, *FACT_KINDS, day))))


def _loaded(row: tuple[str]) -> dict[str, object]:
    loaded: dict[str, object] = from_json(row[0])
    return loaded
