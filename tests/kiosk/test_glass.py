"""What the glass shows on every page: targets large enough and apart, nothing outside, nothing cut off."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from moiso_kiosk.patience import SLIDES
from moiso_kiosk.phrases import spoken_languages
from moiso_kiosk.pin import PinStore
from moiso_qt.link import RefusedReply
from moiso_shared.centre import Centre
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from tests.fakes.link import MORNING
from tests.kiosk.every_page import a_province, busy, every_page
from tests.kiosk.glass import (
    GAP_PX,
    REACH_PX,
    TARGET_PX,
    covered,
    cut_off,
    is_tap,
    outside,
    place_of,
    stages,
    targets,
)
from tests.kiosk.looking_up import settle
from tests.kiosk.stand import LYING, UPRIGHT, Stand, at

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
MODES = {
    "upright": [(), ("large", "contrast"), ("reach",), ("reach", "large"), ("sign",), ("sign", "large")],
    "lying": [(), ("large", "contrast"), ("sign",), ("sign", "large")],
}
"""What changes the pages' measures; reach is offered on panels that stand."""
GLASS = [(way, modes) for way, each in MODES.items() for modes in each]


@pytest.fixture(scope="module")
def province() -> Centre:
    return a_province(languages=spoken_languages())


def _faults(stand: Stand, *, reach: bool) -> Iterator[str]:
    """Everything that is wrong with the page on show."""
    yield from (f"cut off: {words}" for words in cut_off(stand))
    yield from (f"outside: {words}" for words in outside(stand))
    yield from covered(stand)
    found = list(targets(stand))
    for target, place in found:
        if reach and place.top() < REACH_PX:
            yield f"{target} is out of reach"
        if min(place.width(), place.height()) < TARGET_PX:
            yield f"{target} is small: {place.toRect().getRect()}"
    for (one, here), (other, there) in combinations(found, 2):
        if here.adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX).intersects(there):
            yield f"{one} and {other} are too close"


@pytest.mark.parametrize(("way", "modes"), GLASS, ids=["-".join((way, *modes)) for way, modes in GLASS])
def test_every_page_can_be_touched_and_read(
    build: Callable[..., Stand], province: Centre, way: str, modes: tuple[str, ...]
) -> None:
    stand = build(UPRIGHT if way == "upright" else LYING, centre=province)
    for mode in modes:
        stand.kiosk.toggle(mode)
    stand.link.presence.emit(busy(province))
    faults: list[str] = []
    seen: set[str] = set()
    for name, come in every_page(stand, province).items():
        come(stand)
        for language in ("vi", "fr", "ru") if "large" in modes else ("vi", "en"):
            stand.kiosk.speak(language)
            settle(stand)
            faults += [f"{name} {language}: {fault}" for fault in _faults(stand, reach="reach" in modes)]
        seen |= stages(stand, shown=True)
    assert not faults, "\n".join(faults)
    assert stages(stand) - seen == set(), "pages that no test looks at"


@pytest.mark.parametrize(
    ("size", "modes"), [(LYING, ()), (UPRIGHT, ("reach", "large"))], ids=["lying", "low"]
)
def test_the_band_of_a_rehearsal_day_covers_nothing(
    build: Callable[..., Stand], province: Centre, size: QSize, modes: tuple[str, ...]
) -> None:
    stand = build(size, centre=province)
    stand.link.lobby.day = MORNING.date()
    stand.link.lobby.rehearsals = (MORNING.date(),)
    for mode in modes:
        stand.kiosk.toggle(mode)
    faults: list[str] = []
    for name, come in every_page(stand, province).items():
        come(stand)
        stand.kiosk.speak("fr")
        settle(stand)
        assert stand.shows("rehearsal")
        faults += [f"{name}: {words}" for words in (*cut_off(stand), *outside(stand), *covered(stand))]
    assert not faults, "\n".join(faults)


@SIZES
def test_on_every_page_the_ring_comes_to_whatever_can_be_touched(
    build: Callable[..., Stand], province: Centre, size: QSize
) -> None:
    stand = build(size, centre=province)
    known: set[str] = set()
    for name, come in every_page(stand, province).items():
        come(stand)
        stand.key("F21")
        touchable = {target for target, _ in targets(stand)}
        seen = set()
        for _ in () if touchable <= known else touchable:
            seen.add(at(stand))
            QTest.keyClick(stand.screen.window, Qt.Key.Key_F21)
        known |= seen
        assert touchable <= known, name


@SIZES
def test_every_slide_can_be_read_in_every_language(
    build: Callable[..., Stand], province: Centre, size: QSize
) -> None:
    stand = build(size, centre=province)
    stand.link.go_offline()  # the slides have most to say then
    for language in province.languages:
        stand.kiosk.use_language(language)
        stand.clock.pass_s(184)
        for _ in range(SLIDES):
            stand.clock.pass_s(8)
            stand.kiosk.tick()
            stand.screen.window.grabWindow()
            assert stand.shows("slide")
            assert [*cut_off(stand), *outside(stand)] == []


def test_a_finger_may_rest_as_long_as_it_likes(stand: Stand) -> None:
    taps = [child for item in stand.items() for child in item.children() if is_tap(child)]
    assert taps
    assert {tap.property("longPressThreshold") for tap in taps} == {0.0}


def _covers(stand: Stand) -> Iterator[str]:
    """Brings up everything that may lie over a page, one after the other."""
    stand.touch("languages")
    yield "languages"
    stand.key("Escape")
    stand.offer()
    stand.clock.pass_s(50)
    stand.kiosk.tick()
    yield "idle"
    stand.touch("stay")
    stand.key(*["F10"] * 5)
    yield "pin"
    stand.attendant.type("1")
    stand.attendant.type("ok")
    yield "wrong pin"
    for digit in "2468":
        stand.attendant.type(digit)
    stand.attendant.type("ok")
    yield "panel"
    for key in ("services", "next", "back", "language"):
        stand.attendant.do(key)
        yield key


@SIZES
@pytest.mark.parametrize("modes", [(), ("large", "contrast")], ids=["plain", "large"])
def test_what_lies_over_a_page_can_be_touched_and_read(
    build: Callable[..., Stand], province: Centre, tmp_path: Path, size: QSize, modes: tuple[str, ...]
) -> None:
    stand = build(size, centre=province)
    PinStore(tmp_path / "pin.json", stand.clock).set("2468")
    faults = []
    for mode in modes:
        stand.kiosk.toggle(mode)
    for name in _covers(stand):
        settle(stand)
        assert stand.screen.walk.cover is not None, name
        faults += [f"{name}: {fault}" for fault in _faults(stand, reach=False)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("over", ["languages", "idle"])
def test_in_reach_mode_what_lies_over_a_page_is_in_reach_too(
    build: Callable[..., Stand], province: Centre, over: str
) -> None:
    stand = build(centre=province)
    stand.touch("mode-reach")
    if over == "languages":
        stand.touch("languages")
    else:
        stand.clock.pass_s(46)
        stand.kiosk.tick()
    stand.screen.window.grabWindow()
    cover = stand.screen.walk.cover
    assert cover is not None
    places = [place_of(item) for item in stand.screen.walk.choices()]
    assert min(place.top() for place in places) >= REACH_PX


def test_the_refusal_page_survives_a_centre_that_dropped_the_service(stand: Stand, centre: Centre) -> None:
    stand.ask()
    stand.link.answer(RefusedReply("unknown_service"))
    stand.link.replace(centre.model_copy(update={"services": centre.services[1:], "menu": ()}))
    assert stand.words("problem") == "Chưa lấy được số"
