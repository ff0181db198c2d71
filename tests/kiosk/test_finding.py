"""Looking things up by touch, by keys and by scanner, in both orientations."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from moiso_hardware.printers.port import NotPrinted, Printed
from moiso_hardware.scanners.port import Scan
from moiso_kiosk.composing import TELEX, compose
from moiso_qt.link import Accepted, NoAnswer
from moiso_shared.centre import Centre
from moiso_shared.commands import Cancel, Park, ReturnToQueue
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QCoreApplication, QPointF, QSize

from tests.kiosk.conftest import LYING, UPRIGHT, Stand, a_ticket
from tests.kiosk.test_keys import walk_to

SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
BIRTH: dict[str, Any] = {
    "code": "1.001193",
    "name": "Đăng ký khai sinh",
    "department": "Sở Tư pháp",
    "field": "Hộ tịch",
    "service": "ho-tich",
    "papers": ["Tờ khai theo mẫu", "Giấy chứng sinh"],
    "fee": "Miễn phí",
    "time_limit": "Trong ngày",
    "steps": ["Lấy số", "Nộp hồ sơ", "Nhận kết quả"],
    "where": "Trung tâm",
    "online": "full",
    "online_url": "https://dichvucong.gov.vn/",
    "updated": "2026-01-05",
    "effective_from": "2025-07-01",
}
OTHERS = [{**BIRTH, "code": f"1.00{n}", "name": f"Thủ tục thứ {n}"} for n in range(1000, 1030)]
DOSSIER: dict[str, Any] = {
    "code": "H21.65-260914-0011",
    "state": {"vi": "Đã có kết quả", "en": "The result is ready"},
    "stage": "ready",
    "todo": {"vi": "Mời lấy số nhận kết quả.", "en": "Take a number for results."},
    "holder": "Ng*** V** A",
    "due": "2026-11-20",
    "overdue": False,
    "apologised": False,
    "returned": None,
    "service": "chung-thuc",
    "procedure": "Đăng ký khai sinh",
}
TREE = [
    {
        "name": "Sở Tư pháp",
        "fields": [{"name": "Hộ tịch", "count": 30}, {"name": "Nuôi con nuôi", "count": 1}],
    }
]
SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CARD = "001150000123|012345678|Lê Ví Dụ|15071950|Nam|Số 1 phố Thử, Hà Nội|10052021"


def search_path(text: str) -> str:
    return f"/api/procedures?{urlencode({'q': text, 'limit': 40})}"


def furnish(stand: Stand) -> None:
    """The server's catalogue, as far as these visitors ask for it."""
    browsed = urlencode({"department": "Sở Tư pháp", "field": "Hộ tịch", "limit": 1000})
    stand.link.shelf |= {
        "/api/procedure-fields": Accepted({"departments": TREE}),
        "/api/procedures/1.001193": Accepted(BIRTH),
        f"/api/procedures?{browsed}": Accepted({"procedures": [BIRTH, *OTHERS]}),
        "/api/dossiers/H21.65-260914-0011": Accepted(DOSSIER),
        f"/api/codes/{SECRET}": Accepted({"ticket": "t-A015"}),
    }
    text = ""
    for key in "khai sinh h21.65-260914-0011":
        text = compose(text, key, TELEX)
        stand.link.shelf[search_path(text)] = Accepted({"procedures": [BIRTH]})
        if text.startswith("khai sinh "):
            stand.link.shelf[search_path(text.removeprefix("khai sinh "))] = Accepted({"procedures": []})


def scan(stand: Stand, text: str, **more: Any) -> None:
    stand.scanning.scanned.emit(Scan(text, **more))
    settle(stand)


def settle(stand: Stand) -> None:
    """A page takes its shape before anybody touches it."""
    for _ in range(2):
        stand.screen.window.grabWindow()
        QCoreApplication.processEvents()


def type_in(stand: Stand, text: str) -> None:
    for letter in text:
        stand.touch("key-space" if letter == " " else f"key-{letter}")


def found(stand: Stand) -> dict[str, Any]:
    page: dict[str, Any] = stand.finding.property("page")
    return page


def sides(stand: Stand, prefix: str) -> list[tuple[float, float]]:
    return [(i.width(), i.height()) for i in stand.items() if i.objectName().startswith(prefix)]


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


@SIZES
def test_everything_to_touch_is_large_and_apart(build: Callable[..., Stand], size: QSize) -> None:
    stand = build(size)
    furnish(stand)
    stand.touch("find")
    stand.screen.window.grabWindow()
    for prefix in ("key-", "row-"):
        assert all(min(width, height) >= 81 for width, height in sides(stand, prefix))
    left, right = (stand.find(f"key-{letter}") for letter in "qw")
    assert right.x() - left.x() - left.width() >= 12
    edge = stand.find("key-clear")
    assert edge.mapToScene(QPointF(edge.width(), 0)).x() <= size.width() - 12


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


def test_a_scanned_receipt_is_enough_for_a_number_for_results(stand: Stand) -> None:
    furnish(stand)
    scan(stand, "Hồ sơ: H21.65-260914-0011")
    stand.touch("act-take")
    stand.settle()
    stand.touch("take")
    assert stand.issues[-1].service == "chung-thuc"


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


@pytest.mark.parametrize(
    ("state", "offers"),
    [
        ("waiting", ["later", "print", "cancel"]),
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


def test_a_foreign_or_ended_ticket_and_other_codes_get_a_polite_sentence(stand: Stand) -> None:
    for text, title in (
        (SECRET, "Phiếu này không dùng được hôm nay"),
        ("LH-ABC123", "Đây là mã lịch hẹn"),
        ("8934563138165", "Máy chưa dùng được mã này"),
        ("H21.65-260914-0011", "Chưa tìm thấy hồ sơ này"),
        ("1.001193", "Chưa tìm thấy thủ tục này"),
    ):
        scan(stand, text)
        assert found(stand)["title"] == title
        stand.touch("back")
        assert stand.page["step"] == "menu"
    scan(stand, "", broken=True)
    assert "Máy quét chưa đọc được" in found(stand)["lead"]


def test_a_card_greets_and_offers_the_class_of_its_age_until_its_holder_has_gone(
    build: Callable[..., Stand], centre: Centre
) -> None:
    kinds = [
        kind.model_copy(update={"from_age": 60}) if kind.id == "elderly" else kind
        for kind in centre.priority_classes
    ]
    stand = build(centre=centre.model_copy(update={"priority_classes": tuple(kinds)}))
    scan(stand, CARD)
    assert "Lê Ví Dụ" in stand.words("notice")
    stand.offer()
    assert "Người cao tuổi" in stand.words("notice")
    stand.touch("priority-elderly")
    assert not stand.shows("notice")
    stand.touch("take")
    assert stand.issues[-1].priority == "elderly"
    assert stand.issues[-1].person is None
    stand.give()
    stand.kiosk.home()
    assert not stand.shows("notice")


def test_idling_forgets_the_card_and_what_was_looked_up(stand: Stand) -> None:
    furnish(stand)
    scan(stand, CARD)
    scan(stand, "H21.65-260914-0011")
    stand.clock.pass_s(61)
    stand.kiosk.tick()
    assert stand.page["step"] == "menu"
    assert found(stand)["step"] == ""
    assert not stand.shows("notice")


def test_a_scan_disturbs_nobody_whose_number_is_on_its_way(stand: Stand) -> None:
    furnish(stand)
    stand.ask()
    scan(stand, "1.001193")
    assert stand.page["step"] == "asking"


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
