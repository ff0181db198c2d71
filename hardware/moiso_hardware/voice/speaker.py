"""One announcement, one WAV: chime, then each sentence, at one loudness."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from moiso_shared.spoken import Region, Sentence

from moiso_hardware.voice import sound
from moiso_hardware.voice.cache import SoundCache
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.port import Style, Voice
from moiso_hardware.voice.sound import Sound, Wav

_AFTER_CHIME_S = 0.15
_BETWEEN_S = 0.6


@dataclass(frozen=True, slots=True)
class Script:
    """What is to be said, and how."""

    sentences: tuple[Sentence, ...]
    region: Region = Region.NORTH
    words_per_minute: int = 150
    """150 is calm."""
    chime: bool = True

    def style(self, sentence: Sentence) -> Style:
        """The voice of one sentence."""
        return Style.of(sentence.language, self.region, self.words_per_minute)

    @property
    def key(self) -> str:
        """Names the sound: equal keys sound alike."""
        said = [f"{self.style(sentence)} {sentence.voice}" for sentence in self.sentences]
        return "\n".join([f"chime {self.chime}", *said])


class Speaker:
    """Makes announcements ready to play. Blocking: call it from a worker thread.

    Args:
        voice: Where speech comes from.
        folder: Where sounds are kept between runs.
    """

    def __init__(self, voice: Voice, folder: Path) -> None:
        self._voice = voice
        self._cache = SoundCache(folder)
        self._chime = chime()

    def prepare(self, script: Script) -> Wav:
        """Return the announcement's file, made now unless it is already kept.

        Raises:
            VoiceFailed: The voice could not say it.
        """
        return self._cache.get(script.key, lambda path: sound.write(self._joined(script), path))

    def _joined(self, script: Script) -> Sound:
        parts = [self._chime, sound.silence(_AFTER_CHIME_S)] if script.chime else []
        for order, sentence in enumerate(script.sentences):
            if order:
                parts.append(sound.silence(_BETWEEN_S))
            parts.append(self._spoken(sentence, script.style(sentence)))
        return sound.joined(parts)

    def _spoken(self, sentence: Sentence, style: Style) -> Sound:
        with tempfile.TemporaryDirectory(prefix="moiso-voice-") as folder:
            wav = self._voice.synthesise(sentence.voice, style, Path(folder) / "sentence.wav")
            return sound.levelled(sound.trimmed(sound.read(wav.path)))
