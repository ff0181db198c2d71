"""Voices for these tests: the real engine, a fake one, and engines that misbehave."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import Wav

EngineOf = Callable[[str], EngineVoice]


class FakeVoice:
    """Answers every sentence with a tone, or fails when told to."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Style]] = []
        self.broken = False

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        if self.broken:
            raise VoiceFailed("no voice today")
        self.said.append((text, style))
        return sound.write(chime(), target)


@pytest.fixture
def fake_voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def voice() -> Iterator[EngineVoice]:
    """The real engine."""
    engine = EngineVoice()
    yield engine
    engine.close()


@pytest.fixture
def engine_of(tmp_path: Path) -> Iterator[EngineOf]:
    """Build an engine whose process runs the given lines for every job."""
    made: list[EngineVoice] = []

    def build(per_job: str) -> EngineVoice:
        script = tmp_path / f"engine{len(made)}.py"
        script.write_text(
            "import json, os, sys, time, wave\n"
            "answer = lambda **words: print(json.dumps(words), flush=True)\n"
            f"starts = {str(tmp_path / 'starts')!r}\n"
            "open(starts, 'a').write('start\\n')\n"
            "first = len(open(starts).readlines()) == 1\n"
            "def tone(path, seconds, value=3000):\n"
            "    with wave.open(path, 'wb') as f:\n"
            "        f.setnchannels(1); f.setsampwidth(2); f.setframerate(22050)\n"
            "        f.writeframes(value.to_bytes(2, 'little') * int(22050 * seconds))\n"
            "answer(ready=True)\n"
            "for line in sys.stdin:\n"
            "    job = json.loads(line)\n" + "".join(f"    {step}\n" for step in per_job.splitlines())
        )
        made.append(EngineVoice((sys.executable, str(script)), patience_s=2.0))
        return made[-1]

    yield build
    for engine in made:
        engine.close()
