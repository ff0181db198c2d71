"""Every part of the centre's document has a form, and a form that nobody touched changes nothing."""

from collections.abc import Iterable, Mapping
from importlib.resources import files

import httpx
import pytest
from moiso_server.pages.form_fields import Entry, FormBuilder, bare, is_part, item_of
from moiso_server.pages.form_values import KEY, part_of
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse, validate
from playwright.sync_api import expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults


@pytest.mark.parametrize("name", ["tiny", "ward", "province"])
def test_a_form_sent_back_untouched_changes_nothing(name: str) -> None:
    centre = parse(files("moiso_server.centres").joinpath(f"{name}.toml").read_text("utf-8"))
    document = centre.model_dump(mode="json", exclude_none=True)
    build = FormBuilder(document, centre.languages, "vi", {})
    changed = {**document}
    for key, field in Centre.model_fields.items():
        shape = bare(field.annotation)
        if is_part(shape):
            changed[key] = part_of(shape, _sent(build.part(shape, document[key], key)), key)
        elif is_part(item_of(shape)):
            model = item_of(shape)
            changed[key] = [
                part_of(model, _sent(build.part(model, part, f"{key}.{at}")), f"{key}.{at}")
                for at, part in enumerate(document[key])
            ]
    assert validate(changed) == centre


def _sent(entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    """What a browser sends for fields that nobody touched."""
    form: dict[str, list[str]] = {}
    for entry in entries:
        form |= _sent(entry.entries)
        if entry.kind == "table":
            form |= {f"{row.name}.{KEY}": [row.value] for row in entry.entries}
        elif entry.kind == "ticks":
            form[entry.name] = [value for value, _name in entry.options if value in entry.value]
        elif entry.kind == "check":
            form |= {entry.name: ["on"]} if entry.value else {}
        elif not entry.entries:
            form[entry.name] = [str(entry.value)]
    return form


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(web: PagesServer, sign_in: SignIn) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/part/counters/new")
    page.get_by_label("Mã *").fill("quầy năm")
    page.get_by_label("Số quầy").fill("5")
    page.get_by_role("checkbox", name="Nộp hồ sơ").check()
    page.get_by_role("button", name="Kiểm tra").click()
    wrong = page.get_by_label("Mã *")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("Mã: không dùng được 'quầy năm'; dùng 1 đến 40 chữ")
    expect(wrong).to_have_value("quầy năm")
    expect(page.get_by_label("Số quầy")).to_have_value("5")
    expect(page.get_by_role("checkbox", name="Nộp hồ sơ")).to_be_checked()
    assert faults(page) == []


def test_a_holiday_is_put_into_use_and_the_paper_is_shown(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    before = api.get("/api/centre").json()["centre"]
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/part/hours", phone=True)
    holidays = page.get_by_role("group", name="Ngày nghỉ và ngày làm bù")
    holidays.get_by_text("Thêm").click()
    holidays.get_by_label("Ngày *", exact=True).fill("2027-09-02")
    holidays.get_by_label("Tiếng Việt").fill("Quốc khánh")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".diff")).to_contain_text("Quốc khánh")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng phiên bản")
    assert "2027-09-02" in api.get("/api/centre").text
    page.goto(f"{web.staff_url}/setup/part/ticket")
    page.get_by_role("button", name="Xem thử").click()
    expect(page.get_by_role("img", name="Phiếu mẫu")).to_be_visible()
    assert faults(page) == []
    api.put("/api/centre", json=before).raise_for_status()


def test_what_is_still_needed_is_not_removed_and_the_form_says_why(web: PagesServer, sign_in: SignIn) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/part/services/0", dark=True)
    page.get_by_role("button", name="Bỏ mục này").click()
    expect(page.get_by_role("alert")).to_contain_text("Lĩnh vực phục vụ: chưa có “A”")
    expect(page.get_by_label("Mã *")).to_have_value("A")
    page.goto(f"{web.staff_url}/setup/part/counters/1")
    page.get_by_role("button", name="Bỏ mục này").click()
    expect(page.locator(".changes .plus").first).to_be_visible()


def test_a_voice_is_heard_in_the_browser_before_it_is_put_into_use(web: PagesServer, sign_in: SignIn) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/part/voice")
    page.get_by_label("Vùng miền").select_option("south")
    page.get_by_role("button", name="Nghe thử").click()
    heard = page.locator("audio[aria-label='Lời gọi mẫu']")
    expect(heard).to_be_visible(timeout=60_000)
    page.wait_for_function("document.querySelector('audio').duration > 1")
    expect(page.get_by_label("Vùng miền")).to_have_value("south")


def test_a_kiosk_and_a_door_are_put_on_the_map_of_the_floor(web: PagesServer, sign_in: SignIn) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/part/kiosks/0")
    spot = page.get_by_role("group", name="Chỗ đặt trên sơ đồ tầng")
    spot.get_by_label("Cách mép trái (mét)").fill("4")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(spot.get_by_label("Cách mép trên (mét)")).to_have_attribute("aria-invalid", "true")
    spot.get_by_label("Cách mép trên (mét)").fill("9")
    spot.get_by_label("Người đứng trước máy nhìn").select_option("Sang trái bản vẽ")
    assert faults(page) == []
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".diff")).to_contain_text('looks = "left"')
    page.goto(f"{web.staff_url}/setup/part/floor")
    page.get_by_text("Thêm").click()
    page.get_by_label("Loại").select_option("Lối vào")
    for name in ("Cách mép trái (mét)", "Cách mép trên (mét)"):
        page.get_by_label(name).fill("3")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".diff")).to_contain_text('kind = "entrance"')
