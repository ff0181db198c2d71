"""Words of the supervisor's desk: dossiers, notices, the floor."""

DESK: dict[str, tuple[str, str]] = {
    "dossiers": ("Hồ sơ", "Dossiers"),
    "dossier_figures": ("Kết quả giải quyết hồ sơ", "Dossiers received and solved"),
    "no_dossiers": (
        "Chưa có hồ sơ nào trong kỳ. Số liệu được nhập từ phần mềm một cửa.",
        "No dossiers in this period. They are imported from the one-stop software.",
    ),
    "zone_now": (
        "{open}/{counters} quầy mở · {waiting} người chờ",
        "{open} of {counters} counters open · {waiting} waiting",
    ),
    "parts": ("Máy in và đường LED", "Printers and LED lines"),
    "part_printer": ("Máy in của {name}", "Printer of {name}"),
    "part_led": ("Đường LED {name}", "LED line {name}"),
    "act_recall": ("Gọi lại", "Call again"),
    "act_pause_counter": ("Tạm dừng {counter}", "Pause {counter}"),
    "help_at": ("{kiosk}: có người cần giúp", "{kiosk}: somebody needs help"),
    "help_answered": ("Đã báo tại máy: nhân viên đang đến.", "The kiosk says that somebody is coming."),
    "compare_with": ("So với", "Compare with"),
    "compare_before": ("Kỳ liền trước", "The days before"),
    "compare_year": ("Cùng kỳ năm trước", "The year before"),
    "compared_year": ("so với cùng kỳ năm trước", "compared with the same days of the year before"),
    "chosen_calls": ("Gọi chọn, không theo thứ tự", "Calls out of order"),
    "chosen_at": ("Lúc", "At"),
    "chosen_number": ("Số", "Number"),
    "chosen_counter": ("Quầy", "Counter"),
    "chosen_clerk": ("Cán bộ", "Clerk"),
    "chosen_passed": ("Số người bị vượt", "Passed over"),
    "chosen_reason": ("Lý do", "Reason"),
    "chosen_note": (
        "{shown} lượt gần nhất trong {all} lượt. Lý do bằng lời được xóa sau thời hạn lưu giữ.",
        "The newest {shown} of {all}. Reasons in words are erased after the time for which they are kept.",
    ),
    "fact_notice_shown": ("Hiện thông báo", "Notice shown"),
    "fact_notice_ended": ("Gỡ thông báo", "Notice taken away"),
    "reason_erased": ("(đã xóa)", "(erased)"),
}
