"""Sounds are read, checked and joined so that a hall hears speech and no clicks."""

import wave
from array import array
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.sound import RATE_HZ, BadSound, Sound


def loud(seconds: float, level: int = 3000) -> Sound:
    return Sound(array("h", [level, -level] * round(seconds * RATE_HZ / 2)))


def test_the_chime_is_short_audible_and_never_clips() -> None:
    made = chime()
    assert 0.5 <= made.seconds <= 0.9
    assert made.rms > 500
    assert max(made.samples) < 32_000


def test_a_written_sound_is_read_back_the_same(tmp_path: Path) -> None:
    wav = sound.write(chime(), tmp_path / "chime.wav")
    assert sound.read(wav.path).samples == chime().samples
    assert wav.seconds == pytest.approx(chime().seconds)


def test_a_stereo_recording_at_another_rate_becomes_mono_at_ours(tmp_path: Path) -> None:
    path = tmp_path / "stereo.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(array("h", [1000, 3000] * 48_000).tobytes())
    heard = sound.read(path)
    assert heard.seconds == pytest.approx(1, abs=0.01)
    assert set(heard.samples) == {2000}


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a wav at all"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.wav"
    path.write_bytes(content)
    with pytest.raises(BadSound, match=r"broken\.wav"):
        sound.checked(path)


def test_a_silent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSound, match="silent"):
        sound.checked(sound.write(sound.silence(1), tmp_path / "silent.wav").path)


def test_a_file_that_is_too_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSound, match="plausible"):
        sound.checked(sound.write(loud(0.02), tmp_path / "short.wav").path)


def test_joined_parts_begin_and_end_softly_so_that_nothing_clicks() -> None:
    both = sound.joined([loud(0.5), loud(0.5)]).samples
    middle = len(both) // 2
    assert [both[0], both[middle - 1], both[middle], both[-1]] == [0, 0, 0, 0]
    assert max(abs(b - a) for a, b in zip(both[middle - 9 :], both[middle : middle + 9], strict=False)) < 900


def test_quiet_and_loud_clips_come_out_equally_loud() -> None:
    assert sound.levelled(loud(1, 500)).rms == pytest.approx(sound.levelled(loud(1, 9000)).rms, rel=0.01)


def test_levelling_never_clips_a_peak() -> None:
    peaky = Sound(array("h", [200, -200] * 5000 + [30_000]))
    assert max(sound.levelled(peaky).samples) <= 32_767


def test_silence_at_both_ends_is_cut() -> None:
    padded = sound.joined([sound.silence(1), loud(0.5), sound.silence(1)])
    assert sound.trimmed(padded).seconds == pytest.approx(0.54, abs=0.02)
