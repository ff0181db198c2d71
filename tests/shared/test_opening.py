"""When numbers are given, why not, and until when, at the minutes where it changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from moiso_shared import opening
from moiso_shared.opening import Closed, ClosedReason, Open

from tests.fakes.hours import LAND_WEEK, NIGHT_WEEK, SAIGON, at, centre_with_hours, office_only, without_night


def asked(words: str, service_id: str = "plain", zone: str = SAIGON, **hours: Any) -> Open | Closed:
    hall = centre_with_hours(zone, **hours)
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
    hall = centre_with_hours(timetables={"office": {}, "land": LAND_WEEK, "night": NIGHT_WEEK})
    assert opening.is_open(hall, hall.services[0], at("2026-11-23T09:00")) == Closed(
        ClosedReason.CLOSED_DAY, None
    )


def test_the_local_day_turns_at_local_midnight() -> None:
    hall = centre_with_hours()
    assert opening.local_day(hall, datetime(2026, 11, 22, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert opening.local_day(hall, datetime(2026, 11, 22, 17, 0, tzinfo=UTC)) == date(2026, 11, 23)


def test_closing_time_is_told_for_the_local_day() -> None:
    hall = centre_with_hours()
    monday = at("2026-11-23T08:00")
    assert opening.closing_time(hall, hall.services[0], monday) == at("2026-11-23T17:00")
    sunday = at("2026-11-22T08:00")
    assert opening.closing_time(hall, hall.services[0], sunday) is None


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
    hall = office_only(centre_with_hours())
    assert opening.next_working_day(hall, date.fromisoformat(day)) == date.fromisoformat(following)


def test_a_saturday_on_which_one_department_works_is_a_working_day() -> None:
    assert opening.next_working_day(without_night(centre_with_hours()), date(2026, 11, 27)) == date(
        2026, 11, 28
    )


def test_the_next_working_day_is_tomorrow_when_hours_say_nothing() -> None:
    friday = date(2026, 11, 27)
    assert opening.next_working_day(centre_with_hours(always_open=True), friday) == date(2026, 11, 28)
    closed = centre_with_hours(timetables={"office": {}, "land": {}, "night": {}})
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
    hall = centre_with_hours()
    work = timedelta(minutes=minutes)
    assert opening.working_after(hall, hall.services[0], at(begun), work) == at(done)


def test_work_does_not_rest_where_it_is_always_open() -> None:
    hall = centre_with_hours(always_open=True)
    work = timedelta(minutes=30)
    assert opening.working_after(hall, hall.services[0], at("2026-11-23T11:20"), work) == at(
        "2026-11-23T11:50"
    )
