"""The speech engine makes good sound or says that it cannot, whatever becomes of its process."""

import os
import signal
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.port import Style, VoiceFailed
from moiso_shared.spoken import Region, call_sentence

from .conftest import EngineOf

CALL = call_sentence("A015", "Quầy 3").voice
GOOD = "tone(job['path'], 1)\nanswer(ok=True)"


def test_a_call_is_spoken_in_a_plausible_time(voice: EngineVoice, tmp_path: Path) -> None:
    wav = voice.synthesise(CALL, Style(), tmp_path / "call.wav")
    assert 3.0 < wav.seconds < 7.0
    assert sound.read(wav.path).rms > 500
    assert [path.name for path in tmp_path.iterdir()] == ["call.wav"]


def test_each_region_has_a_voice_of_its_own(voice: EngineVoice, tmp_path: Path) -> None:
    heard = {
        voice.synthesise(CALL, Style.of("vi", region), tmp_path / f"{region}.wav").path.read_bytes()
        for region in Region
    }
    assert len(heard) == 3


def test_a_slower_voice_takes_longer(voice: EngineVoice, tmp_path: Path) -> None:
    slow = voice.synthesise(CALL, Style(words_per_minute=110), tmp_path / "slow.wav")
    quick = voice.synthesise(CALL, Style(words_per_minute=200), tmp_path / "quick.wav")
    assert slow.seconds > 1.3 * quick.seconds


def test_many_sentences_from_one_engine_are_all_whole(voice: EngineVoice, tmp_path: Path) -> None:
    lengths = [voice.synthesise(CALL, Style(), tmp_path / "call.wav").seconds for _ in range(40)]
    assert max(lengths) - min(lengths) < 0.1


def test_an_unknown_voice_is_a_failure_and_not_english(voice: EngineVoice, tmp_path: Path) -> None:
    with pytest.raises(VoiceFailed, match="no voice 'klingon'"):
        voice.synthesise(CALL, Style("klingon"), tmp_path / "call.wav")
    assert list(tmp_path.iterdir()) == []


def test_saying_nothing_is_refused(voice: EngineVoice, tmp_path: Path) -> None:
    with pytest.raises(VoiceFailed, match="nothing to say"):
        voice.synthesise("  ", Style(), tmp_path / "call.wav")


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_killed_or_frozen_engine_is_replaced(blow: signal.Signals, tmp_path: Path) -> None:
    engine = EngineVoice(patience_s=2.0)
    try:
        engine.synthesise(CALL, Style(), tmp_path / "before.wav")
        assert engine.process_id is not None
        os.kill(engine.process_id, blow)
        assert engine.synthesise(CALL, Style(), tmp_path / "after.wav").seconds > 3.0
    finally:
        engine.close()


@pytest.mark.parametrize(
    "fault",
    [
        "sys.exit()",
        "time.sleep(60)",
        "answer(ok=True)",
        "tone(job['path'], 1, value=0)\nanswer(ok=True)",
        "tone(job['path'], 0.01)\nanswer(ok=True)",
        "open(job['path'], 'wb').write(b'RIFF')\nanswer(ok=True)",
        "print('what?', flush=True)",
    ],
)
def test_one_fault_of_the_engine_is_made_good_by_a_new_one(
    engine_of: EngineOf, fault: str, tmp_path: Path
) -> None:
    spoiled = "\n".join(f"if first: {step}" for step in fault.splitlines())
    engine = engine_of(f"{spoiled}\nif first: continue\n{GOOD}")
    assert engine.synthesise("xin mời", Style(), tmp_path / "call.wav").seconds == pytest.approx(1)


@pytest.mark.parametrize("fault", ["sys.exit()", "tone(job['path'], 1, value=0)\nanswer(ok=True)"])
def test_a_lasting_fault_is_told_and_leaves_no_file(engine_of: EngineOf, fault: str, tmp_path: Path) -> None:
    target = tmp_path / "sounds"
    target.mkdir()
    with pytest.raises(VoiceFailed):
        engine_of(fault).synthesise("xin mời", Style(), target / "call.wav")
    assert list(target.iterdir()) == []


def test_an_engine_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailed, match="does not start"):
        EngineVoice((str(tmp_path / "missing"),)).synthesise("xin mời", Style(), tmp_path / "call.wav")
