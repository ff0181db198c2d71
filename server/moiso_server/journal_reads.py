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


def deeds(journal: Journal, most: int) -> list[Fact]:
    """What guides, supervisors and administrators did of late, the newest first."""
    sql = (
        "SELECT body FROM fact WHERE seq > ? AND (actor LIKE 'guide/%' OR actor LIKE 'supervisor/%' "
        "OR actor LIKE 'admin/%') ORDER BY seq DESC LIMIT ?"
    )
    bodies = journal.bodies(sql, journal.head - LATELY_FACTS, most)
    return [Fact.model_validate_json(body) for body in bodies]
