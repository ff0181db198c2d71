"""Which call has the panel of one open page, and when the page speaks it."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from moiso_hardware.voice.speaker import Script
from moiso_shared.boards.announcing import Announcement, Announcements
from moiso_shared.boards.derive import concerns, zone_of
from moiso_shared.boards.wording import rules_of, sentences
from moiso_shared.centre import Centre
from moiso_shared.facts import Call
from moiso_shared.lobby import Lobby

from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.following import Following

SHOWN_S, HURRIED_S, BREATH_S = 6.0, 2.5, 0.6
"""How long the panel stays with a call that is not spoken, also while others wait; and between two."""
FOLLOWING_S = 16.0
"""A call that another board speaks keeps the panel until that one speaks the next, or so long."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Sounding:
    """What the page plays with the call on its panel."""

    sound: str
    """The file's name."""
    seq: int
    volume: float


class Turns:
    """One call after the other, as on the boards with a screen of their own (``moiso_display.announcer``).

    Args:
        board: Whose calls.
        page: Names the page among those that can be heard; empty for one that makes no sound.
        seen: Where this page has got to, as ``place`` told it; empty at its first sight of the hall.
    """

    def __init__(
        self,
        hall: Following,
        voices: PageVoices,
        sounds: PageSounds,
        *,
        board: str,
        page: str,
        seen: str,
    ) -> None:
        self._hall, self._voices, self._sounds = hall, voices, sounds
        self._board, self._page = board, page
        self._queue = Announcements()
        self._current: Announcement | None = None
        self._until = _LONG_AGO
        self._begun = self._following = False
        self._held: frozenset[str] = frozenset()
        self.sounding: Sounding | None = None
        """What is to be heard now from this page."""
        self._announced, self._said = _place(seen)
        """The newest call that had the panel, and the newest one that was heard from this page."""

    @property
    def current(self) -> int | None:
        """The call that has the panel, by its ``seq``."""
        return self._current.call.seq if self._current else None

    @property
    def place(self) -> str:
        """Where the page has got to, for when it comes back."""
        return f"{'' if self._announced is None else self._announced}.{self._said}"

    async def step(self, centre: Centre, lobby: Lobby, now: datetime) -> None:
        """Go on to the next call when the present one has had its time."""
        self._queue.rules = rules_of(centre)
        calls = concerns(lobby.calls, centre, self._board)
        if not self._begun or lobby.seq < self._queue.heard_of:
            self._begun = True
            self._begin(max((call.seq for call in lobby.calls), default=0), calls)
        self._queue.offer(calls, now)
        self._take_up(centre, now)
        self._listen(centre, now)
        if now >= self._until:
            await self._next(centre, lobby, now)

    def _begin(self, newest: int, calls: list[Call]) -> None:
        """The first sight of the hall announces nothing; after a cut only what is new and young."""
        self._announced = newest if self._announced is None else min(self._announced, newest)
        self._queue.start_after(self._announced)
        for call in calls:
            if call.seq <= self._said and call.seq not in self._hall.spoken:
                self._hall.spoken.append(call.seq)
            if call.seq <= self._announced:
                self._queue.leave_unsaid(call)
        for seq in self._hall.spoken:
            self._queue.note_spoken(seq)

    def _take_up(self, centre: Centre, now: datetime) -> None:
        """Become a voice: the young calls that the one before it left unsaid are this page's now."""
        held = self._voices.held(self._page) if self._page else frozenset[str]()
        gained, self._held = held - self._held, held
        if gained:
            taken = self._queue.take_up(now, lambda call: zone_of(centre, call.counter) in held)
            if self.sounding is None and (self._following or self.current in taken):
                self._until = now

    def _listen(self, centre: Centre, now: datetime) -> None:
        """Say nothing that was said; the call that another board speaks has the panel here too."""
        busy = self._has_to_speak(centre) or (self.sounding is not None and now < self._until)
        for seq in [seq for seq in self._hall.spoken if not self._queue.was_spoken(seq)]:
            call = self._queue.note_spoken(seq)
            if not busy and (call is not None or seq == self.current):
                self._follow(call, now)
        if self._following and self._has_to_speak(centre):
            self._until = now

    def _follow(self, call: Call | None, now: datetime) -> None:
        if call is not None:
            self._put(Announcement(call))
        self._following = True
        self._until = now + timedelta(seconds=FOLLOWING_S)

    def _has_to_speak(self, centre: Centre) -> bool:
        """Whether a call waits that this page is the voice for."""
        return any(zone_of(centre, call.counter) in self._held for call in self._queue.coming())

    def _put(self, said: Announcement | None) -> None:
        self._current, self.sounding, self._following = said, None, False
        if said is not None:
            self._announced = max(self._announced or 0, said.call.seq)

    async def _next(self, centre: Centre, lobby: Lobby, now: datetime) -> None:
        said = self._queue.next(lobby)
        self._put(said)
        if said is not None:
            began = time.monotonic()
            shown_s = await self._speak(said, centre, now)
            self._until = now + timedelta(seconds=time.monotonic() - began + shown_s)

    async def _speak(self, said: Announcement, centre: Centre, now: datetime) -> float:
        """Begin the sound where this page is the voice; how long the call keeps the panel."""
        silent_s = HURRIED_S if self._queue.coming() else SHOWN_S
        volume = centre.voice.volume_now(now.astimezone(ZoneInfo(centre.time_zone)).time())
        if not volume or self._left_to_another(said.call, centre):
            return silent_s
        script = Script(sentences(said, centre), centre.voice.region, centre.voice.words_per_minute)
        wav = await self._sounds.make(script)
        if wav is None or self._left_to_another(said.call, centre):
            return silent_s
        if not await self._hall.claim(said.call.seq):
            self._held = frozenset()  # found to be the voice again, it takes up what was left unsaid
            self._queue.leave_unsaid(said.call)
            return silent_s
        self._queue.note_spoken(said.call.seq)
        if zone_of(centre, said.call.counter) not in self._voices.held(self._page):
            return silent_s
        self._said = said.call.seq
        self.sounding = Sounding(wav.path.name, said.call.seq, volume)
        return wav.seconds + BREATH_S

    def _left_to_another(self, call: Call, centre: Centre) -> bool:
        """Whether another speaks this call, or may; if that one dies, it may be this page's after all."""
        if call.seq in self._hall.spoken:
            return True
        if self._page and zone_of(centre, call.counter) in self._voices.held(self._page):
            return False
        self._queue.leave_unsaid(call)
        return True


def _place(seen: str) -> tuple[int | None, int]:
    announced, _, said = (part[:18] if part.isascii() else "" for part in seen.partition("."))
    return int(announced) if announced.isdecimal() else None, int(said) if said.isdecimal() else 0
