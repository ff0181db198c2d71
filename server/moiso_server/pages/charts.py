"""Options of the ECharts on the staff pages."""

from collections.abc import Iterable
from typing import Any

from moiso_shared.look import DARK, LIGHT

from moiso_server.pages.dashboard import Hour
from moiso_server.pages.words import Words
from moiso_server.reports.report import Report
from moiso_server.reports.wording import Wording

_NARROW = 640
"""Below so many pixels the cells of the heat map have no room for figures."""


def hourly(hours: Iterable[Hour], words: Words, *, dark: bool) -> dict[str, Any]:
    """Arrivals as bars and the average wait as a line, by hour."""
    palette, hours = DARK if dark else LIGHT, list(hours)
    text = {"color": palette.ink_soft}
    grid_line = {"lineStyle": {"color": palette.line}}
    return {
        "aria": {"enabled": True},
        "animation": False,
        "textStyle": {"fontFamily": "system-ui, sans-serif", **text},
        "grid": {"left": 40, "right": 40, "top": 40, "bottom": 28},
        "legend": {"top": 0, "textStyle": {"color": palette.ink}},
        "tooltip": {"trigger": "axis"},
        "xAxis": {"type": "category", "data": [f"{row.hour}h" for row in hours], "axisLabel": text},
        "yAxis": [
            {"type": "value", "minInterval": 1, "axisLabel": text, "splitLine": grid_line},
            {"type": "value", "axisLabel": text, "splitLine": {"show": False}},
        ],
        "series": [
            {
                "name": words("arrivals"),
                "type": "bar",
                "data": [row.arrivals for row in hours],
                "itemStyle": {"color": palette.accent, "borderRadius": 4},
            },
            {
                "name": words("mean_wait"),
                "type": "line",
                "yAxisIndex": 1,
                "data": [row.mean_wait_min for row in hours],
                "connectNulls": True,
                "symbolSize": 8,
                "lineStyle": {"width": 3, "color": palette.gold},
                "itemStyle": {"color": palette.gold},
            },
        ],
    }


def daily(report: Report, wording: Wording, *, dark: bool) -> dict[str, Any]:
    """Visits as bars and the median wait as a line, by day."""
    palette = DARK if dark else LIGHT
    text = {"color": palette.ink_soft}
    count = text | {":formatter": f"value => value.toLocaleString('{wording.language}')"}
    span = "day" if "day" in report.lines else "month"
    lines = report.lines[span]
    return {
        "aria": {"enabled": True},
        "animation": False,
        "textStyle": {"fontFamily": "system-ui, sans-serif", **text},
        "grid": {"left": 50, "right": 40, "top": 40, "bottom": 28},
        "legend": {"top": 0, "textStyle": {"color": palette.ink}},
        "tooltip": {"trigger": "axis"},
        "xAxis": {
            "type": "category",
            "data": [wording.line(span, line.value) for line in lines],
            "axisLabel": text,
        },
        "yAxis": [
            {"type": "value", "axisLabel": count, "splitLine": {"lineStyle": {"color": palette.line}}},
            {"type": "value", "axisLabel": text, "splitLine": {"show": False}},
        ],
        "series": [
            {
                "name": wording.name("visits"),
                "type": "bar",
                "barMaxWidth": 48,
                "data": [line.cell.visits for line in lines],
                "itemStyle": {"color": palette.accent},
            },
            {
                "name": wording.name("wait_median"),
                "type": "line",
                "yAxisIndex": 1,
                "connectNulls": True,
                "data": [line.cell.waits.quantile(0.5) for line in lines],
                "lineStyle": {"width": 3, "color": palette.gold},
                "itemStyle": {"color": palette.gold},
            },
        ],
    }


def heat_map(report: Report, wording: Wording, *, dark: bool) -> dict[str, Any]:
    """Visits by weekday and hour."""
    palette = DARK if dark else LIGHT
    text = {"color": palette.ink_soft}
    count = {":formatter": f"cell => cell.value[2].toLocaleString('{wording.language}')"}
    hours, days = list(report.hours), report.weekdays[::-1]
    return {
        "aria": {"enabled": True},
        "animation": False,
        "textStyle": {"fontFamily": "system-ui, sans-serif", **text},
        "grid": {"left": 90, "right": 20, "top": 10, "bottom": 70},
        "media": [{"query": {"maxWidth": _NARROW}, "option": {"series": [{"label": {"show": False}}]}}],
        "tooltip": {},
        "xAxis": {"type": "category", "data": [f"{hour}h" for hour in hours], "axisLabel": text},
        "yAxis": {
            "type": "category",
            "data": [wording.line("weekday", str(day)) for day in days],
            "axisLabel": text,
        },
        "visualMap": {
            "min": 0,
            "max": max(report.heat.values(), default=1),
            "orient": "horizontal",
            "left": "center",
            "bottom": 0,
            "textStyle": text,
            "inRange": {"color": [palette.accent_soft, palette.accent]},
        },
        "series": [
            {
                "name": wording.name("visits"),
                "type": "heatmap",
                "label": {"show": True, **count},
                "data": [
                    [hours.index(hour), days.index(day), visits]
                    for (day, hour), visits in report.heat.items()
                ],
            }
        ],
    }
