"""Hours hold on the days when clocks change, and what is announced comes true.

Central Europe goes forward at 02:00 on 2026-03-29 and back at 03:00 on 2026-10-25.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared import opening
from moiso_shared.opening import Closed, ClosedReason, Open

from tests.fakes.hours import EUROPE, SAIGON, at, centre_with_hours


@pytest.mark.parametrize(("day", "utc_hour"), [("2026-03-27", 6), ("2026-03-30", 5), ("2026-10-26", 6)])
def test_seven_in_the_morning_stays_seven_when_the_clocks_change(day: str, utc_hour: int) -> None:
    hall = centre_with_hours(EUROPE)
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=utc_hour)
    answer = opening.is_open(hall, hall.services[0], start - timedelta(microseconds=1))
    assert answer == Closed(ClosedReason.BEFORE_OPENING, start)
    assert isinstance(opening.is_open(hall, hall.services[0], start), Open)


def test_the_opening_after_a_clock_change_is_told_in_the_new_time() -> None:
    hall = centre_with_hours(EUROPE)
    answer = opening.is_open(hall, hall.services[0], at("2026-03-28T12:00", EUROPE))
    assert isinstance(answer, Closed)
    assert answer.opens_at == datetime(2026, 3, 30, 5, 0, tzinfo=UTC)


def test_the_day_of_25_hours_and_the_day_of_23_hours_are_one_local_day_each() -> None:
    hall = centre_with_hours(EUROPE)
    for day, hours in ((date(2026, 10, 25), 25), (date(2026, 3, 29), 23)):
        midnight = at(f"{day}T00:00", EUROPE)
        assert opening.local_day(hall, midnight - timedelta(microseconds=1)) == day - timedelta(days=1)
        assert opening.local_day(hall, midnight) == day
        end = midnight + timedelta(hours=hours)
        assert opening.local_day(hall, end - timedelta(microseconds=1)) == day
        assert opening.local_day(hall, end) == day + timedelta(days=1)


def test_a_service_open_all_night_stays_open_through_both_clock_changes() -> None:
    hall = centre_with_hours(EUROPE, last_number_min=0)
    night = hall.services[2]
    for day in ("2026-03-29", "2026-10-25"):
        midnight = at(f"{day}T00:00", EUROPE)
        for quarter in range(26 * 4):
            moment = midnight + timedelta(minutes=15 * quarter)
            assert isinstance(opening.is_open(hall, night, moment), Open), moment


def test_hours_that_a_clock_change_skips_or_repeats_open_once() -> None:
    week = {"sun": ["02:15-02:45"]}
    hall = centre_with_hours(
        EUROPE, timetables={"office": week, "land": week, "night": week}, last_number_min=0
    )
    for day in ("2026-03-29", "2026-10-25"):
        start = at(f"{day}T00:00", EUROPE)
        minutes = [start + timedelta(minutes=step) for step in range(6 * 60)]
        open_minutes = [m for m in minutes if isinstance(opening.is_open(hall, hall.services[0], m), Open)]
        assert len(open_minutes) == 30
        assert open_minutes[-1] - open_minutes[0] == timedelta(minutes=29)


SERVICES = st.sampled_from(["plain", "deed", "night"])
ZONES = st.sampled_from([SAIGON, EUROPE, "America/Santiago"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(
    MOMENTS,
    st.sampled_from(["plain", "deed", "night"]),
    st.sampled_from([SAIGON, EUROPE, "America/Santiago"]),
)
def test_what_is_announced_comes_true(now: datetime, service_id: str, zone: str) -> None:
    """An open service stays open until ``until``; a closed one opens at ``opens_at`` and not before."""
    hall = centre_with_hours(zone)
    service = hall.service(service_id)
    assert service is not None
    match opening.is_open(hall, service, now):
        case Open(until=until):
            assert until is not None
            assert now < until
            last = opening.is_open(hall, service, until - timedelta(microseconds=1))
            assert last == Open(until=until)
        case Closed(opens_at=opens_at):
            assert opens_at is not None
            assert isinstance(opening.is_open(hall, service, opens_at), Open)
            before = opens_at - timedelta(microseconds=1)
            assert now <= before
            assert isinstance(opening.is_open(hall, service, before), Closed)
