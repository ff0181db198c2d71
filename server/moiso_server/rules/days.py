"""The change of day: what is left over ends, and a new day opens with the whole hall in one fact."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from moiso_shared.facts import CounterState, Fact, FactKind, LobbyState
from moiso_shared.lobby import Lobby

from moiso_server.rules.draft import Draft
from moiso_server.rules.leftovers import left_over
from moiso_server.rules.rehearsing import keep_real_places, to_come


def turn_day(draft: Draft, numbers_on: Callable[[date], Mapping[str, int]]) -> None:
    """Close the lobby's day and open the draft's, when they differ.

    Args:
        draft: The moment, with its local day.
        numbers_on: Last ordinals already given on a day; not empty only when a doubtful clock was confirmed.
    """
    if draft.lobby.day == draft.day:
        return
    if draft.lobby.day is not None:
        _close(draft)
    lobby = draft.lobby
    opened = LobbyState(
        seq=lobby.seq + 1,
        day=draft.day,
        at=draft.now,
        centre_version=lobby.centre_version,
        tickets=tuple(lobby.tickets.values()),
        counters=tuple(lobby.counters.values()),
        devices=tuple(lobby.devices.values()),
        stops=tuple(stop for stop in lobby.stops.values() if stop.until and draft.now < stop.until),
        numbers=dict(numbers_on(draft.day)),
        held=_held(lobby),
        rehearsals=to_come(lobby, draft.day),
    )
    draft.record(FactKind.DAY_OPENED, lobby=opened)
    keep_real_places(draft)


def _at_rest(counter: CounterState, now: datetime) -> CounterState:
    """Without a visit, and not ready: nobody may sit there when the first number of the next day comes."""
    if counter.ticket is not None:
        counter = counter.model_copy(update={"ticket": None, "free_since": now})
    return counter.model_copy(update={"ready": False})


def _held(lobby: Lobby) -> dict[str, tuple[int, ...]]:
    """The ordinals of the tickets that are carried over, by series."""
    held: dict[str, tuple[int, ...]] = {}
    for ticket in lobby.tickets.values():
        held[ticket.series] = (*held.get(ticket.series, ()), ticket.ordinal)
    return held


def _close(draft: Draft) -> None:
    lobby = draft.lobby
    left = left_over(draft)
    at_rest = [_at_rest(counter, draft.now) for counter in lobby.counters.values()]
    freed = [counter for counter in at_rest if counter != lobby.counters[counter.id]]
    assert lobby.day is not None
    draft.add(
        Fact(
            seq=lobby.seq + 1,
            kind=FactKind.DAY_CLOSED,
            at=draft.now,
            day=lobby.day,
            actor="server",
            tickets=tuple(left),
            counters=tuple(freed),
        )
    )
