"""Announces call after call: onto the panel, into the loudspeaker, then a breath, then the next."""

from __future__ import annotations

import logging
from collections.abc import Callable

from moiso_hardware.voice.sound import Wav
from moiso_qt.link import Link
from moiso_shared.boards.announcing import Announcement, Announcements
from moiso_shared.facts import Call, Fact
from moiso_shared.wire import Presence
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from moiso_display.manner import Manner
from moiso_display.mouth import Mouth, Sentence
from moiso_display.sounding import Pace, Playing, Preparing

_log = logging.getLogger(__name__)

NO_SOUND = "no_sound"
NO_VOICE = "no_voice"


class Announcer(QObject):
    """One announcement at a time, in the order of the facts.

    Args:
        manner: Which calls it announces, and how.
        holds: Whether this board is the voice of a zone at the moment.
        voice: Makes the sound; None for a board that never speaks.
    """

    begun = Signal(object)
    """A ``Call`` has the large panel from now on."""
    ended = Signal()
    """Nothing is being announced any more."""
    health = Signal(object)
    """The problems of the voice, a tuple of codes."""

    def __init__(
        self,
        link: Link,
        manner: Manner,
        *,
        holds: Callable[[str], bool] = lambda zone: True,
        voice: Preparing | None = None,
        player: Playing | None = None,
        pace: Pace | None = None,
        queue: Announcements | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._manner, self._holds = link, manner, holds
        self._voice, self._player = voice, player
        self._pace = pace or Pace()
        self._queue = queue or Announcements()
        self._current: Announcement | None = None
        self._known = False
        self._own = False
        """Its own voice is at work."""
        self._following = False
        """Another board speaks the call that is on the panel."""
        self._voice_failed = self._sound_failed = False
        self._told: tuple[str, ...] | None = None
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._overdue)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._next)
        link.snapshot.connect(self._snapshot)
        link.changed.connect(self._fact)
        link.presence.connect(self._heard)
        self._mouth = Mouth(link, player, holds, self) if player is not None else None
        if voice is not None and player is not None and self._mouth is not None:
            voice.ready.connect(self._ready)
            voice.failed.connect(self._unspoken)
            self._mouth.finished.connect(self._finished)
            self._mouth.failed.connect(self._unheard)
            self._mouth.refused.connect(self._refused)
            player.available_changed.connect(self._sound_changed)
        self._tell_health()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the voice now."""
        if self._voice is None or self._player is None or not self._manner.speaks:
            return ()
        found = []
        if self._sound_failed or not self._player.available:
            found.append(NO_SOUND)
        if self._voice_failed:
            found.append(NO_VOICE)
        return tuple(found)

    @Slot()
    def take_up(self) -> None:
        """This board has become a voice: it says the young calls that the one before it left unsaid."""
        taken = self._queue.take_up(
            self._link.server_now(), lambda call: self._holds(self._manner.zone(call))
        )
        if self._following or (self._current is not None and self._current.call.seq in taken):
            self._rest(0)  # it has been silent for long enough
        elif taken:
            self._next_if_idle()

    @Slot()
    def give_way(self) -> None:
        """This board is no longer the voice of some zone: there it falls silent in mid-sentence."""
        if self._mouth is not None:
            self._mouth.mind()

    @Slot(object)
    def _heard(self, presence: Presence) -> None:
        if presence.speaking is None:
            return
        call = self._queue.note_spoken(presence.speaking)
        if self._own or self._has_to_speak():
            return
        if call is not None or self._is_current(presence.speaking):
            self._follow(call)

    def _follow(self, call: Call | None) -> None:
        """Another board speaks the call on the panel, or this one: eyes and ears are told the same."""
        self._following = True
        if call is not None and not self._is_current(call.seq):
            self._current = Announcement(call)
            self.begun.emit(call)
        self._pause.stop()
        self._limit.start(self._pace.following)

    def _has_to_speak(self) -> bool:
        """Whether a call waits that this board is the voice for."""
        able = self._voice is not None and self._manner.speaks
        return able and any(self._holds(self._manner.zone(call)) for call in self._queue.coming())

    @Slot()
    def _snapshot(self) -> None:
        """The first sight of the hall announces nothing; a later one only what is new and young."""
        self._tell_health()
        lobby = self._link.lobby
        newest = max((call.seq for call in lobby.calls), default=0)
        if not self._known or newest < self._queue.heard_of:
            self._known = True
            self._queue.start_after(newest)
        else:
            self._offer(lobby.calls)

    @Slot(object)
    def _fact(self, fact: Fact) -> None:
        if fact.withdrawn:
            self._queue.withdraw(fact.withdrawn)
        if fact.call is not None:
            self._offer([fact.call])

    def _offer(self, calls: list[Call]) -> None:
        self._queue.rules = self._manner.rules
        self._queue.offer(self._manner.mine(calls), self._link.server_now())
        if self._following and self._has_to_speak():
            self._rest()
        self._next_if_idle()

    def _next_if_idle(self) -> None:
        if self._current is None and not self._pause.isActive():
            self._next()

    @Slot()
    def _next(self) -> None:
        self._current = self._queue.next(self._link.lobby)
        if self._current is None:
            self.ended.emit()
            return
        call = self._current.call
        self.begun.emit(call)
        if self._voice is None or not self._manner.speaks:
            self._queue.leave_unsaid(call)
            self._show_only()
        elif self._manner.volume == 0 or self._left_to_another(call):
            self._show_only()
        else:
            self._own = True
            self._limit.start(self._pace.preparing)
            self._voice.prepare(call.seq, self._manner.script(self._current))

    def _left_to_another(self, call: Call) -> bool:
        """Whether another board speaks this call; if that one dies first, it may be this one's after all."""
        if self._queue.was_spoken(call.seq):
            return True
        if self._holds(self._manner.zone(call)):
            return False
        self._queue.leave_unsaid(call)
        return True

    def _show_only(self) -> None:
        """Give eyes the time that ears would have had."""
        self._own = False
        hurried = bool(self._queue.coming())
        self._limit.start(self._pace.silent_hurried if hurried else self._pace.silent)

    @Slot(int, object)
    def _ready(self, seq: int, wav: Wav) -> None:
        self._voice_failed = False
        if self._mouth is None or self._current is None or not self._is_current(seq):
            return
        self._limit.stop()
        call = self._current.call
        if self._left_to_another(call):
            self._show_only()
        else:
            self._mouth.say(Sentence(seq, self._manner.zone(call), wav, self._manner.volume))

    @Slot()
    def _refused(self) -> None:
        if self._current is not None:
            if not self._queue.was_spoken(self._current.call.seq):
                self._queue.leave_unsaid(self._current.call)
            self._show_only()

    @Slot(int, str)
    def _unspoken(self, seq: int, why: str) -> None:
        _log.info("call %d cannot be spoken: %s", seq, why)
        self._voice_failed = True
        self._tell_health()
        if self._is_current(seq):
            self._show_only()

    @Slot()
    def _finished(self) -> None:
        self._sound_failed = False
        self._tell_health()
        self._rest()

    @Slot(str, str)
    def _unheard(self, path: str, why: str) -> None:
        _log.info("%s is not heard: %s", path, why)
        self._sound_failed = True
        self._tell_health()
        if self._current is not None:
            self._show_only()

    @Slot(bool)
    def _sound_changed(self, available: bool) -> None:
        self._sound_failed = self._sound_failed and not available
        self._tell_health()

    @Slot()
    def _overdue(self) -> None:
        self._rest()

    def _rest(self, breath_ms: int | None = None) -> None:
        """A breath between two announcements."""
        self._limit.stop()
        self._current = None
        self._own = self._following = False
        self._pause.start(self._pace.breath if breath_ms is None else breath_ms)

    def _is_current(self, seq: int) -> bool:
        return self._current is not None and self._current.call.seq == seq

    def _tell_health(self) -> None:
        if self.problems != self._told:
            self._told = self.problems
            self.health.emit(self._told)
            self._link.report(problems=self._told)
