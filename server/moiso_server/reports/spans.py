"""A period cut into whole years, months and days, so that few sums need to be read."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

DAY, MONTH, YEAR = 10, 7, 4
"""Levels of sums; also how many characters of a day's ISO form name the span."""


def spans(first: date, last: date) -> Iterable[tuple[str, str, int]]:
    """A period as ranges of whole years, whole months and days: lowest, highest, length of their names."""
    for level, group in groupby(_pieces(first, last), key=len):
        names = list(group)
        yield names[0], names[-1], level


def _pieces(first: date, last: date) -> Iterable[str]:
    """The longest whole span that begins on each day and ends in time, one after the other."""
    day = first
    while day <= last:
        level = next(
            level for level in (YEAR, MONTH, DAY) if _begins(day, level) and _end(day, level) <= last
        )
        yield day.isoformat()[:level]
        day = _end(day, level) + timedelta(days=1)


def _begins(day: date, level: int) -> bool:
    return level == DAY or (day.day == 1 and (level == MONTH or day.month == 1))


def _end(day: date, level: int) -> date:
    """The last day of the year, month or day that begins then."""
    if level == DAY:
        return day
    return day.replace(month=12, day=31) if level == YEAR else _next_month(day) - timedelta(days=1)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
