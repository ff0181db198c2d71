"""Recorded clips become sentences; what has no clip goes to the engine."""

from array import array
from pathlib import Path

import pytest
from moiso_hardware.voice import sound
from moiso_hardware.voice.chime import chime
from moiso_hardware.voice.espeak import EngineVoice
from moiso_hardware.voice.pack import Pack, PackUnreadable, PackVoice, load_pack, save_pack
from moiso_hardware.voice.pack_check import complaints
from moiso_hardware.voice.pack_sheet import clips_needed, file_name
from moiso_hardware.voice.port import Style
from moiso_hardware.voice.sound import Sound
from moiso_server.centres import ready_made
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.spoken import Region, call_sentence

from tests.fakes.centre import small_centre
from tests.hardware.voice.conftest import FakeVoice

CALL = call_sentence("A015", "Quầy 3").voice


def pack_of(folder: Path, words: list[str], clip: Sound | None = None) -> Pack:
    """A pack whose every clip is a tone, unless told otherwise."""
    pack = Pack(folder, "Chị Lan", Region.NORTH, {w: file_name(n, w) for n, w in enumerate(words, 1)})
    save_pack(pack)
    for name in words:
        sound.write(clip or chime(), pack.path(name))
    return pack


@pytest.mark.parametrize("name", ["tiny", "ward", "province"])
@pytest.mark.parametrize("region", list(Region))
def test_what_the_sheet_asks_for_covers_every_call_of_a_centre(
    name: str, region: Region, tmp_path: Path
) -> None:
    centre: Centre = parse(ready_made(name))
    clips = {words: f"{n}.wav" for n, words in enumerate(clips_needed(centre, region))}
    pack = Pack(tmp_path, "alle", region, clips)
    said = [
        call_sentence(
            f"{service.prefix}{n:03d}",
            counter.name.vi if counter.name else f"Quầy {counter.number}",
            template=template.vi,
            region=region,
        ).voice
        for template in (centre.texts.call, centre.texts.call_short)
        for counter in centre.counters
        for service in centre.services
        for n in (15, 907, 1234, 568)
    ]
    assert [text for text in said if pack.covering(text) is None] == []


def test_a_sheet_without_a_centre_covers_any_prefix_and_counters_up_to_125(tmp_path: Path) -> None:
    pack = Pack(tmp_path, "alle", Region.SOUTH, dict.fromkeys(clips_needed(None, Region.SOUTH), "x.wav"))
    for number in range(1, 126):
        assert pack.covering(call_sentence("Đ908", f"Quầy {number}", region=Region.SOUTH).voice)


def test_nothing_is_asked_for_twice() -> None:
    words = clips_needed(small_centre(), Region.NORTH)
    assert len(words) == len(set(words))
    assert "bàn hướng dẫn" in words


def test_the_longest_clip_wins(tmp_path: Path) -> None:
    pack = Pack(tmp_path, "x", Region.NORTH, dict.fromkeys(["hai", "hai mươi", "mươi", "mốt"], "x.wav"))
    assert pack.covering("hai mươi mốt, hai") == [["hai mươi", "mốt"], ["hai"]]
    assert pack.covering("hai mươi ba") is None


def test_a_sentence_is_joined_from_clips_alone(tmp_path: Path, fake_voice: FakeVoice) -> None:
    pack = pack_of(tmp_path / "pack", clips_needed(small_centre(), Region.NORTH))
    wav = PackVoice(pack, fake_voice).synthesise(CALL, Style(), tmp_path / "call.wav")
    clip = sound.levelled(sound.trimmed(chime())).seconds
    assert fake_voice.said == []
    assert wav.seconds == pytest.approx(8 * clip + 4 * 0.18 + 3 * 0.03, abs=0.15)


def test_a_missing_clip_sends_the_whole_sentence_to_the_engine(tmp_path: Path, fake_voice: FakeVoice) -> None:
    needed = clips_needed(small_centre(), Region.NORTH)
    voice = PackVoice(pack_of(tmp_path / "pack", [w for w in needed if w != "năm"]), fake_voice)
    voice.synthesise(CALL, Style(), tmp_path / "call.wav")
    assert [text for text, _ in fake_voice.said] == [CALL]


def test_a_broken_clip_sends_the_whole_sentence_to_the_engine(tmp_path: Path, fake_voice: FakeVoice) -> None:
    pack = pack_of(tmp_path / "pack", clips_needed(small_centre(), Region.NORTH))
    pack.path("năm").write_bytes(b"RIFF")
    PackVoice(pack, fake_voice).synthesise(CALL, Style(), tmp_path / "call.wav")
    assert [text for text, _ in fake_voice.said] == [CALL]


@pytest.mark.parametrize("style", [Style("en"), Style.of("vi", Region.SOUTH)])
def test_other_languages_and_regions_are_the_engines(
    tmp_path: Path, fake_voice: FakeVoice, style: Style
) -> None:
    pack = pack_of(tmp_path / "pack", clips_needed(small_centre(), Region.NORTH))
    PackVoice(pack, fake_voice).synthesise(CALL, style, tmp_path / "call.wav")
    assert [used for _, used in fake_voice.said] == [style]


def test_a_pack_spoken_by_the_engine_itself_makes_a_whole_call(voice: EngineVoice, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    words = clips_needed(small_centre(), Region.NORTH)
    pack = Pack(folder, "máy", Region.NORTH, {w: file_name(n, w) for n, w in enumerate(words, 1)})
    for name in words:
        voice.synthesise(name, Style(), pack.path(name))
    save_pack(pack)
    assert complaints(load_pack(folder), words) == []
    wav = PackVoice(load_pack(folder), FakeVoice()).synthesise(CALL, Style(), tmp_path / "call.wav")
    assert 3.0 < sound.checked(wav.path).seconds < 8.0


def test_a_check_names_what_is_missing_broken_silent_or_clipped(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, ["một", "hai", "ba", "bốn", "năm"])
    pack.path("hai").write_bytes(b"nothing")
    sound.write(sound.silence(1), pack.path("ba"))
    sound.write(Sound(array("h", [32_767, -32_767] * 5_000)), pack.path("bốn"))
    found = "\n".join(complaints(pack, ["một", "mười"]))
    assert "thiếu: “mười”" in found
    assert "“hai”: " in found
    assert "“ba”: quá nhỏ" in found
    assert "“bốn”: bị vỡ tiếng" in found
    assert "“năm”" not in found
    assert "“một”" not in found


def test_recording_a_clip_again_makes_another_pack(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, ["một", "hai"])
    before = pack.fingerprint
    assert pack.fingerprint == before
    sound.write(sound.joined([chime(), chime()]), pack.path("hai"))
    assert pack.fingerprint != before


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("", "needs a name"),
        ("name = 'x'\nregion = 'west'\n[clips]", "one of north, central, south"),
        ("name = ", "cannot read"),
    ],
)
def test_a_folder_that_is_no_pack_is_told(tmp_path: Path, document: str, complaint: str) -> None:
    (tmp_path / "pack.toml").write_text(document)
    with pytest.raises(PackUnreadable, match=complaint):
        load_pack(tmp_path)


def test_file_names_are_plain_and_keep_the_reading_order() -> None:
    assert file_name(7, "đến quầy số") == "007-den-quay-so.wav"
    assert file_name(8, "mươi") != file_name(9, "mười")
