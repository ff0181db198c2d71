"""With one's ticket before the scanner: its place, and what its holder may do with it."""

from collections.abc import Callable

import pytest
from moiso_qt.link import Accepted
from moiso_shared.commands import Cancel, Park, ReturnToQueue
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QSize

from tests.kiosk.looking_up import (
    SECRET,
    found,
    furnish,
    scan,
)
from tests.kiosk.stand import LYING, UPRIGHT, Stand, a_ticket

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])


@pytest.mark.parametrize(
    ("state", "offers"),
    [
        ("waiting", ["later", "more", "print", "cancel"]),
        ("called", ["print"]),
        ("missed", ["back", "print", "cancel"]),
        ("parked", ["back", "print", "cancel"]),
    ],
)
def test_a_scanned_ticket_shows_its_place_and_what_can_be_done(
    stand: Stand, state: str, offers: list[str]
) -> None:
    furnish(stand)
    stand.link.tell("issued", a_ticket("A014"), a_ticket("A015", state=TicketState(state)))
    scan(stand, SECRET)
    assert found(stand)["title"] == "Phiếu của bạn: A015"
    assert [action["key"] for action in found(stand)["actions"]] == offers
    lines = [line for part in found(stand)["parts"] for line in part["lines"]]
    assert ("Trước bạn còn 1 người" in lines) == (state == "waiting")


@SIZES
def test_more_time_coming_back_and_giving_up_are_asked_of_the_server(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    furnish(stand)
    stand.link.tell("issued", a_ticket("A015"))
    scan(stand, SECRET)
    stand.touch("act-later")
    stand.link.answer(Accepted({}))
    assert stand.words("status").startswith("Đã ghi nhận. 15 phút nữa")
    stand.link.tell("parked", a_ticket("A015", state=TicketState.PARKED))
    stand.touch("act-back")
    stand.link.tell("returned", a_ticket("A015"))
    for name in ("act-cancel", "act-no", "act-cancel", "act-yes"):
        stand.touch(name)
    assert [type(command) for command in stand.link.sent] == [Park, ReturnToQueue, Cancel]
