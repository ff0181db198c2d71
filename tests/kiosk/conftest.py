"""A kiosk on a table: real window and views, a link and a printer that the test plays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moiso_hardware.printers.jobs import JobStore
from moiso_kiosk.asking import Asking
from moiso_kiosk.attendant import Attendant
from moiso_kiosk.extending import Extending
from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.papers import Papers
from moiso_kiosk.persons import Persons
from moiso_kiosk.pin import PinStore
from moiso_kiosk.reports import Reports
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_kiosk.unprinted import Unprinted
from moiso_shared.centre import Centre
from PySide6.QtCore import QSize
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.kiosk.stand import MENU, UPRIGHT, Stand
from tests.kiosk.stand_ins import Clock, FakePrinting, Spoken, StillVideo


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
        persons = Persons(link)
        papers = Papers(link, paper, reports, health)
        giving = Giving(link, Asking(link, reports), papers, offline, persons)
        Unprinted(giving, health, link)
        kiosk = Kiosk(link, giving, health=health, clock=clock)
        attendant = Attendant(link, PinStore(tmp_path / "pin.json", clock), tmp_path, paper, clock=clock)
        attendant.locked_changed.connect(kiosk.lock)
        attendant.language_changed.connect(kiosk.use_language)
        kiosk.orders.told.connect(attendant.obey)
        spoken = Spoken()
        finding = Finding(kiosk, link, PagePrinting(paper, giving))
        scanning = Scanning(kiosk, finding, link, health, persons)
        Extending(kiosk, finding, giving, link)
        signs = StillVideo(tmp_path)
        models = (kiosk, attendant, finding, scanning)
        screen = Screen(*models, inches=21.5, size=size, speech=spoken, signs=signs, clock=clock)
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
