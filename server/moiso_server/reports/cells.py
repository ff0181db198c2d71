"""One cell of the figures: what happened on some days under one heading, in a shape that adds up exactly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from math import ceil

from pydantic_core import from_json


@dataclass
class Spread:
    """Durations: how many lasted so many full minutes, and their exact sum."""

    minutes: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    def take(self, seconds: float) -> None:
        """Take in one duration, not below zero."""
        self.minutes[int(seconds // 60)] += 1
        self.seconds += seconds

    def add(self, other: Spread) -> None:
        """Take in all of another's."""
        mine = self.minutes
        for minute, count in other.minutes.items():
            mine[minute] = mine.get(minute, 0) + count
        self.seconds += other.seconds

    @property
    def count(self) -> int:
        """How many durations there are."""
        return self.minutes.total()

    @property
    def mean_min(self) -> float | None:
        """The mean in minutes."""
        return self.seconds / 60 / self.count if self.count else None

    def quantile(self, share: float) -> int | None:
        """The smallest number of full minutes that at least this share did not exceed (nearest rank)."""
        wanted = ceil(share * self.count)
        seen = 0
        for minute, count in sorted(self.minutes.items()):
            seen += count
            if seen >= wanted:
                return minute
        return None

    def within(self, target_min: int) -> float | None:
        """The share that lasted less than this many minutes and one: full minutes at most the target."""
        if not self.count:
            return None
        return sum(count for minute, count in self.minutes.items() if minute <= target_min) / self.count


@dataclass
class Cell:
    """Figures that add up over days and headings."""

    visits: int = 0
    served: int = 0
    cancelled: int = 0
    expired: int = 0
    missed: int = 0
    transfers: int = 0
    by_hand: int = 0
    priority: int = 0
    repeats: int = 0
    worked_s: int = 0
    """Seconds of work, of a counter or clerk only."""
    waits: Spread = field(default_factory=Spread)
    services: Spread = field(default_factory=Spread)
    ratings: Counter[int] = field(default_factory=Counter)
    """How many gave each score."""

    def add(self, other: Cell) -> None:
        """Take in all of another's."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.waits.add(other.waits)
        self.services.add(other.services)
        if other.ratings:
            self.ratings.update(other.ratings)

    @property
    def worked_h(self) -> float | None:
        """Hours of work; None where there is none."""
        return self.worked_s / 3600 if self.worked_s else None

    @property
    def rated(self) -> int:
        """How many visits were rated."""
        return self.ratings.total()

    @property
    def satisfaction(self) -> float | None:
        """The mean score from 1 to 5."""
        return (
            sum(score * count for score, count in self.ratings.items()) / self.rated if self.rated else None
        )

    @property
    def satisfied(self) -> float | None:
        """The share that gave 4 or 5."""
        return (self.ratings[4] + self.ratings[5]) / self.rated if self.rated else None

    def to_json(self) -> str:
        """As it is kept."""
        return json.dumps(
            [
                [getattr(self, name) for name in _NUMBERS],
                [self.waits.minutes, self.waits.seconds],
                [self.services.minutes, self.services.seconds],
                self.ratings,
            ],
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Cell:
        """As it was kept."""
        numbers, waits, services, ratings = from_json(text)
        cell = cls(**dict(zip(_NUMBERS, numbers, strict=True)))
        cell.waits, cell.services = _spread(waits), _spread(services)
        cell.ratings = _counts(ratings)
        return cell


_NUMBERS = tuple(part.name for part in fields(Cell) if part.type == "int")


def _spread(kept: Iterable[object]) -> Spread:
    minutes, seconds = kept
    assert isinstance(minutes, dict)
    assert isinstance(seconds, int | float)
    return Spread(_counts(minutes), float(seconds))


def _counts(kept: Mapping[str, int]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for key, count in kept.items():
        counts[int(key)] = count
    return counts
