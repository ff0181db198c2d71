"""How long a touch on "Lấy số" takes until the printer has its first byte, a letter until its results show.

    ./run bench kiosk

The kiosk's own parts run here on a Qt loop, with the server in a process of its own, the simulated printer on
a real socket, and 2 600 procedures to search in. Prints tables of milliseconds.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.jobs import JobStore
from moiso_kiosk.asking import Asking
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.papers import Papers
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.visit import Step
from moiso_qt.link import Link
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.benchmarks import _typing
from tests.benchmarks._programs import Running, moiso_server
from tests.simulators.printer import PrinterCore
from tests.simulators.printer_links import TcpPrinter

VISITORS = 60
LIMIT_MS = 30.0
BEGIN = b"\x1b@"
"""How every job begins; the questions before it do not."""


class Ear:
    """Notes when a job's first byte arrives."""

    def __init__(self, core: PrinterCore) -> None:
        self.at = 0.0
        self._receive = core.receive
        core.receive = self._listen  # type: ignore[method-assign]

    def _listen(self, data: bytes) -> None:
        if BEGIN in data:
            self.at = time.perf_counter()
        self._receive(data)


def main() -> None:
    """Print the tables."""
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as folder, moiso_server() as server:
        times = _visits(application, server, Path(folder))
        _print(f"touch to first byte at the printer, {VISITORS} visitors", times, LIMIT_MS)
        count = _typing.import_many(server)
        typist = _typing.Typist(application, server, Path(folder))
        times = typist.times_ms()
        typist.stop()
        label = f"letter to painted results, {len(times)} letters, {count} procedures"
        _print(label, times, _typing.LIMIT_MS)


def _print(label: str, times: list[float], limit_ms: float) -> None:
    p95 = sorted(times)[int(len(times) * 0.95) - 1]
    print(f"| {label} | ms |\n|---|---|")
    print(f"| p50 | {statistics.median(times):.1f} |\n| p95 | {p95:.1f} |")
    print(f"| p95 as a share of the limit of {limit_ms:.0f} ms | {p95 / limit_ms:.2f} |\n")


def _visits(application: QCoreApplication, server: Running, folder: Path) -> list[float]:
    """Take numbers one after the other."""
    with TcpPrinter() as printer:
        ear = Ear(printer.core)
        link = Link(server.url, server.make_token("kiosk", "k1"))
        store = JobStore(folder / "paper.db")
        outage = OfflineStore(folder / "offline.db")
        offline = OffLine(link, outage, store)
        health, reports = Health(link), Reports(link, store)
        worker = PrintWorker(lambda: open_printer(printer.address), store)
        papers = Papers(link, worker, reports, health)
        kiosk = Kiosk(link, Giving(link, Asking(link, reports), papers, offline), health=health)
        worker.start()
        link.start()
        _until(application, lambda: link.online and link.centre is not None)
        times = [_visit(application, kiosk, ear, printer) for _ in range(VISITORS)]
        link.stop()
        worker.stop()
        store.close()
        outage.close()
    return times


def _visit(application: QCoreApplication, kiosk: Kiosk, ear: Ear, printer: TcpPrinter) -> float:
    """One visitor; milliseconds from the touch to the first byte."""
    papers = len(printer.papers)
    kiosk.touchTile("0")
    settled = time.perf_counter() + 0.4
    _until(application, lambda: time.perf_counter() > settled)
    ear.at, touched = 0.0, time.perf_counter()
    kiosk.pressMain()
    _until(application, lambda: ear.at > 0)
    first = (ear.at - touched) * 1000
    _until(application, lambda: len(printer.papers) > papers and kiosk.visit.step is Step.NUMBER)
    settled = time.perf_counter() + 0.3
    _until(application, lambda: time.perf_counter() > settled)
    kiosk.pressMain()
    return first


def _until(application: QCoreApplication, so: object, seconds: float = 15.0) -> None:
    deadline = time.perf_counter() + seconds
    while not so():  # type: ignore[operator]
        application.processEvents()
        if time.perf_counter() > deadline:
            raise TimeoutError("the kiosk did not get on")


if __name__ == "__main__":
    main()
