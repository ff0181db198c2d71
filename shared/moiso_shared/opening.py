"""When numbers are given: the centre's timetable on the line of time, in its own zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre, Service
from moiso_shared.timetable import OFFICE, Spans, SpecialDay, Week

LOOK_AHEAD_DAYS = 60
"""How far ahead the next opening is looked for: longer than any row of holidays."""


class ClosedReason(StrEnum):
    """Why no numbers are given now."""

    BEFORE_OPENING = "before_opening"
    LUNCH_BREAK = "lunch_break"
    AFTER_LAST_NUMBER = "after_last_number"
    CLOSED_DAY = "closed_day"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Open:
    """Numbers are given."""

    until: datetime | None
    """When the giving next pauses or ends (aware UTC); None where it is always open."""


@dataclass(frozen=True)
class Closed:
    """No numbers are given."""

    reason: ClosedReason
    opens_at: datetime | None
    """When numbers are given again (aware UTC); None when not within ``LOOK_AHEAD_DAYS``."""
    holiday: SpecialDay | None = None
    """The holiday, with its name, when that is the reason."""


@dataclass(frozen=True)
class Giving:
    """A stretch of time in which numbers are given; the end does not belong to it."""

    start: datetime
    end: datetime


def is_open(centre: Centre, service: Service, now: datetime) -> Open | Closed:
    """Whether a service gives numbers at a moment, and if not, why and until when.

    Args:
        centre: Its hours and time zone decide.
        service: Its own timetable counts before its department's, and that before ``office``.
        now: Any aware time.
    """
    if centre.hours.always_open:
        return Open(until=None)
    today = local_day(centre, now)
    givings = _givings(centre, service, today)
    for giving in givings:
        if giving.start <= now < giving.end:
            return Open(until=giving.end)
    special = special_day(centre, today)
    reason = _reason(givings, now, holiday=special is not None and not special.open)
    return Closed(
        reason=reason,
        opens_at=next_opening(centre, service, now),
        holiday=special if reason is ClosedReason.HOLIDAY else None,
    )


def numbers_are_over(centre: Centre, service: Service, now: datetime) -> bool:
    """Whether a service gives no more numbers on this local day."""
    opening = is_open(centre, service, now)
    again = (ClosedReason.BEFORE_OPENING, ClosedReason.LUNCH_BREAK)
    return isinstance(opening, Closed) and opening.reason not in again


def next_opening(centre: Centre, service: Service, now: datetime) -> datetime | None:
    """The first moment after ``now`` at which numbers begin to be given (aware UTC), if it is near."""
    today = local_day(centre, now)
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        for giving in _givings(centre, service, today + timedelta(days=ahead)):
            if giving.start > now:
                return giving.start
    return None


def closing_time(centre: Centre, service: Service, now: datetime) -> datetime | None:
    """When a service's counters end their local day (aware UTC); None on a closed day or without hours."""
    today = local_day(centre, now)
    spans = () if centre.hours.always_open else spans_on(centre, service, today)
    return _moment(centre, today, spans[-1].end_min) if spans else None


def local_day(centre: Centre, now: datetime) -> date:
    """The calendar day at the centre."""
    return now.astimezone(ZoneInfo(centre.time_zone)).date()


def next_working_day(centre: Centre, day: date) -> date:
    """The first day after ``day`` on which any service has hours; simply the next one where none ever has."""
    tomorrow = day + timedelta(days=1)
    if centre.hours.always_open:
        return tomorrow
    following = (tomorrow + timedelta(days=ahead) for ahead in range(LOOK_AHEAD_DAYS))
    working = (day for day in following if any(spans_on(centre, service, day) for service in centre.services))
    return next(working, tomorrow)


def spans_on(centre: Centre, service: Service, day: date) -> Spans:
    """The hours of a service on one day, as they are written."""
    special = special_day(centre, day)
    return special.open if special is not None else week_of(centre, service).on(day)


def week_of(centre: Centre, service: Service) -> Week:
    """The weekly hours of a service: its own, its department's, or everyone's."""
    department = next((part for part in centre.departments if part.id == service.department), None)
    name = service.timetable or (department.timetable if department else None) or OFFICE
    return centre.hours.timetables.get(name, Week())


def special_day(centre: Centre, day: date) -> SpecialDay | None:
    """The holiday or unusual working day on a date."""
    return next((special for special in centre.hours.special_days if special.date == day), None)


def _givings(centre: Centre, service: Service, day: date) -> list[Giving]:
    """The stretches of one day; the last number comes some minutes before the day's last span ends."""
    spans = spans_on(centre, service, day)
    if not spans:
        return []
    last_number_min = spans[-1].end_min - centre.hours.last_number_min
    return list(_stretches(centre, day, spans, last_number_min))


def _stretches(centre: Centre, day: date, spans: Spans, last_number_min: int) -> Iterator[Giving]:
    for span in spans:
        end_min = min(span.end_min, last_number_min)
        if span.start_min < end_min:
            yield Giving(_moment(centre, day, span.start_min), _moment(centre, day, end_min))


def _moment(centre: Centre, day: date, minutes: int) -> datetime:
    """The moment of a local time; one that a clock change skips counts by the clock before the change."""
    midnight = datetime.combine(day, time())
    local = (midnight + timedelta(minutes=minutes)).replace(tzinfo=ZoneInfo(centre.time_zone))
    return local.astimezone(UTC)


def _reason(givings: list[Giving], now: datetime, *, holiday: bool) -> ClosedReason:
    if holiday:
        return ClosedReason.HOLIDAY
    if not givings:
        return ClosedReason.CLOSED_DAY
    if now < givings[0].start:
        return ClosedReason.BEFORE_OPENING
    return ClosedReason.LUNCH_BREAK if now < givings[-1].start else ClosedReason.AFTER_LAST_NUMBER


def working_after(centre: Centre, service: Service, now: datetime, work: timedelta) -> datetime:
    """When some work is done that begins now and rests in the day's breaks.

    After the last hours of the day it goes on without a rest: whoever waits then is still served.
    """
    if centre.hours.always_open:
        return now + work
    today = local_day(centre, now)
    at, left = now, work
    for span in spans_on(centre, service, today):
        start, end = _moment(centre, today, span.start_min), _moment(centre, today, span.end_min)
        if end <= at:
            continue
        at = max(at, start)
        if left <= end - at:
            return at + left
        left -= end - at
        at = end
    return at + left
