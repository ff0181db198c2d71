"""Wording that a centre may replace, as its document says it."""

from moiso_shared import spoken
from moiso_shared.text import Strict, Text


class Texts(Strict):
    """Wording that a centre may replace."""

    welcome: Text = Text(
        {"vi": "Xin chào! Hôm nay bạn cần làm gì?", "en": "Welcome! What do you need today?"}
    )
    call: Text = Text(dict(spoken.TEMPLATES))
    call_short: Text = Text(dict(spoken.SHORT_TEMPLATES))
    """Said instead while many wait to be called."""
    ticket_note: Text = Text(
        {
            "vi": "Vui lòng chờ đến khi số của bạn được gọi.",
            "en": "Please wait until your number is called.",
        }
    )
    comeback_note: Text = Text(
        {
            "vi": "Lỡ lượt gọi? Quay lại trong {minutes} phút, bạn được gọi sau {places} người kế tiếp"
            " (tối đa {times} lần); muộn hơn thì xếp cuối hàng.",
            "en": "Missed your call? Back within {minutes} minutes, you are called after the next {places}"
            " (at most {times}×); later, at the end of the queue.",
        }
    )
    """Printed on the ticket; ``{minutes}``, ``{places}``, ``{times}`` are the rule for coming back."""
    kept_note: Text = Text(
        {
            "vi": "Số này được giữ sang ngày {date}: bạn được gọi trước tiên khi quầy mở cửa.",
            "en": "This number is kept for {date}: you are called first when the counters open.",
        }
    )
    """Printed on the slip of who is left over; ``{date}`` is the next working day."""
