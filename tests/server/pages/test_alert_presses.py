"""Buttons of alerts, pressed in a browser, reach the device and say what was done."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_kiosk_in_trouble_is_told_what_to_do_and_the_hall_where_to_go(
    web: PagesServer, api: httpx.Client, sign_in: SignIn, theme: str
) -> None:
    page = sign_in(dark=theme == "dark")
    page.goto(f"{web.staff_url}/theme/{theme}")
    page.goto(web.staff_url)
    with web.live("kiosk", "k1") as kiosk:
        kiosk.send('{"type": "presence", "problems": ["printer_away", "no_voice"]}')
        printer = page.locator("[data-alert='device/kiosk/k1/printer_away']")
        printer.get_by_role("button", name="In thử").click()
        assert kiosk.until_fact("kiosk_told")["order"] == "test_print"
        expect(page.get_by_text("Đã thực hiện: In thử")).to_be_visible()
        printer.get_by_role("button", name="Hiện thông báo").click()
        page.get_by_role("button", name="Hiện ngay").click()
        expect(page.locator("[data-notice]")).to_contain_text("mời quý vị dùng máy bên cạnh")
        voice = page.locator("[data-alert='device/kiosk/k1/no_voice']")
        voice.get_by_role("button", name="Khởi động lại").click()
        page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
        assert kiosk.until_fact("kiosk_told")["order"] == "restart"
        expect(voice).to_contain_text("Trần Thị Lan đã biết")
        expect(page.locator("[class*='-enter-active'], [class*='-leave-active']")).to_have_count(0)
        assert faults(page) == []


def test_what_the_server_refuses_is_told_and_not_taken_as_seen(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    issue(api)
    alert = page.locator("[data-alert='uncovered/A']")
    web.chore(
        do="account_add", id="lan", name="Trần Thị Lan", role="supervisor", password="một mật khẩu khác"
    )
    alert.get_by_role("button", name="Ngừng phát số").click()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    assert api.get("/api/lobby").json()["stops"] == []
    do(api, "/api/counters/1/open")
