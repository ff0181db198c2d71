"""Opening hours as a centre writes them."""

import re
from datetime import date, time
from typing import Annotated, Any

from pydantic import Field, field_serializer, field_validator, model_validator

from moiso_shared.text import Strict, Text

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_SPAN = re.compile(r"^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$")


class Span(Strict):
    """From one time of the local day to a later one; written ``"07:30-11:30"``, up to ``24:00``."""

    start_min: Annotated[int, Field(ge=0, lt=1440)]
    """Minutes after local midnight."""
    end_min: Annotated[int, Field(gt=0, le=1440)]

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        match = _SPAN.match(value.strip())
        if match is None:
            raise ValueError(f"'{value}' is not a span of time; write it like 07:30-11:30")
        h1, m1, h2, m2 = map(int, match.groups())
        if m1 > 59 or m2 > 59:
            raise ValueError(f"'{value}' has more than 59 minutes; write it like 07:30-11:30")
        return {"start_min": h1 * 60 + m1, "end_min": h2 * 60 + m2}

    @model_validator(mode="after")
    def _forward(self) -> "Span":
        if self.end_min <= self.start_min:
            raise ValueError(f"'{self}' ends before it begins")
        return self

    def __str__(self) -> str:
        return "{:02d}:{:02d}-{:02d}:{:02d}".format(*divmod(self.start_min, 60), *divmod(self.end_min, 60))

    def holds(self, moment: time) -> bool:
        """Whether a local time of day lies inside; the end does not belong to it."""
        return self.start_min <= moment.hour * 60 + moment.minute < self.end_min


Spans = tuple[Span, ...]


def _ordered(spans: Spans) -> Spans:
    for earlier, later in zip(spans, spans[1:], strict=False):
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

    @field_serializer(*WEEKDAYS)
    def _words(self, spans: Spans) -> list[str]:
        return [str(span) for span in spans]

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

    @field_serializer("open")
    def _words(self, spans: Spans) -> list[str]:
        return [str(span) for span in spans]


class Hours(Strict):
    """When numbers are given. Departments and services may name a timetable of their own."""

    always_open: bool = False
    """Trials and demonstrations only: numbers at any time, whatever the timetables say."""
    timetables: dict[str, Week] = {}
    """Weeks by name; ``office`` is everyone's unless a department or service names another."""
    special_days: tuple[SpecialDay, ...] = ()
    last_number_min: Annotated[int, Field(ge=0, le=240)] = 15
    """The last number is given this many minutes before the last span of the day ends."""


OFFICE = "office"
