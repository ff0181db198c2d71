"""What each policy does to the waits of a day: ``python tests/benchmarks/policies.py [days] [load] [share]``.

The same visitors come under every policy, and the day is played as the set-up's preview plays it.
"""

import math
import statistics
import sys
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from moiso_server.rules.preview import OPENING, Visitor, called
from moiso_shared.centre import Centre

HOURS = 8.0
COUNTERS = 5
MEAN_MIN, SPREAD = 8.0, 0.7
"""Service times are lognormal."""

POLICIES: dict[str, tuple[dict[str, Any], int]] = {
    "first come": ({"kind": "credit"}, 0),
    "credit 15 min": ({"kind": "credit"}, 15),
    "credit 30 min": ({"kind": "credit"}, 30),
    "interleaved 1:3": ({"kind": "interleaved", "normal_between": 3}, 0),
    "strict": ({"kind": "strict"}, 0),
}


@dataclass
class Figures:
    """Waits in minutes by class, and by how many later ones each normal visitor was overtaken."""

    waits: dict[bool, list[float]] = field(default_factory=lambda: {True: [], False: []})
    overtaken: list[int] = field(default_factory=list)


def visitors(chance: Random, load: float, share: float) -> list[Visitor]:
    """A day with a peak in the morning and one in the afternoon."""
    rate = load * COUNTERS / MEAN_MIN
    mu = math.log(MEAN_MIN) - SPREAD**2 / 2
    found: list[Visitor] = []
    minute = 0.0
    while True:
        hour = minute / 60
        peak = 1 + 0.6 * math.exp(-((hour - 1.5) ** 2)) + 0.4 * math.exp(-((hour - 5.5) ** 2))
        minute += chance.expovariate(rate * peak / 1.22)
        if minute > HOURS * 60:
            return found
        takes = timedelta(minutes=chance.lognormvariate(mu, SPREAD))
        kind = "p" if chance.random() < share else None
        found.append(Visitor(OPENING + timedelta(minutes=minute), "A", kind, takes))


def hall(policy: dict[str, Any], credit_min: int) -> Centre:
    """Counters for one service under a policy."""
    return Centre.model_validate(
        {
            "id": "day",
            "name": "Trung tâm",
            "hours": {"always_open": True},
            "policy": policy,
            "priority_classes": [{"id": "p", "name": "Ưu tiên", "credit_min": credit_min}],
            "services": [{"id": "A", "name": "A", "prefix": "A"}],
            "counters": [{"id": str(n), "number": n, "services": ["A"]} for n in range(1, COUNTERS + 1)],
        }
    )


def count(centre: Centre, people: list[Visitor], figures: Figures) -> None:
    """Add a day to the figures."""
    called_before: list[int] = []
    for place, at in called(centre, people):
        visitor = people[place]
        figures.waits[visitor.priority is not None].append((at - visitor.arrival) / timedelta(minutes=1))
        if not visitor.priority:
            figures.overtaken.append(len(called_before) - bisect_left(called_before, place))
        insort(called_before, place)


def at_share(values: list[float] | list[int], share: float) -> float:
    """The value that this share of all is not above."""
    ordered = sorted(values)
    return float(ordered[min(len(ordered) - 1, int(len(ordered) * share))])


def main() -> None:
    """Print a table."""
    given = [float(word) for word in sys.argv[1:]]
    days, load, share = int(given[0]) if given else 30, *(given[1:] or [0.9, 0.2])[:2]
    print(f"{days} days, {COUNTERS} counters, load {load:.0%}, {share:.0%} with priority; minutes")
    print("| policy | normal mean | P95 | over 60 min | priority mean | P95 | overtaken mean | P99 | most |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (policy, credit_min) in POLICIES.items():
        figures, centre = Figures(), hall(policy, credit_min)
        for seed in range(days):
            count(centre, visitors(Random(seed), load, share), figures)
        normal, priority = figures.waits[False], figures.waits[True]
        long = sum(wait > 60 for wait in normal) / len(normal)
        print(
            f"| {name} | {statistics.mean(normal):.1f} | {at_share(normal, 0.95):.0f} | {long:.1%} "
            f"| {statistics.mean(priority):.1f} | {at_share(priority, 0.95):.0f} "
            f"| {statistics.mean(figures.overtaken):.1f} | {at_share(figures.overtaken, 0.99):.0f} "
            f"| {max(figures.overtaken)} |"
        )


if __name__ == "__main__":
    main()
