"""A paired device follows its server to another address."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from moiso_shared.wire import Hello
from PySide6.QtCore import QObject, QTimer

from moiso_qt.device import Device, save_device
from moiso_qt.discovery import Discovery, FoundServer
from moiso_qt.link import Link

PATIENCE_MS = 3000


class Roaming(QObject):
    """Learns the server's id at the first meeting; looks for that id while the server is away.

    Args:
        folder: Where ``device.toml`` is kept up to date; None for a device that lives by its command line.
        look: Makes the discovery for a server's id.
        patience_ms: How long the server may be away before it is looked for.
    """

    def __init__(
        self,
        link: Link,
        device: Device,
        *,
        folder: Path | None,
        look: Callable[[str], Discovery] = Discovery,
        patience_ms: int = PATIENCE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._device, self._folder, self._look = link, device, folder, look
        self._discovery: Discovery | None = None
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._search)
        link.connected.connect(self._met)
        link.disconnected.connect(self._patience.start)
        self._patience.start()

    def stop(self) -> None:
        """Look no more."""
        self._patience.stop()
        discovery, self._discovery = self._discovery, None
        if discovery is not None:
            discovery.stop()

    def _met(self, hello: Hello) -> None:
        self.stop()
        known = replace(self._device, server=self._link.server, server_id=hello.server)
        if self._folder is not None and known != self._device:
            save_device(known, folder=self._folder)
        self._device = known

    def _search(self) -> None:
        if self._discovery is None and self._device.server_id is not None:
            self._discovery = self._look(self._device.server_id)
            self._discovery.found.connect(self._found)
            self._discovery.start()

    def _found(self, server: FoundServer) -> None:
        if server.id == self._device.server_id and self._link.server not in server.urls:
            self._link.move(server.url)
