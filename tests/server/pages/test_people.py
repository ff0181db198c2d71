"""Who may sign in, who did, and what they did."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do


def test_an_administrator_adds_a_person_who_signs_in_and_removes_her(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/people")
    page.get_by_label("Tên đăng nhập").fill("yen")
    page.get_by_label("Họ và tên").fill("Phạm Hải Yến")
    page.get_by_label("Vai trò").select_option("guide")
    page.get_by_label("Mật khẩu").fill("một mật khẩu dài")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_have_text("Đã thực hiện.")
    assert faults(page) == []
    fields = {"person": "yen", "password": "một mật khẩu dài"}
    assert httpx.post(f"{web.staff_url}/login", data=fields).status_code == 303
    page.get_by_role("button", name="Xóa: Phạm Hải Yến").click()
    expect(page.get_by_role("status")).to_have_text("Đã thực hiện.")
    assert httpx.post(f"{web.staff_url}/login", data=fields).status_code == 401


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("pin", "1111", "Mã PIN gồm 4 đến 12 chữ số"),
        ("password", "hai.yen-1", "khác tên đăng nhập"),
        ("id", "Hải Yến", "chữ không dấu"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    web: PagesServer, sign_in: SignIn, field: str, value: str, words: str
) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/people")
    page.locator("form[method=post]:has([name=id])").evaluate("form => { form.noValidate = true; }")
    page.get_by_label("Tên đăng nhập").fill("hai.yen-1")
    page.get_by_label("Họ và tên").fill("Phạm Hải Yến")
    page.get_by_label("Vai trò").select_option("guide")
    page.locator(f"[name={field}]").fill(value)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.locator(f"[name={field}]")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Họ và tên")).to_have_value("Phạm Hải Yến")
    expect(page.get_by_label("Vai trò")).to_have_value("guide")
    assert faults(page) == []
    web.chore(do="person_remove", id="hai.yen-1")


def test_a_supervisor_sees_who_did_what_and_no_accounts(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    page.locator("[data-counter='1']").get_by_role("button", name="Mở").click()
    expect(page.locator("[data-counter='1']")).to_contain_text("Đang rảnh")
    page.goto(f"{web.staff_url}/people")
    expect(page.locator(".rows").first.locator("li").first).to_contain_text(
        "Mở quầy Quầy số 1 Trần Thị Lan · Người điều hành"
    )
    expect(page.locator(".rows").last).to_contain_text("Trần Thị Lan Đăng nhập")
    assert page.get_by_label("Vai trò").count() == 0
    do(api, "/api/counters/1/close")


def test_the_lists_are_narrowed_to_a_person_and_a_day(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/2/open")
    page = sign_in(phone=True)
    page.goto(f"{web.staff_url}/people")
    deeds = page.locator(".rows").first
    expect(deeds).to_contain_text("root")
    page.locator("select[name=person]").select_option("lan")
    page.get_by_role("button", name="Xem").click()
    expect(deeds).not_to_contain_text("root")
    expect(page.locator(".rows").last).to_contain_text("Trần Thị Lan")
    page.locator("input[name=day]").fill("2020-02-03")
    page.get_by_role("button", name="Xem").click()
    expect(deeds).to_contain_text("Không có gì.")
    expect(page.locator("select[name=person]")).to_have_value("lan")
    assert faults(page) == []
    page.goto(f"{web.staff_url}/people?person=nobody%27&day=yesterday")
    expect(deeds).to_contain_text("root")


def test_a_pin_is_given_on_the_page_and_the_change_is_on_the_list(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/people")
    page.get_by_label("Tên đăng nhập").fill("mai")
    page.get_by_label("Họ và tên").fill("Đỗ Mai")
    page.get_by_label("Mã PIN").fill("2468")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_have_text("Đã thực hiện.")
    expect(page.locator(".rows").last.locator("li").first).to_contain_text(
        "Quản Trị Đặt mã PIN ở quầy cho Đỗ Mai"
    )
    for pin, status in (("1357", 409), ("2468", 200)):
        told = {"person": "mai", "pin": pin}
        assert api.post("/api/counters/1/sign-in", json=told).status_code == status
