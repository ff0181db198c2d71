"""The lunar calendar of Vietnam, and the public holidays that rest on it."""

from datetime import date

import pytest
from moiso_server.centres import ready_made
from moiso_shared.centre_file import parse
from moiso_shared.lunar import solar_day
from moiso_shared.vietnamese_holidays import holidays

NEW_YEARS = (
    "1968-01-29", "1985-01-21", "2007-02-17", "2020-01-25", "2021-02-12", "2022-02-01",
    "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26",
    "2029-02-13", "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19",
    "2035-02-08",
)  # fmt: skip
"""As the official calendars of Vietnam have them; in 1968, 1985, 2007 and 2030 another day than in China."""
KINGS_DAYS = (
    "2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07",
    "2026-04-26", "2027-04-16",
)  # fmt: skip


@pytest.mark.parametrize("day", NEW_YEARS)
def test_the_year_begins_on_the_vietnamese_day(day: str) -> None:
    assert solar_day(int(day[:4]), 1, 1).isoformat() == day


@pytest.mark.parametrize("day", KINGS_DAYS)
def test_a_repeated_month_moves_what_comes_after_it(day: str) -> None:
    assert solar_day(int(day[:4]), 3, 10).isoformat() == day


def test_months_follow_each_other_for_two_centuries() -> None:
    for year in range(1900, 2101):
        gaps = [(solar_day(year, month + 1, 1) - solar_day(year, month, 1)).days for month in range(1, 10)]
        assert set(gaps) <= {29, 30, 58, 59, 60}
        assert solar_day(year, 1, 1).month in (1, 2)


def test_the_law_names_eleven_days_and_three_are_chosen_each_year() -> None:
    found = holidays(2027)
    assert [each.day for each in found] == sorted(each.day for each in found)
    assert len([each for each in found if not each.chosen_each_year]) == 10
    assert date(2027, 9, 2) in {each.day for each in found if not each.chosen_each_year}
    assert {each.day for each in found if each.chosen_each_year} == {
        date(2027, 2, 4), date(2027, 2, 10), date(2027, 9, 1), date(2027, 9, 3),
    }  # fmt: skip


def test_the_ready_made_ward_keeps_the_holidays_of_the_law() -> None:
    closed = {each.date for each in parse(ready_made("ward")).hours.special_days if not each.open}
    weekdays = {each.day for each in holidays(2026) if each.day.weekday() < 5 and not each.chosen_each_year}
    assert weekdays <= closed
