"""Which page of a board is a voice of the hall, and the sounds that it plays."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import uuid4

from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.port import VoiceFailed
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_shared.wire import AskVoice, Lease

from moiso_server.pages.following import Following
from moiso_server.voices import GRACE_S, Voices

RENEW_S = 0.5
PAGE_S = 2.5
"""A page makes no sound later than this after it has asked: another then speaks within 5 s."""


class PageVoices:
    """Grants zones to pages as the server grants them to boards; the pages process asks for them all.

    Args:
        hall: Through it the server is asked.
        clock: Seconds that never run backwards.
    """

    def __init__(self, hall: Following, clock: Callable[[], float] = time.monotonic) -> None:
        self._hall, self._clock = hall, clock
        self._run = uuid4().hex
        self._pages = Voices(clock, PAGE_S)
        self._told: dict[str, tuple[frozenset[str], float]] = {}
        """For which zones each page was told that it may be heard, and until when."""
        self._wanted: dict[str, float] = {}
        """Zones that some page asks for, and until when it may be heard there, with the grace."""
        self._held: frozenset[str] = frozenset()
        self._until = 0.0
        hall.on_lease(self._leased)

    def ask(self, page: str, zones: Iterable[str]) -> float:
        """A page wants to speak for these zones.

        Returns:
            How long it may be heard, in seconds from its question on; 0 when it is no voice.
        """
        now = self._clock()
        granted = frozenset(self._pages.ask(page, zones).zones)
        self._wanted.update((zone, now + PAGE_S + GRACE_S) for zone in granted)
        voiced = granted & self._held
        until = min(now + PAGE_S, self._until) if voiced else now
        self._told = {name: told for name, told in self._told.items() if told[1] > now and name != page}
        if until <= now:
            return 0.0
        self._told[page] = (voiced, until)
        return until - now

    def leave(self, page: str) -> None:
        """A page has ended its sound and goes: its zones are free at once."""
        self._pages.ask(page, ())
        zones, _ = self._told.pop(page, (frozenset[str](), 0.0))
        for zone in zones:
            self._wanted.pop(zone, None)

    def held(self, page: str) -> frozenset[str]:
        """For which zones a page may begin a sentence now, and knows it."""
        zones, until = self._told.get(page, (frozenset[str](), 0.0))
        return zones & self._held if self._clock() < min(until, self._until) else frozenset()

    async def run(self) -> None:
        """Ask the server twice a second until cancelled, while any page can be heard."""
        asking = False
        while True:
            wish = self.wish()
            if wish.zones or asking:  # the last time it gives all back
                await self._hall.tell(wish)
            asking = bool(wish.zones)
            await asyncio.sleep(RENEW_S)

    def wish(self) -> AskVoice:
        """Ask for the zones that pages want now; what the hall grants counts from this moment."""
        now = self._clock()
        self._wanted = {zone: until for zone, until in self._wanted.items() if until > now}
        return AskVoice(zones=tuple(self._wanted), run=self._run, asked_at=now)

    def _leased(self, lease: Lease) -> None:
        self._held, self._until = frozenset(lease.zones), lease.asked_at + lease.for_s


class PageSounds:
    """Announcements as WAV files, made with the voice that boards speak with.

    Args:
        folder: Where they are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._engine = EngineVoice()
        self._speaker: Speaker | None = None

    async def make(self, script: Script) -> Wav | None:
        """The file of an announcement; None when the voice cannot say it."""
        with contextlib.suppress(VoiceFailed, OSError):
            return await asyncio.to_thread(self._prepare, script)
        return None

    def file(self, name: str) -> Path | None:
        """A sound that was made, by its file's name."""
        stem = name.removesuffix(".wav")
        path = self._folder / f"{stem}.wav"
        return path if stem.isalnum() and stem.isascii() and path.is_file() else None

    def close(self) -> None:
        """End the engine."""
        self._engine.close()

    def _prepare(self, script: Script) -> Wav:
        if self._speaker is None:
            self._speaker = Speaker(self._engine, self._folder)
        return self._speaker.prepare(script)
