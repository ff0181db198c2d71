"""What stands on each LED board, and which bells ring for a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from moiso_hardware.boards.port import Face
from moiso_shared.centre import Centre
from moiso_shared.facts import Call
from moiso_shared.led_settings import LedBell, LedBoard, LedLine
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER, Ticket

FRESH = timedelta(seconds=10)
"""A call is fresh for so long; boards that can blink do."""
RUNG_WITHIN = timedelta(seconds=5)
"""An older call, learnt of after a cut, rings no bell."""


def lines_of(centre: Centre | None, device: str) -> tuple[LedLine, ...]:
    """The lines that a device drives: its own, and those that no device is named for."""
    return tuple(line for line in centre.leds if line.at in (None, device)) if centre else ()


def faces(centre: Centre, lobby: Lobby, lines: Iterable[LedLine], now: datetime) -> dict[str, Face]:
    """What each board of these lines shows, by the board's id; dark where nobody is called."""
    return {board.id: _face(board, centre, lobby, now) for line in lines for board in line.boards}


def bells_for(call: Call, centre: Centre, lines: Iterable[LedLine], now: datetime) -> list[str]:
    """Ids of the bells that ring for a call; none when it is no longer new."""
    if now - call.at > RUNG_WITHIN:
        return []
    zone = _zone(centre, call.counter)
    return [bell.id for line in lines for bell in line.bells if _rings_for(bell, call.counter, zone)]


def _rings_for(bell: LedBell, counter: str, zone: str | None) -> bool:
    if bell.counter is None and bell.zone is None:
        return True
    return bell.counter == counter or (bell.zone is not None and bell.zone == zone)


def _face(board: LedBoard, centre: Centre, lobby: Lobby, now: datetime) -> Face:
    if board.counter is not None:
        counter = centre.counter(board.counter)
        return _of(lobby.present(board.counter), counter.number if counter else 0, now)
    called = list(_called(board.zone, centre, lobby))
    if len(called) < board.place:
        return Face()
    ticket, counter_id = called[board.place - 1]
    counter = centre.counter(counter_id)
    return _of(ticket, counter.number if counter else 0, now)


def _of(ticket: Ticket | None, counter: int, now: datetime) -> Face:
    if ticket is None or ticket.state not in AT_COUNTER:
        return Face(counter=counter)
    fresh = ticket.called_at is not None and now - ticket.called_at <= FRESH
    return Face(ticket.number, counter, fresh)


def _called(zone: str | None, centre: Centre, lobby: Lobby) -> Iterator[tuple[Ticket, str]]:
    """Tickets that stand at a counter of a zone, the newest call first, each once."""
    seen = set()
    for call in reversed(lobby.calls):
        ticket = lobby.tickets.get(call.ticket)
        if call.ticket in seen or ticket is None or ticket.state not in AT_COUNTER:
            continue
        seen.add(call.ticket)
        if ticket.counter == call.counter and (zone is None or _zone(centre, call.counter) == zone):
            yield ticket, call.counter


def _zone(centre: Centre, counter_id: str) -> str | None:
    counter = centre.counter(counter_id)
    return counter.zone if counter else None
