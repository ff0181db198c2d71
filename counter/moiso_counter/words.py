"""What the clerk reads: times, states and reasons in Vietnamese."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import CounterState, CounterStatus, Why
from moiso_shared.reasons import staff_words
from moiso_shared.tickets import Ticket, TicketState

REHEARSAL = "Hôm nay diễn tập – số phát ra không có giá trị"
"""On the window and the strip on a rehearsal day."""

PAUSE_REASONS = {
    "break": "Nghỉ giải lao",
    "meeting": "Họp",
    "technical": "Sự cố kỹ thuật",
    "other": "Lý do khác",
}
"""Why a counter pauses, by the code on the wire."""

PARK_REASONS = {
    "papers": "Bổ sung giấy tờ",
    "payment": "Nộp phí, lệ phí",
    "signature": "Chờ ký, đóng dấu",
    "break": "Khách ra ngoài",
    "other": "Lý do khác",
}
"""Why a visit is set aside, by the code on the wire."""

NEEDS = {
    "wheelchair": "Đi xe lăn",
    "to_be_led": "Cần người dẫn",
    "deaf": "Khiếm thính: hãy vẫy tay",
}
"""What the clerk must know, by the code on the wire."""

_STATES = {
    TicketState.WAITING: "Đang chờ",
    TicketState.CALLED: "Đang gọi",
    TicketState.SERVING: "Đang phục vụ",
    TicketState.MISSED: "Vắng mặt",
    TicketState.PARKED: "Tạm gác",
}


def counter_name(counter: Counter) -> str:
    """As the boards show it: its own name, or "Quầy 3"."""
    return counter.name.vi if counter.name is not None else f"Quầy {counter.number}"


def service_name(centre: Centre, service_id: str) -> str:
    """The service's name; its id when the document does not know it (yet)."""
    service = centre.service(service_id)
    return service.name.vi if service is not None else service_id


def priority_name(centre: Centre, class_id: str | None) -> str:
    """The priority class in words; empty for a normal ticket."""
    kind = centre.priority(class_id)
    return kind.name.vi if kind is not None else ("Ưu tiên" if class_id else "")


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Local time of day, ``10:42``."""
    return f"{moment.astimezone(zone):%H:%M}"


def span(length: timedelta) -> str:
    """How long, as one says it: "dưới 1 phút", "32 phút", "1 giờ 05"."""
    minutes = max(0, int(length.total_seconds())) // 60
    if minutes < 1:
        return "dưới 1 phút"
    if minutes < 60:
        return f"{minutes} phút"
    return f"{minutes // 60} giờ {minutes % 60:02d}"


def stopwatch(length: timedelta) -> str:
    """Minutes and seconds that run, ``03:07``."""
    minutes, seconds = divmod(max(0, int(length.total_seconds())), 60)
    return f"{minutes:02d}:{seconds:02d}"


def status(state: CounterState, zone: ZoneInfo) -> str:
    """Whether the counter works, and since when it does not."""
    since = f" từ {clock(state.since, zone)}" if state.since is not None else ""
    match state.status:
        case CounterStatus.OPEN:
            return "Sẵn sàng: tự gọi người đến kế tiếp" if state.ready else "Đang mở"
        case CounterStatus.PAUSED:
            why = PAUSE_REASONS.get(state.reason or "", "")
            return f"Tạm dừng{since}" + (f" · {why}" if why else "")
        case _:
            return "Đang đóng"


def state_name(ticket: Ticket) -> str:
    """Where a ticket stands."""
    return _STATES.get(ticket.state, "")


def present_state(ticket: Ticket) -> str:
    """How a ticket stands at the counter; a priority visitor is named as such."""
    served = ticket.state is TicketState.SERVING and ticket.priority is not None
    return "Đang phục vụ người ưu tiên" if served else state_name(ticket)


def remark(ticket: Ticket, counter: Counter, zone: ZoneInfo) -> str:
    """What is special about a ticket of the lists; usually nothing."""
    return " · ".join(_remarks(ticket, counter, zone))


def _remarks(ticket: Ticket, counter: Counter, zone: ZoneInfo) -> Iterator[str]:
    if ticket.state is TicketState.PARKED:
        yield PARK_REASONS.get(ticket.park_reason or "", state_name(ticket))
        if ticket.park_until is not None:
            yield f"hẹn {clock(ticket.park_until, zone)}"
    if ticket.carried:
        yield "Giữ chỗ từ hôm trước"
    if ticket.appointment_at is not None:
        yield f"Hẹn {clock(ticket.appointment_at, zone)}"
    if ticket.only_counter == counter.id:
        yield "Dành riêng cho quầy này"
    if ticket.only_clerk is not None:
        yield f"Dành riêng cho {ticket.only_clerk}"
    if ticket.no_shows:
        yield f"Đã vắng mặt {ticket.no_shows} lần"
    yield from (NEEDS[need] for need in ticket.needs if need in NEEDS)


def reason(why: Why | None, centre: Centre) -> str:
    """Why this ticket was called, for the clerk; empty when it is not known."""
    if why is None:
        return ""
    words = staff_words(why, centre).vi
    passed = f"; trước {why.passed} người đến sớm hơn" if why.passed else ""
    return words[:1].upper() + words[1:] + passed


def folded(text: str) -> str:
    """Letters without marks, for searching: "Đất đai" → "dat dai"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).strip()
