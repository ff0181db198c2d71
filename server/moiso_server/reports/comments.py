"""What citizens wrote with their ratings, as long as it is kept: by day and service, by nobody else."""

import json
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COMMENTS_MOST = 50
"""So many are listed, the newest first."""

_RATED = (
    "SELECT day, body FROM fact WHERE kind = 'rated' AND day >= :first AND day <= :last AND seq >= "
    "(SELECT min(seq) FROM fact WHERE kind = 'day_opened' AND day >= :first) ORDER BY seq DESC"
)


@dataclass(frozen=True)
class Comment:
    """Words that came with a rating."""

    day: date
    service: str
    score: int
    note: int
    """Row of the private store with the words; they are erased after a set time."""


def comments_of(journal: Path, first: date, last: date, besides: Collection[date] = ()) -> list[Comment]:
    """The newest ones of a period.

    Args:
        journal: The journal's file; only read.
        besides: Days that are left out.
    """
    span = {"first": first.isoformat(), "last": last.isoformat()}
    found: list[Comment] = []
    with closing(sqlite3.connect(f"{journal.resolve().as_uri()}?mode=ro", uri=True)) as sql:
        for day, text in sql.execute(_RATED, span):
            fact = json.loads(text)
            note = fact["rating"].get("note")
            if note is None or date.fromisoformat(day) in besides:
                continue
            service, score = fact["tickets"][0]["service"], fact["rating"]["score"]
            found.append(Comment(date.fromisoformat(day), service, score, note))
            if len(found) == COMMENTS_MOST:
                break
    return found
