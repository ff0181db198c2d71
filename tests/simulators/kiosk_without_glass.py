"""The kiosk's whole inside as a process, without window and printer: touches come in as lines.

``python kiosk_without_glass.py SERVER TOKEN FOLDER``. Each line ``give`` takes one number while the server is
away; ``NUMBER TICKET`` is written when a visitor could read it. ``on`` and ``off`` tell of the connection.
"""

import os
import sys
from pathlib import Path

from moiso_hardware.printers.jobs import JobStore
from moiso_kiosk.asking import Asking
from moiso_kiosk.giving import Giving
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.reports import Reports
from moiso_kiosk.visit import Step
from moiso_qt.link import Link
from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer


class Visitors(QObject):
    """Takes numbers one after the other, by the touches that a visitor makes."""

    def __init__(self, kiosk: Kiosk, link: Link) -> None:
        super().__init__(kiosk)
        self._kiosk, self._link, self._wanted = kiosk, link, 0
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._lines.activated.connect(self._read)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._touch)
        self._turn.start(1)
        link.connected.connect(lambda _hello: print("on", flush=True))
        link.disconnected.connect(lambda _since: print("off", flush=True))

    def _read(self) -> None:
        words = os.read(sys.stdin.fileno(), 65536)
        if not words:
            QCoreApplication.quit()
        self._wanted += words.count(b"\n")

    def _touch(self) -> None:
        if not self._wanted or self._link.online or self._link.centre is None:
            return
        self._wanted -= 1
        self._kiosk.touchTile("0")
        self._kiosk.pressMain()
        ticket = self._kiosk.visit.ticket
        assert self._kiosk.visit.step is Step.NUMBER, self._kiosk.visit
        assert ticket is not None
        print(ticket.number, ticket.id, flush=True)
        self._kiosk.home()


def main() -> None:
    """Run until the lines end, or until somebody pulls the plug."""
    application = QCoreApplication(sys.argv[:1])
    server, token, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    folder.mkdir(exist_ok=True)
    link = Link(server, token)
    papers = JobStore(folder / "paper.db")
    papers.settle()
    outage = OfflineStore(folder / "offline.db")
    offline = OffLine(link, outage, papers)
    giving = Giving(link, Asking(link, Reports(link, papers)), None, offline)
    kiosk = Kiosk(link, giving)
    _visitors = Visitors(kiosk, link)
    link.start()
    application.exec()


if __name__ == "__main__":
    main()
