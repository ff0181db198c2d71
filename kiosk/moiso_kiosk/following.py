"""Following the paired server when its address changes."""

from __future__ import annotations

from moiso_qt.device import Device, moved
from moiso_qt.discovery import Discovery, FoundServer
from moiso_qt.link import Link
from PySide6.QtCore import QObject, Slot


class Follower(QObject):
    """While out of touch, tries the address at which the paired server announces itself.

    A kiosk whose address was typed has no server id and looks for nobody.
    """

    def __init__(self, link: Link, device: Device, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._device = link, device
        self._discovery = Discovery(device.server_id, parent=self)
        self._discovery.found.connect(self._follow)

    def start(self) -> None:
        """Begin to look."""
        if self._device.server_id is not None:
            self._discovery.start()

    def stop(self) -> None:
        """Stop looking."""
        self._discovery.stop()

    @Slot(object)
    def _follow(self, found: FoundServer) -> None:
        if not self._link.online:
            self._link.move(moved(self._device, found.url).server)
