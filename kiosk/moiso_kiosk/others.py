"""The other kiosks: which one to name when this one cannot print."""

from __future__ import annotations

from moiso_qt.link import Link
from moiso_shared.centre import Centre, Kiosk
from moiso_shared.lobby import Lobby

from moiso_kiosk.health import UNPRINTED

HARMLESS = frozenset(
    {"paper_near_end", "help_wanted", "gave_offline", "handin_refused", "scanner_away", UNPRINTED}
)
"""Problems with which a kiosk goes on giving numbers on paper."""


def other_kiosk(link: Link) -> Kiosk | None:
    """The nearest kiosk that gives numbers on paper, as far as this one knows."""
    if link.centre is None or link.hello is None:
        return None
    return nearest(link.centre, link.lobby, link.hello.name)


def nearest(centre: Centre, lobby: Lobby, me: str) -> Kiosk | None:
    """The first working kiosk of the same zone, else of another; one that was never heard of works not."""
    zone = next((kiosk.zone for kiosk in centre.kiosks if kiosk.id == me), None)
    working = [kiosk for kiosk in centre.kiosks if kiosk.id != me and _works(lobby, kiosk)]
    return min(working, key=lambda kiosk: kiosk.zone != zone, default=None)


def _works(lobby: Lobby, kiosk: Kiosk) -> bool:
    device = lobby.devices.get(f"kiosk/{kiosk.id}")
    return device is not None and all(problem.partition(":")[0] in HARMLESS for problem in device.problems)
