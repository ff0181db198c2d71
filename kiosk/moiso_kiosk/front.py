"""What stands before the visitor: the pages, the attendant's panel, and the scanner."""

from __future__ import annotations

import time

from moiso_hardware.scanners.port import Source
from moiso_qt.film import Film
from PySide6.QtCore import QCoreApplication, QSize

from moiso_kiosk.attendant import Attendant
from moiso_kiosk.behind import Behind
from moiso_kiosk.extending import Extending
from moiso_kiosk.finding import Finding
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.pin import PinStore
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_kiosk.spoken_guide import Speech

PIN_FILE = "pin.json"
VIDEO_FOLDER = "videos"


class Front:
    """One window with everything that it shows, joined to what stands behind it.

    Args:
        language: On the first page, unless an attendant has chosen another here.
        inches: Diagonal of the glass.
        size: Of the window; None fills the screen.
        speech: Speaks the pages to those who use keys.
    """

    def __init__(
        self, behind: Behind, *, language: str, inches: float, size: QSize | None, speech: Speech | None
    ) -> None:
        link, health, folder = behind.link, behind.health, behind.folder
        pins = PinStore(folder / PIN_FILE, time.monotonic)
        attendant = Attendant(link, pins, folder, behind.worker)
        kiosk = Kiosk(link, behind.giving, health=health, language=attendant.language or language)
        _obey(attendant, kiosk)
        finding = Finding(kiosk, link, PagePrinting(behind.worker, behind.giving))
        self._scanning = Scanning(kiosk, finding, link, health, behind.persons)
        Extending(kiosk, finding, behind.giving, link)
        signs = Film(folder / VIDEO_FOLDER)
        self.screen = Screen(
            kiosk, attendant, finding, self._scanning, inches=inches, size=size, speech=speech, signs=signs
        )

    def scan(self, source: Source) -> None:
        """Read this scanner from now on."""
        self._scanning.start(source)

    def stop(self) -> None:
        """Let go of the scanner."""
        self._scanning.stop()


def _obey(attendant: Attendant, kiosk: Kiosk) -> None:
    """The pages follow the attendant, who follows the staff's orders too."""
    attendant.locked_changed.connect(kiosk.lock)
    attendant.language_changed.connect(kiosk.use_language)
    attendant.leaving.connect(QCoreApplication.exit)
    kiosk.orders.told.connect(attendant.obey)
    kiosk.lock(attendant.locked)
