"""Sentences made before they are needed: whoever is soon called is spoken of without a pause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from moiso_hardware.voice.speaker import Script
from moiso_qt.link import Link
from moiso_shared.boards.announcing import Announcement
from moiso_shared.boards.derive import counters_here
from moiso_shared.centre import Counter
from moiso_shared.facts import Call, CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.suiting import profile_of
from moiso_shared.tickets import Ticket
from PySide6.QtCore import QObject, QTimer, Slot

from moiso_display.manner import Manner

EACH = 2
"""How many of those who wait longest for a service are thought of."""
MOST = 60
"""Sentences at a time; each takes some 50 ms to make and 250 KB to keep."""
SETTLE_MS = 400
"""After a change of the hall; what is being announced comes first."""


class MakingAhead(Protocol):
    """Makes sounds when nothing else is to do (see ``VoiceWorker``)."""

    def make_ahead(self, scripts: tuple[Script, ...]) -> None:
        """Forget former wishes and make these, the first first."""


class Foresight(QObject):
    """Has the sentences of the next calls made while the voice has nothing to say.

    Args:
        manner: How this board speaks, and for which counters.
        voice: Makes the sentences.
    """

    def __init__(self, link: Link, manner: Manner, voice: MakingAhead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._manner, self._voice = link, manner, voice
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.look)
        link.changed.connect(self._moved)
        link.snapshot.connect(self._moved)

    @Slot()
    def _moved(self, *_fact: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Think of the next calls as the hall is now."""
        centre = self._link.centre
        if centre is None or not self._manner.speaks:
            return
        counters = counters_here(centre, self._manner.board_id)
        calls = likely_calls(self._link.lobby, counters, self._link.server_now())
        scripts = (self._manner.script(Announcement(call)) for call in calls)
        self._voice.make_ahead(tuple(dict.fromkeys(scripts))[:MOST])


def likely_calls(lobby: Lobby, counters: Iterable[Counter], now: datetime) -> list[Call]:
    """The calls that may come next; a board is told no classes, so it thinks of the first of each service.

    Returns:
        Those who are next somewhere, then those who are second.
    """
    places: list[list[Call]] = [[] for _ in range(EACH)]
    for counter in counters:
        state = lobby.counter(counter.id)
        if state.status is CounterStatus.OPEN:
            for service in profile_of(counter, state):
                for place, ticket in zip(places, lobby.waiting([service]), strict=False):
                    place.append(_call(ticket, counter, now))
    return [call for place in places for call in place]


def _call(ticket: Ticket, counter: Counter, now: datetime) -> Call:
    return Call(
        seq=0,
        ticket=ticket.id,
        number=ticket.number,
        service=ticket.service,
        counter=counter.id,
        language=ticket.language,
        at=now,
    )
