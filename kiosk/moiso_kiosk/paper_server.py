"""The paper viewer's ear: it listens as a network printer does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from moiso_hardware.printers.viewer import PaperEvent, PaperMachine, Sensors
from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

PAPER_DOTS = 576
"""Width of the viewer's paper."""


class PrinterServer(QObject):
    """Listens as a network printer does; every link drives the same machine."""

    came_out = Signal(object)
    """A ``Dots``, ``Advance`` or ``Cut``."""

    def __init__(self, sensors: Sensors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sensors = sensors
        self._machines: dict[QTcpSocket, PaperMachine] = {}
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._take_calls)

    def listen(self, port: int) -> bool:
        """Open the port on this machine only; 0 takes any free one. False when it is taken."""
        return self._server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost), port)

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.serverPort()

    def sensors_changed(self) -> None:
        """Tell the hosts, and go on printing where nothing stands in the way any more."""
        for machine in list(self._machines.values()):
            machine.sensors_changed()
            self._tell(machine.work())

    def close(self) -> None:
        """Hang up on everybody."""
        self._server.close()
        for socket in list(self._machines):
            socket.abort()

    def _take_calls(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._machines[socket] = PaperMachine(self._sensors, partial(_answer, socket), PAPER_DOTS)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._forget)

    def _read(self) -> None:
        for socket, machine in list(self._machines.items()):
            if socket.bytesAvailable():
                self._tell(machine.receive(bytes(socket.readAll().data())))

    def _forget(self) -> None:
        for socket in list(self._machines):
            if socket.state() == QTcpSocket.SocketState.UnconnectedState:
                del self._machines[socket]
                socket.deleteLater()

    def _tell(self, events: Iterable[PaperEvent]) -> None:
        for event in events:
            self.came_out.emit(event)


def _answer(socket: QTcpSocket, words: bytes) -> None:
    socket.write(QByteArray(words))
