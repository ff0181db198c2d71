"""People find what they came for with the words they have."""

import random
from datetime import date
from statistics import median

import pytest
from moiso_shared.folding import fold
from moiso_shared.procedures import Procedure

from tests.fakes.many_procedures import LONGEST, many_procedures, mistyped
from tests.server.catalogue.conftest import Shelf

EVERYDAY = {
    "khai sinh": "Đăng ký khai sinh",
    "làm giấy khai sinh cho con": "Đăng ký khai sinh",
    "lam cccd": "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên",
    "mất căn cước công dân": "Cấp lại thẻ căn cước khi bị mất",
    "đổi cmnd": "Cấp đổi thẻ căn cước",
    "sổ đỏ": "Đăng ký, cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu",
    "sang tên sổ đỏ": "Đăng ký biến động do chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất",
    "mat so do": "Cấp lại giấy chứng nhận quyền sử dụng đất do bị mất",
    "tach thua": "Tách thửa, hợp thửa đất",
    "gpxd": "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
    "xin phép xây nhà": "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
    "sua nha": "Cấp giấy phép sửa chữa, cải tạo công trình, nhà ở riêng lẻ",
    "giấy độc thân": "Cấp giấy xác nhận tình trạng hôn nhân",
    "cưới": "Đăng ký kết hôn",
    "sao y": "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    "công chứng giấy tờ": "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    "lý lịch tư pháp": "Cấp phiếu lý lịch tư pháp cho công dân Việt Nam",
    "lltp": "Cấp phiếu lý lịch tư pháp cho công dân Việt Nam",
    "hộ chiếu": "Cấp hộ chiếu phổ thông trong nước",
    "passport": "Cấp hộ chiếu phổ thông trong nước",
    "đổi bằng lái xe": "Cấp đổi giấy phép lái xe",
    "hộ khẩu": "Đăng ký thường trú",
    "kt3": "Đăng ký tạm trú",
    "biển số xe máy": "Đăng ký xe lần đầu, cấp biển số xe",
    "mở quán cà phê": "Đăng ký thành lập hộ kinh doanh",
    "giấy phép kinh doanh": "Đăng ký thành lập hộ kinh doanh",
    "mở công ty": "Đăng ký thành lập công ty trách nhiệm hữu hạn một thành viên",
    "mst cá nhân": "Đăng ký thuế lần đầu đối với cá nhân, cấp mã số thuế cá nhân",
    "thẻ bhyt": "Cấp lại, đổi thẻ bảo hiểm y tế",
    "bảo hiểm thất nghiệp": "Giải quyết hưởng trợ cấp thất nghiệp",
    "tiền người già": "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng",
    "giai chap": "Xóa đăng ký biện pháp bảo đảm bằng quyền sử dụng đất (xóa thế chấp)",
    "đổi tên": "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
    "lắp công tơ điện": "Cấp điện mới từ lưới điện hạ áp",
    "người nhà mất": "Đăng ký khai tử",
    "con nuôi": "Đăng ký việc nuôi con nuôi trong nước",
}


@pytest.mark.parametrize(("query", "name"), EVERYDAY.items())
def test_everyday_words_lead_to_the_procedure(well_known: Shelf, query: str, name: str) -> None:
    assert name in well_known.names(query, 3)


def test_everyday_words_without_marks_find_the_same(well_known: Shelf) -> None:
    missed = [query for query, name in EVERYDAY.items() if name not in well_known.names(fold(query), 3)]
    assert missed == []


@pytest.mark.parametrize(
    "query",
    ["đăng kí khai sinh", "dang ky khia sinh", "dangkykhaisinh", "khaisinh", "khai s inh", "khai sin"],
)
def test_a_slip_of_the_finger_does_not_matter(well_known: Shelf, query: str) -> None:
    assert well_known.names(query, 3)[0] == "Đăng ký khai sinh"


def test_each_letter_narrows_the_choice(well_known: Shelf) -> None:
    typed = "ho chieu"
    assert all(
        "Cấp hộ chiếu phổ thông trong nước" in well_known.names(typed[:end], 5)
        for end in range(4, len(typed) + 1)
    )


def test_a_code_is_found_whole_or_begun(well_known: Shelf) -> None:
    assert well_known.codes("1.001193") == ["1.001193"]
    assert well_known.codes(" 1.0011 ") == ["1.001193"]
    assert set(well_known.codes("2.", 60)) == {c for c in well_known.codes("2.", 60) if c.startswith("2.")}


@pytest.mark.parametrize(
    "query", ["", " ", "…?!", '"', "* OR -", "%", "NEAR(", "😀", "đ" * 3000, "a b " * 700]
)
def test_nothing_that_can_be_typed_breaks_the_search(large: Shelf, query: str) -> None:
    assert len(large.names(query, 5)) <= 5


def test_words_that_nobody_uses_find_nothing(well_known: Shelf) -> None:
    assert well_known.names("xylophonqqq") == []


def _hits(shelf: Shelf, queries: list[tuple[str, str]]) -> float:
    return sum(code in shelf.codes(query, 3) for query, code in queries) / len(queries)


@pytest.fixture(scope="module")
def sample() -> list[Procedure]:
    return random.Random(3).sample(list(many_procedures()), 120)


def test_names_typed_without_marks_are_among_the_first_three(large: Shelf, sample: list[Procedure]) -> None:
    assert _hits(large, [(fold(p.name), p.code) for p in sample]) >= 0.9


def test_names_with_one_typing_mistake_are_among_the_first_three(
    large: Shelf, sample: list[Procedure]
) -> None:
    chance = random.Random(5)
    assert _hits(large, [(mistyped(fold(p.name), chance), p.code) for p in sample]) >= 0.8


def test_the_made_up_catalogue_is_like_a_real_one() -> None:
    lengths = [len(p.name) for p in many_procedures()]
    assert (len(lengths), max(lengths)) == (2600, LONGEST)
    assert 55 <= median(lengths) <= 100


def test_only_what_is_in_force_is_found(shelf: Shelf) -> None:
    old = Procedure(code="1.000001", name="Cấp sổ hộ tịch", effective_from=date(2025, 1, 1))
    new = old.model_copy(update={"name": "Cấp sổ hộ tịch điện tử", "effective_from": date(2026, 7, 1)})
    shelf.procedures.put([old])
    shelf.procedures.put([new])
    assert shelf.names("so ho tich", day=date(2024, 12, 31)) == []
    assert shelf.names("so ho tich", day=date(2026, 6, 30)) == ["Cấp sổ hộ tịch"]
    assert shelf.names("so ho tich", day=date(2026, 7, 1)) == ["Cấp sổ hộ tịch điện tử"]
    found = shelf.procedures.find("1.000001", date(2026, 7, 1))
    assert found == new


def test_words_of_an_import_are_known_at_once(shelf: Shelf) -> None:
    assert shelf.names("phù hiệu") == []
    shelf.procedures.put([Procedure(code="1.1", name="Cấp phù hiệu xe", effective_from=date(2025, 1, 1))])
    assert shelf.names("phù hiệu") == shelf.names("phu hieuj") == ["Cấp phù hiệu xe"]
