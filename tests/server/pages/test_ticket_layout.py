"""The ticket's layout by form, and the order of things: by touch and by keyboard."""

import json
import re

import httpx
import pytest
from moiso_server.centres import ready_made
from moiso_server.pages.ticket_pages import paper
from moiso_server.pages.ticket_rows import KINDS, new_row, posted, rows_of
from moiso_shared.centre_file import parse, validate
from moiso_shared.paper_layout import default_layout
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults

USUAL = [block.model_dump(mode="json", exclude_none=True) for block in default_layout().blocks]


def test_what_the_usual_ticket_has_may_be_switched_on_again() -> None:
    short = [block for block in USUAL if block["kind"] in ("number", "line")]
    rows = rows_of(short)
    assert [dict(row.block) for row in rows if row.on] == short
    assert {row.kind for row in rows if not row.on} == {"text", "pair", "qr"}
    assert [row for row in rows_of(USUAL) if not row.on] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_line_of_any_kind_may_be_printed_at_once(kind: str) -> None:
    tiny = parse(ready_made("tiny")).model_dump(mode="json", exclude_none=True)
    block = dict(new_row(kind).block)
    assert validate({**tiny, "ticket": {"blocks": [block]}}).ticket.blocks[0].kind == kind


def test_what_has_no_field_travels_along_and_nonsense_is_left_out() -> None:
    kept = {**USUAL[0], "when": "rehearsal"}
    form = {
        "ticket.blocks.0.=": [json.dumps(kept)],
        "ticket.blocks.0.on": ["on"],
        "ticket.blocks.0.text.vi": ["DIỄN TẬP"],
        "ticket.blocks.1.=": ['{"kind": "poem"}'],
        "ticket.blocks.2.=": ["?"],
    }
    (row,) = posted(form)
    assert (row.on, row.block["when"], row.block["text"]) == (True, "rehearsal", {"vi": "DIỄN TẬP"})


def test_the_sample_is_the_centres_own_in_each_language() -> None:
    ward = parse(ready_made("ward"))
    assert paper(ward, "vi").startswith(b"\x89PNG")
    assert paper(ward, "vi") != paper(ward, "en")


@pytest.fixture
def admin(web: PagesServer, sign_in: SignIn) -> Page:
    """The set-up on a phone, as an administrator."""
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    return sign_in("quan", path="/setup", phone=True)


def test_the_paper_follows_what_is_typed_and_a_fault_is_told(admin: Page, web: PagesServer) -> None:
    admin.goto(f"{web.staff_url}/setup/ticket")
    picture = admin.get_by_role("img", name="Phiếu mẫu")
    expect(picture).to_have_attribute("src", re.compile("^blob:"))
    first = picture.get_attribute("src")
    assert faults(admin) == []
    line = admin.locator(".blocks > li", has_text="Chữ: {centre}")
    line.get_by_text("Sửa").click()
    line.get_by_label("Tiếng Việt", exact=True).fill("{nơi này}")
    expect(admin.locator("#fault")).to_contain_text("không có chỗ điền {nơi này}")
    line.get_by_label("Tiếng Việt", exact=True).fill("Xin chào {centre}")
    expect(admin.locator("#fault")).to_have_text("")
    expect(picture).not_to_have_attribute("src", str(first))
    admin.get_by_role("checkbox", name="Mã QR").uncheck()
    admin.get_by_role("button", name="Kiểm tra").click()
    expect(admin.locator(".diff")).to_contain_text("Xin chào {centre}")
    expect(admin.locator(".diff")).not_to_contain_text('kind = "qr"')


def test_parts_and_services_are_put_in_order_by_keyboard(
    admin: Page, web: PagesServer, api: httpx.Client
) -> None:
    before = api.get("/api/centre").json()["centre"]
    admin.goto(f"{web.staff_url}/setup/part/counters")
    admin.get_by_role("button", name="Xuống").first.press("Enter")
    admin.get_by_role("button", name="Kiểm tra thứ tự mới").click()
    admin.get_by_role("button", name="Áp dụng").click()
    expect(admin.get_by_role("status")).to_contain_text("Đã áp dụng")
    counters = [part["id"] for part in before["counters"]]
    after = api.get("/api/centre").json()["centre"]["counters"]
    assert [part["id"] for part in after] == [counters[1], counters[0], *counters[2:]]
    admin.goto(f"{web.staff_url}/setup/part/counters/0")
    admin.get_by_role("group", name="Lĩnh vực phục vụ").get_by_role("button", name="Lên").last.press("Enter")
    assert faults(admin) == []
    admin.get_by_role("button", name="Kiểm tra").click()
    expect(admin.locator(".changes .plus").first).to_be_visible()
    api.put("/api/centre", json=before).raise_for_status()
