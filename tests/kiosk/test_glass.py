"""What the glass shows on every page: targets large enough and apart, nothing outside, nothing cut off."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from moiso_kiosk import visit as steps
from moiso_kiosk.patience import SLIDES
from moiso_kiosk.phrases import spoken_languages
from moiso_kiosk.visit import PaperState, Step, Visit
from moiso_qt.link import RefusedReply
from moiso_server.centres import ready_made
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.wire import Presence
from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.fakes.link import MORNING
from tests.kiosk.stand import LYING, UPRIGHT, Stand, a_ticket

TARGET_PX = 81
"""20 mm on a 21.5 inch full HD panel."""
GAP_PX = 12
"""3 mm."""
REACH_PX = 1920 * 2 / 3
"""The lower third."""
MODES = [(), ("large",), ("reach",), ("contrast", "large"), ("reach", "large"), ("sign",), ("sign", "large")]


@pytest.fixture(scope="module")
def province() -> Centre:
    plain = parse(ready_made("province"))
    videos = {str(step): f"{step}.mp4" for step in Step}
    more = {"public_url": "http://192.168.1.10:8712", "languages": spoken_languages()}
    return plain.model_copy(update={**more, "sign_videos": videos})


def pages(centre: Centre) -> dict[str, Visit]:
    """A visit for every page, with the longest words that the centre has."""
    wordy = max(centre.services, key=lambda service: len(service.name.vi))
    group = next(i for i, tile in enumerate(centre.menu) if len(tile.tiles) > 4)
    confirm = Visit(step=Step.CONFIRM, service=wordy.id)
    number = Visit(
        step=Step.NUMBER,
        ticket=a_ticket("A1015", service=wordy.id, language="en"),
        code="K7QX2M4VNB5TZ3WJ6RHC8YPDFA",
        paper=PaperState.FAILED,
    )
    return {
        "menu": Visit(),
        "submenu": Visit(path=(group,)),
        "confirm": confirm,
        "chosen": replace(confirm, priority=centre.priority_classes[0].id),
        "second errand": replace(confirm, errands=(centre.services[1].id, centre.services[2].id)),
        "asking": replace(confirm, step=Step.ASKING),
        "number": number,
        "printed": replace(number, paper=PaperState.PRINTED),
        "on screen": replace(number, paper=PaperState.NONE, obstacle="printer_away"),
        "sorry": steps.refused(confirm, "service_closed"),
        "off-line": replace(number, offline=True, paper=PaperState.PRINTED),
        "no paper": steps.refused(confirm, "printer_hot"),
        "away": steps.refused(confirm, "server_away"),
    }


def _busy(centre: Centre) -> Presence:
    """The forecast of a long morning."""
    waits = {service.id: Wait(least_min=125, most_min=145) for service in centre.services}
    return Presence(outlook=Outlook(waits=waits))


def targets(stand: Stand) -> Iterator[tuple[str, QRectF]]:
    """Everything that answers to a citizen's touch."""
    for item in stand.items():
        if item.objectName() != "corner" and any(_is_tap(child) for child in item.children()):
            name = item.objectName() or str(item.metaObject().className())
            yield name, item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _is_tap(thing: QObject) -> bool:
    return thing.metaObject().className() == "QQuickTapHandler"


def cut_off(stand: Stand) -> Iterator[str]:
    """Texts that had to lose words, except remarks that may."""
    for item in stand.items():
        if item.property("truncated") and item.objectName() != "remark":
            yield str(item.property("text"))


def outside(stand: Stand) -> Iterator[str]:
    """Texts that do not lie wholly on the glass, or whose words are taller than their place."""
    glass = QRectF(0, 0, stand.screen.window.width(), stand.screen.window.height())
    for item in stand.items():
        words = item.property("text")
        if not words or not item.property("paintedHeight"):
            continue
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        if not glass.contains(place) or item.property("paintedHeight") > item.height() + 2:
            yield f"{words}: {place.toRect().getRect()}"


def covered(stand: Stand) -> Iterator[str]:
    """Texts that run into something to touch, or into each other."""
    taps = [item for item in stand.items() if any(_is_tap(child) for child in item.children())]
    words = [
        (item, _painted(item)) for item in stand.items() if item.property("text") and not _is_button(item)
    ]
    for item, place in words:
        for tap in taps:
            if not tap.isAncestorOf(item) and _place(tap).intersects(place):
                yield f"{item.property('text')} runs into {tap.objectName()}"
    for (one, here), (other, there) in combinations(words, 2):
        shared = here.intersected(there)
        if shared.height() > 4 and shared.width() > 4:
            yield f"{one.property('text')} runs into {other.property('text')}"


def _is_button(item: QQuickItem) -> bool:
    return item.property("paintedHeight") is None


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _painted(item: QQuickItem) -> QRectF:
    """Where the letters are: less than the text's place when that is wide or the text was made to fit."""
    high, wide = float(item.property("paintedHeight")), float(item.property("paintedWidth"))
    place = _place(item)
    context = qmlContext(item)
    assert context is not None
    alignment, _ = QQmlExpression(context, item, "horizontalAlignment").evaluate()
    spare = {1: 0.0, 2: 1.0, 4: 0.5}[int(alignment)]
    left = place.left() + (place.width() - wide) * spare
    return QRectF(left, place.center().y() - high / 2, wide, high)


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "+".join(modes) or "plain")
def test_every_page_can_be_touched_and_read(
    build: Callable[..., Stand], province: Centre, size: QSize, modes: tuple[str, ...]
) -> None:
    stand = build(size, centre=province)
    for mode in modes:
        stand.kiosk.toggle(mode)
    stand.link.presence.emit(_busy(province))
    faults: list[str] = []
    for (name, visit), language in product(pages(province).items(), province.languages):
        stand.kiosk.show(replace(visit, language=language))
        stand.screen.window.grabWindow()
        label = f"{name} {language}"
        faults += [f"{label}: cut off: {words}" for words in cut_off(stand)]
        faults += [f"{label}: outside: {words}" for words in outside(stand)]
        faults += [f"{label}: {words}" for words in covered(stand)]
        found = list(targets(stand))
        if "reach" in modes and size is UPRIGHT:
            faults += [
                f"{label}: {target} is out of reach" for target, place in found if place.top() < REACH_PX
            ]
        for target, place in found:
            if min(place.width(), place.height()) < TARGET_PX:
                faults.append(f"{label}: {target} is small: {place.toRect().getRect()}")
        for (one, here), (other, there) in combinations(found, 2):
            if here.adjusted(-GAP_PX, -GAP_PX, GAP_PX, GAP_PX).intersects(there):
                faults.append(f"{label}: {one} and {other} are too close")
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
@pytest.mark.parametrize("modes", [(), ("reach", "large")], ids=["plain", "reach+large"])
def test_the_band_of_a_rehearsal_day_covers_nothing(
    build: Callable[..., Stand], province: Centre, size: QSize, modes: tuple[str, ...]
) -> None:
    stand = build(size, centre=province)
    stand.link.lobby.day = MORNING.date()
    stand.link.lobby.rehearsals = (MORNING.date(),)
    for mode in modes:
        stand.kiosk.toggle(mode)
    faults: list[str] = []
    for (name, visit), language in product(pages(province).items(), ("vi", "fr")):
        stand.kiosk.show(replace(visit, language=language))
        stand.screen.window.grabWindow()
        assert stand.shows("rehearsal")
        faults += [f"{name}: {words}" for words in (*cut_off(stand), *outside(stand), *covered(stand))]
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_on_every_page_the_ring_comes_to_whatever_can_be_touched(
    build: Callable[..., Stand], province: Centre, size: QSize
) -> None:
    stand = build(size, centre=province)
    for name, visit in pages(province).items():
        stand.kiosk.show(visit)
        stand.key("F21")
        touchable = [target for target, _ in targets(stand)]
        seen = set()
        for _ in touchable:
            present = stand.screen.walk.present
            seen.add(present and present.objectName())
            stand.key("F21")
        assert seen == set(touchable), name


@pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
def test_every_slide_can_be_read_in_every_language(
    build: Callable[..., Stand], province: Centre, size: QSize
) -> None:
    stand = build(size, centre=province)
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
    taps = [child for item in stand.items() for child in item.children() if _is_tap(child)]
    assert taps
    assert {tap.property("longPressThreshold") for tap in taps} == {0.0}


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
    places = [_place(item) for item in stand.screen.walk.choices()]
    assert min(place.top() for place in places) >= REACH_PX


def test_the_refusal_page_survives_a_centre_that_dropped_the_service(stand: Stand, centre: Centre) -> None:
    stand.ask()
    stand.link.answer(RefusedReply("unknown_service"))
    stand.link.replace(centre.model_copy(update={"services": centre.services[1:], "menu": ()}))
    assert stand.words("problem") == "Chưa lấy được số"
