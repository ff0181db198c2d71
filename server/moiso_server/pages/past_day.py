"""A day that was, read from the journal to be played again: who came, and when counters were open."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from moiso_shared.centre import Centre
from pydantic_core import from_json

from moiso_server.rules.preview import Visitor

_MOST_DAYS = 20
_FEWEST = 5
"""A day with fewer tickets tells nothing."""
_NO_SHOW = timedelta(minutes=2)
_DAYS = (
    "WITH RECURSIVE known(day) AS (SELECT max(day) FROM ticket UNION ALL "
    "SELECT (SELECT max(day) FROM ticket WHERE day < known.day) FROM known WHERE known.day IS NOT NULL) "
    "SELECT day, (SELECT count(*) FROM ticket WHERE ticket.day = known.day) FROM known "
    "WHERE day IS NOT NULL LIMIT ?"
)
_STATES = "SELECT at, kind, body FROM fact WHERE day = ? AND body LIKE '%\"counters\"%' ORDER BY seq"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class PastDay:
    """What is needed to play a day again."""

    people: list[Visitor]
    spans: dict[str, list[tuple[datetime, datetime]]] = field(default_factory=dict)


def days(journal: Path) -> list[tuple[date, int]]:
    """The newest days with visits enough to tell something, and how many tickets each had."""
    with closing(_open(journal)) as sql:
        rows = sql.execute(_DAYS, (_MOST_DAYS,)).fetchall()
    return [(date.fromisoformat(day), count) for day, count in rows if count >= _FEWEST]


def read(journal: Path, day: date, centre: Centre) -> PastDay:
    """One day, as far as the centre's services and priority classes of now know it."""
    with closing(_open(journal)) as sql:
        bodies = sql.execute("SELECT body FROM ticket WHERE day = ?", (str(day),)).fetchall()
        facts = [(at, kind, from_json(body)) for at, kind, body in sql.execute(_STATES, (str(day),))]
    tickets = (from_json(body) for (body,) in bodies)
    people = sorted(_visitors(tickets, centre), key=lambda visitor: visitor.arrival)
    return PastDay(people, _spans(facts))


def _open(journal: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{journal.resolve().as_uri()}?mode=ro", uri=True)


def _visitors(tickets: Iterable[Row], centre: Centre) -> Iterator[Visitor]:
    """Everybody who was called or still waits; who gave up before that does not come."""
    classes = {kind.id for kind in centre.priority_classes}
    for ticket in tickets:
        service = centre.service(ticket["service"])
        arrived = ticket.get("arrived_at") or ticket.get("state_since")
        if service is None or arrived is None:
            continue
        if ticket.get("called_at") is None and ticket["state"] != "waiting":
            continue
        priority = ticket.get("priority")
        yield Visitor(
            arrival=datetime.fromisoformat(arrived),
            service=service.id,
            priority=priority if priority in classes else None,
            takes=_takes(ticket, service.minutes),
            number=ticket["number"],
        )


def _takes(ticket: Row, minutes: float) -> timedelta:
    """How long the counter was busy with somebody; as usual where that is not known yet."""
    if ticket.get("started_at") and ticket.get("finished_at"):
        spent = datetime.fromisoformat(ticket["finished_at"]) - datetime.fromisoformat(ticket["started_at"])
        return max(spent, timedelta(seconds=1))
    return timedelta(minutes=minutes) if ticket["state"] in ("waiting", "called", "serving") else _NO_SHOW


def _spans(facts: list[tuple[str, str, Row]]) -> dict[str, list[tuple[datetime, datetime]]]:
    """When each counter was open; one that was left open, until the last thing that happened on the day."""
    since: dict[str, datetime] = {}
    found: defaultdict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    last: datetime | None = None
    for at, kind, fact in facts:
        last = datetime.fromisoformat(at)
        states = fact["lobby"]["counters"] if kind == "day_opened" else fact.get("counters", ())
        for state in states:
            is_open = state.get("status") == "open"
            if is_open:
                since.setdefault(state["id"], last)
            elif state["id"] in since:
                found[state["id"]].append((since.pop(state["id"]), last))
    for counter, start in since.items():
        assert last is not None
        found[counter].append((start, last + timedelta(hours=1)))
    return dict(found)
