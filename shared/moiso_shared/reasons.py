"""Why a ticket was called, in words: in full for staff, and never more than the rule for citizens."""

from moiso_shared.centre import Centre
from moiso_shared.facts import Why
from moiso_shared.text import Text

BY_RULE = Text({"vi": "ưu tiên theo quy định", "en": "priority by regulation"})
"""All that a citizen is told about somebody else's priority."""

_STAFF = {
    "next": Text({"vi": "đến lượt", "en": "next in turn"}),
    "came_back": Text({"vi": "quay lại sau khi vắng hoặc tạm gác", "en": "came back after being away"}),
    "sent_here": Text({"vi": "được chuyển đến quầy này", "en": "sent to this counter"}),
    "appointment": Text({"vi": "đã đặt lịch hẹn", "en": "had an appointment"}),
    "by_hand": Text({"vi": "gọi chọn bằng tay", "en": "chosen by hand"}),
    "priority": Text({"vi": "ưu tiên", "en": "priority"}),
}

_PUBLIC = {
    "next": Text({"vi": "đến trước hoặc việc khác", "en": "came earlier, or for something else"}),
    "came_back": Text({"vi": "đã có số từ trước và quay lại", "en": "had a number before and came back"}),
    "sent_here": Text({"vi": "được chuyển từ quầy khác", "en": "sent on from another counter"}),
    "appointment": Text({"vi": "đã đặt lịch hẹn", "en": "had an appointment"}),
}


def staff_words(why: Why, centre: Centre, *, note: str | None = None) -> Text:
    """The whole reason, e.g. "ưu tiên: phụ nữ mang thai, cộng 15 phút".

    Args:
        why: As the call's fact carries it.
        centre: Names the priority classes.
        note: The clerk's own words, when the ticket was chosen by hand.
    """
    base = _STAFF.get(why.code, Text(why.code))
    if why.code == "priority":
        kind = centre.priority(why.priority)
        name = kind.name if kind is not None else Text(why.priority or "")
        vi, en = f"{base.vi}: {_lower(name.vi)}", f"priority: {_lower(name.in_language('en'))}"
        if why.credit_min:
            vi, en = f"{vi}, cộng {why.credit_min} phút", f"{en}, {why.credit_min} minutes' credit"
        return Text({"vi": vi, "en": en})
    if note is not None:
        return Text({"vi": f"{base.vi}: {note}", "en": f"{base.in_language('en')}: {note}"})
    return base


def public_words(why: Why) -> Text:
    """What a citizen may be told about somebody who was called before."""
    return _PUBLIC.get(why.code, BY_RULE)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
