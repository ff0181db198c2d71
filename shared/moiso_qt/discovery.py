"""Servers that announce themselves on the local network: a hint only, the socket decides."""

import logging
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceInfo, ServiceStateChange, Zeroconf

_log = logging.getLogger(__name__)

SERVICE_TYPE = "_moiso._tcp.local."
_ASK_MS = 500
"""Short: whoever stops looking waits in the Qt thread until a question is over."""
_TRIES = 30


@dataclass(frozen=True)
class FoundServer:
    """A server as it announces itself; nobody has proven anything yet."""

    id: str
    centre: str
    """Id of the centre's document."""
    name: str
    """The centre's name, for people."""
    version: str
    urls: tuple[str, ...]
    """One address for each network that it is on."""

    @property
    def url(self) -> str:
        """The address to try first."""
        return self.urls[0]


class Discovery(QObject):
    """Looks on all interfaces of this machine; the default one may not exist on an isolated switch.

    Args:
        only_id: A paired program hears of its own server only.
        interfaces: All unless told.
    """

    found = Signal(object)
    """A ``FoundServer``, again whenever its record changes; told in the receiver's thread."""

    def __init__(
        self, only_id: str | None = None, *, interfaces: Any = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._only_id = only_id
        self._interfaces = interfaces or InterfaceChoice.All
        self._zeroconf: Zeroconf | None = None
        self._browser: ServiceBrowser | None = None

    def start(self) -> None:
        """Begin to look; without a network nothing is found and nothing fails."""
        try:
            self._zeroconf = Zeroconf(interfaces=self._interfaces, ip_version=IPVersion.V4Only)
        except OSError as error:
            _log.info("cannot look for servers on this network: %s", error)
            return
        self._browser = ServiceBrowser(self._zeroconf, SERVICE_TYPE, handlers=[self._changed])

    def stop(self) -> None:
        """Stop looking and end the thread."""
        zeroconf, self._zeroconf = self._zeroconf, None
        browser, self._browser = self._browser, None
        if browser is not None:
            browser.cancel()
        if zeroconf is not None:
            zeroconf.close()

    def _changed(
        self, zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        """Runs in the browser's thread: it may wait, and tells the others by signal."""
        if state_change is ServiceStateChange.Removed or self._zeroconf is None:
            return
        server = self._ask(zeroconf, service_type, name)
        if server is not None and self._only_id in (None, server.id):
            self.found.emit(server)

    def _ask(self, zeroconf: Zeroconf, service_type: str, name: str) -> FoundServer | None:
        """What stands in a record; a lost packet is asked for again, for nobody tells of it a second time."""
        for _ in range(_TRIES):
            info = zeroconf.get_service_info(service_type, name, timeout=_ASK_MS)
            if info is not None or self._zeroconf is None:
                return server_of(info) if info is not None else None
        return None


def server_of(info: ServiceInfo) -> FoundServer | None:
    """Read a record; None when it is not one of ours or names no address."""
    fields = {key: value or "" for key, value in info.decoded_properties.items()}
    addresses = info.parsed_addresses(IPVersion.V4Only)
    if not fields.get("id") or not addresses or not info.port:
        return None
    return FoundServer(
        id=fields["id"],
        centre=fields.get("centre", ""),
        name=fields.get("name", ""),
        version=fields.get("version", ""),
        urls=tuple(f"http://{address}:{info.port}" for address in addresses),
    )
