"""A speaker of the centre is led through the clips, with a real microphone's path."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.pack import load_pack

from tests.display.test_hearing import pytestmark as needs_pulse
from tests.simulators.sound_server import SoundServer


@pytest.fixture
def room() -> Iterator[SoundServer]:
    """What is played in this room is what its microphone hears."""
    with tempfile.TemporaryDirectory(prefix="snd") as folder, SoundServer(Path(folder)) as sounds:
        sounds.hear_itself()
        yield sounds


def voice_pack(*arguments: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "moiso_display", "voice-pack", *arguments],
        capture_output=True, text=True, check=False, env=env, timeout=60,
    )  # fmt: skip


def test_the_sheet_lists_what_to_read() -> None:
    told = voice_pack("sheet")
    assert told.returncode == 0
    assert "1. xin mời công dân có số" in told.stdout
    assert "mười" in told.stdout


def test_a_folder_without_a_pack_is_told_in_a_sentence(tmp_path: Path) -> None:
    told = voice_pack("check", str(tmp_path))
    assert told.returncode == 2
    assert "cannot read" in told.stderr
    assert "Traceback" not in told.stderr


@needs_pulse
def test_a_clip_is_recorded_checked_and_kept_and_the_rest_can_wait(room: SoundServer, tmp_path: Path) -> None:
    tune = sound.write(sound.joined([sound.silence(0.4), chime()]), tmp_path / "tune.wav")
    folder = tmp_path / "pack"
    with subprocess.Popen(
        [sys.executable, "-m", "moiso_display", "voice-pack", "record", str(folder), "--name", "Chị Lan"],
        env=room.surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, bufsize=1,
    ) as program:  # fmt: skip
        assert program.stdin is not None
        assert program.stdout is not None
        _read_until(program, "Enter rồi đọc")
        _record(program, tune, room)
        program.stdin.write("l\n")
        assert "1.  xin mời công dân có số" in _read_until(program, "Enter rồi đọc")
        _record(program, tune, room)
        program.send_signal(signal.SIGINT)
        program.stdin.close()  # a signal just before the reading would wait for the next key
        assert "Đã lưu" in program.stdout.read()
        assert program.wait() == 0
    pack = load_pack(folder)
    assert list(pack.clips) == ["xin mời công dân có số"]
    assert pack.name == "Chị Lan"
    assert sound.checked(pack.path("xin mời công dân có số")).seconds == pytest.approx(0.8, abs=0.2)
    told = voice_pack("check", str(folder), env=room.surroundings)
    assert told.returncode == 1
    assert "thiếu: “đến”" in told.stdout


def _record(program: "subprocess.Popen[str]", tune: sound.Wav, room: SoundServer) -> None:
    """A busy machine tears a recording: again, as a speaker would."""
    while not _recorded(program, tune, room):
        pass


def _recorded(program: "subprocess.Popen[str]", tune: sound.Wav, room: SoundServer) -> bool:
    assert program.stdin is not None
    program.stdin.write("\n")
    _read_until(program, "Enter khi đọc xong")
    subprocess.run(["paplay", str(tune.path)], env=room.surroundings, check=True)
    program.stdin.write("\n")
    verdict = _read_until(program, "Enter rồi đọc")
    assert "tốt" in verdict or "Thu lại" in verdict
    return "tốt" in verdict


def _read_until(program: "subprocess.Popen[str]", words: str) -> str:
    assert program.stdout is not None
    heard = ""
    while words not in heard:
        sign = program.stdout.read(1)
        assert sign, heard
        heard += sign
    return heard
