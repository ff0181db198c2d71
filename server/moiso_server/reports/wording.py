"""Names, definitions and number formats of the reports, in Vietnamese and English."""

from collections.abc import Mapping, Sequence
from datetime import date

from moiso_shared.centre import Centre

from moiso_server.reports.report import COUNTED, WORKING
from moiso_server.troubles import TROUBLES

WEEKDAYS = (
    ("Thứ Hai", "Monday"),
    ("Thứ Ba", "Tuesday"),
    ("Thứ Tư", "Wednesday"),
    ("Thứ Năm", "Thursday"),
    ("Thứ Sáu", "Friday"),
    ("Thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
)

NAMES: Mapping[str, tuple[str, str]] = {
    "visits": ("Lượt lấy số", "Visits"),
    "served": ("Đã phục vụ", "Served"),
    "wait_mean": ("Chờ trung bình (phút)", "Wait, mean (min)"),
    "wait_median": ("Chờ, trung vị (phút)", "Wait, median (min)"),
    "wait_p90": ("Chờ, P90 (phút)", "Wait, P90 (min)"),
    "wait_p95": ("Chờ, P95 (phút)", "Wait, P95 (min)"),
    "within": ("Chờ trong mức", "Within target"),
    "service_mean": ("Phục vụ trung bình (phút)", "Service, mean (min)"),
    "service_median": ("Phục vụ, trung vị (phút)", "Service, median (min)"),
    "service_p90": ("Phục vụ, P90 (phút)", "Service, P90 (min)"),
    "repeats": ("Trở lại", "Came back"),
    "worked": ("Thời gian làm việc (giờ)", "Working time (h)"),
    "missed": ("Lần vắng mặt", "No-shows"),
    "cancelled": ("Đã hủy", "Cancelled"),
    "expired": ("Hết hiệu lực", "Expired"),
    "transfers": ("Chuyển quầy", "Transfers"),
    "by_hand": ("Gọi chọn", "Out of order"),
    "priority": ("Ưu tiên đã phục vụ", "Priority served"),
    "satisfaction": ("Điểm hài lòng", "Satisfaction"),
    "satisfied": ("Tỷ lệ hài lòng", "Satisfied"),
    "rated": ("Lượt đánh giá", "Ratings"),
}

DEFINITIONS: Mapping[str, tuple[str, str]] = {
    "visits": (
        "Số phiếu được cấp trong kỳ, tính theo ngày cấp.",
        "Numbers given in the period, by the day on which they were given.",
    ),
    "served": ("Phiếu kết thúc bằng việc được phục vụ.", "Visits that ended with service."),
    "wait_mean": (
        "Từ lúc lấy số đến lần gọi đầu tiên; chỉ tính phiếu đã được gọi, không tính phiếu giữ từ hôm trước.",
        "From taking the number to its first call; of visits that were called, not kept from the day before.",
    ),
    "wait_median": (
        "Một nửa số phiếu đã gọi chờ không quá số phút này (phút tròn, làm tròn xuống).",
        "Half of the called visits waited no longer than this (full minutes).",
    ),
    "wait_p90": (
        "90 % số phiếu đã gọi chờ không quá số phút này.",
        "90 % of the called visits waited no longer than this.",
    ),
    "wait_p95": (
        "95 % số phiếu đã gọi chờ không quá số phút này.",
        "95 % of the called visits waited no longer than this.",
    ),
    "within": (
        "Tỷ lệ phiếu đã gọi chờ không quá {target} phút (phút tròn).",
        "Share of the called visits that waited at most {target} full minutes.",
    ),
    "service_mean": (
        "Từ lúc bắt đầu đến lúc kết thúc ở bước cuối; không tính lượt mà cán bộ không bấm bắt đầu.",
        "From start to end of the last step; without visits whose start was only implied.",
    ),
    "service_median": (
        "Một nửa số lượt phục vụ không quá số phút này (phút tròn, làm tròn xuống).",
        "Half of the services took no longer than this (full minutes).",
    ),
    "service_p90": (
        "90 % số lượt phục vụ không quá số phút này.",
        "90 % of the services took no longer than this.",
    ),
    "repeats": (
        "Phiếu trở lại hàng chờ sau khi vắng mặt, hoặc được giữ sang ngày sau.",
        "Visits that came back after being absent, or were kept for another day.",
    ),
    "worked": (
        "Thời gian quầy mở, không tính lúc tạm dừng; cán bộ kiêm hai quầy cùng lúc chỉ tính một lần.",
        "Time that a counter was open, without pauses; a clerk at two counters at once works once.",
    ),
    "missed": (
        "Số lần gọi mà không có người đến, trong ngày cấp số.",
        "Calls to which nobody came, on the day.",
    ),
    "cancelled": ("Phiếu bị hủy bởi công dân hoặc cán bộ.", "Visits cancelled by the citizen or by staff."),
    "expired": ("Phiếu còn chờ khi ngày làm việc kết thúc.", "Visits still open when the day ended."),
    "transfers": ("Số lần chuyển sang quầy hoặc lĩnh vực khác.", "Times a visit was sent on."),
    "by_hand": (
        "Số lần cán bộ gọi chọn một phiếu không theo thứ tự, có ghi lý do.",
        "Calls of a chosen number out of order; each carries a reason.",
    ),
    "priority": ("Phiếu ưu tiên đã được phục vụ.", "Served visits with a priority class."),
    "satisfaction": (
        "Trung bình các điểm từ 1 đến 5; theo từng cán bộ chỉ khi có ít nhất 10 đánh giá.",
        "Mean of the scores 1 to 5; for a single clerk only from 10 ratings on.",
    ),
    "satisfied": ("Tỷ lệ đánh giá 4 hoặc 5 điểm.", "Share of ratings with a score of 4 or 5."),
    "rated": ("Số lượt được công dân đánh giá.", "Visits that were rated."),
}

HEADINGS: Mapping[str, tuple[str, str]] = {
    "": ("Tổng hợp", "Total"),
    "month": ("Theo tháng", "By month"),
    "day": ("Theo ngày", "By day"),
    "weekday": ("Theo thứ trong tuần", "By weekday"),
    "hour": ("Theo giờ lấy số", "By hour of arrival"),
    "department": ("Theo cơ quan", "By department"),
    "service": ("Theo lĩnh vực (bước cuối)", "By service (of the last step)"),
    "counter": ("Theo quầy (phục vụ sau cùng)", "By counter (the last one)"),
    "clerk": ("Theo cán bộ", "By clerk"),
    "priority": ("Theo đối tượng ưu tiên", "By priority class"),
    "device": ("Sự cố thiết bị (số lần)", "Device trouble (times)"),
    "trouble": ("Theo loại sự cố (số lần)", "By kind of trouble (times)"),
    "course": ("Diễn biến trong kỳ", "Course of the period"),
    "heat": ("Lượt lấy số theo thứ và giờ", "Visits by weekday and hour"),
    "chosen": ("Gọi không theo thứ tự", "Calls out of order"),
    "definitions": ("Định nghĩa", "Definitions"),
}

NOTES: Mapping[str, tuple[str, str]] = {
    "device": (
        "Mỗi lần thiết bị báo có sự cố mới, kể cả khi sự cố cũ chưa hết.",
        "Each time that a device told of a new trouble, even while another one lasted.",
    ),
    "trouble": (
        "Số lần từng loại sự cố bắt đầu ở từng thiết bị.",
        "How often each kind of trouble began at each device.",
    ),
    "hour": (
        "Mỗi phiếu được tính vào giờ lấy số, kể cả số lần chờ và phục vụ diễn ra sau đó.",
        "A visit counts in the hour in which its number was taken, with whatever happened later.",
    ),
    "service": (
        "Phiếu qua nhiều lĩnh vực được tính vào lĩnh vực của bước cuối.",
        "A visit with several steps counts under the service of its last one.",
    ),
}

TIMES = ("Số lần", "Times")

CHOSEN_COLUMNS = (
    ("Số", "Number"),
    ("Quầy", "Counter"),
    ("Cán bộ", "Clerk"),
    ("Số người đến trước bị vượt", "Passed over"),
)

LEFT_OUT = ("Không tính các ngày diễn tập: {days}.", "Rehearsal days left out: {days}.")
NOTHING_LEFT_OUT = (
    "Trong kỳ không có ngày diễn tập nào bị loại ra.",
    "No rehearsal day of this period had to be left out.",
)
_DAYS_NAMED = 12
"""So many days are named one by one."""


class Wording:
    """Says headings and figures in one language.

    Args:
        centre: Names departments, services, counters.
        language: ``vi`` or ``en``.
    """

    def __init__(self, centre: Centre, language: str) -> None:
        self._centre = centre
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
        named = ", ".join(self.line("day", day.isoformat()) for day in rehearsals[:_DAYS_NAMED])
        more = "" if len(rehearsals) <= _DAYS_NAMED else f"… ({len(rehearsals)})"
        return LEFT_OUT[self._place].format(days=named + more)

    def line(self, dimension: str, value: str) -> str:
        """A line's name."""
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
            case "department":
                names = {part.id: part.name for part in self._centre.departments}
                other = ("Khác", "Other")[self._place]
                return names[value].in_language(self.language) if value in names else other
            case "service":
                service = self._centre.service(value)
                return service.name.in_language(self.language) if service else value
            case "counter":
                return self._counter(value)
            case "priority":
                kind = self._centre.priority(value)
                return kind.name.in_language(self.language) if kind else value
            case "trouble":
                device, _, trouble = value.partition(" ")
                return f"{device}: {TROUBLES[trouble][self._place] if trouble in TROUBLES else trouble}"
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

    def _counter(self, counter_id: str) -> str:
        counter = self._centre.counter(counter_id)
        if counter is None:
            return counter_id
        plain = (f"Quầy số {counter.number}", f"Counter {counter.number}")[self._place]
        return counter.name.in_language(self.language) if counter.name else plain
