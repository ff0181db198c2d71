"""Whether numbers are given for a service now, as far as the timetable tells.

The server decides; this only spares the visitor a touch in vain and tells when to come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from moiso_shared.centre import Centre, Service
from moiso_shared.timetable import OFFICE, Span, Spans


@dataclass(frozen=True)
class Opening:
    """A service's doors at one moment."""

    open: bool
    again: Span | None = None
    """While closed: the next span of today, if there is one."""
    today: Spans = ()


def opening(centre: Centre, service: Service, now: datetime) -> Opening:
    """The doors of a service at a moment in the centre's local time."""
    if centre.hours.always_open:
        return Opening(open=True)
    today = spans_on(centre, service, now.date())
    minute = now.hour * 60 + now.minute
    if any(span.holds(now.time()) for span in today):
        return Opening(open=True, today=today)
    again = next((span for span in today if span.start_min > minute), None)
    return Opening(open=False, again=again, today=today)


def spans_on(centre: Centre, service: Service, day: date) -> Spans:
    """The spans of a day: a special day's, else of the service's, its department's or the usual week."""
    for special in centre.hours.special_days:
        if special.date == day:
            return special.open
    department = next((part for part in centre.departments if part.id == service.department), None)
    name = service.timetable or (department.timetable if department else None) or OFFICE
    week = centre.hours.timetables.get(name)
    return week.on(day) if week else ()


def clock_words(span: Span) -> str:
    """A span as people write it: 07:30–11:30."""
    return str(span).replace("-", "–")
