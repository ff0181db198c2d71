"""A year of a centre's hours as a calendar, and the document after days were changed on it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from moiso_shared.centre import Centre
from moiso_shared.timetable import OFFICE, Spans, SpecialDay, Week
from moiso_shared.vietnamese_holidays import Holiday, holidays

from moiso_server.pages.form_values import Form
from moiso_server.pages.words import Language

State = Literal["open", "half", "closed", "weekend"]
DAY = "day."
"""Before a date in the name of the field that says how it is changed."""
PROPOSED = "propose"


@dataclass(frozen=True)
class Cell:
    """One day of the calendar."""

    day: date
    state: State
    special: bool
    """It is not as usual."""
    hours: str
    name: str
    proposed: str
    """The holiday that the law names for it, where the document has nothing for the day."""
    usual: str
    full: str
    """Hours of a whole working day here, for days that are usually closed too."""


def cells(centre: Centre, year: int, language: Language) -> list[Cell]:
    """Every day of a year."""
    special = {each.date: each for each in centre.hours.special_days}
    legal = {each.day: each for each in holidays(year)}
    day, found = date(year, 1, 1), []
    while day.year == year:
        found.append(_cell(centre, day, special.get(day), legal.get(day), language))
        day += timedelta(days=1)
    return found


def weeks(found: Sequence[Cell], month: int) -> list[list[Cell | None]]:
    """The cells of a month in rows from Monday to Sunday."""
    mine: list[Cell | None] = [cell for cell in found if cell.day.month == month]
    first = mine[0]
    assert first is not None
    padded = [None] * first.day.weekday() + mine
    padded += [None] * (-len(padded) % 7)
    return [padded[at : at + 7] for at in range(0, len(padded), 7)]


def _cell(
    centre: Centre, day: date, special: SpecialDay | None, legal: Holiday | None, language: Language
) -> Cell:
    week = _week(centre)
    usual, full = week.on(day), week.on(day) or _working_day(week)
    spans = usual if special is None else special.open
    return Cell(
        day=day,
        state=_state(spans, special, full),
        special=special is not None,
        hours=_said(spans),
        name=special.name.in_language(language) if special else "",
        proposed=legal.name.in_language(language) if legal and special is None else "",
        usual=_said(usual),
        full=_said(full),
    )


def _week(centre: Centre) -> Week:
    return centre.hours.timetables.get(OFFICE) or Week()


def _working_day(week: Week) -> Spans:
    """The first day of the week that has hours."""
    return next((spans for spans in (week.mon, week.tue, week.wed, week.thu, week.fri) if spans), ())


def _state(spans: Spans, special: SpecialDay | None, full: Spans) -> State:
    if not spans:
        return "closed" if special else "weekend"
    return "half" if _minutes(spans) < _minutes(full) * 0.75 else "open"


def _minutes(spans: Spans) -> int:
    return sum(span.end_min - span.start_min for span in spans)


def _said(spans: Spans) -> str:
    return ", ".join(map(str, spans))


def with_days(centre: Centre, form: Form) -> dict[str, Any]:
    """The document with the posted days; what cannot be read of a day is left to the check.

    Args:
        centre: The document in use.
        form: ``day.2026-12-24`` is empty for a usual day, or JSON with ``open`` (hours as people write them)
            and ``name``; ``propose`` lists holidays that are taken over.
    """
    document = centre.model_dump(mode="json", exclude_none=True)
    days = {each["date"]: each for each in document["hours"]["special_days"]}
    days |= {each["date"]: each for each in _proposed(form.get(PROPOSED, ()))}
    for key, values in form.items():
        if key.startswith(DAY):
            day = key.removeprefix(DAY)
            days.pop(day, None)
            days |= {day: _day(day, values[0])} if values[0].strip() else {}
    hours = {**document["hours"], "special_days": [days[day] for day in sorted(days)]}
    return {**document, "hours": hours}


def _day(day: str, said: str) -> dict[str, Any]:
    try:
        wish: Any = json.loads(said)
    except ValueError:
        wish = None
    if not isinstance(wish, Mapping):
        return {"date": day, "name": said}
    spans = [span.strip() for span in str(wish.get("open", "")).split(",") if span.strip()]
    names = wish.get("name")
    name = {code: str(words) for code, words in names.items() if words} if isinstance(names, Mapping) else {}
    return {"date": day, "name": name, "open": spans}


def _proposed(days: Sequence[str]) -> Iterator[dict[str, Any]]:
    years = {int(day[:4]) for day in days if day[:4].isdecimal()}
    for holiday in (each for year in sorted(years) if 1901 < year < 2200 for each in holidays(year)):
        if holiday.day.isoformat() in days:
            yield {"date": holiday.day.isoformat(), "name": holiday.name.root, "open": []}
