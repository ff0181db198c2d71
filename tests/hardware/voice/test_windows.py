"""Voices of Windows are found by their language, through an engine with pyttsx3's interface."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.windows import WindowsVoice, say_with_windows


@dataclass
class Installed:
    """A voice as SAPI tells of it."""

    id: str
    name: str
    languages: list[str] = field(default_factory=list)


class StandIn:
    """Does what pyttsx3 does on Windows: a wish is noted, and done by ``runAndWait``."""

    def __init__(self, *voices: WindowsVoice) -> None:
        self._voices = voices
        self.properties: dict[str, object] = {}
        self.wished: list[tuple[str, str]] = []
        self.said: list[str] = []

    def getProperty(self, name: str) -> list[WindowsVoice]:  # noqa: N802
        assert name == "voices"
        return list(self._voices)

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802
        self.properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        self.wished.append((text, filename))

    def runAndWait(self) -> None:  # noqa: N802
        for text, filename in self.wished:
            sound.write(chime(), Path(filename))
            self.said.append(text)
        self.wished.clear()


ZIRA = Installed("zira", "Microsoft Zira Desktop - English (United States)", ["en-US"])
AN = Installed("an", "Microsoft An - Vietnamese (Vietnam)", ["vi-VN"])
OTHER = Installed("mai", "Mai của trung tâm", ["vi-VN"])
NAMELESS = Installed("old", "Vietnamese voice", [])


@pytest.mark.parametrize("vietnamese", [AN, OTHER, NAMELESS])
@pytest.mark.parametrize("voice", ["vi", "vi-vn-x-south", "vi-vn-x-central"])
def test_a_sentence_is_spoken_by_a_voice_of_its_language(
    tmp_path: Path, vietnamese: Installed, voice: str
) -> None:
    engine, target = StandIn(ZIRA, vietnamese), tmp_path / "said.wav"
    say_with_windows(engine, "Xin mời số A không một năm", voice, 140, str(target))
    assert engine.said == ["Xin mời số A không một năm"]
    assert engine.properties == {"voice": vietnamese.id, "rate": 140}
    assert sound.checked(target).seconds > 0


def test_without_a_vietnamese_voice_nothing_is_said_in_another_language(tmp_path: Path) -> None:
    engine = StandIn(ZIRA)
    with pytest.raises(ValueError, match="no voice for 'vi'"):
        say_with_windows(engine, "Xin mời", "vi", 140, str(tmp_path / "said.wav"))
    assert engine.said == []
