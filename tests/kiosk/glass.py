"""What a ruler finds on the glass: targets too small, words cut off, outside, or on top of others."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.kiosk.stand import Stand

TARGET_PX = 81
"""20 mm on a 21.5 inch full HD panel."""
GAP_PX = 12
"""3 mm."""
REACH_PX = 1920 * 2 / 3
"""The lower third."""


def targets(stand: Stand) -> Iterator[tuple[str, QRectF]]:
    """Everything that answers to a citizen's touch."""
    for item in seen(stand):
        if item.objectName() != "corner" and any(is_tap(child) for child in item.children()):
            name = item.objectName() or str(item.metaObject().className())
            yield name, item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def seen(stand: Stand) -> Iterator[QQuickItem]:
    """What an eye sees: where something lies over the page, only that."""
    cover = stand.screen.walk.cover
    for item in stand.items():
        if cover is None or cover is item or cover.isAncestorOf(item):
            yield item


def stages(stand: Stand, *, shown: bool = False) -> set[str]:
    """Kinds of pages that the views know, or only those on show."""
    found = stand.screen.window.contentItem().findChildren(QQuickItem)
    pages = [
        item for item in found if item.property("low") is not None and item.property("shown") is not None
    ]
    return {item.metaObject().className().split("_")[0] for item in pages if not shown or item.isVisible()}


def is_tap(thing: QObject) -> bool:
    """Whether this is what hears a finger."""
    return thing.metaObject().className() == "QQuickTapHandler"


MAY_LOSE = {"remark": 27, "typed": 0, "row-name": 90, "row-note": 30}
"""Texts that may lose words when they have more signs than this: elsewhere they are shown whole."""


def cut_off(stand: Stand) -> Iterator[str]:
    """Texts that had to lose words, except those that may."""
    for item in seen(stand):
        words = str(item.property("text"))
        if item.property("truncated") and len(words) <= MAY_LOSE.get(item.objectName(), len(words)):
            yield f"{item.objectName()} {words}"


def outside(stand: Stand) -> Iterator[str]:
    """Texts that do not lie wholly on the glass, or whose words are taller than their place."""
    glass = QRectF(0, 0, stand.screen.window.width(), stand.screen.window.height())
    for item in seen(stand):
        words = item.property("text")
        if not words or not item.property("paintedHeight"):
            continue
        place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        if not glass.contains(place) or item.property("paintedHeight") > item.height() + 2:
            yield f"{words}: {place.toRect().getRect()}"


def covered(stand: Stand) -> Iterator[str]:
    """Texts that run into something to touch, or into each other."""
    items = list(seen(stand))
    taps = [(item, place_of(item)) for item in items if any(is_tap(child) for child in item.children())]
    words = [(item, _painted(item)) for item in items if item.property("text") and not _is_button(item)]
    for item, place in words:
        for tap, where in taps:
            if where.intersects(place) and not tap.isAncestorOf(item):
                yield f"{item.property('text')} runs into {tap.objectName()}"
    for (one, here), (other, there) in combinations(words, 2):
        shared = here.intersected(there)
        if shared.height() > 4 and shared.width() > 4:
            yield f"{one.property('text')} runs into {other.property('text')}"


def _is_button(item: QQuickItem) -> bool:
    return item.property("paintedHeight") is None


def place_of(item: QQuickItem) -> QRectF:
    """Where it is on the glass, in pixels."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _painted(item: QQuickItem) -> QRectF:
    """Where the letters are: less than the text's place when that is wide or the text was made to fit."""
    high, wide = float(item.property("paintedHeight")), float(item.property("paintedWidth"))
    place = place_of(item)
    context = qmlContext(item)
    assert context is not None
    alignment, _ = QQmlExpression(context, item, "horizontalAlignment").evaluate()
    spare = {1: 0.0, 2: 1.0, 4: 0.5}[int(alignment)]
    left = place.left() + (place.width() - wide) * spare
    return QRectF(left, place.center().y() - high / 2, wide, high)
