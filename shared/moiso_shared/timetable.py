"""Opening hours as a centre writes them."""

import re
from collections.abc import Mapping
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, field_validator, model_serializer, model_validator

from moiso_shared.text import Strict, Text

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")
_DAY_MIN = 24 * 60


class Span(Strict):
    """From one time of the local day to a later one; written ``"07:30-11:30"``, up to ``24:00``."""

    start_min: Annotated[int, Field(ge=0, lt=_DAY_MIN)]
    """Minutes after local midnight."""
    end_min: Annotated[int, Field(gt=0, le=_DAY_MIN)]

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        if isinstance(value, Mapping | Span):
            return value
        match = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise ValueError(f"{value!r} is not a span of time; write it like '07:30-11:30'")
        h1, m1, h2, m2 = map(int, match.groups())
        start_min, end_min = h1 * 60 + m1, h2 * 60 + m2
        if max(m1, m2) > 59 or max(start_min, end_min) > _DAY_MIN:
            raise ValueError(f"'{value}' holds a time that no day has; times go from 00:00 to 24:00")
        if end_min <= start_min:
            raise ValueError(f"'{value}' ends before it begins; write two spans for a night, up to 24:00")
        return {"start_min": start_min, "end_min": end_min}

    @model_validator(mode="after")
    def _forward(self) -> "Span":
        if self.end_min <= self.start_min:
            raise ValueError(f"'{self}' ends before it begins")
        return self

    @model_serializer
    def _in_words(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return "{:02d}:{:02d}-{:02d}:{:02d}".format(*divmod(self.start_min, 60), *divmod(self.end_min, 60))

    def holds(self, moment: time) -> bool:
        """Whether a local time of day lies inside; the end does not belong to it."""
        return self.start_min <= moment.hour * 60 + moment.minute < self.end_min


Spans = tuple[Span, ...]


def _ordered(spans: Spans) -> Spans:
    for earlier, later in pairwise(spans):
        if later.start_min < earlier.end_min:
            raise ValueError(f"{earlier} and {later} overlap or are out of order")
    return spans


class Week(Strict):
    """Opening spans for each weekday; a day left out is closed."""

    mon: Spans = ()
    tue: Spans = ()
    wed: Spans = ()
    thu: Spans = ()
    fri: Spans = ()
    sat: Spans = ()
    sun: Spans = ()

    _check = field_validator(*WEEKDAYS)(_ordered)

    def on(self, day: date) -> Spans:
        """The spans of a date's weekday."""
        spans: Spans = getattr(self, WEEKDAYS[day.weekday()])
        return spans


class SpecialDay(Strict):
    """A holiday (no spans) or a working day out of the usual week (with spans)."""

    date: date
    name: Text
    open: Spans = ()

    _check = field_validator("open")(_ordered)


class Hours(Strict):
    """When numbers are given. Departments and services may name a timetable of their own."""

    always_open: bool = False
    """Trials and demonstrations only: numbers at any time, whatever the timetables say."""
    timetables: dict[str, Week] = Field(default_factory=dict)
    """Weeks by name; ``office`` is everyone's unless a department or service names another."""
    special_days: tuple[SpecialDay, ...] = ()
    last_number_min: Annotated[int, Field(ge=0, le=240)] = 15
    """The last number is given this many minutes before the last span of the day ends."""


OFFICE = "office"
