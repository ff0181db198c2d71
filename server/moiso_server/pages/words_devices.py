"""Words of the staff pages about devices: what ails them, and what kiosks are told."""

from moiso_server.troubles import TROUBLES

DEVICES: dict[str, tuple[str, str]] = {
    "devices": ("Thiết bị", "Devices"),
    "kiosk": ("Ki-ốt", "Kiosk"),
    "board": ("Bảng", "Board"),
    "device_ok": ("Tốt", "Fine"),
    "device_away": ("Không kết nối", "Not connected"),
    **{f"problem_{code}": words for code, words in TROUBLES.items()},
    "order_lock": ("Tạm ngừng", "Lock"),
    "order_unlock": ("Phục vụ lại", "Unlock"),
    "order_test_print": ("In thử", "Print a test"),
    "order_paper_loaded": ("Đã thay giấy", "Paper loaded"),
    "order_language": ("Ngôn ngữ {language}", "Language {language}"),
    "order_restart": ("Khởi động lại", "Restart"),
    "order_exit": ("Thoát", "Exit"),
    "sure_order": ("{order}: {subject}?", "{order}: {subject}?"),
    "no_devices": ("Chưa có thiết bị nào.", "No devices yet."),
}
