"""One open page of a board: what it shows from moment to moment, and when it speaks."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from moiso_hardware.voice.speaker import Script
from moiso_shared.boards.announcing import Announcement, Announcements, Rules
from moiso_shared.boards.derive import board_of, concerns, derive, zone_of
from moiso_shared.boards.page import Moment, ResultView
from moiso_shared.boards.wording import sentences
from moiso_shared.centre import Centre
from moiso_shared.lobby import Lobby
from moiso_shared.wire import Presence

from moiso_server.pages.board_pictures import Pictures
from moiso_server.pages.board_voice import PageSounds, PageVoices
from moiso_server.pages.following import Following
from moiso_server.pages.rendering import html
from moiso_server.pages.words import Words

ROWS = 4
SHOWN_S, HURRIED_S, BREATH_S = 6.0, 2.5, 0.6
"""How long the panel stays with a call that is not spoken, also while others wait; and between two."""


class Showing:
    """A page in some television's browser.

    Args:
        page: Names the page among those that can be heard; empty for one that makes no sound.
        after: The last call that this page has announced; None at its first sight of the hall.
    """

    def __init__(
        self,
        hall: Following,
        voices: PageVoices,
        sounds: PageSounds,
        pictures: Pictures,
        *,
        board: str,
        page: str,
        after: int | None,
        words: Words,
    ) -> None:
        self._hall, self._voices, self._sounds, self._pictures = hall, voices, sounds, pictures
        self._board, self._page, self._words = board, page, words
        self._queue = Announcements()
        self._current: Announcement | None = None
        self._until = datetime.min.replace(tzinfo=UTC)
        self._sound: Mapping[str, Any] = {}
        self.announced = after
        """The newest call that had the panel."""

    async def look(self, results: tuple[ResultView, ...], today: tuple[str, ...]) -> Mapping[str, Any]:
        """What the page shows now, and the sound that begins with it."""
        hall, now = self._hall, datetime.now(UTC)
        if hall.centre is not None and hall.lost_at is None:
            await self._step(hall.centre, hall.lobby, now)
        zone = ZoneInfo(hall.centre.time_zone) if hall.centre else UTC
        current = self._current.call.seq if self._current else None
        board, pictures = board_of(hall.centre, self._board) if hall.centre else None, self._pictures.names()
        speaks = board is not None and board.speaks
        logo = board.logo if board is not None and board.logo in pictures else ""
        moment = Moment(
            lobby=hall.lobby,
            now=now.astimezone(zone),
            centre=hall.centre,
            board=self._board,
            online=hall.lost_at is None,
            offline_since=hall.lost_at,
            announcing=current,
            rows=ROWS,
            no_sound=speaks and not self._page,
            outlook=hall.outlook,
            pages=pictures,
            results=results,
            today=today,
        )
        shown = derive(moment)
        return {
            "body": html("board_body.html", self._words, page=shown, board=self._board, logo=logo),
            "theme": shown.theme or "light",
            "clock": shown.clock,
            **self._sound,
        }

    async def _step(self, centre: Centre, lobby: Lobby, now: datetime) -> None:
        """Go on to the next call when the present one has had its time."""
        settings = centre.voice
        self._queue.rules = Rules(
            timedelta(seconds=settings.spoken_within_s), timedelta(seconds=settings.short_after_s)
        )
        if self.announced is None:
            self.announced = max((call.seq for call in lobby.calls), default=0)
            self._queue.start_after(self.announced)
        elif not self._queue.heard_of:
            self._queue.start_after(self.announced)
        self._queue.offer(concerns(lobby.calls, centre, self._board), now)
        if now < self._until:
            return
        self._current, self._sound = self._queue.next(lobby), {}
        if self._current is not None:
            self.announced = self._current.call.seq
            shown_s = await self._speak(self._current, centre, now)
            self._until = datetime.now(UTC) + timedelta(seconds=shown_s)

    async def _speak(self, said: Announcement, centre: Centre, now: datetime) -> float:
        """Begin the sound where this page is the voice; how long the call keeps the panel."""
        silent_s = HURRIED_S if self._queue.coming() else SHOWN_S
        volume = centre.voice.volume_now(now.astimezone(ZoneInfo(centre.time_zone)).time())
        here = zone_of(centre, said.call.counter)
        if not self._page or not volume or here not in self._voices.held(self._page):
            return silent_s
        script = Script(sentences(said, centre), centre.voice.region, centre.voice.words_per_minute)
        wav = await self._sounds.make(script)
        if wav is None or here not in self._voices.held(self._page):
            return silent_s
        await self._hall.tell(Presence(speaking=said.call.seq))
        self._sound = {"sound": wav.path.name, "seq": said.call.seq, "volume": volume}
        return wav.seconds + BREATH_S
