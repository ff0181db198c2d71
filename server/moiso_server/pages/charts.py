"""Options of the ECharts on the staff pages."""

from collections.abc import Iterable
from typing import Any

from moiso_shared.look import DARK, LIGHT

from moiso_server.pages.dashboard import Hour
from moiso_server.pages.words import Words


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
