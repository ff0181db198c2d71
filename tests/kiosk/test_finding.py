"""Looking things up by touch, by keys and by scanner, in both orientations."""

from collections.abc import Callable
from typing import Any

import pytest
from moiso_hardware.printers.port import NotPrinted, Printed
from moiso_qt.link import Accepted, NoAnswer
from PySide6.QtCore import QSize

from tests.kiosk.looking_up import (
    BIRTH,
    found,
    furnish,
    scan,
    search_path,
    settle,
    type_in,
)
from tests.kiosk.stand import LYING, UPRIGHT, Stand, walk_to

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])


@SIZES
def test_typing_finds_a_procedure_and_leads_to_its_number(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    furnish(stand)
    stand.touch("find")
    type_in(stand, "khai sinh")
    assert stand.words("typed") == "khai sinh|"
    stand.touch("row-0")
    assert found(stand)["title"] == "Đăng ký khai sinh"
    assert [part["ticks"] for part in found(stand)["parts"]].count(True) == 1
    assert stand.shows("online")
    stand.touch("act-take")
    assert (stand.page["step"], stand.page["title"]) == ("confirm", "Hộ tịch")
    stand.touch("back")
    assert found(stand)["title"] == "Đăng ký khai sinh"
    stand.touch("act-take")
    stand.settle()
    stand.touch("take")
    assert stand.issues[-1].service == "ho-tich"


def test_a_long_list_of_papers_has_one_heading(build: Callable[..., Stand]) -> None:
    stand = build(UPRIGHT)
    furnish(stand)
    papers = [f"Giấy tờ thứ {n}" for n in range(1, 6)]
    stand.link.shelf["/api/procedures/1.001193"] = Accepted({**BIRTH, "papers": papers})
    stand.touch("find")
    type_in(stand, "khai sinh")
    stand.touch("row-0")
    stand.middle("act-take")
    shown = [item.property("text") for item in stand.items()]
    assert [text for text in shown if text in (*papers, "Giấy tờ cần mang")] == ["Giấy tờ cần mang", *papers]


@SIZES
def test_departments_lead_to_fields_and_procedures_by_the_page(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    furnish(stand)
    for name in ("find", "row-0", "row-0", "more-rows"):
        stand.touch(name)
    assert stand.shows("less")
    assert found(stand)["title"] == "Hộ tịch"
    for title in ("Sở Tư pháp", "Bạn tìm thủ tục gì?"):
        stand.touch("back")
        assert found(stand)["title"] == title
    stand.touch("back")
    assert stand.page["step"] == "menu"


def test_within_reach_the_results_are_read_above_and_chosen_below(stand: Stand) -> None:
    furnish(stand)
    stand.touch("mode-reach")
    stand.touch("find")
    settle(stand)
    stand.touch("row-all")
    assert [row["title"] for row in found(stand)["rows"]] == ["Sở Tư pháp"]
    stand.touch("back")
    type_in(stand, "khai sinh")
    settle(stand)
    assert stand.words("row-name") == "Đăng ký khai sinh"
    stand.touch("row-0")
    assert found(stand)["title"] == "Đăng ký khai sinh"


def test_within_reach_figures_take_the_place_of_letters(stand: Stand) -> None:
    stand.touch("mode-reach")
    stand.touch("find")
    stand.touch("key-figures")
    type_in(stand, "19")
    stand.touch("key-figures")
    type_in(stand, "q")
    assert stand.words("typed") == "19q|"


def test_marks_come_by_telex_or_vni_and_go_by_keys(stand: Stand) -> None:
    stand.touch("find")
    type_in(stand, "ddaats")
    assert stand.words("typed") == "đất|"
    stand.touch("key-delete")
    stand.touch("key-clear")
    stand.touch("key-method")
    type_in(stand, "d9a6t1")
    assert (stand.words("typed"), found(stand)["method"]) == ("đất|", "VNI")


def test_an_answer_to_an_earlier_word_is_not_shown(stand: Stand) -> None:
    asked: list[Any] = []
    stand.link.read = lambda path, on_answer: asked.append(on_answer)  # type: ignore[method-assign]
    stand.touch("find")
    type_in(stand, "ab")
    asked[-1](Accepted({"procedures": [BIRTH]}))
    asked[-2](Accepted({"procedures": []}))
    assert [row["title"] for row in found(stand)["rows"]] == ["Đăng ký khai sinh"]


def test_nothing_found_is_said_politely_and_a_lost_server_too(stand: Stand) -> None:
    furnish(stand)
    stand.touch("find")
    stand.link.shelf[search_path("q")] = Accepted({"procedures": []})
    type_in(stand, "q")
    assert stand.words("nothing").startswith("Chưa tìm thấy")
    stand.link.shelf[search_path("qx")] = NoAnswer()
    type_in(stand, "x")
    assert found(stand)["title"] == "Tạm thời chưa tra cứu được"


@SIZES
def test_a_dossier_is_typed_and_its_result_asked_for_in_one_touch(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    furnish(stand)
    stand.touch("find")
    type_in(stand, "h21.65-260914-0011")
    stand.touch("row-0")
    lines = [line for part in found(stand)["parts"] for line in part["lines"]]
    assert {"Đã có kết quả", "20/11/2026", "Ng*** V** A"} <= set(lines)
    stand.touch("act-take")
    assert (stand.page["step"], stand.page["title"]) == ("confirm", "Chứng thực")


def test_keys_alone_find_a_procedure(stand: Stand) -> None:
    furnish(stand)
    stand.key("F21")
    walk_to(stand, "find")
    stand.key("Return")
    walk_to(stand, "row-0")
    stand.key("Return", "Return", "Return")
    assert found(stand)["title"] == "Đăng ký khai sinh"
    walk_to(stand, "act-take")
    stand.key("Return")
    assert stand.page["step"] == "confirm"


def test_a_procedure_is_printed_and_trouble_is_told(stand: Stand) -> None:
    furnish(stand)
    stand.kiosk.tick()
    scan(stand, "1.001193")
    stand.paper.become()
    stand.touch("act-print")
    job = stand.paper.jobs[-1]
    assert any("Giấy chứng sinh" in str(block) for block in job.layout.blocks)
    stand.paper.finished.emit(job.id, Printed())
    assert stand.words("status") == "Mời bạn lấy tờ hướng dẫn ở khe bên dưới"
    stand.touch("act-print")
    stand.paper.finished.emit(stand.paper.jobs[-1].id, NotPrinted("paper_end"))
    assert "chưa in được" in stand.words("status")


def test_what_was_found_is_spoken_to_those_who_use_keys(stand: Stand) -> None:
    furnish(stand)
    stand.key("F15")
    scan(stand, "H21.65-260914-0011")
    stand.key("F15", "F19")
    assert "tình trạng: đã có kết quả" in stand.spoken.words[-1]


@SIZES
def test_the_number_is_spoken_twice_on_request(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    stand.ask()
    stand.give("A015")
    stand.touch("hear")
    assert stand.spoken.words[-1].count("không, một, năm") == 2


@SIZES
def test_large_letters_fit_the_field_that_they_are_typed_into(
    build: Callable[..., Stand], size: QSize
) -> None:
    stand = build(size)
    furnish(stand)
    stand.touch("mode-large")
    stand.touch("find")
    settle(stand)
    typed = stand.find("typed")
    assert typed.property("paintedHeight") <= typed.height()
