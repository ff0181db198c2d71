"""An announcement is one file, made once."""

import os
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.cache import SoundCache
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_hardware.voice.sound import Wav
from moiso_hardware.voice.speaker import Script, Speaker
from moiso_shared.spoken import Region, call_sentence

from .conftest import FakeVoice

CALL = call_sentence("A015", "Quầy 3")
ENGLISH = call_sentence("A015", "Quầy 3", language="en")


def test_chime_and_speech_come_as_one_sound(voice: EngineVoice, tmp_path: Path) -> None:
    wav = Speaker(voice, tmp_path).prepare(Script((CALL,)))
    alone = Speaker(voice, tmp_path).prepare(Script((CALL,), chime=False))
    assert wav.seconds == pytest.approx(chime().seconds + 0.15 + alone.seconds, abs=0.05)
    assert 4.0 < wav.seconds <= 8.0
    heard = sound.read(wav.path)
    assert heard.samples[1000:9000] == chime().samples[1000:9000]


def test_the_same_announcement_is_made_only_once(fake_voice: FakeVoice, tmp_path: Path) -> None:
    first = Speaker(fake_voice, tmp_path).prepare(Script((CALL,)))
    assert Speaker(fake_voice, tmp_path).prepare(Script((CALL,))) == first
    assert [text for text, _ in fake_voice.said] == [CALL.voice]


def test_another_region_or_speed_is_another_announcement(fake_voice: FakeVoice, tmp_path: Path) -> None:
    Speaker(fake_voice, tmp_path).prepare(Script((CALL,)))
    Speaker(fake_voice, tmp_path).prepare(Script((CALL,), Region.SOUTH))
    Speaker(fake_voice, tmp_path).prepare(Script((CALL,), words_per_minute=120))
    assert [style for _, style in fake_voice.said] == [
        Style("vi", 150), Style("vi-vn-x-south", 150), Style("vi", 120),
    ]  # fmt: skip


def test_two_languages_follow_each_other_in_their_own_voices(fake_voice: FakeVoice, tmp_path: Path) -> None:
    both = Speaker(fake_voice, tmp_path).prepare(Script((CALL, ENGLISH)))
    one = Speaker(fake_voice, tmp_path).prepare(Script((CALL,)))
    assert [style.voice for _, style in fake_voice.said] == ["vi", "en", "vi"]
    assert both.seconds > one.seconds + 1


def test_a_damaged_sound_is_made_anew(fake_voice: FakeVoice, tmp_path: Path) -> None:
    wav = Speaker(fake_voice, tmp_path).prepare(Script((CALL,)))
    wav.path.write_bytes(b"RIFF broken")
    assert Speaker(fake_voice, tmp_path).prepare(Script((CALL,))).seconds == wav.seconds
    assert len(fake_voice.said) == 2


def test_a_voice_that_fails_leaves_nothing_behind(fake_voice: FakeVoice, tmp_path: Path) -> None:
    fake_voice.broken = True
    with pytest.raises(VoiceFailed):
        Speaker(fake_voice, tmp_path).prepare(Script((CALL,)))
    assert list(tmp_path.iterdir()) == []


def test_a_sound_that_another_process_takes_away_is_no_trouble(tmp_path: Path) -> None:
    kept = SoundCache(tmp_path / "kept")
    (tmp_path / "kept" / "gone.wav").symlink_to(tmp_path / "nowhere.wav")
    assert kept.get("one", lambda path: sound.write(chime(), path)).seconds > 0.5


def test_the_sounds_longest_unused_make_room(tmp_path: Path) -> None:
    size = sound.write(chime(), tmp_path / "measure.wav").path.stat().st_size
    kept = SoundCache(tmp_path / "kept", most_bytes=2 * size)

    def make(path: Path) -> Wav:
        return sound.write(chime(), path)

    for age, key in enumerate(["one", "two"]):
        os.utime(kept.get(key, make).path, (age, age))
    kept.get("one", make)
    kept.get("three", make)
    made: list[Path] = []

    def remake(path: Path) -> Wav:
        made.append(path)
        return make(path)

    kept.get("one", remake)
    kept.get("three", remake)
    assert made == []
    kept.get("two", remake)
    assert len(made) == 1
