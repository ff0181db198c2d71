"""Words of the copies of the data."""

COPIES: dict[str, tuple[str, str]] = {
    "copies": ("Sao lưu dữ liệu", "Copies of the data"),
    "lead": (
        "Mỗi ngày từ {at}, máy chủ sao toàn bộ dữ liệu vào thư mục {folder}, kiểm tra từng sự kiện và giữ "
        "{keep} bản mới nhất. Nên để thư mục này trên ổ đĩa hoặc máy khác.",
        "Every day from {at} on the server copies all data into {folder}, checks every fact of the copy and "
        "keeps the {keep} newest. The folder is best on another disk or machine.",
    ),
    "none_wanted": (
        "Chưa bật sao lưu. Hãy khởi động máy chủ với --backup THƯ_MỤC, trên ổ đĩa hoặc máy khác.",
        "No copies are made. Start the server with --backup FOLDER, on another disk or machine.",
    ),
    "none_yet": ("Chưa có bản sao nào.", "There is no copy yet."),
    "copy_now": ("Sao lưu ngay", "Copy now"),
    "asked": (
        "Đang sao lưu. Bản mới sẽ có trong danh sách khi sao xong; tải lại trang để xem.",
        "A copy is being made. It is listed when it is whole; load the page again to see it.",
    ),
    "line": (
        "{facts} sự kiện, đã kiểm tra · {megabytes} MB",
        "{facts} facts, all checked · {megabytes} MB",
    ),
    "again": (
        "Máy chủ sẽ tự thử lại sau vài phút.",
        "The server tries again in some minutes.",
    ),
}

COPY_ALERTS: dict[str, tuple[str, str]] = {
    "alert_copy_failed": (
        "Chưa sao lưu được dữ liệu vào {subject}. Hãy kiểm tra quyền ghi và dung lượng trống.",
        "The data could not be copied to {subject}. Check the rights and the free space.",
    ),
    "alert_copies_folder_missing": (
        "Chưa sao lưu được dữ liệu: không thấy thư mục {subject}. Hãy nối lại ổ đĩa hoặc thư mục.",
        "The data could not be copied: there is no folder {subject}. Connect the disk or share again.",
    ),
    "alert_journal_broken": (
        "Nhật ký của máy chủ đã bị sửa hoặc hỏng, nên không sao lưu đè lên các bản tốt trong {subject}. "
        "Hãy báo người phụ trách kỹ thuật ngay.",
        "The server's journal was changed or damaged; the sound copies in {subject} were left alone. "
        "Tell the technician at once.",
    ),
    "alert_disk_low": (
        "Ổ đĩa của máy chủ chỉ còn {value} MB trống; đầy thì không phát được số. Hãy xóa bớt tệp cũ, như "
        "báo cáo hoặc bản sao lưu trên cùng ổ.",
        "The server's disk has {value} MB left; no number can be given on a full one. Delete old files, such "
        "as reports, or copies on the same disk.",
    ),
    "act_copies": ("Xem sao lưu", "Open the copies"),
}
