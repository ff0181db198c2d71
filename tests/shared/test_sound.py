"""A sound is heard to its end, or it is said that it cannot be heard."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_qt.sound import Player
from pytestqt.qtbot import QtBot

from tests.simulators import sound_server
from tests.simulators.sound_server import SoundServer

PLAY = [sys.executable, "-m", "tests.simulators.play_in_turn"]
without_server = pytest.mark.qt_log_ignore("pa_context_connect", extend=True)
needs_pulse = pytest.mark.skipif(shutil.which("parec") is None, reason="pulseaudio-utils is not installed")


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with tempfile.TemporaryDirectory(prefix="snd") as folder, SoundServer(Path(folder)) as running:
        yield running


@pytest.fixture
def tune(tmp_path: Path) -> sound.Wav:
    return sound.write(chime(), tmp_path / "tune.wav")


@without_server
def test_without_a_sound_device_the_player_says_so_and_goes_on(qtbot: QtBot, tune: sound.Wav) -> None:
    player = Player()
    for _ in range(2):
        with qtbot.waitSignal(player.failed, timeout=2000) as failed:
            player.play(tune.path, tune.seconds)
        assert failed.args == [str(tune.path), "there is no sound device"]
    assert not player.available
    assert not player.playing


@without_server
def test_a_stopped_sound_reports_nothing_more(qtbot: QtBot, tune: sound.Wav) -> None:
    player = Player()
    with qtbot.assertNotEmitted(player.failed, wait=100):
        player.play(tune.path, tune.seconds)
        player.stop()


@needs_pulse
def test_two_sounds_are_heard_whole_one_after_the_other(
    server: SoundServer, tune: sound.Wav, tmp_path: Path
) -> None:
    other = sound.write(sound.Sound(chime().samples[::-1]), tmp_path / "other.wav")
    recorded = tmp_path / "recorded.raw"
    with server.recording(recorded):
        told = subprocess.run(
            [*PLAY, str(tune.path), str(other.path)],
            env=server.surroundings, capture_output=True, check=True, timeout=30,
        )  # fmt: skip
    events = [tuple(json.loads(line)[:2]) for line in told.stdout.splitlines()]
    steps = [("started", "tune.wav"), ("finished", "tune.wav"), ("started", "other.wav")]
    assert events == [*steps, ("finished", "other.wav")]
    heard = sound_server.samples(recorded)
    [first] = sound_server.heard_at(heard, sound_server.samples(tune.path))
    [second] = sound_server.heard_at(heard, sound_server.samples(other.path))
    assert second - first >= tune.seconds - 0.3


@needs_pulse
def test_a_lost_sound_device_is_told_and_used_again_when_it_returns(
    server: SoundServer, tune: sound.Wav
) -> None:
    with subprocess.Popen(
        [*PLAY, "--stay", str(tune.path)],
        env=server.surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as program:  # fmt: skip
        try:
            assert program.stdout is not None
            events = (json.loads(line)[0] for line in program.stdout)
            assert next(events) == "started"
            server.unplug()
            assert [next(events), next(events)] == ["failed", "gone"]
            server.plug_in()
            assert next(events) == "available"
        finally:
            program.kill()
