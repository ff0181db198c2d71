"""What the counter calls for, in the clerk's words, and what is told when somebody answers."""

from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre
from moiso_shared.facts import Fact, FactKind
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.lobby import Lobby

from moiso_counter import words
from moiso_counter.page import HelpLine

NAMES = {
    Help.TECHNICAL: "hỗ trợ kỹ thuật",
    Help.GUIDE: "người hướng dẫn, phiên dịch",
    Help.SUPERVISOR: "người phụ trách",
    Help.SECURITY: "bảo vệ",
}
"""Whom a clerk may call, in the order of the menu and of a keypad's digits."""

_ROLES = {"guide": "hướng dẫn viên", "supervisor": "người điều hành", "admin": "quản trị viên"}


def name(kind: str) -> str:
    """Whom a counter calls; a kind that this program does not know yet is help all the same."""
    return NAMES[Help(kind)] if kind in NAMES else "hỗ trợ"


def title(kind: str) -> str:
    """The same with a capital letter."""
    return name(kind)[:1].upper() + name(kind)[1:]


def help_lines(lobby: Lobby, centre: Centre, counter: str) -> tuple[HelpLine, ...]:
    """Everything that a counter calls for now, the oldest first."""
    zone = ZoneInfo(centre.time_zone)
    return tuple(
        HelpLine(Help(call.help), _state(call, centre, zone), call.coming is not None)
        for call in lobby.help_of(counter)
        if call.help in NAMES
    )


def news(fact: Fact, centre: Centre, me: str) -> str:
    """What the clerk is told when others answer or end a call; usually nothing.

    Args:
        fact: What has just happened.
        centre: The document.
        me: Role and name of this device's token.
    """
    if fact.actor == me:
        return ""
    if fact.kind == FactKind.HELP_ANSWERED:
        return " ".join(_coming(call, centre) for call in fact.help_calls)
    if fact.kind == FactKind.HELP_ENDED:
        return " ".join(f"{title(call.help)}: đã xong." for call in fact.help_calls)
    return ""


def _state(call: HelpCall, centre: Centre, zone: ZoneInfo) -> str:
    if call.coming is not None:
        return _coming(call, centre)
    return f"Đã gọi {name(call.help)} lúc {words.clock(call.since, zone)}, đang chờ trả lời."


def _coming(call: HelpCall, centre: Centre) -> str:
    return f"{title(call.help)}: {_who(call.coming or '', centre)} đang đến."


def _who(actor: str, centre: Centre) -> str:
    role, _, of = actor.partition("/")
    counter = centre.counter(of) if role == "counter" else None
    if counter is not None:
        return words.counter_name(counter)
    return f"{_ROLES.get(role, 'nhân viên')} {of}".strip()
