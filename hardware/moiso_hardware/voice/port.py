"""What every source of speech offers: the engine, and a folder of recorded clips."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from moiso_shared.errors import MoisoError
from moiso_shared.spoken import Region

from moiso_hardware.voice.sound import Wav

VOICES = {Region.NORTH: "vi", Region.CENTRAL: "vi-vn-x-central", Region.SOUTH: "vi-vn-x-south"}
"""The engine's names of the Vietnamese voices."""


class VoiceFailed(MoisoError):
    """No sound could be made of a sentence."""

    code = "voice_failed"


@dataclass(frozen=True, slots=True)
class Style:
    """How a sentence is spoken."""

    voice: str = "vi"
    words_per_minute: int = 150

    @classmethod
    def of(cls, language: str, region: Region = Region.NORTH, words_per_minute: int = 150) -> "Style":
        """The voice for a language: Vietnamese by region, any other by its own name."""
        return cls(VOICES[region] if language == "vi" else language, words_per_minute)


class Voice(Protocol):
    """Turns words into a sound file. Calls block; any thread may call."""

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        """Speak ``text`` into ``target``; raises ``VoiceFailed``."""
        ...
