"""Which page of a board is a voice of the hall, and the sounds that it plays."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.port import VoiceFailed
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_shared.wire import AskVoice, Lease

from moiso_server.pages.following import Following
from moiso_server.voices import Voices

RENEW_S = 1.0
PAGE_S = 2.5
"""A page that has not been heard of for so long is silent: another then speaks within 5 s."""


class PageVoices:
    """Grants zones to pages as the server grants them to boards; the pages process asks for them all.

    Args:
        hall: Through it the server is asked.
        clock: Seconds that never run backwards.
    """

    def __init__(self, hall: Following, clock: Callable[[], float] = time.monotonic) -> None:
        self._hall, self._clock = hall, clock
        self._pages = Voices(clock, PAGE_S)
        self._granted: dict[str, tuple[frozenset[str], float]] = {}
        self._wanted: dict[str, float] = {}
        """Zones that some page asks for, and until when."""
        self._held: frozenset[str] = frozenset()
        self._until = self._asked_at = 0.0
        hall.on_lease(self._leased)

    def ask(self, page: str, zones: Iterable[str]) -> None:
        """A page can be heard for the next seconds, and wants to speak for these zones."""
        until = self._clock() + PAGE_S
        granted = self._pages.ask(page, zones).zones
        self._granted = {other: held for other, held in self._granted.items() if held[1] > self._clock()}
        self._granted[page] = (frozenset(granted), until)
        self._wanted.update((zone, until) for zone in granted)

    def leave(self, page: str) -> None:
        """A page was closed: its zones are free at once."""
        zones, _ = self._granted.pop(page, (frozenset[str](), 0.0))
        self._pages.ask(page, ())
        for zone in zones:
            self._wanted.pop(zone, None)

    def held(self, page: str) -> frozenset[str]:
        """For which zones a page may begin a sentence now."""
        zones, until = self._granted.get(page, (frozenset[str](), 0.0))
        now = self._clock()
        return zones & self._held if now < min(until, self._until) else frozenset()

    async def run(self) -> None:
        """Ask the server every second until cancelled, while any page can be heard."""
        asking = False
        while True:
            zones = self.asked()
            if zones or asking:  # the last time it gives all back
                await self._hall.tell(AskVoice(zones=zones))
            asking = bool(zones)
            await asyncio.sleep(RENEW_S)

    def asked(self) -> tuple[str, ...]:
        """The zones that pages want now; what the hall grants counts from this moment."""
        self._asked_at = self._clock()
        self._wanted = {zone: until for zone, until in self._wanted.items() if until > self._asked_at}
        return tuple(self._wanted)

    def _leased(self, lease: Lease) -> None:
        self._held, self._until = frozenset(lease.zones), self._asked_at + lease.for_s


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
