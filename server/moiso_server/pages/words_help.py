"""Words of calls for help from counters."""

HELP_WORDS: dict[str, tuple[str, str]] = {
    "help_technical": ("hỗ trợ kỹ thuật", "technical help"),
    "help_guide": ("người hướng dẫn, phiên dịch", "a guide or interpreter"),
    "help_supervisor": ("người phụ trách", "the person in charge"),
    "help_security": ("bảo vệ", "security"),
    "alert_help": ("{subject} gọi {value}", "{subject} calls for {value}"),
    "help_calls_for": ("Gọi {what}", "Calls for {what}"),
    "act_i_come": ("Tôi đến", "I am coming"),
    "help_since": ("từ {since}", "since {since}"),
    "help_waits": ("chưa có ai trả lời", "nobody has answered yet"),
    "help_coming": ("{who} đang đến", "{who} is coming"),
    "act_help_done": ("Đã xong", "Done"),
    "help_told": ("Đã báo cho quầy: bạn đang đến.", "The counter knows that you are coming."),
    "help_over": ("Đã ghi nhận: việc hỗ trợ đã xong.", "Noted: the help is done."),
    "fact_help_called": ("Gọi hỗ trợ", "Help called"),
    "fact_help_ended": ("Kết thúc gọi hỗ trợ", "Call for help ended"),
}
