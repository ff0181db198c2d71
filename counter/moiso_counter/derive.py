"""From the hall to the clerk's window, without a clock or a widget."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre, Counter
from moiso_shared.facts import CounterState, CounterStatus, Why
from moiso_shared.lobby import Lobby
from moiso_shared.sentences import sentence
from moiso_shared.tickets import AT_COUNTER, Ticket, TicketState

from moiso_counter import words
from moiso_counter.concerned import attention
from moiso_counter.help_calls import help_lines
from moiso_counter.page import EMPTY, Page, Present, Row
from moiso_counter.queue import arrival, own_queue, services_today, set_aside
from moiso_counter.steps import steps


@dataclass(frozen=True)
class Touch:
    """How things stand with the server."""

    offline_since: datetime | None = None
    """None while on-line."""
    trouble: str = ""


@dataclass(frozen=True)
class Memo:
    """What this desk remembers of its own, beside the hall."""

    why: Why | None = None
    """Why the present ticket was called, when that is known."""
    undo_until: datetime | None = None
    """Until when the last step can be taken back."""


ONLINE = Touch()
_BLANK = Memo()
_MOST_FOUND = 50
_CENTRAL = ZoneInfo("Asia/Ho_Chi_Minh")


def derive(
    lobby: Lobby,
    centre: Centre | None,
    counter_id: str,
    now: datetime,
    *,
    touch: Touch = ONLINE,
    memo: Memo = _BLANK,
) -> Page:
    """Work out the window; ``now`` is the server's time."""
    if centre is None:
        return replace(EMPTY, warning=_lost(touch, _CENTRAL, seen=False))
    zone = ZoneInfo(centre.time_zone)
    counter = centre.counter(counter_id)
    warning = _lost(touch, zone, seen=True)
    if counter is None:
        return replace(EMPTY, warning=warning or sentence("unknown_counter"), clock=words.clock(now, zone))
    return _whole(lobby, centre, counter, now, warning, memo)


def _whole(lobby: Lobby, centre: Centre, counter: Counter, now: datetime, warning: str, memo: Memo) -> Page:
    zone, counter_id = ZoneInfo(centre.time_zone), counter.id
    state, present = lobby.counter(counter_id), lobby.present(counter_id)
    queue = own_queue(lobby, centre, counter, now)
    longest = max((now - arrival(ticket) for ticket in queue), default=None)
    undo = memo.undo_until - now if memo.undo_until is not None else timedelta()
    undo_s = max(0, int(undo.total_seconds()))
    beside = _beside(lobby, counter_id, present)
    return Page(
        known=True,
        fresh=not warning,
        warning=warning,
        rehearsal=words.REHEARSAL if lobby.rehearsal else "",
        title=words.counter_name(counter),
        services=" · ".join(words.service_name(centre, one) for one in services_today(lobby, counter)),
        clock=words.clock(now, zone),
        status=state.status,
        status_words=words.status(state, zone),
        present=_present(present, centre, now, memo.why, beside) if present is not None else None,
        consequence=_consequence(present, state, centre, now),
        queue=tuple(_row(ticket, centre, counter, now, zone) for ticket in queue),
        aside=tuple(_row(ticket, centre, counter, now, zone) for ticket in set_aside(lobby, counter)),
        queue_words=f"{len(queue)} người đang chờ" if queue else "Không có ai đang chờ",
        longest_wait=words.span(longest) if longest is not None else "",
        longest_wait_min=int(longest.total_seconds() // 60) if longest is not None else 0,
        can=frozenset() if warning else steps(state, present, centre, beside=len(beside), undo=undo_s > 0),
        clerk=state.clerk or "",
        attention=attention(lobby, centre, counter, now),
        undo_s=undo_s,
        help=help_lines(lobby, centre, counter_id),
    )


def found(lobby: Lobby, centre: Centre, counter_id: str, now: datetime, text: str) -> tuple[Row, ...]:
    """Open tickets of the whole hall whose number has these characters, in the order of numbers."""
    counter, wanted = centre.counter(counter_id), text.strip().upper()
    if counter is None or not wanted:
        return ()
    zone = ZoneInfo(centre.time_zone)
    hits = sorted((t for t in lobby.tickets.values() if wanted in t.number), key=lambda t: (t.number, t.id))
    rows = [_row(ticket, centre, counter, now, zone) for ticket in hits[:_MOST_FOUND]]
    return tuple(replace(row, remark=_whereabouts(lobby, centre, row)) for row in rows)


def _whereabouts(lobby: Lobby, centre: Centre, row: Row) -> str:
    ticket = lobby.tickets[row.ticket]
    counter = centre.counter(ticket.counter) if ticket.counter else None
    state = words.state_name(ticket)
    return f"{state} · {words.counter_name(counter)}" if counter is not None else state


def _lost(touch: Touch, zone: ZoneInfo, *, seen: bool) -> str:
    if touch.offline_since is None:
        return ""
    since = words.clock(touch.offline_since, zone)
    if touch.trouble in ("unauthorised", "forbidden", "other_server"):
        return sentence(touch.trouble)
    if not seen:
        return "Đang kết nối với máy chủ…"
    return f"Mất kết nối từ {since}. Thông tin dưới đây là của lúc {since}; đang tự kết nối lại."


def _beside(lobby: Lobby, counter_id: str, present: Ticket | None) -> tuple[Ticket, ...]:
    """Other tickets that stand at the same counter, where the centre allows several."""
    if present is None:
        return ()
    return tuple(
        ticket
        for ticket in lobby.tickets.values()
        if ticket.state in AT_COUNTER and ticket.counter == counter_id and ticket.id != present.id
    )


def _present(
    ticket: Ticket, centre: Centre, now: datetime, why: Why | None, beside: tuple[Ticket, ...]
) -> Present:
    return Present(
        ticket=ticket.id,
        number=ticket.number,
        service=words.service_name(centre, ticket.service),
        state=ticket.state,
        state_words=words.present_state(ticket),
        running=words.stopwatch(now - ticket.state_since),
        priority=words.priority_name(centre, ticket.priority),
        why=words.reason(why, centre),
        calls=_calls(ticket, centre),
        checked=ticket.priority_checked,
        needs=" · ".join(words.NEEDS[need] for need in ticket.needs if need in words.NEEDS),
        then=", ".join(words.service_name(centre, service) for service in ticket.then),
        noted=ticket.note is not None,
        beside=tuple(other.number for other in beside),
    )


def _calls(ticket: Ticket, centre: Centre) -> str:
    if ticket.calls > centre.calling.recalls_most:
        return f"Đã gọi {ticket.calls} lần; nếu không có ai đến, hãy chọn “Vắng mặt”"
    return f"Đã gọi {ticket.calls} lần" if ticket.calls > 1 else ""


def _consequence(ticket: Ticket | None, state: CounterState, centre: Centre, now: datetime) -> str:
    """The server ends the present ticket by the centre's rule when the next is called."""
    if ticket is None or state.status is not CounterStatus.OPEN:
        return ""
    called_for = (now - (ticket.called_at or ticket.state_since)).total_seconds()
    if ticket.state is TicketState.CALLED and called_for <= centre.calling.implied_finish_s:
        return f"{ticket.number} sẽ được tính là vắng mặt"
    return f"{ticket.number} sẽ được kết thúc"


def _row(ticket: Ticket, centre: Centre, counter: Counter, now: datetime, zone: ZoneInfo) -> Row:
    return Row(
        ticket=ticket.id,
        number=ticket.number,
        service=words.service_name(centre, ticket.service),
        waited=words.span(now - arrival(ticket)),
        arrived=words.clock(arrival(ticket), zone),
        priority=words.priority_name(centre, ticket.priority),
        remark=words.remark(ticket, counter, zone),
        state=ticket.state,
    )
