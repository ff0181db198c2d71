"""A small centre with LED lines."""

from typing import Any

from moiso_shared.centre import Centre

from tests.fakes.centre import DOCUMENT, small_centre


def a_line(port: str = "/dev/ttyUSB0", **more: Any) -> dict[str, Any]:
    return {"id": "l1", "port": port, "pause_ms": 0, "refresh_s": 1, "timeout_ms": 60, **more}


def four_bytes(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "template": "four-bytes", **more}


def zoned(*lines: dict[str, Any]) -> Centre:
    """The small centre with counters 1 and 3 in one zone, counter 2 in another."""
    counters = [counter | {"zone": "b" if counter["id"] == "2" else "a"} for counter in DOCUMENT["counters"]]
    zones = [{"id": "a", "name": "Khu A"}, {"id": "b", "name": "Khu B"}]
    boards = [{"id": "den", "name": "Bảng đèn", "speaks": False}]
    return small_centre(counters=counters, zones=zones, boards=boards, leds=lines)
