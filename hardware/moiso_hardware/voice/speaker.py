"""One announcement, one WAV: chime, then each sentence, at one loudness."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from moiso_shared.spoken import Region, Sentence

from moiso_hardware.voice import sound
from moiso_hardware.voice.cache import SoundCache
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.port import Style, Voice
from moiso_hardware.voice.sound import Sound, Wav

_AFTER_CHIME_S = 0.15
_BETWEEN_S = 0.6


class Speaker:
    """Makes announcements ready to play. Blocking: call it from a worker thread.

    Args:
        voice: Where speech comes from.
        folder: Where sounds are kept between runs.
        region: The Vietnamese voice; other languages have one each.
        words_per_minute: Speed; 150 is calm.
    """

    def __init__(
        self,
        voice: Voice,
        folder: Path,
        *,
        region: Region = Region.NORTH,
        words_per_minute: int = 150,
    ) -> None:
        self._voice = voice
        self._cache = SoundCache(folder)
        self._region = region
        self._words_per_minute = words_per_minute
        self._chime = chime()

    def prepare(self, sentences: Iterable[Sentence], *, with_chime: bool = True) -> Wav:
        """Return the announcement's file, made now unless it is already kept.

        Raises:
            VoiceFailed: The voice could not say it.
        """
        said = tuple(sentences)
        key = "\n".join([repr(self._style(s)) + s.voice for s in said] + [f"chime {with_chime} 1"])
        return self._cache.get(key, lambda path: sound.write(self._joined(said, with_chime), path))

    def _joined(self, sentences: tuple[Sentence, ...], with_chime: bool) -> Sound:
        parts = [self._chime, sound.silence(_AFTER_CHIME_S)] if with_chime else []
        for order, sentence in enumerate(sentences):
            if order:
                parts.append(sound.silence(_BETWEEN_S))
            parts.append(self._spoken(sentence))
        return sound.joined(parts)

    def _spoken(self, sentence: Sentence) -> Sound:
        with tempfile.TemporaryDirectory(prefix="moiso-voice-") as folder:
            wav = self._voice.synthesise(sentence.voice, self._style(sentence), Path(folder) / "sentence.wav")
            return sound.levelled(sound.trimmed(sound.read(wav.path)))

    def _style(self, sentence: Sentence) -> Style:
        return Style.of(sentence.language, self._region, self._words_per_minute)
