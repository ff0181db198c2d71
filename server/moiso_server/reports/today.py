"""Today's figures for everybody: waits, dossiers on time, satisfaction; each as the reports define it."""

from collections.abc import Mapping, Sequence
from typing import Any

from moiso_shared.centre import Centre

from moiso_server.reports.cells import Cell
from moiso_server.reports.dossier_report import COLUMNS, Numbers
from moiso_server.reports.wording import Wording

LABELS: Mapping[str, tuple[str, str]] = {
    "wait_mean": ("Chờ trung bình", "Mean wait"),
    "within": ("Chờ không quá {target} phút", "Waited no longer than {target} min"),
    "on_time_share": ("Hồ sơ giải quyết đúng hẹn", "Dossiers solved on time"),
    "satisfied": ("Công dân hài lòng", "Visitors satisfied"),
}
_MINUTES = ("phút", "min")
_ON_TIME = next(of for name, of, _ in COLUMNS if name == "on_time_share")


def today(centre: Centre, day: Cell, dossiers: Numbers) -> Sequence[Mapping[str, Any]]:
    """The figures in order, each with its value, its label and how it is written.

    Args:
        centre: Names the target.
        day: All visits of the day.
        dossiers: All dossiers of the day.
    """
    target = centre.watching.target_min
    return [
        _told(centre, "wait_mean", day.waits.mean_min, "minutes"),
        _told(centre, "within", day.waits.within(target), "share"),
        _told(centre, "on_time_share", _ON_TIME(dossiers), "share"),
        _told(centre, "satisfied", day.satisfied, "share"),
    ]


def _told(centre: Centre, name: str, value: float | None, kind: str) -> Mapping[str, Any]:
    label, text = {}, {}
    for place, language in enumerate(("vi", "en")):
        unit = f" {_MINUTES[place]}" if kind == "minutes" and value is not None else ""
        label[language] = LABELS[name][place].format(target=centre.watching.target_min)
        text[language] = Wording(centre, language).figure(value, kind) + unit
    return {"name": name, "value": value, "label": label, "text": text}
