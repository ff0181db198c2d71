"""Years of history in a journal, written in bulk: some days made up, each of them repeated on other dates."""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from moiso_server.journal import Journal

VISITS = 1000
LAST = date(2026, 11, 20)
_SAMPLES = 20
_DAY = date(2000, 1, 3)
"""Stands in the texts of a made-up day for the day on which it is repeated."""

_INSERT_FACT = (
    "INSERT INTO fact(seq, day, at, kind, body, command, actor, hash) VALUES (?,?,?,?,?,NULL,'x','x')"
)
_INSERT_TICKET = (
    "INSERT INTO ticket(day, id, number, service, state, body) VALUES (?, ? || '-' || ?, ?, ?, 'finished', ?)"
)

Made = tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]
"""A made-up day: number, service and body of tickets; time, kind and body of facts."""


def working_days(years: int) -> Iterator[date]:
    """Every Monday to Friday of these years."""
    day = LAST - timedelta(days=365 * years)
    while day <= LAST:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def fill(path: Path, years: int, services: list[str], visits: int = VISITS) -> int:
    """Make a journal; gives the number of its tickets."""
    Journal(path).close()
    sql = sqlite3.connect(path, isolation_level=None)
    sql.execute("PRAGMA synchronous=OFF")
    chance, seq, total = random.Random(7), 0, 0
    made = [_made_up(chance, services, visits) for _ in range(_SAMPLES)]
    for place, day in enumerate(working_days(years)):
        sql.execute("BEGIN")
        seq = _write(sql, day.isoformat(), made[place % _SAMPLES], seq)
        sql.execute("COMMIT")
        total += visits
    sql.close()
    return total


def _write(sql: sqlite3.Connection, day: str, made: Made, seq: int) -> int:
    tickets, facts = made
    opened = json.dumps({"kind": "day_opened", "at": f"{day}T00:00:00+00:00", "lobby": {}})
    sql.execute(_INSERT_FACT, (seq + 1, day, f"{day}T00:00:00+00:00", "day_opened", opened))
    dated = str(_DAY), day
    rows = [(day, day, number, number, service, body.replace(*dated)) for number, service, body in tickets]
    sql.executemany(_INSERT_TICKET, rows)
    sql.executemany(
        _INSERT_FACT,
        [
            (place, day, at.replace(*dated), kind, body.replace(*dated))
            for place, (at, kind, body) in enumerate(facts, start=seq + 2)
        ],
    )
    return seq + 1 + len(facts)


def _made_up(chance: random.Random, services: list[str], visits: int) -> Made:
    tickets = [_ticket(place, chance, services, visits) for place in range(visits)]
    rows = [(ticket["number"], ticket["service"], json.dumps(ticket)) for ticket in tickets]
    facts = [(body["at"], kind, json.dumps(body)) for kind, body in _facts(tickets, chance)]
    return rows, facts


def _ticket(place: int, chance: random.Random, services: list[str], visits: int) -> dict[str, Any]:
    gap_s = 28800 // max(visits, 1)
    arrived = datetime(_DAY.year, _DAY.month, _DAY.day, 0, 30, tzinfo=UTC) + timedelta(seconds=gap_s * place)
    called = arrived + timedelta(seconds=min(3 * 3600, chance.expovariate(1 / 900)))
    started = called + timedelta(seconds=40)
    ended = started + timedelta(seconds=min(3600, chance.expovariate(1 / 480)))
    number = f"A{place:03d}"
    return {
        "id": f"{_DAY}-{number}",
        "number": number,
        "service": chance.choice(services),
        "state": "finished",
        "day": str(_DAY),
        "state_since": ended.isoformat(),
        "arrived_at": arrived.isoformat(),
        "first_called_at": called.isoformat(),
        "called_at": called.isoformat(),
        "started_at": started.isoformat(),
        "finished_at": ended.isoformat(),
        "counter": f"q{chance.randint(1, 15)}",
        "clerk": f"c{chance.randint(1, 20)}",
        **({"priority": "elderly"} if place % 12 == 0 else {}),
        **({"comebacks": 1} if place % 30 == 0 else {}),
    }


def _facts(tickets: list[dict[str, Any]], chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the figures read beside the tickets: calls, some ratings, no-shows, transfers."""
    for place, visit in enumerate(tickets):
        at, about = visit["called_at"], [{"id": visit["id"], "number": visit["number"]}]
        counter = {"id": visit["counter"], "status": "open", "clerk": visit["clerk"], "ticket": visit["id"]}
        why = {"code": "by_hand" if place % 100 == 0 else "next", "passed": 0}
        yield "called", {"kind": "called", "at": at, "tickets": about, "counters": [counter], "why": why}
        if place % 5 == 0:
            score = {"score": chance.randint(1, 5)}
            yield "rated", {"kind": "rated", "at": visit["finished_at"], "tickets": about, "rating": score}
        if place % 30 == 0:
            yield "missed", {"kind": "missed", "at": at, "tickets": about, "counters": [counter]}
        if place % 40 == 0:
            yield "transferred", {"kind": "transferred", "at": at, "tickets": about, "counters": [counter]}
