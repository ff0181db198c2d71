"""How long a report takes over years of history: 1 000 visits a day for 12 years, or as many years as said.

Usage: ./run bench reports, or python tests/benchmarks/reports.py YEARS
"""

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from moiso_server.centres import ready_made
from moiso_server.journal import Journal
from moiso_server.reports.figures import Figures
from moiso_server.reports.report import build
from moiso_shared.centre_file import parse

VISITS = 1000
LIMIT_S = 2.0
LAST = date(2026, 11, 20)
INSERT_FACT = (
    "INSERT INTO fact(seq, day, at, kind, body, command, actor, hash) VALUES (?,?,?,?,?,NULL,'x','x')"
)


def working_days(years: int) -> Iterator[date]:
    day = LAST - timedelta(days=365 * years)
    while day <= LAST:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def ticket(day: date, place: int, chance: random.Random, services: list[str]) -> dict[str, Any]:
    arrived = datetime(day.year, day.month, day.day, 0, 30, tzinfo=UTC) + timedelta(seconds=32 * place)
    called = arrived + timedelta(seconds=chance.expovariate(1 / 900))
    started = called + timedelta(seconds=40)
    ended = started + timedelta(seconds=chance.expovariate(1 / 480))
    return {
        "id": f"{day:%Y%m%d}-{place}",
        "number": f"A{place:03d}",
        "service": chance.choice(services),
        "state": "finished",
        "day": day.isoformat(),
        "state_since": ended.isoformat(),
        "arrived_at": arrived.isoformat(),
        "first_called_at": called.isoformat(),
        "called_at": called.isoformat(),
        "started_at": started.isoformat(),
        "finished_at": ended.isoformat(),
        "counter": f"q{chance.randint(1, 15)}",
        "clerk": f"c{chance.randint(1, 20)}",
    }


def facts(tickets: list[dict[str, Any]], chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the figures read of a day beside its tickets: every call, and a rating of every fifth visit."""
    for place, visit in enumerate(tickets):
        at, about = visit["called_at"], [{"id": visit["id"], "number": visit["number"]}]
        counter = {"id": visit["counter"], "status": "open", "clerk": visit["clerk"], "ticket": visit["id"]}
        why = {"code": "by_hand" if place % 100 == 0 else "next", "passed": 0}
        yield "called", {"kind": "called", "at": at, "tickets": about, "counters": [counter], "why": why}
        if place % 5 == 0:
            score = {"score": chance.randint(1, 5)}
            yield "rated", {"kind": "rated", "at": visit["finished_at"], "tickets": about, "rating": score}


def fill(path: Path, years: int, services: list[str], visits: int = VISITS) -> int:
    Journal(path).close()
    sql = sqlite3.connect(path, isolation_level=None)
    sql.execute("PRAGMA synchronous=OFF")
    chance, seq, total = random.Random(7), 0, 0
    for day in working_days(years):
        sql.execute("BEGIN")
        seq += 1
        opened = json.dumps({"kind": "day_opened", "at": f"{day}T00:00:00+00:00", "lobby": {}})
        sql.execute(INSERT_FACT, (seq, day.isoformat(), "", "day_opened", opened))
        tickets = [ticket(day, place, chance, services) for place in range(visits)]
        rows = [
            (day.isoformat(), t["id"], t["number"], t["service"], "finished", json.dumps(t)) for t in tickets
        ]
        sql.executemany(
            "INSERT INTO ticket(day, id, number, service, state, body) VALUES (?,?,?,?,?,?)", rows
        )
        for kind, body in facts(tickets, chance):
            seq += 1
            sql.execute(INSERT_FACT, (seq, day.isoformat(), body["at"], kind, json.dumps(body)))
        sql.execute("COMMIT")
        total += visits
    sql.close()
    return total


def main() -> int:
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    centre = parse(ready_made("province"))
    with TemporaryDirectory() as folder:
        path = Path(folder)
        total = fill(path / "journal.db", years, [service.id for service in centre.services])
        figures = Figures(path / "journal.db", path / "figures.db", ZoneInfo(centre.time_zone))
        began = time.perf_counter()
        days = figures.catch_up()
        first_s = time.perf_counter() - began
        print(
            f"{total} visits on {days} days worked out once in {first_s:.1f} s "
            f"({1000 * first_s / days:.1f} ms a day)"
        )
        periods = {
            "all years": (LAST - timedelta(days=366 * years), LAST),
            "a crooked year": (LAST - timedelta(days=380), LAST - timedelta(days=15)),
            "a month": (LAST - timedelta(days=30), LAST),
            "the last day": (LAST, LAST),
        }
        slowest = 0.0
        for name, (first, last) in periods.items():
            began = time.perf_counter()
            report = build(figures, centre, first, last)
            took = time.perf_counter() - began
            slowest = max(slowest, took)
            print(f"{name}: {report.total.visits} visits, {took:.3f} s")
        figures.close()
    print(f"slowest {slowest:.3f} s, at most {LIMIT_S} s")
    return 0 if slowest <= LIMIT_S else 1


if __name__ == "__main__":
    sys.exit(main())
