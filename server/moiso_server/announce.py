"""The server's mDNS record ``_moiso._tcp.local.``: a hint for programs that look for it."""

import logging
import socket

from moiso_shared.centre import Centre
from zeroconf import InterfaceChoice, IPVersion, ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from moiso_server.own_addresses import own_addresses

log = logging.getLogger(__name__)

SERVICE_TYPE = "_moiso._tcp.local."


class Announcement:
    """Announces the server on all interfaces; a LAN without multicast is no reason to fail.

    The default interface is never asked for: an isolated switch has no default route and the answer
    would be an error.
    """

    def __init__(self, server_id: str, host: str, port: int, version: str) -> None:
        self._server_id = server_id
        self._host = host
        self._port = port
        self._version = version
        self._zeroconf: AsyncZeroconf | None = None
        self._info: ServiceInfo | None = None

    async def show(self, centre: Centre) -> None:
        """Announce, or announce anew after the centre's name has changed."""
        info = self._record(centre)
        try:
            if self._zeroconf is None:
                self._zeroconf = AsyncZeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
                await self._zeroconf.async_register_service(info, allow_name_change=True)
            elif self._info is not None and info.properties != self._info.properties:
                await self._zeroconf.async_update_service(info)
            self._info = info
        except OSError as error:
            log.info("no announcement on this network: %s", error)

    async def hide(self) -> None:
        """Withdraw the record."""
        if self._zeroconf is not None:
            await self._zeroconf.async_unregister_all_services()
            await self._zeroconf.async_close()
            self._zeroconf = None

    def _record(self, centre: Centre) -> ServiceInfo:
        host = socket.gethostname().split(".")[0] or "moiso"
        return ServiceInfo(
            SERVICE_TYPE,
            f"Moi So {self._server_id}.{SERVICE_TYPE}",
            port=self._port,
            server=f"{host}-{self._server_id}.local.",
            parsed_addresses=own_addresses(self._host),
            properties={
                "id": self._server_id,
                "centre": centre.id,
                "name": _fitting(centre.name.vi),
                "version": self._version,
            },
        )


def _fitting(name: str) -> str:
    """A TXT value has at most 255 bytes with its key."""
    return name.encode()[:200].decode(errors="ignore")
