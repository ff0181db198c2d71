"""A procedure's page tells what is known and nothing empty."""

from datetime import date

from moiso_shared.procedure_page import procedure_page
from moiso_shared.procedures import Procedure

BARE = Procedure(code="1.001193", name="Đăng ký khai sinh", effective_from=date(2025, 7, 1))
WHOLE = BARE.model_copy(
    update={
        "department": "Sở Tư pháp",
        "field": "Hộ tịch",
        "papers": ("Tờ khai", "Giấy chứng sinh"),
        "fee": "Miễn phí",
        "time_limit": "Trong ngày",
        "steps": ("Lấy số", "Nộp hồ sơ"),
        "where": "Trung tâm",
        "service": "ho-tich",
        "online": "full",
        "on_the_spot": True,
        "updated": date(2026, 1, 5),
    }
)


def test_a_whole_procedure_shows_its_papers_as_a_checklist() -> None:
    page = procedure_page(WHOLE)
    assert [section.kind for section in page.sections] == ["papers", "fee", "time", "steps", "where"]
    assert [section.ticks for section in page.sections] == [True, False, False, False, False]
    assert (page.belongs, page.updated) == ("Sở Tư pháp – Hộ tịch", "Cập nhật ngày 05/01/2026")
    assert page.remarks == ("Tiếp nhận, giải quyết và trả kết quả tại chỗ",)
    assert page.service == "ho-tich"


def test_what_is_not_known_is_left_out() -> None:
    page = procedure_page(BARE, "en")
    assert (page.sections, page.belongs, page.updated, page.remarks) == ((), "", "", ())
    assert page.online == "In person only"


def test_what_is_not_received_here_leads_to_no_number() -> None:
    page = procedure_page(WHOLE.model_copy(update={"received": False}))
    assert page.service is None
    assert "Không tiếp nhận tại Trung tâm này" in page.remarks
