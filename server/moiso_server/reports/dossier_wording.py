"""What the figures of dossiers are called, and what each counts, in Vietnamese and English."""

from collections.abc import Mapping

from moiso_server.reports.dossier_report import DossierReport
from moiso_server.reports.wording import Wording

NAMES: Mapping[str, tuple[str, str]] = {
    "received": ("Tiếp nhận", "Received"),
    "online": ("Nộp trực tuyến", "On-line"),
    "online_share": ("Tỷ lệ trực tuyến", "Share on-line"),
    "finished": ("Đã giải quyết", "Solved"),
    "early": ("Trước hẹn", "Before the day"),
    "on_time": ("Trước hẹn và đúng hẹn", "On time"),
    "on_time_share": ("Tỷ lệ đúng hẹn", "Share on time"),
    "late": ("Trễ hẹn", "Late"),
    "open": ("Đang giải quyết", "In progress"),
    "overdue": ("Quá hạn", "Overdue"),
}

DEFINITIONS: Mapping[str, tuple[str, str]] = {
    "received": ("Hồ sơ có ngày tiếp nhận trong kỳ.", "Dossiers received in the period."),
    "online": ("Hồ sơ tiếp nhận trong kỳ được nộp trực tuyến.", "Of the received: handed in on-line."),
    "online_share": ("Nộp trực tuyến chia cho tiếp nhận.", "On-line divided by received."),
    "finished": (
        "Hồ sơ có kết quả trong kỳ, kể cả hồ sơ tiếp nhận từ kỳ trước.",
        "Dossiers whose result was there in the period, whenever they were received.",
    ),
    "early": ("Có kết quả trước ngày hẹn trả.", "Solved before the due day."),
    "on_time": (
        "Có kết quả trước hoặc đúng ngày hẹn trả; hồ sơ không có ngày hẹn được tính là đúng hẹn.",
        "Solved on the due day or before it; without a due day it counts as on time.",
    ),
    "on_time_share": (
        "Trước hẹn và đúng hẹn chia cho đã giải quyết.",
        "On time divided by solved.",
    ),
    "late": ("Có kết quả sau ngày hẹn trả.", "Solved after the due day."),
    "open": (
        "Chưa có kết quả vào ngày cuối kỳ; không tính hồ sơ đã rút, dừng hoặc không được tiếp nhận.",
        "Not solved by the last day of the period; without withdrawn, stopped and refused ones.",
    ),
    "overdue": ("Đang giải quyết và đã qua ngày hẹn trả.", "In progress and past the due day."),
}

_HEADINGS = {"department": ("Theo cơ quan", "By department"), "month": ("Theo tháng", "By month")}
_TOTAL, _NO_NAME = ("Tổng cộng", "Total"), ("Chưa rõ cơ quan", "No department named")
_SENTENCE = (
    "Tiếp nhận {received} hồ sơ; đã giải quyết {finished} hồ sơ, trong đó trước hẹn và đúng hẹn {on_time}"
    " hồ sơ, chiếm tỷ lệ {share}; hiện còn {overdue} hồ sơ đã quá hạn.",
    "{received} dossiers were received and {finished} solved, {on_time} of them on time: {share};"
    " {overdue} are overdue.",
)


class DossierWording:
    """Says the figures of dossiers in one language.

    Args:
        plain: Says numbers and days.
    """

    def __init__(self, plain: Wording) -> None:
        self.plain = plain
        self._place = 0 if plain.language == "vi" else 1

    def name(self, column: str) -> str:
        """A column's name."""
        return NAMES[column][self._place]

    def definition(self, column: str) -> str:
        """What a figure counts."""
        return DEFINITIONS[column][self._place]

    def heading(self, dimension: str) -> str:
        """``department``, ``month``, or nothing for the total."""
        return _HEADINGS.get(dimension, _TOTAL)[self._place]

    def line(self, dimension: str, value: str) -> str:
        """A line's name."""
        if dimension == "month":
            return self.plain.line("month", value)
        return (value or _NO_NAME[self._place]) if dimension else _TOTAL[self._place]

    def sentence(self, report: DossierReport) -> str:
        """The period in a sentence, as it stands in the centre's own reports."""
        total = report.total
        counts = {
            name: self.plain.figure(total[name], "count")
            for name in ("received", "finished", "on_time", "overdue")
        }
        share = total["on_time"] / total["finished"] if total["finished"] else None
        return _SENTENCE[self._place].format(**counts, share=self.plain.figure(share, "share"))
