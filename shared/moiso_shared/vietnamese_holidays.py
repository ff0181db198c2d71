"""Public holidays in Vietnam: the days that the law names, for a centre to take or leave.

Days that make up for a holiday on a weekend, and working days moved around one, are announced each year and
entered by hand.

Source: Labour Code 2019 (45/2019/QH14), article 112, paragraph 1.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from moiso_shared.lunar import solar_day
from moiso_shared.text import Text

_NEW_YEAR = Text({"vi": "Tết Dương lịch", "en": "New Year"})
_TET = Text({"vi": "Tết Nguyên đán", "en": "Lunar New Year"})
_KINGS = Text({"vi": "Giỗ Tổ Hùng Vương", "en": "Hùng Kings' Commemoration Day"})
_VICTORY = Text({"vi": "Ngày Chiến thắng", "en": "Reunification Day"})
_LABOUR = Text({"vi": "Ngày Quốc tế lao động", "en": "Labour Day"})
_NATION = Text({"vi": "Quốc khánh", "en": "National Day"})


@dataclass(frozen=True)
class Holiday:
    """One day off."""

    day: date
    name: Text
    chosen_each_year: bool = False
    """Beside the holiday itself: which of its neighbours is free is decided each year."""


def holidays(year: int) -> list[Holiday]:
    """The holidays of a year in their order, with the neighbours of Tết and of National Day."""
    tet, nation = solar_day(year, 1, 1), date(year, 9, 2)
    found = [
        Holiday(date(year, 1, 1), _NEW_YEAR),
        *(Holiday(tet + timedelta(days=step), _TET, step in (-2, 4)) for step in range(-2, 5)),
        Holiday(solar_day(year, 3, 10), _KINGS),
        Holiday(date(year, 4, 30), _VICTORY),
        Holiday(date(year, 5, 1), _LABOUR),
        *(Holiday(nation + timedelta(days=step), _NATION, step != 0) for step in (-1, 0, 1)),
    ]
    return sorted(found, key=lambda holiday: holiday.day)
