"""What a new document changes is told in words, and a file that changes nothing says so."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from moiso_server.centres import ready_made
from moiso_server.pages.differences import Difference, differences
from moiso_shared.centre_file import dump, parse, validate
from playwright.sync_api import Page, expect

from tests.fakes.documents import changed
from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults

TINY = parse(ready_made("tiny"))
TRIALS = "Luôn mở cửa (chỉ để thử)"
WRITTEN = TINY.model_dump(mode="json", exclude_none=True)


def told(document: dict[str, Any]) -> list[Difference]:
    return differences(TINY, validate(document), "vi")


@pytest.mark.parametrize(
    ("path", "value", "difference"),
    [
        (("name", "en"), "Tiny", ("Tên › Tiếng Anh", WRITTEN["name"].get("en", "–"), "Tiny")),
        (("policy", "kind"), "strict", ("Chính sách ưu tiên › Loại", "Cộng phút chờ", "Luôn trước")),
        (
            ("hours", "always_open"),
            False,
            ("Giờ làm việc, ngày nghỉ › " + TRIALS, "Có", "Không"),
        ),
        (("services", 0, "minutes"), 9.5, None),
    ],
)
def test_a_change_is_told_by_its_label_with_what_was(
    path: tuple[str | int, ...], value: object, difference: tuple[str, str, str] | None
) -> None:
    document = changed(WRITTEN, path, value)
    document["hours"]["timetables"]["office"] = {"mon": ["07:30-11:30"]}
    found = [each for each in told(document) if "office" not in each.label]
    assert len(found) == 1
    if difference is not None:
        assert (found[0].label, found[0].was, found[0].now) == difference
    else:
        assert found[0].label.startswith("Lĩnh vực › ")


def test_parts_are_added_removed_and_put_in_another_order() -> None:
    counters = WRITTEN["counters"]
    extra = {**counters[0], "id": "q99", "number": 99}
    document = {**WRITTEN, "counters": [*counters[1:-1][::-1], counters[0], extra]}
    assert [each.now for each in told(document)] == ["bỏ", "thêm mới", "đổi thứ tự"]


def test_the_same_document_has_no_difference_after_a_round_trip() -> None:
    for name in ("tiny", "ward", "province"):
        centre = parse(ready_made(name))
        again = parse(dump(centre))
        assert differences(centre, again, "en") == []
        assert dump(again) == dump(centre)


@pytest.fixture
def admin(web: PagesServer, sign_in: SignIn) -> Page:
    """The set-up, as an administrator."""
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    return sign_in("quan", path="/setup", phone=True)


def test_a_file_goes_out_and_comes_back_the_same_and_a_changed_one_is_seen_first(
    admin: Page, web: PagesServer, api: httpx.Client, tmp_path: Path
) -> None:
    before = api.get("/api/centre").json()
    with admin.expect_download() as coming:
        admin.get_by_role("link", name="Tải về").click()
    file = tmp_path / "centre.toml"
    coming.value.save_as(file)
    assert file.read_text("utf-8") == dump(TINY)
    strict = dump(TINY).replace("credit", "strict")
    for text, seen in ((dump(TINY), "Không có gì thay đổi"), (strict, "Luôn trước")):
        file.write_text(text, "utf-8")
        admin.goto(f"{web.staff_url}/setup/document")
        admin.get_by_label("Chọn tệp TOML").set_input_files(file)
        expect(admin.locator("textarea")).to_have_value(text)
        admin.get_by_role("button", name="Kiểm tra").click()
        expect(admin.locator("main")).to_contain_text(seen)
        assert faults(admin) == []
    assert api.get("/api/centre").json() == before
