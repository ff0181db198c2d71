"""Codes of every kind before the kiosk's scanner, and who is disturbed by them."""

from collections.abc import Callable

from moiso_shared.centre import Centre

from tests.kiosk.looking_up import (
    CARD,
    SECRET,
    found,
    furnish,
    scan,
)
from tests.kiosk.stand import Stand


def test_a_scanned_receipt_is_enough_for_a_number_for_results(stand: Stand) -> None:
    furnish(stand)
    scan(stand, "Hồ sơ: H21.65-260914-0011")
    stand.touch("act-take")
    stand.settle()
    stand.touch("take")
    assert stand.issues[-1].service == "chung-thuc"


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
