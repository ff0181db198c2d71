"""The supervisor answers a call for help and steers a kiosk from the dashboard."""

import json

import httpx
from playwright.sync_api import expect

from tests.server.pages.conftest import PagesServer, SignIn


def test_a_call_for_help_is_seen_and_answered(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page = sign_in()
    with web.live("kiosk", "k1") as kiosk:
        kiosk.send(json.dumps({"type": "presence", "problems": ["help_wanted"]}))
        alert = page.locator("[data-alert='device/kiosk/k1/help_wanted']")
        expect(alert).to_contain_text("Ki-ốt 1: có người cần giúp tại máy")
        alert.get_by_role("button", name="Báo: nhân viên đang đến").click()
        assert kiosk.until_fact("help_answered")["kiosk"] == "k1"


def test_a_kiosk_is_steered_from_the_dashboard_and_locked_only_after_a_question(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    with web.live("kiosk", "k1") as kiosk:
        page.get_by_text("Điều khiển từ xa").click()
        page.get_by_role("button", name="Ngôn ngữ EN").click()
        assert kiosk.until_fact("kiosk_told")["order"] == "language:en"
        page.get_by_role("button", name="Tạm ngừng", exact=True).click()
        expect(page.get_by_text("Tạm ngừng: Ki-ốt 1?")).to_be_visible()
        page.get_by_role("button", name="Đồng ý").click()
        assert kiosk.until_fact("kiosk_told")["order"] == "lock"


def test_a_clerk_cannot_steer_a_kiosk(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page = sign_in("mai")
    with web.live("kiosk", "k1"):
        expect(page.get_by_text("Ki-ốt 1", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Khởi động lại")).to_be_hidden()
