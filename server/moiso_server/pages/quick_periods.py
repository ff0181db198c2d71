"""Periods that people ask for most, each at one touch."""

from collections.abc import Iterator
from datetime import date, timedelta


def quick_periods(today: date) -> Iterator[tuple[str, date, date]]:
    """Key of the wording, first and last day: none ends after today."""
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    before_month, before_year = month - timedelta(days=1), year - timedelta(days=1)
    yield "period_today", today, today
    yield "period_week", today - timedelta(days=today.weekday()), today
    yield "period_month", month, today
    yield "period_last_month", before_month.replace(day=1), before_month
    yield "period_year", year, today
    yield "period_last_year", before_year.replace(month=1, day=1), before_year
