"""What the figures of the reports are called and what each of them counts, in Vietnamese and English."""

from collections.abc import Mapping

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
        "Trung bình các điểm từ 1 đến 5; theo từng cán bộ hoặc quầy chỉ khi có ít nhất 10 đánh giá.",
        "Mean of the scores 1 to 5; for a single clerk or counter only from 10 ratings on.",
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
    "reason": ("Lý do khi đánh giá (số lần)", "Reasons given with ratings (times)"),
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
    "reason": (
        "Công dân có thể chọn một hay nhiều lý do khi đánh giá; đếm riêng theo mức điểm.",
        "Citizens may choose one reason or more with their score; counted apart by score.",
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

RATING_REASONS: Mapping[str, tuple[str, str]] = {
    "attitude": ("Thái độ phục vụ", "Manner of the staff"),
    "waiting": ("Thời gian chờ", "Waiting time"),
    "guidance": ("Hướng dẫn rõ ràng", "Clear guidance"),
    "procedure": ("Thủ tục, giấy tờ", "Procedure and papers"),
    "facilities": ("Phòng ốc, trang thiết bị", "Rooms and equipment"),
}

SIDES: Mapping[str, tuple[str, str]] = {
    "good": ("4 và 5 điểm", "score 4 or 5"),
    "fair": ("3 điểm", "score 3"),
    "poor": ("1 và 2 điểm", "score 1 or 2"),
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
DAYS_NAMED = 12
"""So many days are named one by one."""
