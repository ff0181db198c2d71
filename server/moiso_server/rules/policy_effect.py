"""What a new policy would do to the waits of a day, beside the one in use."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from moiso_shared.centre import Centre

from moiso_server.rules.preview import Spans, Visitor, called

_NOTICED_MIN = 1.0
"""Waits that grow by less than this stay the same."""
_MOST_NAMED = 12

ClassId = str | None
Minutes = Mapping[int, float]
"""Waits by the place of the visitor; who was not called any more is missing."""


@dataclass(frozen=True)
class Waits:
    """Waits of one priority class, in minutes."""

    count: int = 0
    mean: float = 0.0
    p90: float = 0.0
    longest: float = 0.0
    within: float = 1.0
    """Share of those who waited no longer than the target, from 0 to 1."""
    left: int = 0
    """Those who were not called before the last counter closed."""


@dataclass(frozen=True)
class Change:
    """Somebody who would wait longer."""

    visitor: Visitor
    before: float
    after: float | None
    """None: would not be called any more."""


@dataclass(frozen=True)
class Comparison:
    """The same people under both policies."""

    before: Mapping[ClassId, Waits]
    after: Mapping[ClassId, Waits]
    longer: int
    """How many would wait longer."""
    sooner: int
    most: tuple[Change, ...]
    """Those whose wait would grow most."""


def compare(now: Centre, new: Centre, people: Sequence[Visitor], spans: Spans | None = None) -> Comparison:
    """Play the day twice.

    Args:
        now: The centre with the policy in use.
        new: The centre with the other one.
        people: By arrival.
        spans: When each counter is open.
    """
    before, after = _waits(now, people, spans), _waits(new, people, spans)
    changes = [
        Change(visitor, before[place], after.get(place))
        for place, visitor in enumerate(people)
        if place in before and _grew(before[place], after.get(place))
    ]
    changes.sort(key=lambda change: -(math.inf if change.after is None else change.after - change.before))
    sooner = sum(1 for place in after if place not in before or before[place] - after[place] >= _NOTICED_MIN)
    return Comparison(
        before=_by_class(people, before, now),
        after=_by_class(people, after, new),
        longer=len(changes),
        sooner=sooner,
        most=tuple(changes[:_MOST_NAMED]),
    )


def _grew(before: float, after: float | None) -> bool:
    return after is None or after - before >= _NOTICED_MIN


def _waits(centre: Centre, people: Sequence[Visitor], spans: Spans | None) -> dict[int, float]:
    minute = timedelta(minutes=1)
    return {place: (at - people[place].arrival) / minute for place, at in called(centre, people, spans)}


def _by_class(people: Sequence[Visitor], waits: Minutes, centre: Centre) -> dict[ClassId, Waits]:
    """Waits of everybody else first, then of each class that came, in the document's order."""
    target = centre.watching.target_min
    classes: list[ClassId] = [None, *(kind.id for kind in centre.priority_classes)]
    found = {kind: [at for at, visitor in enumerate(people) if visitor.priority == kind] for kind in classes}
    return {
        kind: _summed(sorted(waits[at] for at in places if at in waits), len(places), target)
        for kind, places in found.items()
        if places
    }


def _summed(ordered: Sequence[float], came: int, target: int) -> Waits:
    if not ordered:
        return Waits(left=came)
    count = len(ordered)
    return Waits(
        count=count,
        mean=sum(ordered) / count,
        p90=ordered[math.ceil(count * 0.9) - 1],
        longest=ordered[-1],
        within=sum(1 for wait in ordered if wait <= target) / came,
        left=came - count,
    )
