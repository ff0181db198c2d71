"""One number per person: the card's hash goes with the wish, and a second number is answered by the first."""

from collections.abc import Callable
from pathlib import Path

import pytest
from moiso_qt.link import Accepted, NoAnswer, RefusedReply
from moiso_shared.centre import Centre
from moiso_shared.commands import AddServices
from moiso_shared.persons import HASHED, person_hash
from PySide6.QtCore import QSize

from tests.kiosk.looking_up import CARD, found, scan, settle
from tests.kiosk.stand import LYING, UPRIGHT, Stand, a_ticket

KEY = bytes(range(32))
NUMBER = CARD.partition("|")[0]
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])


@pytest.fixture
def centre(centre: Centre) -> Centre:
    return centre.model_copy(update={"calling": centre.calling.model_copy(update={"one_per_person": True})})


def with_card(stand: Stand) -> None:
    """The card's holder asks for a number of Chứng thực."""
    stand.link.shelf["/api/person-key"] = Accepted({"key": KEY.hex()})
    scan(stand, CARD)
    stand.ask()


def refuse(stand: Stand, ticket: str | None) -> None:
    asked = stand.issues[-1]
    index = next(i for i, sent in enumerate(stand.link.asked) if sent.command is asked)
    stand.link.answer(RefusedReply("one_per_person", "person: has a number", ticket=ticket), index)
    settle(stand)


@SIZES
def test_a_second_number_is_answered_by_the_one_that_the_person_has(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    stand.link.tell("issued", a_ticket("A014"), a_ticket("A015"))
    with_card(stand)
    refuse(stand, "t-A015")
    assert found(stand)["title"] == "Phiếu của bạn: A015"
    assert stand.words("status") == "Hôm nay bạn đã có số này cho việc vừa chọn"
    for offered in ("act-later", "act-more", "act-print", "act-cancel"):
        assert stand.shows(offered)
    stand.touch("act-print")
    assert stand.words("status") == "Đang in…"


@SIZES
def test_another_errand_comes_under_the_number_that_the_person_has(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    stand.link.tell("issued", a_ticket("A015"))
    with_card(stand)
    refuse(stand, "t-A015")
    stand.touch("act-more")
    assert stand.page["title"] == "Bạn cần làm thêm việc gì?"
    stand.touch("tile-1")
    stand.touch("tile-1.1")
    stand.settle()
    assert (stand.page["title"], stand.words("take")) == ("Đất đai", "Thêm vào số A015")
    assert not stand.shows("priority-elderly")
    stand.touch("take")
    assert stand.link.sent[-1] == AddServices(ticket="t-A015", services=("dat-dai",))
    stand.link.answer(Accepted({}))
    assert found(stand)["title"] == "Phiếu của bạn: A015"
    assert stand.words("status") == "Đã thêm việc này vào số của bạn"
    assert len(stand.issues) == 1


def test_who_was_served_today_is_told_so_politely(stand: Stand) -> None:
    with_card(stand)
    refuse(stand, "t-over")
    assert stand.page["title"] == "Hôm nay bạn đã lấy số cho việc này"
    assert "bàn hướng dẫn" in stand.page["lead"]
    assert stand.page["main"] == ""


def test_only_the_hash_of_the_card_goes_with_the_wish(stand: Stand, tmp_path: Path) -> None:
    with_card(stand)
    hashed = person_hash(KEY, NUMBER)
    assert stand.issues[-1].person == hashed
    assert NUMBER not in repr(stand.issues[-1])
    stand.give()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (NUMBER, hashed.removeprefix(HASHED), KEY.hex()):
        assert secret.encode() not in kept


def test_the_next_visitor_is_another_person(stand: Stand) -> None:
    with_card(stand)
    stand.give()
    stand.kiosk.home()
    stand.ask()
    assert stand.issues[-1].person is None


def test_without_a_server_nobody_is_told_apart(stand: Stand) -> None:
    stand.link.shelf["/api/person-key"] = NoAnswer()
    scan(stand, CARD)
    stand.ask()
    assert stand.issues[-1].person is None


def test_the_key_is_not_asked_for_where_the_centre_does_not_want_it(
    build: Callable[..., Stand], centre: Centre
) -> None:
    calling = centre.calling.model_copy(update={"one_per_person": False})
    stand = build(centre=centre.model_copy(update={"calling": calling}))
    with_card(stand)
    assert stand.issues[-1].person is None
    assert "/api/person-key" not in stand.link.reads
