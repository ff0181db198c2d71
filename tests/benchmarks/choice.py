"""One choice of the next ticket with 2 000 people waiting: ``python tests/benchmarks/choice.py``."""

import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from moiso_server.rules.calling import next_ticket, queue
from moiso_shared.centre import Centre
from moiso_shared.facts import CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

WAITING = 2000
ROUNDS = 300
NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
POLICIES: tuple[dict[str, Any], ...] = (
    {"kind": "credit"},
    {"kind": "strict"},
    {"kind": "interleaved", "normal_between": 3},
)


def hall(policy: dict[str, Any], *, in_order: bool) -> Centre:
    """One counter for two services; one visitor in five has priority."""
    return Centre.model_validate(
        {
            "id": "bench",
            "name": "Trung tâm",
            "hours": {"always_open": True},
            "policy": policy,
            "priority_classes": [{"id": "elderly", "name": "Người cao tuổi"}],
            "services": [{"id": one, "name": one, "prefix": one} for one in "AB"],
            "counters": [{"id": "1", "number": 1, "services": ["A", "B"], "in_order": in_order}],
        }
    )


def waiting(spread: timedelta, chance: Random) -> Lobby:
    """A full hall: everybody came within this time."""
    tickets = [
        Ticket(
            id=f"t{place}",
            number=f"A{place}",
            service=chance.choice("AB"),
            state=TicketState.WAITING,
            day=NOW.date(),
            state_since=NOW - spread * (1 - place / WAITING),
            arrived_at=NOW - spread * (1 - place / WAITING),
            place=place,
            priority="elderly" if chance.random() < 0.2 else None,
            needs=("wheelchair",) if chance.random() < 0.02 else (),
        )
        for place in range(WAITING)
    ]
    counter = CounterState(id="1", status=CounterStatus.OPEN)
    return Lobby(LobbyState(tickets=tuple(tickets), counters=(counter,)))


def times_ms(lobby: Lobby, centre: Centre) -> Iterator[float]:
    """Milliseconds of each of many choices."""
    counter = centre.counters[0]
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        choice = next_ticket(lobby, centre, counter, NOW)
        yield (time.perf_counter() - begun) * 1000
        assert choice is not None


def main() -> None:
    """Print medians and worst cases."""
    print(f"{WAITING} waiting, {ROUNDS} choices each, Python {sys.version.split()[0]}")
    print(f"{'policy':<12} {'services':<9} {'came within':<12} {'median ms':>9} {'P95 ms':>7}")
    for policy in POLICIES:
        for in_order in (False, True):
            for minutes in (20, 300):
                lobby = waiting(timedelta(minutes=minutes), Random(1))
                centre = hall(policy, in_order=in_order)
                taken = sorted(times_ms(lobby, centre))
                median, slow = statistics.median(taken), taken[int(ROUNDS * 0.95)]
                services = "in order" if in_order else "alike"
                print(f"{policy['kind']:<12} {services:<9} {minutes:>7} min  {median:>9.3f} {slow:>7.3f}")
    lobby, centre = waiting(timedelta(minutes=300), Random(1)), hall({"kind": "credit"}, in_order=False)
    begun = time.perf_counter()
    queue(lobby, centre, centre.counters[0], NOW)
    print(f"the whole queue in order, once: {(time.perf_counter() - begun) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
