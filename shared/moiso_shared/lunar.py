"""Days of the Vietnamese lunar calendar, worked out from moon and sun at the meridian of UTC+7.

A month begins on the day of the new moon; the eleventh month holds the winter solstice; of thirteen months
between two solstices the first one without a major solar term repeats its predecessor's number.

Source: J. Meeus, *Astronomical Algorithms*, 2nd ed., chapters 25 (sun) and 49 (new moon), main terms.
"""

from datetime import date, timedelta
from functools import cache
from math import floor, radians, sin

_EPOCH = date(2000, 1, 1)
_NOON_OF_EPOCH = 2451545.0
_MERIDIAN_DAYS = 7 / 24
_MONTH_DAYS = 29.530588861
_FIRST_NEW_MOON = 2451550.09766


def solar_day(lunar_year: int, month: int, day: int) -> date:
    """The civil day of a lunar one; months that are repeated are not asked for.

    Args:
        lunar_year: Named like the civil year in which it begins.
        month: 1 to 10.
        day: 1 to 30.
    """
    first = _eleventh_month(lunar_year - 1)
    until = _eleventh_month(lunar_year)
    begins = [_new_moon(first + step) for step in range(until - first + 1)]
    leap = _repeated(begins) if len(begins) == 14 else None
    place = month + 1
    if leap is not None and leap < place + 1:
        place += 1
    return begins[place] + timedelta(days=day - 1)


def _repeated(begins: list[date]) -> int:
    """The place of the month without a major solar term."""
    for place in range(1, len(begins) - 1):
        if _solar_term(begins[place]) == _solar_term(begins[place + 1]):
            return place
    return len(begins) - 1


@cache
def _eleventh_month(year: int) -> int:
    """Which new moon, counted from 2000, begins the month with the year's winter solstice."""
    moon = round((date(year, 12, 31) - _EPOCH).days / _MONTH_DAYS) + 1
    while _solar_term(_new_moon(moon)) >= 9 or _new_moon(moon) > date(year, 12, 31):
        moon -= 1
    return moon


def _solar_term(day: date) -> int:
    """The twelfth of its yearly way that the sun is in when the day begins; 9 from the winter solstice on."""
    centuries = ((day - _EPOCH).days - 0.5 - _MERIDIAN_DAYS) / 36525
    anomaly = radians(357.52911 + 35999.05029 * centuries - 0.0001537 * centuries**2)
    centre = (1.914602 - 0.004817 * centuries) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    longitude = 280.46646 + 36000.76983 * centuries + 0.0003032 * centuries**2 + centre
    apparent = longitude - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * centuries))
    return floor(apparent % 360 / 30)


@cache
def _new_moon(count: int) -> date:
    """The Vietnamese day of a new moon, counted from that of 6 January 2000."""
    years = count / 1236.85
    sun = radians(2.5534 + 29.10535670 * count - 0.0000014 * years**2)
    moon = radians(201.5643 + 385.81693528 * count + 0.0107582 * years**2)
    latitude = radians(160.7108 + 390.67050284 * count - 0.0016118 * years**2)
    node = radians(124.7746 - 1.56375588 * count + 0.0020672 * years**2)
    dimmed = 1 - 0.002516 * years
    shift = (
        -0.40720 * sin(moon)
        + 0.17241 * dimmed * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude)
        + 0.00739 * dimmed * sin(moon - sun)
        - 0.00514 * dimmed * sin(moon + sun)
        + 0.00208 * dimmed**2 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude)
        + 0.00056 * dimmed * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * dimmed * sin(sun + 2 * latitude)
        + 0.00038 * dimmed * sin(sun - 2 * latitude)
        - 0.00017 * sin(node)
    )
    terrestrial = _FIRST_NEW_MOON + _MONTH_DAYS * count + 0.00015437 * years**2 + shift
    clock_behind_days = 0.0008
    local = terrestrial - clock_behind_days + _MERIDIAN_DAYS
    return _EPOCH + timedelta(days=floor(local + 0.5 - _NOON_OF_EPOCH))
