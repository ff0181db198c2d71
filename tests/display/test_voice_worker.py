"""The voice works in a thread of its own and answers in the Qt thread."""

from pathlib import Path

import pytest
from moiso_display.voice_worker import VoiceWorker
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_shared.spoken import call_sentence
from pytestqt.qtbot import QtBot

CALL = Script((call_sentence("A015", "Quầy 3"),))


class ToneVoice:
    """Says everything with a tone."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.said: list[str] = []

    def synthesise(self, text: str, style: Style, target: Path) -> Wav:
        self.said.append(text)
        if self.error:
            raise self.error
        return sound.write(chime(), target)


def test_a_sentence_comes_back_as_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    ended: list[bool] = []
    worker = VoiceWorker(Speaker(ToneVoice(), tmp_path), lambda: ended.append(True))
    with qtbot.waitSignal(worker.ready) as ready:
        worker.prepare(7, CALL)
    worker.stop()
    assert ready.args is not None
    seq, wav = ready.args
    assert seq == 7
    assert sound.checked(wav.path).seconds > 1
    assert ended == [True]


@pytest.mark.parametrize("error", [VoiceFailed("no voice today"), OSError("the disk is full")])
def test_a_failure_comes_back_as_a_sentence(qtbot: QtBot, tmp_path: Path, error: Exception) -> None:
    worker = VoiceWorker(Speaker(ToneVoice(error), tmp_path), lambda: None)
    with qtbot.waitSignal(worker.failed) as failed:
        worker.prepare(8, CALL)
    worker.stop()
    assert failed.args is not None
    assert failed.args[0] == 8
    assert str(error) in failed.args[1]


def test_what_is_made_ahead_never_keeps_a_call_waiting_and_is_not_made_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    voice = ToneVoice()
    worker = VoiceWorker(Speaker(voice, tmp_path), lambda: None)
    coming = tuple(Script((call_sentence(f"A{n:03}", "Quầy 3"),)) for n in range(1, 4))
    worker.make_ahead(coming)
    worker.prepare(1, CALL)
    with qtbot.waitSignal(worker.ready):
        pass
    qtbot.waitUntil(lambda: len(voice.said) == 4)
    called = CALL.sentences[0].voice
    assert called in voice.said[:2], "at most the sentence in hand goes before it"
    assert [said for said in voice.said if said != called] == [each.sentences[0].voice for each in coming]
    worker.make_ahead(coming)
    with qtbot.waitSignal(worker.ready) as ready:
        worker.prepare(2, coming[2])
    worker.stop()
    assert ready.args is not None
    assert ready.args[0] == 2
    assert len(voice.said) == 4
