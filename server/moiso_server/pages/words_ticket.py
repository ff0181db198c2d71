"""Words of the page on which the ticket's layout is changed."""

TICKET: dict[str, tuple[str, str]] = {
    "ticket": ("Mẫu phiếu", "Ticket layout"),
    "lead": (
        "Đánh dấu những dòng được in, xếp lại bằng mũi tên; hình tờ phiếu đổi theo ngay. "
        "Kiểm tra rồi mới áp dụng.",
        "Tick the lines that are printed and order them by the arrows; the picture of the paper follows at "
        "once. You see the difference before it is applied.",
    ),
    "paper": ("Phiếu mẫu", "Sample ticket"),
    "language": ("Ngôn ngữ của phiếu mẫu", "Language of the sample"),
    "edit": ("Sửa", "Edit"),
    "up": ("Lên", "Up"),
    "down": ("Xuống", "Down"),
    "add": ("Thêm dòng", "Add a line"),
    "add_go": ("Thêm", "Add"),
    "picture_file": ("Tệp biểu trưng PNG", "PNG file of the logo"),
    "notes": ("Lời cuối phiếu", "Words at the foot"),
    "expert": ("Sửa bằng TOML", "Edit as TOML"),
    "braces": (
        "Trong ngoặc nhọn là chỗ điền: {centre} tên trung tâm, {service} lĩnh vực, {number} số, "
        "{counters} quầy, {zone} khu vực, {ahead} số người chờ trước, {time} giờ, {date} ngày.",
        "Braces are filled in: {centre}, {service}, {number}, {counters}, {zone}, {ahead} people ahead, "
        "{time}, {date}.",
    ),
    "b_text": ("Chữ", "Words"),
    "b_pair": ("Dòng hai cột", "Label and value"),
    "b_number": ("Số thứ tự", "The number"),
    "b_qr": ("Mã QR", "QR code"),
    "b_logo": ("Biểu trưng", "Logo"),
    "b_line": ("Đường kẻ", "Line"),
    "b_space": ("Khoảng trống", "Space"),
}
