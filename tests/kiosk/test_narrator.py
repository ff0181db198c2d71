"""The voice of the pages: what is said last is heard, and no sound stays behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import Wav
from moiso_kiosk.narrator import Narrator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


class Tone:
    """Says everything with a tone."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.folder = Path()
        self.error: Exception | None = None

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        self.said.append((text, style.voice))
        self.folder = target.parent
        if self.error is not None:
            raise self.error
        return sound.write(chime(), target)


class Heard:
    """A player that notes what is put on."""

    def __init__(self) -> None:
        self.put_on: list[str] = []
        self.volumes: list[float] = []

    def play(self, path: Path, seconds: float) -> None:
        assert path.exists()
        self.put_on.append(path.name)

    def stop(self) -> None:
        """Nothing is really playing."""

    def set_volume(self, volume: float) -> None:
        self.volumes.append(round(volume, 1))


@pytest.fixture
def tone() -> Tone:
    return Tone()


@pytest.fixture
def player(qapp: QApplication) -> Heard:
    return Heard()


@pytest.fixture
def narrator(tone: Tone, player: Heard) -> Iterator[Narrator]:
    speaking = Narrator(tone, player, lambda: None)
    yield speaking
    speaking.stop()


def test_what_is_said_last_is_heard(narrator: Narrator, player: Heard, tone: Tone, qtbot: QtBot) -> None:
    for words in ("một", "hai", "ba"):
        narrator.say(words, "vi")
    qtbot.waitUntil(lambda: player.put_on != [])
    assert tone.said[-1] == ("ba", "vi")
    assert player.put_on == ["3.wav"]


def test_no_sound_of_a_visitor_stays_behind(
    narrator: Narrator, player: Heard, tone: Tone, qtbot: QtBot
) -> None:
    narrator.say("A015", "en")
    qtbot.waitUntil(lambda: player.put_on != [])
    narrator.hush()
    assert [*tone.folder.iterdir()] == []
    narrator.stop()
    assert not tone.folder.exists()


def test_sounds_of_a_kiosk_that_was_killed_are_taken_away(tone: Tone, player: Heard) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir():  # another system keeps them in its own folder for such things
        return
    left = memory / "moiso-guide-99999999-left"
    left.mkdir(exist_ok=True)
    (left / "1.wav").touch()
    Narrator(tone, player, lambda: None).stop()
    assert not left.exists()


def test_loudness_has_ends(narrator: Narrator, player: Heard) -> None:
    for more in (True, True, True, False):
        narrator.louder(more)
    assert player.volumes == [1.0, 1.0, 1.0, 0.8]


@pytest.mark.expects_log("a page could not be spoken")
def test_a_voice_that_fails_is_noted_and_the_next_page_is_spoken(
    narrator: Narrator, player: Heard, tone: Tone, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tone.error = VoiceFailed("no engine")
    narrator.say("một", "vi")
    qtbot.waitUntil(lambda: "a page could not be spoken" in caplog.text)
    tone.error = None
    narrator.say("hai", "vi")
    qtbot.waitUntil(lambda: player.put_on == ["2.wav"])
