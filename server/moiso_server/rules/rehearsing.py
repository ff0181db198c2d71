"""Rehearsal days: tried out with real programs and paper, shown as such everywhere, and in no report."""

from collections.abc import Iterable
from datetime import date, timedelta

from moiso_shared.errors import Invalid, NumbersGiven
from moiso_shared.facts import FactKind
from moiso_shared.lobby import Lobby

from moiso_server.rules.draft import Draft

AHEAD = timedelta(days=31)
"""A rehearsal is announced at most so long before."""


def set_rehearsal(draft: Draft, day: date, *, active: bool) -> dict[str, list[str]]:
    """Make a day a rehearsal, or an ordinary day again; it ends by itself at the change of day.

    Raises:
        Invalid: The day is over, or too far away.
        NumbersGiven: Numbers of this day are out already: they would change what they are worth.
    """
    if not draft.day <= day <= draft.day + AHEAD:
        raise Invalid(f"day: must be from {draft.day} to {draft.day + AHEAD}")
    wanted = set(draft.lobby.rehearsals) - {day} | ({day} if active else set())
    if wanted != set(draft.lobby.rehearsals):
        if day == draft.day and _begun(draft.lobby):
            raise NumbersGiven(f"day: numbers of {day} have been given already")
        _record(draft, wanted)
    return {"rehearsals": [each.isoformat() for each in draft.lobby.rehearsals]}


def to_come(lobby: Lobby, today: date) -> tuple[date, ...]:
    """The announced days that are not over."""
    return tuple(day for day in lobby.rehearsals if day >= today)


def keep_real_places(draft: Draft) -> None:
    """No rehearsal on a day to which places of real visitors were carried over."""
    if draft.lobby.rehearsal and draft.lobby.tickets:
        _record(draft, set(draft.lobby.rehearsals) - {draft.day})


def _begun(lobby: Lobby) -> bool:
    return bool(lobby.tickets or lobby.numbers or lobby.given)


def _record(draft: Draft, days: Iterable[date]) -> None:
    draft.record(FactKind.REHEARSAL_CHANGED, rehearsals=tuple(sorted(days)))
