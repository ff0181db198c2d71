"""A keyboard at the kiosk: searching by typing, the panel by keys, and scanners that play keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from moiso_hardware.printers.port import Printed
from moiso_kiosk.pin import PinStore
from moiso_qt.link import Accepted
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.kiosk.looking_up import BIRTH, CARD, OTHERS, SECRET, found, furnish, search_path
from tests.kiosk.stand import LYING, UPRIGHT, Stand, a_ticket, at, walk_to

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])


def search(stand: Stand) -> None:
    """Come to the search by keys alone."""
    furnish(stand)
    stand.key("F21")
    walk_to(stand, "find")
    stand.key("Return")


@SIZES
def test_a_number_is_found_and_taken_without_touching_the_glass(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    search(stand)
    stand.type("khai sinh")
    assert stand.words("typed") == "khai sinh|"
    assert at(stand) == "row-0"
    stand.key("Return")
    assert found(stand)["title"] == "Đăng ký khai sinh"
    walk_to(stand, "act-take")
    stand.key("Return")
    stand.settle()
    walk_to(stand, "take")
    stand.key("Return")
    assert stand.issues[-1].service == "ho-tich"
    stand.give()
    stand.paper.come_out(Printed())
    stand.key("F21")
    walk_to(stand, "done")
    stand.key("Return")
    assert stand.page["step"] == "menu"


def test_typing_composes_letters_and_backspace_takes_them_back(stand: Stand) -> None:
    search(stand)
    stand.type("ddaats x")
    stand.key("Backspace", "Backspace")
    assert stand.words("typed") == "đất|"
    stand.type(" h21.65-2")
    assert stand.words("typed") == "đất h21.65-2|"


def test_arrows_go_from_result_to_result(stand: Stand) -> None:
    search(stand)
    stand.link.shelf[search_path("k")] = Accepted({"procedures": [BIRTH, *OTHERS]})
    stand.type("k")
    assert at(stand) == "row-0"
    stand.key("Down")
    assert at(stand) == "row-1"
    stand.key("Up", "Up")
    assert not at(stand).startswith("row-")


def test_an_early_enter_opens_the_first_result_when_it_comes(stand: Stand) -> None:
    search(stand)
    asked: list[Any] = []
    stand.link.read = lambda path, on_answer: asked.append((path, on_answer))  # type: ignore[method-assign]
    stand.type("k")
    stand.key("Return")
    assert found(stand)["step"] == "search"
    asked[-1][1](Accepted({"procedures": [BIRTH]}))
    assert asked[-1][0] == "/api/procedures/1.001193"


def test_the_first_result_is_spoken_while_one_types(stand: Stand) -> None:
    search(stand)
    stand.type("khai")
    assert stand.spoken.words[-1].startswith("đăng ký khai sinh")


def test_escape_goes_back_from_wherever_one_is(stand: Stand) -> None:
    search(stand)
    stand.type("khai sinh")
    stand.key("Return", "Escape")
    assert found(stand)["step"] == "search"
    stand.key("Escape")
    assert stand.page["step"] == "menu"
    stand.clock.pass_s(200)
    stand.kiosk.tick()
    assert stand.shows("slide")
    stand.key("Escape")
    assert not stand.shows("slide")


@pytest.mark.parametrize("page", ["menu", "find"])
def test_a_card_before_a_scanner_that_plays_keyboard_is_never_shown(stand: Stand, page: str) -> None:
    furnish(stand)
    if page == "find":
        stand.touch("find")
    reads = list(stand.link.reads)
    stand.key_in(CARD)
    if page == "find":
        assert stand.words("typed") == "|"
    stand.key("Return")
    assert stand.page["step"] == page
    assert found(stand)["text"] == ""
    assert stand.link.reads == reads
    if page == "menu":
        assert "Đã đọc thẻ căn cước" in stand.words("notice")


def test_what_a_scanner_types_is_over_after_a_short_silence(qtbot: QtBot, stand: Stand) -> None:
    furnish(stand)
    stand.key_in("H21.65-260914-0011")
    qtbot.waitUntil(lambda: stand.page["step"] == "find")
    assert found(stand)["title"] == "Hồ sơ H21.65-260914-0011"


@pytest.mark.parametrize("end", ["Return", "Tab"])
def test_a_scanner_that_plays_keyboard_is_enough_for_a_visit(stand: Stand, end: str) -> None:
    furnish(stand)
    stand.link.tell("issued", a_ticket("A015"))
    stand.key_in("1.001193")
    stand.key(end)
    assert found(stand)["title"] == "Đăng ký khai sinh"
    stand.key_in(SECRET)
    stand.key(end)
    assert found(stand)["title"] == "Phiếu của bạn: A015"
    assert not stand.shows("ring")


def test_the_panel_is_opened_and_used_by_keys_alone(stand: Stand, tmp_path: Path) -> None:
    PinStore(tmp_path / "pin.json", stand.clock).set("2468")
    stand.key(*["F10"] * 5)
    stand.type("24x9")
    stand.key("Backspace")
    stand.type("68")
    stand.key("Return")
    assert stand.words("attendant-title") == "Dành cho người phụ trách"
    stand.key("Tab")
    walk_to(stand, "do-lock")
    stand.key("Return")
    assert stand.attendant.locked
    stand.key("Escape")
    assert not stand.shows("attendant-title")


def test_nobody_hears_the_pin(stand: Stand, tmp_path: Path) -> None:
    PinStore(tmp_path / "pin.json", stand.clock).set("2468")
    stand.key("F15")
    stand.key(*["F10"] * 5)
    before = len(stand.spoken.words)
    stand.type("2468")
    assert [words for words in stand.spoken.words[before:] if any(d in words for d in "2468")] == []
    assert not {"hai", "bốn"} & set(" ".join(stand.spoken.words[before:]).split())
