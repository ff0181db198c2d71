"""Words of the reports page."""

REPORTS: dict[str, tuple[str, str]] = {
    "compared": ("so với kỳ liền trước có cùng số ngày", "compared with as many days before"),
    "before": ("Kỳ trước: {value}", "Before: {value}"),
    "quick_periods": ("Chọn nhanh kỳ báo cáo", "Quick periods"),
    "period_today": ("Hôm nay", "Today"),
    "period_week": ("Tuần này", "This week"),
    "period_month": ("Tháng này", "This month"),
    "period_last_month": ("Tháng trước", "Last month"),
    "period_year": ("Năm nay", "This year"),
    "period_last_year": ("Năm trước", "Last year"),
    "report_title": ("Báo cáo phục vụ công dân", "Report on visits"),
    "report_made": ("Lập lúc {time} ngày {day}", "Made at {time} on {day}"),
    "unready": (
        "Đang tổng hợp số liệu các ngày trước: xong {done} trong {days} ngày. Trang này sẽ tự mở báo cáo.",
        "Earlier days are being worked out: {done} of {days} done. The report will open by itself.",
    ),
    "alert_reports_folder_missing": (
        "Báo cáo ngày: không thấy thư mục {subject}. Hãy nối lại thư mục; báo cáo còn thiếu sẽ được ghi bù.",
        "Daily report: there is no folder {subject}. Reconnect it; what is missing will be made up.",
    ),
    "alert_reports_folder_unwritable": (
        "Báo cáo ngày: không ghi được vào thư mục {subject}. Kiểm tra quyền ghi và dung lượng trống; "
        "báo cáo còn thiếu sẽ được ghi bù.",
        "Daily report: {subject} takes no file. Check the rights and the free space; "
        "what is missing will be made up.",
    ),
    "daily_reports": (
        "Báo cáo của mỗi ngày đã qua được ghi vào thư mục {folder} trên máy chủ.",
        "The report of each day that is over is put into the folder {folder} of the server.",
    ),
}
