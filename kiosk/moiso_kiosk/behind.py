"""What stands behind the glass: the way to the server, what is kept on the disk, and the printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from moiso_hardware.fonts import need_fonts
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.jobs import JobStore
from moiso_hardware.printers.port import Printer
from moiso_qt.link import Link
from moiso_shared.errors import FolderInUse
from moiso_shared.folders import make_folder
from PySide6.QtCore import QLockFile

from moiso_kiosk.asking import Asking
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.outage import Outage
from moiso_kiosk.papers import Papers
from moiso_kiosk.persons import Persons
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.unprinted import Unprinted

PAPER_FILE, OFFLINE_FILE, LOCK_FILE = "paper.db", "offline.db", "kiosk.lock"


class Behind:
    """Everything that gives numbers and papers, joined.

    Args:
        folder: Where the kiosk keeps what must not be lost.
        printer: Its address; None for a kiosk that shows numbers only.

    Raises:
        FolderInUse: Another kiosk works there: the papers under way are its own, and not cut short.
    """

    def __init__(self, link: Link, folder: Path, printer: str | None) -> None:
        self._lock = _taken(folder)
        self.link, self.folder = link, folder
        self._store = JobStore(folder / PAPER_FILE)
        self._store.settle()
        self._outage = OfflineStore(folder / OFFLINE_FILE)
        # hears of a connection first: what it hands in is reported next
        offline = OffLine(link, self._outage, self._store)
        self.health, reports = Health(link), Reports(link, self._store)
        Outage(offline, self.health, link)
        self.worker = self._printing(printer) if printer else None
        papers = Papers(link, self.worker, reports, self.health) if self.worker else None
        self.persons = Persons(link)
        self.giving = Giving(link, Asking(link, reports), papers, offline, self.persons)
        Unprinted(self.giving, self.health, link)

    def start(self) -> None:
        """Open the printer and look for the server."""
        if self.worker is not None:
            self.worker.start()
        self.link.start()

    def stop(self) -> None:
        """Finish the paper in hand, and close everything."""
        self.link.stop()
        if self.worker is not None:
            self.worker.stop()
        self._store.close()
        self._outage.close()
        self._lock.unlock()

    def _printing(self, address: str) -> PrintWorker:
        return PrintWorker(_printer_at(address, interrupted=self._store.left_unfinished()), self._store)


def _taken(folder: Path) -> QLockFile:
    """The lock of a folder that is now this program's alone; it goes with the process, however that ends."""
    make_folder(folder)
    lock = QLockFile(str(folder / LOCK_FILE))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        raise FolderInUse(f"data: another kiosk works in {folder}; give this one a folder of its own")
    return lock


def _printer_at(address: str, *, interrupted: bool) -> Callable[[], Printer]:
    """A way to open the printer later, in its own thread; a wrong address or a missing font is told now."""
    need_fonts()
    machine = open_printer(address, interrupted=interrupted)
    return lambda: machine
