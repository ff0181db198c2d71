"""Another language in the middle of a visit: the words change, and nothing that was chosen or found."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from moiso_kiosk.phrases import spoken_languages
from moiso_shared.centre import Centre

from tests.kiosk.every_page import a_province, busy, every_page
from tests.kiosk.glass import cut_off
from tests.kiosk.looking_up import found, settle
from tests.kiosk.stand import LYING, UPRIGHT, Stand

OTHERS = ("en", "fr")


@pytest.fixture(scope="module")
def province() -> Centre:
    return a_province(languages=spoken_languages())


def shape(value: Any) -> Any:
    """What can be pressed and what is chosen, without a word of it."""
    if isinstance(value, dict):
        kept = {"key", "step", "chosen", "open", "icon", "modules", "ticks"}
        return {key: each if key in kept else shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_the_words_change_and_nothing_else(build: Callable[..., Stand], province: Centre, size: Any) -> None:
    stand = build(size, centre=province)
    stand.link.presence.emit(busy(province))
    for name, bring in every_page(stand, province).items():
        bring(stand)
        settle(stand)
        page, looked_up, visit = stand.page, found(stand), stand.kiosk.visit
        for language in OTHERS:
            stand.kiosk.speak(language)
            settle(stand)
            assert stand.kiosk.visit == replace(visit, language=language), name
            assert stand.page["words"] != page["words"], name
            if visit.step == "find":
                assert found(stand)["words"] != looked_up["words"], name
            assert shape(found(stand)["actions"]) == shape(looked_up["actions"]), name
            assert [tile["key"] for tile in stand.page["tiles"]] == [tile["key"] for tile in page["tiles"]]
            assert list(cut_off(stand)) == [], (name, language)
        stand.kiosk.speak("vi")
        settle(stand)
        assert (stand.page, found(stand)) == (page, looked_up), name
