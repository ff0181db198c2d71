"""Options of the ECharts on the staff pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from moiso_shared.look import DARK, LIGHT, Palette

from moiso_server.pages.dashboard import Hour
from moiso_server.pages.words import Words
from moiso_server.reports.report import Report
from moiso_server.reports.wording import Wording

_NARROW = 640
"""Below so many pixels the cells of the heat map have no room for figures."""


@dataclass(frozen=True)
class _Series:
    """A name and a value for each place of the axis."""

    name: str
    values: Sequence[float | None]


def hourly(hours: Iterable[Hour], words: Words, *, dark: bool) -> dict[str, Any]:
    """Arrivals as bars and the average wait as a line, by hour."""
    rows = list(hours)
    arrivals = _Series(words("arrivals"), [row.arrivals for row in rows])
    waits = _Series(words("mean_wait"), [row.mean_wait_min for row in rows])
    return _bars_and_line([f"{row.hour}h" for row in rows], arrivals, waits, words.language, dark=dark)


def daily(report: Report, wording: Wording, *, dark: bool) -> dict[str, Any]:
    """Visits as bars and the median wait as a line, by day; over a long period by month."""
    span = "day" if "day" in report.lines else "month"
    lines = report.lines[span]
    visits = _Series(wording.name("visits"), [line.cell.visits for line in lines])
    waits = _Series(wording.name("wait_median"), [line.cell.waits.quantile(0.5) for line in lines])
    places = [wording.line(span, line.value) for line in lines]
    return _bars_and_line(places, visits, waits, wording.language, dark=dark)


def heat_map(report: Report, wording: Wording, *, dark: bool) -> dict[str, Any]:
    """Visits by weekday and hour."""
    palette = DARK if dark else LIGHT
    hours, days = list(report.hours), report.weekdays[::-1]
    places = [[hours.index(hour), days.index(day), visits] for (day, hour), visits in report.heat.items()]
    figures = {"show": True, ":formatter": _written("value.value[2]", wording.language)}
    return {
        **_common(palette),
        "grid": {"left": 90, "right": 20, "top": 10, "bottom": 70},
        "media": [{"query": {"maxWidth": _NARROW}, "option": {"series": [{"label": {"show": False}}]}}],
        "tooltip": {},
        "xAxis": _categories([f"{hour}h" for hour in hours], palette),
        "yAxis": _categories([wording.line("weekday", str(day)) for day in days], palette),
        "visualMap": _scale(max(report.heat.values(), default=1), palette),
        "series": [{"name": wording.name("visits"), "type": "heatmap", "label": figures, "data": places}],
    }


def _bars_and_line(
    places: Sequence[str], bars: _Series, line: _Series, language: str, *, dark: bool
) -> dict[str, Any]:
    """Counts as bars on the axis to the left, minutes as a line on the one to the right."""
    palette = DARK if dark else LIGHT
    text = _text(palette)
    count = text | {":formatter": _written("value", language)}
    rules = {"lineStyle": {"color": palette.line}}
    return {
        **_common(palette),
        "grid": {"left": 50, "right": 40, "top": 40, "bottom": 28},
        "legend": {"top": 0, "textStyle": {"color": palette.ink}},
        "tooltip": {"trigger": "axis"},
        "xAxis": _categories(places, palette),
        "yAxis": [
            {"type": "value", "minInterval": 1, "axisLabel": count, "splitLine": rules},
            {"type": "value", "axisLabel": text, "splitLine": {"show": False}},
        ],
        "series": [_bars(bars, palette), _line(line, palette)],
    }


def _bars(series: _Series, palette: Palette) -> dict[str, Any]:
    look = {"color": palette.accent, "borderRadius": 4}
    data = list(series.values)
    return {"name": series.name, "type": "bar", "barMaxWidth": 48, "data": data, "itemStyle": look}


def _line(series: _Series, palette: Palette) -> dict[str, Any]:
    return {
        "name": series.name,
        "type": "line",
        "yAxisIndex": 1,
        "data": list(series.values),
        "connectNulls": True,
        "symbolSize": 8,
        "lineStyle": {"width": 3, "color": palette.gold},
        "itemStyle": {"color": palette.gold},
    }


def _scale(most: int, palette: Palette) -> dict[str, Any]:
    """From the least to the most visits, as a bar of colours below."""
    colours = {"color": [palette.accent_soft, palette.accent]}
    place = {"orient": "horizontal", "left": "center", "bottom": 0}
    return {"min": 0, "max": most, "textStyle": _text(palette), "inRange": colours, **place}


def _common(palette: Palette) -> dict[str, Any]:
    style = {"fontFamily": "system-ui, sans-serif", **_text(palette)}
    return {"aria": {"enabled": True}, "animation": False, "textStyle": style}


def _categories(places: Sequence[str], palette: Palette) -> dict[str, Any]:
    return {"type": "category", "data": list(places), "axisLabel": _text(palette)}


def _text(palette: Palette) -> dict[str, Any]:
    return {"color": palette.ink_soft}


def _written(figure: str, language: str) -> str:
    """A formatter that writes a figure as the reader does."""
    return f"value => {figure}.toLocaleString('{language}')"
