"""A sample call, spoken as the boards would speak it, for whoever sets the voice up."""

import tempfile
from pathlib import Path

from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_shared.centre import Centre
from moiso_shared.spoken import call_sentence
from moiso_shared.voice_settings import VoiceSettings

_NUMBER = "A015"


def sample_call(centre: Centre, settings: VoiceSettings) -> bytes:
    """A WAV of the centre's own call to its first counter. Blocks while the engine speaks.

    Raises:
        VoiceFailed: The engine cannot speak here.
    """
    counter = centre.counters[0]
    name = counter.name.vi if counter.name else f"quầy số {counter.number}"
    sentence = call_sentence(_NUMBER, name, template=centre.texts.call.vi, region=settings.region)
    script = Script((sentence,), settings.region, settings.words_per_minute)
    voice = EngineVoice()
    try:
        with tempfile.TemporaryDirectory(prefix="moiso-listening-") as folder:
            return Speaker(voice, Path(folder)).prepare(script).path.read_bytes()
    finally:
        voice.close()
