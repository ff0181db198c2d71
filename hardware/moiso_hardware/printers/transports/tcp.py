"""A printer on the network: raw bytes on port 9100."""

import select
import socket
from dataclasses import dataclass
from typing import ClassVar

from moiso_hardware.printers.errors import LinkLost, PrinterAway

_CHUNK = 16 * 1024


class TcpChannel:
    """One connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._socket.setblocking(False)

    def send(self, data: bytes) -> int:
        """Hand over what the kernel takes now."""
        try:
            return self._socket.send(data[:_CHUNK])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LinkLost(f"The link to the printer broke: {error}") from error

    def receive(self) -> bytes:
        """What has arrived."""
        try:
            received = self._socket.recv(4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LinkLost(f"The link to the printer broke: {error}") from error
        if not received:
            raise LinkLost("The printer closed the link.")
        return received

    def wait(self, timeout_s: float, *, to_send: bool) -> None:
        """Sleep until there is something to do."""
        writers = [self._socket] if to_send else []
        select.select([self._socket], writers, [], max(0.0, timeout_s))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


@dataclass(frozen=True)
class Tcp:
    """Where a network printer listens."""

    host: str
    port: int = 9100
    connect_s: float = 2.0
    baud: ClassVar[int | None] = None

    def connect(self) -> TcpChannel:
        """Call the printer.

        Raises:
            PrinterAway: Nobody answers there.
        """
        try:
            connection = socket.create_connection((self.host, self.port), timeout=self.connect_s)
        except OSError as error:
            raise PrinterAway(f"No printer at {self.host}:{self.port}: {error}") from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return TcpChannel(connection)
