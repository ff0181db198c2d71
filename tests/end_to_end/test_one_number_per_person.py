"""A card before a real kiosk's scanner, twice: one number, and nothing of the card in any file afterwards."""

import os
import pty
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from moiso_hardware.scanners.scanner import SAME_S
from moiso_server.demo import House, free_port, until
from moiso_server.demo_story import Stage

from tests.end_to_end.conftest import Hall
from tests.kiosk.looking_up import CARD
from tests.simulators.printer_links import TcpPrinter


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A server that gives one number per person, and nothing else yet."""
    shots = tmp_path / "shots"
    shots.mkdir()
    house = House(tmp_path, free_port(), shots)
    with TcpPrinter() as printer:
        started = Hall(house, None, printer, None)  # type: ignore[arg-type]
        try:
            started.start_server()
            started.stage = Stage(house, until)
            _want_one_per_person(house)
            yield started
        finally:
            house.stop()


def _want_one_per_person(house: House) -> None:
    token = house.token("admin", "root").read_text(encoding="ascii")
    with httpx.Client(base_url=house.url, headers={"Authorization": f"Bearer {token}"}) as admin:
        centre = admin.get("/api/centre").json()["centre"]
        calling = centre["calling"] | {"one_per_person": True}
        admin.put("/api/centre", json=centre | {"calling": calling}).raise_for_status()


def _touch_until(shots: Path, name: str, wanted: str) -> None:
    """Touch something again and again until something else is there to be touched, and touch that."""
    wish, failed, push = shots / "kiosk-wanted.do", shots / "kiosk-wanted.failed", shots / "kiosk-push.do"
    failed.touch()

    def done() -> bool:
        push.with_suffix(".failed").unlink(missing_ok=True)
        if failed.exists() and not push.exists():
            push.write_text(f"touch {name}")
            failed.write_text(f"touch {wanted}")
            failed.rename(wish)
        return not failed.exists() and not wish.exists()

    until(done, f"{wanted} behind {name}")


def test_a_card_gets_one_number_and_leaves_nothing_in_any_file(hall: Hall, tmp_path: Path) -> None:
    far, near = pty.openpty()
    data = ("--data", str(tmp_path / "kiosk"), "--printer", hall.printer.address)
    hall.start("kiosk", "moiso_kiosk", "kiosk", "k1", *data, "--scanner", os.ttyname(near), "--mute")
    stage = hall.stage
    stage.act("kiosk", "touch tile-0")
    stage.act("kiosk", "touch back")

    shown_at = [-SAME_S]

    def greeted() -> None:
        until(lambda: time.monotonic() - shown_at[-1] > SAME_S, "a card that is shown anew")
        shown_at.append(time.monotonic())
        os.write(far, CARD.encode() + b"\r")
        stage.act("kiosk", "touch notice")
        stage.act("kiosk", "touch tile-0")

    greeted()
    stage.achieve("kiosk", "touch take", "the first number", lambda lobby: len(lobby["tickets"]) == 1)
    stage.act("kiosk", "touch done")
    greeted()
    _touch_until(tmp_path / "shots", "take", "act-more")
    assert len(stage.hall()["tickets"]) == 1
    hall.house.stop()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for piece in CARD.split("|"):
        assert len(piece) < 4 or piece.encode() not in kept
    assert b"hash:" not in kept
