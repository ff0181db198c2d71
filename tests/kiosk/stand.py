"""A kiosk on a table, and the hands of whoever tries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from moiso_hardware.printers.jobs import JobStore
from moiso_kiosk.attendant import Attendant
from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_kiosk.visit import Visit
from moiso_qt.link import Accepted
from moiso_shared.commands import Issue
from moiso_shared.tickets import Ticket, TicketState
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.fakes.link import MORNING, FakeLink
from tests.kiosk.stand_ins import Clock, FakePrinting, Spoken

UPRIGHT, LYING = QSize(1080, 1920), QSize(1920, 1080)

MENU: list[dict[str, Any]] = [
    {"name": {"vi": "Chứng thực", "en": "Certification"}, "icon": "certificate", "service": "chung-thuc"},
    {
        "name": {"vi": "Hộ tịch, đất đai", "en": "Civil status, land"},
        "icon": "house",
        "tiles": [
            {"name": {"vi": "Khai sinh, kết hôn", "en": "Births, marriages"}, "service": "ho-tich"},
            {"name": {"vi": "Đất đai", "en": "Land"}, "icon": "land", "service": "dat-dai"},
        ],
    },
]


@dataclass
class Stand:
    """A kiosk and everything around it."""

    link: FakeLink
    clock: Clock
    store: JobStore
    outage: OfflineStore
    paper: FakePrinting
    giving: Giving
    kiosk: Kiosk
    attendant: Attendant
    finding: Finding
    scanning: Scanning
    screen: Screen
    device: QPointingDevice
    spoken: Spoken
    complaints: list[str] = field(default_factory=list)

    @property
    def page(self) -> dict[str, Any]:
        page: dict[str, Any] = self.kiosk.property("page")
        return page

    @property
    def issues(self) -> list[Issue]:
        return [command for command in self.link.sent if isinstance(command, Issue)]

    def items(self) -> Iterator[QQuickItem]:
        """Everything on show."""
        yield from _visible(self.screen.window.contentItem())

    def find(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def shows(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.items())

    def words(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def middle(self, name: str) -> QPoint:
        """Where something is once its page has taken its shape, which can take two frames."""
        place = None
        while place != (place := self._middle(name)):
            self.screen.window.grabWindow()
            QCoreApplication.processEvents()
        return place

    def _middle(self, name: str) -> QPoint:
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def press(self, *names: str) -> None:
        """Put one finger on each of these at once."""
        sequence = QTest.touchEvent(self.screen.window, self.device)
        for finger, name in enumerate(names):
            sequence.press(finger, self.middle(name), self.screen.window)
        sequence.commit()

    def release(self, *places: QPoint) -> None:
        sequence = QTest.touchEvent(self.screen.window, self.device)
        for finger, place in enumerate(places):
            sequence.release(finger, place, self.screen.window)
        sequence.commit()

    def touch(self, name: str, *, times: int = 1) -> None:
        """Look and tap something, the second and third time at the same place whatever is there by then."""
        self.clock.pass_s(0.4)
        self.tap(self.middle(name), times=times)

    def tap(self, place: QPoint, *, times: int = 1) -> None:
        """Tap a place of the glass at once."""
        for _ in range(times):
            window = self.screen.window
            QTest.touchEvent(window, self.device).press(0, place, window).commit()
            QTest.touchEvent(window, self.device).release(0, place, window).commit()

    def key(self, *names: str) -> None:
        """Press keys, each by its name in ``Qt.Key``, and let the pages follow."""
        for name in names:
            QTest.keyClick(self.screen.window, getattr(Qt.Key, f"Key_{name}"))
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Type as a hand does, one sign after the other."""
        for sign in text:
            self.key_in(sign)
            self.screen.keyboard.rest()
            QCoreApplication.processEvents()

    def key_in(self, text: str) -> None:
        """Type as a scanner does that plays keyboard: faster than anybody could."""
        for sign in text:
            key = QTest.asciiToKey(ord(sign)) if sign.isascii() else Qt.Key.Key_unknown
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
            QCoreApplication.sendEvent(self.screen.window, event)

    def bring(self, visit: Visit) -> None:
        """Somebody is on this page, with nothing left of whoever was here before."""
        self.scanning.forget()
        self.kiosk.show(Visit())
        self.kiosk.show(visit)

    def settle(self) -> None:
        """A moment passes, as between two touches of a person."""
        self.clock.pass_s(1)

    def offer(self) -> None:
        """Go to the page that offers a number for Chứng thực."""
        self.touch("tile-0")
        self.settle()

    def ask(self) -> Issue:
        """Ask for a number of Chứng thực."""
        self.offer()
        self.touch("take")
        return self.issues[-1]

    def ask_in_vain(self) -> None:
        """Ask for a number that is not given."""
        self.kiosk.tick()
        self.offer()
        self.touch("take")
        assert self.issues == []

    @property
    def patience(self) -> QTimer:
        """How long the printer may take to say how it is."""
        found = self.giving.findChild(QTimer)
        assert isinstance(found, QTimer)
        return found

    def give(self, number: str = "A015", *, ahead: int = 0) -> Ticket:
        """The server gives the number that was asked for."""
        asked = self.issues[-1]
        given = a_ticket(number, id=asked.ticket, service=asked.service, language=asked.language)
        self.link.tell("issued", given)
        index = next(i for i, sent in enumerate(self.link.asked) if sent.command is asked)
        self.link.answer(Accepted({**given.model_dump(mode="json"), "ahead": ahead}), index)
        return given


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _visible(child)


def a_ticket(number: str, **fields: Any) -> Ticket:
    """A waiting ticket of the morning."""
    known: dict[str, Any] = {
        "id": f"t-{number}",
        "number": number,
        "service": "chung-thuc",
        "state": TicketState.WAITING,
        "day": MORNING.date(),
        "state_since": MORNING,
    }
    return Ticket(**(known | fields))


def walk_to(stand: Stand, name: str, key: str = "F21") -> None:
    """Go from choice to choice until the ring is there."""
    for _ in range(30):
        present = stand.screen.walk.present
        if present is not None and present.objectName() == name:
            return
        stand.key(key)
    raise AssertionError(f"the ring never came to {name}")


def at(stand: Stand) -> str:
    """Name of the choice that the ring is around; empty without a ring."""
    present = stand.screen.walk.present
    return "" if present is None else present.objectName()
