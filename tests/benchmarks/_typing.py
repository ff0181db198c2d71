"""How long a letter on the glass takes until the results of it are painted: real server, real screen."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from moiso_hardware.printers.jobs import JobStore
from moiso_kiosk.asking import Asking
from moiso_kiosk.attendant import Attendant
from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.pin import PinStore
from moiso_kiosk.reports import Reports
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_qt.link import Link
from moiso_shared.folding import fold
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks._programs import Running
from tests.fakes.many_procedures import many_procedures

QUERIES, LETTERS = 12, 14
LIMIT_MS = 50.0


def import_many(server: Running) -> int:
    """Give the server a catalogue as large as a province's; returns how many procedures."""
    everything = [found.model_dump(mode="json") for found in many_procedures()]
    file = Path(server.folder) / "many.json"
    file.write_text(json.dumps(everything), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "moiso_server",
        "procedures",
        "import",
        "--data",
        server.folder,
        str(file),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return len(everything)


class Typist:
    """Types at a kiosk that shows its pages, and looks at each frame."""

    def __init__(self, application: QApplication, server: Running, folder: Path) -> None:
        self._application = application
        self._link = Link(server.url, server.make_token("kiosk", "k2"))
        self._store = JobStore(folder / "typist.db")
        giving = Giving(self._link, Asking(self._link, Reports(self._link, self._store)))
        kiosk = Kiosk(self._link, giving)
        self._finding = Finding(kiosk, self._link, PagePrinting(None, giving))
        scanning = Scanning(kiosk, self._finding, self._link, Health(self._link))
        attendant = Attendant(self._link, PinStore(folder / "pin.json", time.monotonic), folder)
        size = QSize(1080, 1920)
        self._screen = Screen(kiosk, attendant, self._finding, scanning, inches=21.5, size=size)
        self._device: QPointingDevice = QTest.createTouchDevice()
        self._changed_at = self._painted_at = 0.0
        self._finding.page_changed.connect(self._note_change)
        self._screen.window.afterRendering.connect(self._note_frame)
        self._link.start()
        self._until(lambda: self._link.online and self._link.centre is not None)
        self._finding.open()
        self._until(lambda: not self._finding.waits)

    def times_ms(self) -> list[float]:
        """From each letter to the frame that shows what it finds."""
        chance = random.Random(17)
        names = [fold(found.name)[:LETTERS] for found in many_procedures()]
        found = []
        for name in chance.sample(names, QUERIES):
            found += [self._press("key-space" if letter == " " else f"key-{letter}") for letter in name]
            self._press("key-clear")
        return found

    def stop(self) -> None:
        """Close everything."""
        self._link.stop()
        self._screen.window.close()
        self._store.close()

    def _press(self, name: str) -> float:
        window = self._screen.window
        key = next(item for item in _all(window.contentItem()) if item.objectName() == name)
        place = key.mapToScene(QPointF(key.width() / 2, key.height() / 2)).toPoint()
        QTest.touchEvent(window, self._device).press(0, place, window).commit()
        QTest.qWait(40)
        begun = time.perf_counter()
        QTest.touchEvent(window, self._device).release(0, place, window).commit()
        self._until(lambda: not self._finding.waits and self._painted_at >= self._changed_at)
        return (max(self._painted_at, self._changed_at) - begun) * 1000

    def _note_change(self) -> None:
        self._changed_at = time.perf_counter()
        self._screen.window.update()  # also when what has changed lies below the rows on show

    def _note_frame(self) -> None:
        self._painted_at = time.perf_counter()

    def _until(self, so: object, seconds: float = 15.0) -> None:
        deadline = time.perf_counter() + seconds
        while not so():  # type: ignore[operator]
            self._application.processEvents()
            if time.perf_counter() > deadline:
                raise TimeoutError("the search did not get on")


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _all(child)
