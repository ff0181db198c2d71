"""When numbers are given, at the minutes where it changes and where clocks change."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moiso_shared import opening
from moiso_shared.centre import Centre
from moiso_shared.centre_file import validate
from moiso_shared.opening import Closed, ClosedReason, Open
from moiso_shared.timetable import WEEKDAYS

OFFICE_WEEK = {day: ["07:00-11:30", "13:30-17:00"] for day in WEEKDAYS[:5]}
LAND_WEEK = {**OFFICE_WEEK, "sat": ["07:00-11:30"]}
NIGHT_WEEK = {day: ["00:00-24:00"] for day in WEEKDAYS}
EUROPE = "Europe/Berlin"
SAIGON = "Asia/Ho_Chi_Minh"


def centre(zone: str = SAIGON, **hours: Any) -> Centre:
    return validate(
        {
            "id": "c",
            "name": "Trung tâm",
            "time_zone": zone,
            "departments": [{"id": "land", "name": "Đất đai", "timetable": "land"}],
            "services": [
                {"id": "plain", "name": "Chung", "prefix": "A"},
                {"id": "deed", "name": "Sổ đỏ", "prefix": "H", "department": "land"},
                {
                    "id": "night",
                    "name": "Trực đêm",
                    "prefix": "K",
                    "department": "land",
                    "timetable": "night",
                },
            ],
            "counters": [{"id": "1", "number": 1, "services": ["plain", "deed", "night"]}],
            "hours": {
                "timetables": {"office": OFFICE_WEEK, "land": LAND_WEEK, "night": NIGHT_WEEK},
                "special_days": [
                    {"date": "2026-09-02", "name": "Quốc khánh"},
                    {"date": "2026-08-22", "name": "Làm bù", "open": ["08:00-11:00"]},
                ],
                **hours,
            },
        }
    )


def without_night(hall: Centre) -> Centre:
    return hall.model_copy(update={"services": hall.services[:2]})


def office_only(hall: Centre) -> Centre:
    return hall.model_copy(update={"services": hall.services[:1]})


def at(words: str, zone: str = SAIGON, fold: int = 0) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def asked(words: str, service_id: str = "plain", zone: str = SAIGON, **hours: Any) -> Open | Closed:
    hall = centre(zone, **hours)
    service = hall.service(service_id)
    assert service is not None
    return opening.is_open(hall, service, at(words, zone))


@pytest.mark.parametrize(
    ("words", "reason", "opens"),
    [
        ("2026-11-23T00:00", ClosedReason.BEFORE_OPENING, "2026-11-23T07:00"),
        ("2026-11-23T06:59:59.999999", ClosedReason.BEFORE_OPENING, "2026-11-23T07:00"),
        ("2026-11-23T11:30", ClosedReason.LUNCH_BREAK, "2026-11-23T13:30"),
        ("2026-11-23T13:29:59", ClosedReason.LUNCH_BREAK, "2026-11-23T13:30"),
        ("2026-11-23T16:45", ClosedReason.AFTER_LAST_NUMBER, "2026-11-24T07:00"),
        ("2026-11-23T23:59:59", ClosedReason.AFTER_LAST_NUMBER, "2026-11-24T07:00"),
        ("2026-11-27T17:00", ClosedReason.AFTER_LAST_NUMBER, "2026-11-30T07:00"),
        ("2026-11-28T09:00", ClosedReason.CLOSED_DAY, "2026-11-30T07:00"),
        ("2026-09-02T09:00", ClosedReason.HOLIDAY, "2026-09-03T07:00"),
        ("2026-08-22T07:30", ClosedReason.BEFORE_OPENING, "2026-08-22T08:00"),
        ("2026-08-22T10:45", ClosedReason.AFTER_LAST_NUMBER, "2026-08-24T07:00"),
    ],
)
def test_outside_the_hours_the_answer_says_why_and_until_when(
    words: str, reason: ClosedReason, opens: str
) -> None:
    answer = asked(words)
    assert isinstance(answer, Closed)
    assert (answer.reason, answer.opens_at) == (reason, at(opens))


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("2026-11-23T07:00", "2026-11-23T11:30"),
        ("2026-11-23T11:29:59.999999", "2026-11-23T11:30"),
        ("2026-11-23T13:30", "2026-11-23T16:45"),
        ("2026-11-23T16:44:59", "2026-11-23T16:45"),
        ("2026-08-22T08:00", "2026-08-22T10:45"),
    ],
)
def test_inside_the_hours_the_answer_says_until_when_numbers_are_given(words: str, until: str) -> None:
    assert asked(words) == Open(until=at(until))


def test_the_last_number_comes_early_only_at_the_end_of_the_day_not_before_lunch() -> None:
    assert isinstance(asked("2026-11-23T11:20", last_number_min=30), Open)
    assert isinstance(asked("2026-11-23T16:30", last_number_min=30), Closed)


def test_without_a_limit_numbers_are_given_until_closing() -> None:
    assert isinstance(asked("2026-11-23T16:59:59", last_number_min=0), Open)
    assert isinstance(asked("2026-11-23T17:00", last_number_min=0), Closed)


def test_a_last_number_before_the_afternoon_begins_leaves_only_the_morning() -> None:
    answer = asked("2026-11-23T14:00", last_number_min=240)
    assert answer == Closed(ClosedReason.AFTER_LAST_NUMBER, at("2026-11-24T07:00"))


def test_a_holiday_carries_its_name() -> None:
    answer = asked("2026-09-02T09:00")
    assert isinstance(answer, Closed)
    assert answer.holiday is not None
    assert answer.holiday.name.vi == "Quốc khánh"


def test_a_department_with_its_own_week_opens_on_saturday_morning() -> None:
    assert isinstance(asked("2026-11-28T09:00", "deed"), Open)
    assert isinstance(asked("2026-11-28T09:00", "plain"), Closed)


def test_a_services_own_week_counts_before_its_departments() -> None:
    assert isinstance(asked("2026-11-29T03:00", "night"), Open)
    assert isinstance(asked("2026-11-29T03:00", "deed"), Closed)


def test_a_span_up_to_midnight_lasts_to_the_last_microsecond_of_the_day() -> None:
    assert isinstance(asked("2026-11-28T23:59:59.999999", "night", last_number_min=0), Open)
    assert isinstance(asked("2026-11-29T00:00", "night", last_number_min=0), Open)


def test_an_always_open_centre_gives_numbers_on_a_holiday_at_night() -> None:
    assert asked("2026-09-02T03:00", always_open=True) == Open(until=None)


def test_a_week_without_hours_opens_at_no_time() -> None:
    hall = centre(timetables={"office": {}, "land": LAND_WEEK, "night": NIGHT_WEEK})
    assert opening.is_open(hall, hall.services[0], at("2026-11-23T09:00")) == Closed(
        ClosedReason.CLOSED_DAY, None
    )


def test_the_local_day_turns_at_local_midnight() -> None:
    hall = centre()
    assert opening.local_day(hall, datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert opening.local_day(hall, datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == date(2026, 11, 23)


def test_closing_and_last_number_are_told_for_the_local_day() -> None:
    hall = centre()
    monday = at("2026-11-23T08:00")
    assert opening.closing_time(hall, hall.services[0], monday) == at("2026-11-23T17:00")
    assert opening.last_number_time(hall, hall.services[0], monday) == at("2026-11-23T16:45")
    sunday = at("2026-11-22T08:00")
    assert opening.closing_time(hall, hall.services[0], sunday) is None
    assert opening.last_number_time(hall, hall.services[0], sunday) is None


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-11-23", "2026-11-24"),
        ("2026-08-21", "2026-08-22"),
        ("2026-08-22", "2026-08-24"),
        ("2026-09-01", "2026-09-03"),
    ],
)
def test_the_next_working_day_knows_weekends_holidays_and_working_saturdays(day: str, following: str) -> None:
    hall = office_only(centre())
    assert opening.next_working_day(hall, date.fromisoformat(day)) == date.fromisoformat(following)


def test_a_saturday_on_which_one_department_works_is_a_working_day() -> None:
    assert opening.next_working_day(without_night(centre()), date(2026, 11, 27)) == date(2026, 11, 28)


def test_the_next_working_day_is_tomorrow_when_hours_say_nothing() -> None:
    friday = date(2026, 11, 27)
    assert opening.next_working_day(centre(always_open=True), friday) == date(2026, 11, 28)
    closed = centre(timetables={"office": {}, "land": {}, "night": {}})
    assert opening.next_working_day(closed, friday) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("begun", "minutes", "done"),
    [
        ("2026-11-23T09:00", 30, "2026-11-23T09:30"),
        ("2026-11-23T11:20", 10, "2026-11-23T11:30"),
        ("2026-11-23T11:20", 30, "2026-11-23T13:50"),
        ("2026-11-23T12:00", 30, "2026-11-23T14:00"),
        ("2026-11-23T06:30", 30, "2026-11-23T07:30"),
        ("2026-11-23T16:50", 30, "2026-11-23T17:20"),
        ("2026-11-28T09:00", 30, "2026-11-28T09:30"),
    ],
)
def test_work_rests_at_lunch_and_goes_on_after_closing(begun: str, minutes: int, done: str) -> None:
    hall = centre()
    work = timedelta(minutes=minutes)
    assert opening.working_after(hall, hall.services[0], at(begun), work) == at(done)


def test_work_does_not_rest_where_it_is_always_open() -> None:
    hall = centre(always_open=True)
    work = timedelta(minutes=30)
    assert opening.working_after(hall, hall.services[0], at("2026-11-23T11:20"), work) == at(
        "2026-11-23T11:50"
    )


# Central Europe goes forward at 02:00 on 2026-03-29 and back at 03:00 on 2026-10-25.


@pytest.mark.parametrize(("day", "utc_hour"), [("2026-03-27", 6), ("2026-03-30", 5), ("2026-10-26", 6)])
def test_seven_in_the_morning_stays_seven_when_the_clocks_change(day: str, utc_hour: int) -> None:
    hall = centre(EUROPE)
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(hour=utc_hour)
    answer = opening.is_open(hall, hall.services[0], start - timedelta(microseconds=1))
    assert answer == Closed(ClosedReason.BEFORE_OPENING, start)
    assert isinstance(opening.is_open(hall, hall.services[0], start), Open)


def test_the_opening_after_a_clock_change_is_told_in_the_new_time() -> None:
    answer = asked("2026-03-28T12:00", zone=EUROPE)
    assert isinstance(answer, Closed)
    assert answer.opens_at == datetime(2026, 3, 30, 5, 0, tzinfo=UTC)


def test_the_day_of_25_hours_and_the_day_of_23_hours_are_one_local_day_each() -> None:
    hall = centre(EUROPE)
    for day, hours in ((date(2026, 10, 25), 25), (date(2026, 3, 29), 23)):
        midnight = at(f"{day}T00:00", EUROPE)
        assert opening.local_day(hall, midnight - timedelta(microseconds=1)) == day - timedelta(days=1)
        assert opening.local_day(hall, midnight) == day
        end = midnight + timedelta(hours=hours)
        assert opening.local_day(hall, end - timedelta(microseconds=1)) == day
        assert opening.local_day(hall, end) == day + timedelta(days=1)


def test_a_service_open_all_night_stays_open_through_both_clock_changes() -> None:
    hall = centre(EUROPE, last_number_min=0)
    night = hall.services[2]
    for day in ("2026-03-29", "2026-10-25"):
        midnight = at(f"{day}T00:00", EUROPE)
        for quarter in range(26 * 4):
            moment = midnight + timedelta(minutes=15 * quarter)
            assert isinstance(opening.is_open(hall, night, moment), Open), moment


def test_hours_that_a_clock_change_skips_or_repeats_open_once() -> None:
    week = {"sun": ["02:15-02:45"]}
    hall = centre(EUROPE, timetables={"office": week, "land": week, "night": week}, last_number_min=0)
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
    hall = centre(zone)
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
