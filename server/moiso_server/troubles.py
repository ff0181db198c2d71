"""What can ail a device, in words by its code; a code may go on after a colon, naming the part."""

TROUBLES: dict[str, tuple[str, str]] = {
    "away": ("không kết nối", "not connected"),
    "no_sound": ("không có tiếng", "no sound"),
    "paper_end": ("hết giấy", "out of paper"),
    "paper_near_end": ("sắp hết giấy", "paper nearly out"),
    "cover_open": ("nắp máy in đang mở", "printer cover open"),
    "cutter_error": ("dao cắt giấy bị kẹt", "paper cutter jammed"),
    "printer_hot": ("đầu in quá nóng, chờ nguội", "print head too hot, let it cool"),
    "printer_broken": ("máy in hỏng", "printer broken"),
    "printer_off_line": ("máy in đang ngừng nhận lệnh", "printer off-line"),
    "printer_away": ("mất kết nối với máy in", "printer not connected"),
    "printer_silent": ("máy in không trả lời", "printer does not answer"),
    "no_voice": ("không có giọng đọc", "no voice"),
    "led_no_answer": ("bảng LED hoặc chuông không trả lời", "LED board or bell does not answer"),
    "led_refused": ("bảng LED không nhận lệnh", "LED board refuses"),
    "led_line": ("mất đường dây bảng LED", "line to the LED boards is gone"),
    "led_nothing": ("chưa khai báo bảng LED nào", "no LED board is configured"),
    "help_wanted": ("có người cần giúp tại máy", "somebody needs help there"),
    "gave_unprinted": ("có số chỉ hiện trên màn hình, không có phiếu", "gave numbers without paper"),
    "gave_offline": ("đã phát số khi mất kết nối", "gave numbers off-line"),
    "handin_refused": ("có số đã phát mà máy chủ không nhận", "numbers that the server refused"),
    "locked": ("đang tạm ngừng phục vụ", "locked"),
}
"""Vietnamese and English."""


def kind_of(problem: str) -> str:
    """The code of a problem without the part that it names."""
    return problem.partition(":")[0]
