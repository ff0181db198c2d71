"""The kiosk's own words, by language. What a centre words itself stands in its document."""

from __future__ import annotations

from datetime import date

from moiso_shared.text import VIETNAMESE

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Each language in its own words."""

_VI = {
    "menu_lead": "Chạm vào việc bạn cần làm",
    "guide": "Tôi không biết, gặp người hướng dẫn",
    "back": "Quay lại",
    "home": "Về trang đầu",
    "waiting_none": "Chưa có ai chờ",
    "waiting_one": "1 người đang chờ",
    "waiting_many": "{count} người đang chờ",
    "opens_at": "Nhận lại lúc {time}",
    "opens_on": "Nhận lại {day}, {time}",
    "closed_long": "Hiện không nhận số",
    "stopped_now": "Đang tạm dừng nhận số",
    "hours_today": "Giờ nhận hôm nay: {hours}",
    "confirm_lead": "Bạn lấy số cho",
    "waiting_label": "Đang chờ",
    "people": "{count} người",
    "nobody": "Chưa có ai",
    "wait_label": "Chờ khoảng",
    "wait_range": "{least}–{most} phút",
    "wait_one": "{minutes} phút",
    "maybe_not_today": "Đang đông: có thể không kịp phục vụ hôm nay. Bạn có thể quay lại buổi khác",
    "more": "Thêm việc khác",
    "more_title": "Bạn cần làm thêm việc gì?",
    "same_number": "Cùng một số với: {names}",
    "counters_label": "Phục vụ tại",
    "zone_label": "Vị trí",
    "counter": "Quầy {numbers}",
    "take": "Lấy số",
    "take_priority": "Lấy số ưu tiên",
    "priority_question": "Bạn có thuộc diện ưu tiên không?",
    "priority_lead": "Nếu có, chạm vào hình đúng với bạn",
    "asking": "Đang lấy số cho bạn…",
    "asking_slow": "Đường truyền hơi chậm, xin bạn chờ thêm một chút",
    "number_lead": "Số của bạn",
    "wait_for_call": "Mời bạn ngồi chờ, theo dõi màn hình và loa gọi số",
    "called_now": "Mời bạn đến {counter} ngay",
    "turn_label": "Lượt của bạn",
    "ahead_none": "Bạn là người tiếp theo",
    "ahead_one": "Trước bạn còn 1 người",
    "ahead_many": "Trước bạn còn {count} người",
    "paper_printing": "Đang in phiếu…",
    "paper_printed": "Mời bạn lấy phiếu ở khe bên dưới",
    "paper_failed": "Máy không in được phiếu. Xin bạn ghi lại hoặc chụp ảnh số này, số vẫn có giá trị",
    "paper_doubtful": "Nếu không thấy phiếu, xin bạn ghi lại hoặc chụp ảnh số này",
    "paper_none": "Xin bạn ghi lại hoặc chụp ảnh số này",
    "done": "Xong",
    "noted": "Tôi đã ghi số",
    "qr_note": "Quét mã để theo dõi lượt bằng điện thoại",
    "retry": "Thử lại",
    "idle_title": "Bạn còn ở đây không?",
    "idle_text": "Màn hình sẽ về trang đầu sau {seconds} giây",
    "idle_stay": "Tôi cần thêm thời gian",
    "away": "Máy đang mất kết nối, tạm thời chưa lấy được số. Mời bạn đến bàn hướng dẫn",
    "starting": "Máy đang khởi động, xin chờ một chút",
    "large_text": "Chữ to",
    "contrast": "Tương phản",
    "reach": "Hạ thấp",
    "help": "Gọi hỗ trợ",
    "help_called": "Đã báo cho nhân viên. Xin bạn chờ tại đây, sẽ có người đến giúp",
    "help_failed": "Chưa báo được cho nhân viên. Mời bạn đến bàn hướng dẫn",
    "locked": "Máy tạm ngừng phục vụ",
    "locked_todo": "Mời bạn dùng máy bên cạnh hoặc đến bàn hướng dẫn",
    "problem_server_away": "Máy đang mất kết nối",
    "todo_server_away": "Mời bạn đến bàn hướng dẫn để được nhận số, hoặc thử lại sau ít phút",
    "problem_no_answer": "Chưa lấy được số",
    "todo_no_answer": "Máy vẫn đang hỏi lại. Bạn có thể chờ thêm, hoặc đến bàn hướng dẫn để được giúp",
    "problem_too_late": "Chưa lấy được số",
    "todo_too_late": "Đường truyền vừa bị ngắt. Mời bạn bấm Thử lại",
    "problem_service_closed": "Hiện chưa nhận số cho việc này",
    "todo_service_closed": "Mời bạn quay lại trong giờ nhận, hoặc đến bàn hướng dẫn",
    "problem_service_stopped": "Việc này đang tạm dừng nhận số",
    "todo_service_stopped": "Mời bạn đến bàn hướng dẫn để được giúp",
    "problem_quota_reached": "Hôm nay đã hết số cho việc này",
    "todo_quota_reached": "Mời bạn quay lại ngày khác, hoặc đến bàn hướng dẫn",
    "problem_other": "Chưa lấy được số",
    "todo_other": "Mời bạn thử lại, hoặc đến bàn hướng dẫn để được giúp",
}

_EN = {
    "menu_lead": "Touch what you have come for",
    "guide": "I am not sure, I would like to ask",
    "back": "Back",
    "home": "First page",
    "waiting_none": "Nobody is waiting",
    "waiting_one": "1 person waiting",
    "waiting_many": "{count} people waiting",
    "opens_at": "Open again at {time}",
    "opens_on": "Open again {day}, {time}",
    "closed_long": "Closed at present",
    "stopped_now": "Paused at the moment",
    "hours_today": "Open today: {hours}",
    "confirm_lead": "A number for",
    "waiting_label": "Waiting now",
    "people": "{count} people",
    "nobody": "Nobody",
    "wait_label": "Wait about",
    "wait_range": "{least}–{most} minutes",
    "wait_one": "{minutes} minutes",
    "maybe_not_today": "Very busy: you may not be served today. You may prefer to come back another time",
    "more": "Add another matter",
    "more_title": "What else do you need?",
    "same_number": "Same number as: {names}",
    "counters_label": "Served at",
    "zone_label": "Where",
    "counter": "Counter {numbers}",
    "take": "Take a number",
    "take_priority": "Take a priority number",
    "priority_question": "Are you entitled to priority?",
    "priority_lead": "If so, touch the picture that fits",
    "asking": "Getting your number…",
    "asking_slow": "The connection is slow, please wait a little longer",
    "number_lead": "Your number",
    "wait_for_call": "Please take a seat. Watch the screens and listen for your number",
    "called_now": "Please go to {counter} now",
    "turn_label": "Your turn",
    "ahead_none": "You are next",
    "ahead_one": "1 person before you",
    "ahead_many": "{count} people before you",
    "paper_printing": "Printing your ticket…",
    "paper_printed": "Please take your ticket below",
    "paper_failed": "No paper came out. Please write the number down or photograph it: it is valid",
    "paper_doubtful": "If no ticket comes out, please write the number down or photograph it",
    "paper_none": "Please write the number down or photograph it",
    "done": "Done",
    "noted": "I have noted my number",
    "qr_note": "Scan to follow your turn on your phone",
    "retry": "Try again",
    "idle_title": "Are you still there?",
    "idle_text": "Back to the first page in {seconds} seconds",
    "idle_stay": "I need more time",
    "away": "No connection: numbers cannot be given just now. Please go to the guide's desk",
    "starting": "Starting, one moment please",
    "large_text": "Large text",
    "contrast": "Contrast",
    "reach": "Lower",
    "help": "Get help",
    "help_called": "Staff have been told. Please wait here, someone will come",
    "help_failed": "Staff could not be told. Please go to the guide's desk",
    "locked": "This machine is out of service",
    "locked_todo": "Please use another machine, or go to the guide's desk",
    "problem_server_away": "No connection",
    "todo_server_away": "Please ask for a number at the guide's desk, or try again in a few minutes",
    "problem_no_answer": "No number yet",
    "todo_no_answer": "We are still trying. You may wait here, or ask at the guide's desk",
    "problem_too_late": "No number yet",
    "todo_too_late": "The connection was interrupted. Please touch Try again",
    "problem_service_closed": "No numbers for this just now",
    "todo_service_closed": "Please come back during opening hours, or ask at the guide's desk",
    "problem_service_stopped": "Numbers for this are paused",
    "todo_service_stopped": "Please ask at the guide's desk",
    "problem_quota_reached": "All numbers for today are taken",
    "todo_quota_reached": "Please come back another day, or ask at the guide's desk",
    "problem_other": "No number yet",
    "todo_other": "Please try again, or ask at the guide's desk",
}

_STAFF = {
    "pin_title": "Nhập mã PIN của người phụ trách",
    "pin_ok": "Đồng ý",
    "pin_wrong": "Mã PIN chưa đúng",
    "pin_pause": "Sai nhiều lần. Xin thử lại sau {seconds} giây",
    "pin_missing": "Máy chưa có mã PIN. Đặt bằng lệnh: moiso-kiosk pin",
    "attendant": "Dành cho người phụ trách",
    "close": "Đóng",
    "kiosk_name": "Ki-ốt: {name}",
    "server_ok": "Máy chủ: đang kết nối",
    "server_gone": "Máy chủ: mất kết nối",
    "printer_is": "Máy in: {state}",
    "printer_none": "không có",
    "printer_ok": "sẵn sàng",
    "printer_away": "không kết nối được",
    "printer_silent": "không trả lời",
    "printer_paper_end": "hết giấy",
    "printer_paper_near_end": "sắp hết giấy",
    "printer_cover_open": "nắp đang mở",
    "printer_cutter_error": "kẹt dao cắt",
    "printer_hot": "đầu in quá nóng",
    "printer_broken": "hỏng, cần sửa",
    "printer_off_line": "chưa sẵn sàng",
    "do_print": "In thử một phiếu",
    "do_paper": "Đã thay giấy",
    "do_lock": "Tạm ngừng phục vụ",
    "do_unlock": "Phục vụ trở lại",
    "do_restart": "Khởi động lại",
    "do_stop": "Thoát chương trình",
    "test_sent": "Đã gửi phiếu thử tới máy in",
    "paper_asked": "Đang hỏi lại máy in",
}
"""For the centre's own people, in Vietnamese only."""

PHRASES: dict[str, dict[str, str]] = {"vi": _VI, "en": _EN}
"""Wording by language, then by key."""


_WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def weekday(language: str, day: date) -> str:
    """The name of a date's weekday."""
    return _WEEKDAYS.get(language, _WEEKDAYS["vi"])[day.weekday()]


def say(language: str, key: str, **values: object) -> str:
    """A phrase in a language, Vietnamese where it is missing, with ``{values}`` filled in."""
    words = PHRASES.get(language, _VI).get(key) or _VI.get(key) or _STAFF[key]
    return words.format(**values) if values else words


def count_words(language: str, key: str, count: int) -> str:
    """A phrase that has its own wording for none, one and many."""
    form = "none" if count == 0 else "one" if count == 1 else "many"
    return say(language, f"{key}_{form}", count=count)


def known_languages(wanted: tuple[str, ...]) -> list[str]:
    """The languages of a centre that the kiosk can speak, Vietnamese first."""
    return sorted((code for code in wanted if code in PHRASES), key=lambda code: code != VIETNAMESE)
