"""What the pages read from the journal; in the thread that owns it."""

import json
from datetime import date, timedelta

from moiso_shared.facts import Fact
from moiso_shared.tickets import Ticket

from moiso_server.journal import Journal

LATELY_FACTS = 20_000
"""Deeds are looked for among this many facts."""


def tickets_on(journal: Journal, day: date) -> list[Ticket]:
    """All tickets of a day."""
    bodies = journal.bodies("SELECT body FROM ticket WHERE day = ?", day.isoformat())
    return [Ticket.model_validate_json(body) for body in bodies]


def finished_for_real(journal: Journal, most: int) -> list[Ticket]:
    """The tickets finished last, on any day that was no rehearsal."""
    tickets = journal.finished(most)
    practice = rehearsals(journal, min((ticket.day for ticket in tickets), default=date.max))
    return [ticket for ticket in tickets if ticket.day not in practice]


def rehearsals(journal: Journal, since: date) -> set[date]:
    """The days from this one on that were rehearsals when they ended, or are one now."""
    rows = journal.bodies(
        "SELECT json_array(day, json_extract(body, '$.rehearsals', '$.lobby.rehearsals')) FROM fact "
        "WHERE seq >= "
        "(SELECT min(seq) FROM fact WHERE kind = 'day_opened' AND day >= ?) "
        "AND kind IN ('day_opened', 'rehearsal_changed') ORDER BY seq",
        since.isoformat(),
    )
    practice: dict[str, bool] = {}
    for day, (changed, opened) in map(json.loads, rows):
        practice[day] = day in (changed or opened or ())
    return {date.fromisoformat(day) for day, was in practice.items() if was}


def deeds(journal: Journal, most: int, *, day: date | None = None, person: str | None = None) -> list[Fact]:
    """What guides, supervisors and administrators did, the newest first.

    Args:
        journal: The journal.
        most: How many at most.
        day: Only on this day; left out, of late.
        person: Only by the person of this id.
    """
    first, last = (journal.head - LATELY_FACTS, journal.head) if day is None else _facts_of(journal, day)
    who, names = "actor LIKE 'guide/%' OR actor LIKE 'supervisor/%' OR actor LIKE 'admin/%'", []
    if person is not None:
        who, names = "actor IN (?, ?, ?)", [f"{role}/{person}" for role in ("guide", "supervisor", "admin")]
    sql = f"SELECT body FROM fact WHERE seq > ? AND seq <= ? AND ({who}) ORDER BY seq DESC LIMIT ?"
    return [Fact.model_validate_json(body) for body in journal.bodies(sql, first, last, *names, most)]


def _facts_of(journal: Journal, day: date) -> tuple[int, int]:
    """The fact before those of a day, and the last of them; the index of opened days finds both."""
    sql = "SELECT coalesce(min(seq), 0) FROM fact WHERE kind = 'day_opened' AND day >= ?"
    begins, ends = (
        int(next(iter(journal.bodies(sql, each.isoformat())))) for each in (day, day + timedelta(days=1))
    )
    return (begins - 1 if begins else journal.head), (ends - 1 if ends else journal.head)
