"""Words of the first start: the code, and the pages that set a centre up."""

FIRST: dict[str, tuple[str, str]] = {
    "first_title": ("Thiết lập lần đầu", "First set-up"),
    "first_lead": (
        "Máy chủ đã in một mã dùng một lần trên cửa sổ lệnh. Nhập mã đó và tạo tài khoản quản trị đầu tiên.",
        "The server printed a one-time code on its console. Enter it and make the first administrator.",
    ),
    "first_code": ("Mã dùng một lần", "One-time code"),
    "first_new_password": ("Mật khẩu (ít nhất 8 ký tự)", "Password (at least 8 characters)"),
    "first_go": ("Bắt đầu", "Begin"),
    "first_wrong": (
        "Mã không đúng. Sau 10 lần sai, mã hết hiệu lực.",
        "The code is wrong. After 10 wrong tries it is void.",
    ),
    "first_void": (
        "Mã đã hết hiệu lực. Hãy khởi động lại máy chủ để nhận mã mới.",
        "The code is void. Restart the server for a new one.",
    ),
    "first_password": (
        "Mật khẩu cần ít nhất 8 ký tự và khác tên đăng nhập.",
        "The password needs at least 8 characters and must differ from the sign-in name.",
    ),
    "first_person": (
        "Tên đăng nhập chỉ gồm chữ không dấu, số và dấu _ . -",
        "The sign-in name has plain letters, digits and _ . - only.",
    ),
    "step_start": ("Trung tâm", "The centre"),
    "step_departments": ("Cơ quan", "Departments"),
    "step_services": ("Lĩnh vực", "Services"),
    "step_counters": ("Quầy", "Counters"),
    "step_hours": ("Giờ làm việc", "Hours"),
    "step_priority": ("Ưu tiên", "Priority"),
    "step_devices": ("Máy lấy số và bảng", "Kiosks and boards"),
    "step_procedures": ("Thủ tục tra cứu", "Procedures to look up"),
    "procedures_lead": (
        "Người dân tìm thủ tục trên máy lấy số rồi lấy số ngay. Hãy chọn mỗi nhóm thủ tục thông dụng thuộc "
        "lĩnh vực nào của trung tâm. Nội dung chỉ để minh họa; sau này nhập danh mục chính thức để thay.",
        "People look procedures up at the kiosk and take a number from there. Choose the service that each "
        "group of well-known ones belongs to. They are samples, to be replaced by the official list.",
    ),
    "procedures_count": ("{count} thủ tục", "procedures: {count}"),
    "procedures_none": ("Không dùng", "Left out"),
    "procedures_load": ("Nạp các thủ tục đã chọn", "Load what is chosen"),
    "procedures_loaded": (
        "Đã nạp: {count} thủ tục mới hoặc đổi lĩnh vực.",
        "Loaded: {count} procedures are new or belong to another service now.",
    ),
    "step_check": ("Kiểm tra", "Check"),
    "steps": ("Các bước", "Steps"),
    "next": ("Lưu và tiếp tục", "Save and go on"),
    "name_vi": ("Tên trung tâm (tiếng Việt)", "The centre's name (Vietnamese)"),
    "name_en": ("Tên trung tâm (tiếng Anh, có thể bỏ trống)", "The centre's name (English, may stay empty)"),
    "centre_id": ("Mã trung tâm, ví dụ phuong-ben-do", "The centre's id, such as phuong-ben-do"),
    "id_signs": (
        "Chỉ gồm chữ không dấu, số, dấu _ và -, không có khoảng trắng",
        "Plain letters, digits, _ and - only, without spaces",
    ),
    "base": ("Bắt đầu từ", "Begin with"),
    "base_ward": (
        "Một phường mẫu có sẵn: cơ quan, lĩnh vực, 5 quầy, 1 máy lấy số, 2 bảng",
        "A ready-made ward: departments, services, 5 counters, 1 kiosk, 2 boards",
    ),
    "base_empty": ("Trống: tự nhập tất cả", "Nothing: everything is entered by hand"),
    "priority_ask": ("Người được ưu tiên được gọi thế nào?", "How are people with priority called?"),
    "priority_credit": ("Cộng phút chờ", "Credit of minutes"),
    "priority_credit_says": (
        "Họ được tính như đã đến sớm hơn 15 phút, nên được gọi sớm hơn mà người khác không phải chờ mãi.",
        "They count as if they had come 15 minutes earlier: called sooner, and nobody else waits forever.",
    ),
    "priority_strict": ("Luôn gọi trước", "Strictly first"),
    "priority_strict_says": (
        "Họ luôn được gọi trước mọi người khác; khi đông, người khác có thể phải chờ rất lâu.",
        "They are always called before everybody else; on a busy day others may wait very long.",
    ),
    "priority_needed": ("Hãy chọn một trong hai cách.", "Choose one of the two."),
    "all_good": ("Mọi thứ đã đầy đủ.", "Everything is there."),
    "still_wrong": ("Cần sửa trước khi đưa vào dùng:", "To be put right before it is used:"),
    "summary_procedures": ("{count} thủ tục để tra cứu.", "Procedures to look up: {count}."),
    "summary": (
        "{services} lĩnh vực, {counters} quầy, {kiosks} máy lấy số, {boards} bảng.",
        "Services: {services}, counters: {counters}, kiosks: {kiosks}, boards: {boards}.",
    ),
    "policy_needed": (
        'Tệp chưa nói người ưu tiên được gọi thế nào. Thêm [policy] với kind = "credit" (cộng phút chờ) '
        'hoặc kind = "strict" (luôn gọi trước).',
        'The document does not say how people with priority are called. Add [policy] with kind = "credit" '
        '(credit of minutes) or kind = "strict" (strictly first).',
    ),
    "policy_is": ("Ưu tiên: {policy}", "Priority: {policy}"),
    "apply": ("Đưa vào dùng", "Put into use"),
    "done": ("Trung tâm đã sẵn sàng", "The centre is ready"),
    "then": ("Việc tiếp theo", "What comes next"),
    "then_devices": (
        "Trên mỗi máy, cài chương trình, chạy lệnh ở trên và nhập mã của máy đó.",
        "On each device install its program, run the command above and enter the device's own token.",
    ),
    "then_web": (
        "Tivi không có máy tính: mở đường dẫn của bảng trong trình duyệt của tivi (xem ở trang Thiết lập).",
        "A television without a computer opens the board's link in its browser (see the set-up page).",
    ),
    "then_people": (
        "Thêm cán bộ và người hướng dẫn ở trang Người dùng.",
        "Add clerks and guides on the People page.",
    ),
    "then_rehearse": (
        "Đặt một ngày diễn tập ở trang Điều hành rồi thử lấy số, gọi số.",
        "Make a rehearsal day on the dashboard, take numbers and call them.",
    ),
    "done_next": ("Sang trang điều hành", "To the dashboard"),
    "have_file": (
        "Đã có tệp cấu hình TOML? Nhập ở đây.",
        "There is a TOML document already? Import it here.",
    ),
    "row": ("Mục {number}", "Entry {number}"),
    "row_new": ("Thêm mục mới", "A new entry"),
}
