"""Says headings, lines and figures of the reports as people write them, in Vietnamese and English."""

from collections.abc import Mapping, Sequence
from datetime import date

from moiso_shared.centre import Centre

from moiso_server.reports.definitions import (
    CHOSEN_COLUMNS,
    DAYS_NAMED,
    DEFINITIONS,
    HEADINGS,
    LEFT_OUT,
    NAMES,
    NOTES,
    NOTHING_LEFT_OUT,
    RATING_REASONS,
    SIDES,
    TIMES,
    WEEKDAYS,
)
from moiso_server.reports.report import COUNTED, WORKING
from moiso_server.troubles import TROUBLES


class Wording:
    """Says headings and figures in one language.

    Args:
        centre: Names departments, services, counters.
        language: ``vi`` or ``en``.
        people: Names of clerks by their id.
    """

    def __init__(self, centre: Centre, language: str, people: Mapping[str, str] | None = None) -> None:
        self.centre = centre
        self._people = people or {}
        self.language = language
        self._place = 0 if language == "vi" else 1

    def name(self, column: str) -> str:
        """A column's name."""
        return NAMES[column][self._place]

    def definition(self, column: str, target_min: int) -> str:
        """What a figure counts."""
        return DEFINITIONS[column][self._place].format(target=target_min)

    def heading(self, dimension: str) -> str:
        """A dimension's name."""
        return HEADINGS[dimension][self._place]

    def note(self, dimension: str, target_min: int) -> str:
        """What is to be known of a table beyond the definitions of its figures."""
        if dimension in WORKING:
            return f"{self.name('worked')}: {self.definition('worked', target_min)}"
        return NOTES[dimension][self._place] if dimension in NOTES else ""

    def sheet(self, dimension: str) -> str:
        """A dimension's name, short enough for a sheet of a workbook."""
        return self.heading(dimension).partition(" (")[0][:31]

    def column(self, dimension: str, column: str) -> str:
        """A column's name; of devices only the times are counted."""
        return TIMES[self._place] if dimension in COUNTED else self.name(column)

    def chosen_columns(self) -> list[str]:
        """What is told of a call out of order, after its time."""
        return [names[self._place] for names in CHOSEN_COLUMNS]

    def period(self, first: date, last: date) -> str:
        """From the first to the last day."""
        days = [self.line("day", day.isoformat()) for day in (first, last)]
        return days[0] if first == last else " – ".join(days)

    def left_out(self, rehearsals: Sequence[date]) -> str:
        """Which days of the period were for practice only."""
        if not rehearsals:
            return NOTHING_LEFT_OUT[self._place]
        named = ", ".join(self.line("day", day.isoformat()) for day in rehearsals[:DAYS_NAMED])
        more = "" if len(rehearsals) <= DAYS_NAMED else f"… ({len(rehearsals)})"
        return LEFT_OUT[self._place].format(days=named + more)

    def line(self, dimension: str, value: str) -> str:
        """A line's name."""
        match dimension:
            case "weekday" | "hour" | "day" | "month":
                return self._time(dimension, value)
            case "department":
                names = {part.id: part.name for part in self.centre.departments}
                other = ("Khác", "Other")[self._place]
                return names[value].in_language(self.language) if value in names else other
            case "service":
                service = self.centre.service(value)
                return service.name.in_language(self.language) if service else value
            case "counter":
                return self._counter(value)
            case "clerk":
                return self._people.get(value, value)
            case "priority":
                kind = self.centre.priority(value)
                return kind.name.in_language(self.language) if kind else value
            case "reason":
                reason, _, side = value.partition(" ")
                return f"{self._of(RATING_REASONS, reason)} ({self._of(SIDES, side)})"
            case "device":
                return self._device(value)
            case "trouble":
                device, _, trouble = value.partition(" ")
                return f"{self._device(device)}: {self._of(TROUBLES, trouble)}"
            case _:
                return value

    def figure(self, value: float | None, kind: str) -> str:
        """A figure as one writes it: ``61.911``, ``99,3 %``, ``12,5 phút``; a dash for none."""
        if value is None:
            return "–"
        if kind == "share":
            return f"{self._decimal(value * 100)} %"
        if kind == "count":
            return self._local(f"{value:,}")
        return (
            self._decimal(value) if kind == "score" or isinstance(value, float) else self._local(f"{value:,}")
        )

    def _decimal(self, value: float) -> str:
        return self._local(f"{value:,.1f}")

    def _local(self, text: str) -> str:
        return text if self._place else text.translate(str.maketrans(",.", ".,"))

    def _time(self, dimension: str, value: str) -> str:
        match dimension:
            case "weekday":
                return WEEKDAYS[int(value)][self._place]
            case "hour":
                return f"{value}:00–{value}:59"
            case "day" if self._place == 0:
                year, month, day = value.split("-")
                return f"{day}/{month}/{year}"
            case "month" if self._place == 0:
                year, month = value.split("-")
                return f"{month}/{year}"
            case _:
                return value

    def _of(self, table: Mapping[str, tuple[str, str]], key: str) -> str:
        """A wording; the key itself where a later version of the house has written it."""
        return table[key][self._place] if key in table else key

    def _device(self, device: str) -> str:
        """A kiosk or board as the document names it; a counter by its number."""
        role, _, name = device.partition("/")
        if role == "counter":
            return self._counter(name)
        known = self.centre.kiosks if role == "kiosk" else self.centre.boards
        texts = [part.name for part in known if part.id == name]
        return texts[0].in_language(self.language) if texts else device

    def _counter(self, counter_id: str) -> str:
        counter = self.centre.counter(counter_id)
        if counter is None:
            return counter_id
        plain = (f"Quầy số {counter.number}", f"Counter {counter.number}")[self._place]
        return counter.name.in_language(self.language) if counter.name else plain
