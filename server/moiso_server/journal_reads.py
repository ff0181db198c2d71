"""What the pages read from the journal; in the thread that owns it."""

from datetime import date

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
    bodies = journal.bodies(
        "SELECT body FROM fact WHERE seq >= "
        "(SELECT min(seq) FROM fact WHERE kind = 'day_opened' AND day >= ?) "
        "AND kind IN ('day_opened', 'rehearsal_changed') ORDER BY seq",
        since.isoformat(),
    )
    practice: dict[date, bool] = {}
    for fact in map(Fact.model_validate_json, bodies):
        announced = fact.rehearsals if fact.lobby is None else fact.lobby.rehearsals
        practice[fact.day] = fact.day in (announced or ())
    return {day for day, was in practice.items() if was}


def deeds(journal: Journal, most: int) -> list[Fact]:
    """What guides, supervisors and administrators did of late, the newest first."""
    sql = (
        "SELECT body FROM fact WHERE seq > ? AND (actor LIKE 'guide/%' OR actor LIKE 'supervisor/%' "
        "OR actor LIKE 'admin/%') ORDER BY seq DESC LIMIT ?"
    )
    bodies = journal.bodies(sql, journal.head - LATELY_FACTS, most)
    return [Fact.model_validate_json(body) for body in bodies]
