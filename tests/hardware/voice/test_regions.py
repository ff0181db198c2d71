"""Each region is heard in its voice as well as in its words: what eSpeak NG makes of the same call."""

import ctypes
from collections.abc import Callable

import espeakng_loader
import pytest
from moiso_hardware.voice.port import Style
from moiso_shared.spoken import Region, call_sentence, cardinal

SYNCHRONOUS, UTF8, IPA = 2, 1, 2


@pytest.fixture(scope="module")
def sounds() -> Callable[[str, str], str]:
    """The phonemes of a text in a voice."""
    engine = ctypes.CDLL(espeakng_loader.get_library_path())
    engine.espeak_TextToPhonemes.restype = ctypes.c_char_p
    assert engine.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0) > 0

    def say(text: str, voice: str) -> str:
        assert engine.espeak_SetVoiceByName(voice.encode()) == 0
        left, made = ctypes.c_char_p(text.encode()), []
        while left.value:
            made.append(engine.espeak_TextToPhonemes(ctypes.byref(left), UTF8, IPA).decode())
        return " ".join(made)

    return say


@pytest.mark.parametrize(
    ("region", "citizen", "service", "hundred", "four", "gap"),
    [
        (Region.NORTH, "zˈən", "zˈi6c vˈu6", "tʃˈam", "t̪ˈy", "lˈiɲ"),  # dân, dịch vụ, trăm, tư, linh
        (Region.CENTRAL, "ʝˈəŋ", "ʝˈə6c vˈu6", "crˈam", "bˈoɜŋ", "lˈɛ4"),  # … bốn, lẻ
        (Region.SOUTH, "ʝˈəŋ", "ʝˈə6c ʝˈu-6", "cˈam", "bˈoɜŋ", "lˈɛ4"),
    ],
)
def test_a_region_has_its_own_sounds_and_its_own_numerals(
    sounds: Callable[[str, str], str],
    region: Region,
    citizen: str,
    service: str,
    hundred: str,
    four: str,
    gap: str,
) -> None:
    voice = Style.of("vi", region).voice
    called = sounds(call_sentence("A015", "Quầy 24", region=region).voice, voice)
    assert citizen in called.split()
    assert called.endswith(four)
    assert service in sounds("dịch vụ", voice)
    assert {hundred, gap} <= set(sounds(cardinal(104, region), voice).split())
