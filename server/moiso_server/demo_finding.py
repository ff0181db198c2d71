"""What visitors of a demonstration look up: a procedure by some words, and the state of a dossier."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moiso_server.demo_story import Stage

READY, LATE, WORKING = "H21.65-260914-0011", "H21.65-260901-0007", "000.A0.01.H26-260920-9090"
"""Codes to try at the kiosk: a result is ready, a promise was missed, and all is well."""


def dossiers(today: date) -> list[dict[str, Any]]:
    """The dossiers of a demonstration; their holders are made up."""

    def day(days: int) -> str:
        return (today + timedelta(days=days)).isoformat()

    birth, marriage = "1.001193", "1.000894"
    return [
        {"code": READY, "status": "9", "holder": "Lê Ví Dụ", "procedure": birth, "due": day(1)},
        {"code": LATE, "status": "4", "holder": "Trần Thị Mẫu", "due": day(-3), "apologies": 1},
        {"code": WORKING, "status": "2", "holder": "Phạm Thử", "procedure": marriage, "due": day(5)},
    ]


def hand_over(url: str, token: Path, today: date) -> None:
    """Tell the server these dossiers, as the centre's one-stop software does."""
    request = urllib.request.Request(
        f"{url}/api/dossiers",
        data=json.dumps({"dossiers": dossiers(today)}).encode(),
        method="PUT",
        headers={
            "Authorization": f"Bearer {token.read_text(encoding='ascii')}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=10):
        pass


def tell_finding(stage: Stage) -> None:
    """Look up a procedure and a dossier by touch, with pictures; nothing where there is no catalogue."""
    if not stage.read("/api/procedures?q=khai%20sinh")["procedures"]:
        return
    stage.act("kiosk", "touch find")
    stage.act("kiosk", *_typed("khai sinh"))
    stage.act("kiosk", "touch key-delete")
    stage.shoot("11-find", "kiosk")
    stage.act("kiosk", "touch row-0")
    stage.act("kiosk", "touch act-print")
    stage.shoot("12-procedure", "kiosk")
    stage.act("kiosk", "touch back")
    stage.act("kiosk", "touch key-clear")
    stage.act("kiosk", *_typed(READY.lower()))
    stage.act("kiosk", "touch row-0")
    stage.act("kiosk", "touch act-take")
    stage.act("kiosk", "touch back")
    stage.shoot("13-dossier", "kiosk")


def _typed(words: str) -> Iterable[str]:
    return (f"touch key-{'space' if letter == ' ' else letter}" for letter in words)
