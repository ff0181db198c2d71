"""Words of the page on which a policy is tried."""

POLICY: dict[str, tuple[str, str]] = {
    "lead": (
        "Đổi cách ưu tiên rồi bấm “Xem thử”: ngày bên dưới được chạy lại theo cách đang dùng và cách mới. "
        "Chưa có gì thay đổi cho đến khi bạn áp dụng.",
        "Change how priority works, then touch “Preview”: the day below is played again under the policy in "
        "use and under the new one. Nothing changes until you apply it.",
    ),
    "credits": ("Số phút được cộng của từng đối tượng", "Credit of each class in minutes"),
    "credits_says": (
        "Chỉ dùng khi chọn cộng phút chờ: người ưu tiên được tính như đã đến sớm hơn chừng ấy phút.",
        "Used with the credit of minutes only: as if they had come that many minutes earlier.",
    ),
    "day": ("Thử trên ngày", "Try it on"),
    "day_was": ("{day} ({count} phiếu)", "{day} ({count} tickets)"),
    "day_model": ("Một ngày đông giả định", "A made-up busy day"),
    "same_day": ("Cùng một ngày, hai chính sách", "The same day under both policies"),
    "was_real": (
        "{count} lượt khách thật của ngày {day}, với giờ mở quầy của ngày đó.",
        "The {count} real visitors of {day}, with the counters open as on that day.",
    ),
    "left_out": (
        "Phép thử coi mỗi người đến một lần, được phục vụ ở một quầy, mất đúng thời gian đã ghi. "
        "Chuyển quầy, gọi đích danh, lịch hẹn và việc quầy đổi lĩnh vực trong ngày không được tính, nên "
        "hãy chỉ so sánh hai cách tính với nhau, không coi đây là dự báo.",
        "The trial takes it that everybody comes once, is served at one counter, and takes as long as was "
        "noted. Transfers, calls by hand, appointments and counters that changed their services during the "
        "day are left out: compare the two policies with each other; this is no forecast.",
    ),
    "was_model": (
        "Ngày giả định với {count} lượt khách, theo lĩnh vực và quầy của trung tâm.",
        "A made-up day of {count} visitors with your services and counters.",
    ),
    "who": ("Đối tượng", "Who"),
    "count": ("Lượt", "Visits"),
    "mean": ("Trung bình", "Mean"),
    "p90": ("90% không quá", "90% at most"),
    "longest": ("Lâu nhất", "Longest"),
    "within": ("Trong mục tiêu", "Within target"),
    "table_now": ("Phút chờ", "Minutes of waiting"),
    "table_both": ("Phút chờ: đang dùng → mới", "Minutes of waiting: in use → new"),
    "now": ("Đang dùng", "In use"),
    "new": ("Mới", "New"),
    "others": ("Khách thường", "Everybody else"),
    "left": ("Không được gọi trước khi hết giờ: {was} → {now}.", "Not called before closing: {was} → {now}."),
    "longer": ("{count} người sẽ chờ lâu hơn, {sooner} người sẽ được gọi sớm hơn.",
               "{count} people would wait longer, {sooner} would be called sooner."),
    "nobody": ("Không ai phải chờ lâu hơn hay được gọi sớm hơn.", "Nobody would wait longer or less."),
    "most": ("Những người chờ thêm nhiều nhất", "Whose wait would grow most"),
    "number": ("Số", "Number"),
    "came": ("Đến lúc", "Came at"),
    "not_called": ("không được gọi", "not called"),
    "is_same": ("Đây là cách đang dùng.", "This is the policy in use."),
}  # fmt: skip
