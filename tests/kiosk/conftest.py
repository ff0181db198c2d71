"""A kiosk on a table: real window and views, a link and a printer that the test plays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from moiso_hardware.printers.jobs import JobStore, print_kept
from moiso_hardware.printers.port import Outcome, PaperJob, PrinterState, Step, ignore_step
from moiso_kiosk.asking import Asking
from moiso_kiosk.attendant import Attendant
from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.papers import Papers
from moiso_kiosk.pin import PinStore
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_kiosk.unprinted import Unprinted
from moiso_qt.film import Film
from moiso_qt.link import Accepted
from moiso_shared.centre import Centre
from moiso_shared.commands import Issue
from moiso_shared.tickets import Ticket, TicketState
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING, FakeLink

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
class Clock:
    """Seconds that pass when the test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_s(self, seconds: float) -> None:
        self.seconds += seconds


READY = PrinterState(link="ok", paper="ok")


@dataclass
class Became:
    """A printer of which the test said beforehand what becomes of a job."""

    outcome: Outcome
    width_dots: int = 576

    def print(self, job: PaperJob, on_step: Callable[[Step], None] = ignore_step) -> Outcome:
        return self.outcome


class FakePrinting(PrintWorker):
    """Takes jobs; the test says what became of them and how the printer is."""

    def __init__(self, store: JobStore) -> None:
        super().__init__(self._no_printer, store)
        self.store = store
        self.jobs: list[PaperJob] = []
        self.looks = 0
        self.state = READY
        self.dumb = False

    def ask(self, question: str) -> None:
        if not self.dumb:
            self.state_seen.emit(self.state)
            self.answered.emit(question, self.state)

    def become(self, **state: Any) -> None:
        """Something changes at the printer."""
        self.state = PrinterState(**{"link": "ok", "paper": "ok"} | state)
        self.state_seen.emit(self.state)

    def print(self, job: PaperJob) -> None:
        self.jobs.append(job)

    def look(self) -> None:
        self.looks += 1

    def come_out(self, outcome: Outcome) -> None:
        print_kept(Became(outcome), self.store, self.jobs[-1])  # type: ignore[arg-type]
        self.finished.emit(self.jobs[-1].id, outcome)

    @staticmethod
    def _no_printer() -> Any:
        raise AssertionError("nobody opens a printer here")


class StillVideo(Film):
    """Videos without a decoder; nothing is to be seen of them."""

    def _play(self, address: QUrl) -> None:
        """Only the place of the video is wanted."""


@dataclass
class Spoken:
    """A voice that only notes what it is to say."""

    words: list[str] = field(default_factory=list)
    steps: list[bool] = field(default_factory=list)

    def say(self, text: str, language: str) -> None:
        self.words.append(text)

    def hush(self) -> None:
        self.words.append("")

    def louder(self, more: bool) -> None:
        self.steps.append(more)


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
        item = self.find(name)
        self.screen.window.grabWindow()
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
        """Tap something, the second and third time at the same place whatever is there by then."""
        place = self.middle(name)
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


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Links and timers want an application, whichever test comes first."""


@pytest.fixture
def centre() -> Centre:
    return small_centre(menu=MENU, guide_service="ho-tich")


@pytest.fixture(scope="session")
def touch_device() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def build(
    qtbot: QtBot, tmp_path: Path, centre: Centre, touch_device: QPointingDevice
) -> Iterator[Callable[..., Stand]]:
    """Builds stands; QML's complaints about any of them fail the test."""
    stands: list[Stand] = []

    def make(size: QSize = UPRIGHT, *, online: bool = True, centre: Centre = centre) -> Stand:
        link, clock, store = FakeLink(), Clock(), JobStore(tmp_path / "paper.db")
        store.settle()
        outage = OfflineStore(tmp_path / "offline.db")
        offline = OffLine(link, outage, store)
        paper, reports, health = FakePrinting(store), Reports(link, store), Health(link)
        giving = Giving(link, Asking(link, reports), Papers(link, paper, reports, health), offline)
        Unprinted(giving, health, link)
        kiosk = Kiosk(link, giving, health=health, clock=clock)
        attendant = Attendant(link, PinStore(tmp_path / "pin.json", clock), tmp_path, paper, clock=clock)
        attendant.locked_changed.connect(kiosk.lock)
        attendant.language_changed.connect(kiosk.use_language)
        kiosk.orders.told.connect(attendant.obey)
        spoken = Spoken()
        finding = Finding(kiosk, link, PagePrinting(paper, giving))
        scanning = Scanning(kiosk, finding, link, health)
        signs = StillVideo(tmp_path)
        screen = Screen(
            kiosk, attendant, finding, scanning, inches=21.5, size=size, speech=spoken, signs=signs
        )
        parts = (link, clock, store, outage, paper, giving, kiosk, attendant, finding, scanning, screen)
        stand = Stand(*parts, touch_device, spoken)
        screen.engine.warnings.connect(lambda found: stand.complaints.extend(w.toString() for w in found))
        stands.append(stand)
        if online:
            link.come_online(centre, role="kiosk", name="kiosk-1")
        qtbot.waitUntil(screen.window.isExposed)
        return stand

    yield make
    complaints = [complaint for stand in stands for complaint in stand.complaints]
    for stand in stands:
        stand.screen.window.close()
        stand.screen.engine.deleteLater()
        stand.screen.deleteLater()
        stand.store.close()
        stand.outage.close()
    assert complaints == []


@pytest.fixture
def stand(build: Callable[..., Stand]) -> Stand:
    """An upright kiosk of the small centre, on-line."""
    return build()
