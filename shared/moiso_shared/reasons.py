"""Why a ticket was called, in words: in full for staff, and never more than the rule for citizens."""

from moiso_shared.centre import Centre
from moiso_shared.facts import Why
from moiso_shared.text import Text

BY_RULE = Text({"vi": "ưu tiên theo quy định", "en": "priority by regulation"})
"""All that a citizen is told about somebody else's priority."""

IN_TURN = Text({"vi": "theo thứ tự phục vụ", "en": "in order of service"})

_STAFF = {
    "next": Text({"vi": "đến lượt", "en": "next in turn"}),
    "came_back": Text({"vi": "quay lại sau khi vắng hoặc tạm gác", "en": "came back after being away"}),
    "carried": Text({"vi": "giữ chỗ từ hôm trước", "en": "kept from the day before"}),
    "sent_here": Text({"vi": "được chuyển đến quầy này", "en": "sent to this counter"}),
    "appointment": Text({"vi": "đã đặt lịch hẹn", "en": "had an appointment"}),
    "by_hand": Text({"vi": "gọi chọn bằng tay", "en": "chosen by hand"}),
    "priority": Text({"vi": "ưu tiên", "en": "priority"}),
    "priority_given": Text({"vi": "xếp diện ưu tiên", "en": "priority given"}),
    "priority_confirmed": Text({"vi": "xác nhận diện ưu tiên", "en": "priority confirmed"}),
    "priority_withdrawn": Text({"vi": "bỏ diện ưu tiên", "en": "priority withdrawn"}),
}


def staff_words(why: Why, centre: Centre, *, note: str | None = None) -> Text:
    """The whole reason, e.g. "ưu tiên: phụ nữ mang thai, cộng 15 phút".

    Args:
        why: As the fact carries it.
        centre: Names the priority classes.
        note: The clerk's own words, e.g. when the ticket was chosen by hand.
    """
    base = _STAFF.get(why.code, Text(why.code))
    vi, en = base.vi, base.in_language("en")
    if why.priority is not None:
        kind = centre.priority(why.priority)
        name = kind.name if kind is not None else Text(why.priority)
        vi, en = f"{vi}: {_lower(name.vi)}", f"{en}: {_lower(name.in_language('en'))}"
    if why.credit_min:
        vi, en = f"{vi}, cộng {why.credit_min} phút", f"{en}, {why.credit_min} minutes' credit"
    if note is not None:
        sign = ":" if why.priority is None else ";"
        vi, en = f"{vi}{sign} {note}", f"{en}{sign} {note}"
    return Text({"vi": vi, "en": en})


def public_words(why: Why) -> Text:
    """What a citizen may be told about somebody who was called before."""
    return IN_TURN if why.code == "next" else BY_RULE


def comeback_words(centre: Centre) -> Text | None:
    """The rule for coming back after a missed call, as the ticket prints it; None where there is none."""
    calling = centre.calling
    if calling.comebacks_most == 0 or calling.comeback_min == 0:
        return None
    filled = {
        language: words.replace("{minutes}", str(calling.comeback_min))
        .replace("{places}", str(calling.comeback_after))
        .replace("{times}", str(calling.comebacks_most))
        for language, words in centre.texts.comeback_note.root.items()
    }
    return Text(filled)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
