"""Which call is announced next: one at a time, in the order of the facts, nothing late and nothing twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moiso_shared.boards.derive import stands
from moiso_shared.facts import Call
from moiso_shared.lobby import CALLS_KEPT, Lobby


@dataclass(frozen=True, slots=True)
class Rules:
    """When a call is spoken, and when it is spoken in fewer words."""

    spoken_within: timedelta = timedelta(seconds=15)
    """After a cut, calls older than this are only listed."""
    short_after: timedelta = timedelta(seconds=18)
    """Speech that waits longer than this shortens itself."""
    each: timedelta = timedelta(seconds=6)
    """What one announcement takes in one language, roughly."""
    languages: Callable[[Call], int] = lambda _call: 1
    """In how many languages a call is spoken when there is time."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call whose turn it is; ``short`` when others wait for long already."""

    call: Call
    short: bool = False


class Announcements:
    """The calls that still wait to be announced. Knows no clock and makes no sound."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.rules = rules or Rules()
        self._waiting: list[Call] = []
        self._unsaid: deque[Call] = deque(maxlen=CALLS_KEPT)
        self._spoken: deque[int] = deque(maxlen=2 * CALLS_KEPT)
        self._heard_of = 0

    @property
    def heard_of(self) -> int:
        """The newest call that was ever offered, by its ``seq``."""
        return self._heard_of

    def start_after(self, seq: int) -> None:
        """Take everything up to this fact as announced and forget what waits: the first sight of a hall."""
        self._heard_of = seq
        for known in (self._waiting, self._unsaid, self._spoken):
            known.clear()

    def offer(self, calls: Iterable[Call], now: datetime) -> None:
        """Queue the calls that are new and young enough; one known already is never queued again."""
        for call in sorted(calls, key=lambda call: call.seq):
            if call.seq <= self._heard_of:
                continue
            self._heard_of = call.seq
            if self._is_young(call, now) and call.seq not in self._spoken and not self._soon_said(call):
                self._waiting.append(call)

    def withdraw(self, seqs: Iterable[int]) -> None:
        """Drop calls that were undone before their turn."""
        gone = frozenset(seqs)
        self._waiting = [call for call in self._waiting if call.seq not in gone]
        self._unsaid = deque((call for call in self._unsaid if call.seq not in gone), CALLS_KEPT)

    def note_spoken(self, seq: int) -> Call | None:
        """A board of the hall speaks this call: nobody says it again.

        Returns:
            The call, if it waits here, or was only shown so far.
        """
        call = next((call for call in (*self._waiting, *self._unsaid) if call.seq == seq), None)
        self._spoken.append(seq)
        self.withdraw([seq])
        return call

    @property
    def spoken(self) -> tuple[int, ...]:
        """The calls of late that some board has spoken."""
        return tuple(self._spoken)

    def was_spoken(self, seq: int) -> bool:
        """Whether a board has spoken this call."""
        return seq in self._spoken

    def leave_unsaid(self, call: Call) -> None:
        """This call is only shown here, because another board should speak it; perhaps that one has died."""
        self._unsaid.append(call)

    def take_up(self, now: datetime, ours: Callable[[Call], bool]) -> frozenset[int]:
        """Queue what was left to another board, was never spoken and is still young.

        Returns:
            Which calls these are, by their ``seq``.
        """
        taken = {call.seq: call for call in self._unsaid if ours(call) and self._is_young(call, now)}
        self._unsaid = deque((call for call in self._unsaid if call.seq not in taken), CALLS_KEPT)
        self._waiting = sorted([*taken.values(), *self._waiting], key=lambda call: call.seq)
        return frozenset(taken)

    def next(self, lobby: Lobby) -> Announcement | None:
        """Take the next call whose ticket still stands at its counter."""
        while self._waiting:
            call = self._waiting.pop(0)
            if stands(call, lobby):
                return Announcement(call, short=self._backlog > self.rules.short_after)
        return None

    def coming(self) -> tuple[Call, ...]:
        """What waits, in order, so that its sound can be made ahead."""
        return tuple(self._waiting)

    @property
    def _backlog(self) -> timedelta:
        """How long what waits takes if nothing is left out."""
        return sum((self.rules.each * self.rules.languages(call) for call in self._waiting), timedelta())

    def _is_young(self, call: Call, now: datetime) -> bool:
        return now - call.at <= self.rules.spoken_within

    def _soon_said(self, call: Call) -> bool:
        """Whether the very same words wait already: a recall before the first call had its turn."""
        return any((call.ticket, call.counter) == (other.ticket, other.counter) for other in self._waiting)
