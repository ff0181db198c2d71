"""What the clerk should look after, in words: too long, too many, nobody working."""

from datetime import datetime

from moiso_shared.centre import Centre, Counter
from moiso_shared.concerns import Concern, ConcernKind, concerns
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER

from moiso_counter import words

HELP = "help_wanted"
"""What a kiosk tells while a visitor calls for help there."""


def attention(lobby: Lobby, centre: Centre, counter: Counter, now: datetime) -> str:
    """Everything at this counter, and of whoever works there, that has gone wrong; usually nothing."""
    mine = [one for one in concerns(lobby, centre, now) if _is_mine(one, lobby, counter)]
    sentences = [_sentence(one, lobby, centre, now) for one in mine]
    return " ".join([*_calls_for_help(lobby, centre, counter), *sentences])


def _calls_for_help(lobby: Lobby, centre: Centre, counter: Counter) -> list[str]:
    """Visitors who need somebody at a kiosk of this part of the hall."""
    return [
        f"{kiosk.name.vi}: có người cần giúp."
        for kiosk in centre.kiosks
        if (kiosk.zone is None or kiosk.zone == counter.zone)
        and (device := lobby.devices.get(f"kiosk/{kiosk.id}")) is not None
        and HELP in device.problems
    ]


def _is_mine(concern: Concern, lobby: Lobby, counter: Counter) -> bool:
    state = lobby.counter(counter.id)
    if concern.kind is ConcernKind.NO_COUNTER:
        return state.status is not CounterStatus.OPEN and concern.service in counter.services
    if concern.kind is ConcernKind.SEVERAL_TICKETS and concern.counter is None:
        return concern.clerk == state.clerk
    if concern.kind is ConcernKind.STRANDED and concern.clerk is not None:
        return concern.clerk == state.clerk
    return concern.counter == counter.id


def _sentence(concern: Concern, lobby: Lobby, centre: Centre, now: datetime) -> str:
    ticket = lobby.tickets.get(concern.ticket) if concern.ticket is not None else None
    number, gone = ticket.number if ticket is not None else "", words.span(now - concern.since)
    match concern.kind:
        case ConcernKind.CALLED_LONG:
            return f"{number} đã được gọi {gone} mà chưa bắt đầu."
        case ConcernKind.SERVING_LONG:
            return f"{number} đã phục vụ {gone}."
        case ConcernKind.IDLE_COUNTER:
            return f"Quầy đang mở, {concern.people} người chờ mà đã {gone} chưa gọi ai."
        case ConcernKind.SEVERAL_TICKETS:
            numbers = ", ".join(_held(concern, lobby))
            return f"Đang giữ {concern.people} số cùng lúc: {numbers}. Hãy kết thúc số đã xong."
        case ConcernKind.NO_COUNTER:
            service = words.service_name(centre, concern.service or "")
            return f"{concern.people} người chờ {service} mà chưa có quầy nào mở."
        case ConcernKind.STRANDED:
            return f"{number} chỉ chờ quầy này, đã {gone}."


def _held(concern: Concern, lobby: Lobby) -> list[str]:
    """Numbers of the tickets that a clerk, or a counter without one, has at the same time."""
    return sorted(
        ticket.number
        for ticket in lobby.tickets.values()
        if ticket.state in AT_COUNTER
        and ticket.counter is not None
        and (
            lobby.counter(ticket.counter).clerk == concern.clerk
            if concern.clerk is not None
            else ticket.counter == concern.counter
        )
    )
