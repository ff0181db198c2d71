"""The supervisor's live dashboard in a real browser."""

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PASSWORD, Open, PagesServer, SignIn
from tests.server.pages.test_phone import do, issue


def figure(page: Page, name: str) -> str:
    return page.locator(f"[data-figure={name}]").inner_text()


def test_without_a_session_every_page_leads_to_the_log_in(web: PagesServer) -> None:
    for path in ("/", "/reports", "/guide", "/anything"):
        answer = httpx.get(web.staff_url + path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")


def test_a_wrong_password_is_told_in_a_sentence(sign_in: SignIn, web: PagesServer) -> None:
    answer = httpx.post(f"{web.staff_url}/login", data={"person": "nobody", "password": "x"})
    assert answer.status_code == 401
    assert "mật khẩu không đúng" in answer.text


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_log_in_leads_only_to_our_own_pages(sign_in: SignIn, web: PagesServer, path: str) -> None:
    fields = {"person": "lan", "password": PASSWORD}
    answer = httpx.post(f"{web.staff_url}/login", params={"next": path}, data=fields)
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_call_made_by_rest_shows_by_itself(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    do(api, "/api/counters/1/open")
    page = sign_in()
    expect(page.locator("[data-figure=waiting]")).to_have_text("0")
    ticket = issue(api)
    expect(page.locator("[data-figure=waiting]")).to_have_text("1")
    do(api, "/api/counters/1/call-next")
    expect(page.locator("[data-counter='1']")).to_contain_text(ticket["number"])
    expect(page.locator("[data-counter='1']")).to_contain_text("Đang gọi")


def test_an_alert_is_raised_acted_on_and_kept(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page = sign_in()
    issue(api)
    alert = page.locator("[data-alert='uncovered/A']")
    expect(alert).to_contain_text("1 người chờ nhưng chưa có quầy nào mở")
    alert.get_by_role("button", name="Mở quầy số 1").click()
    expect(page.locator("[data-counter='1']")).to_contain_text("Đang rảnh")
    expect(alert).to_have_count(0)
    page.get_by_text("Cảnh báo đã qua").click()
    expect(page.locator(".past")).to_contain_text("chưa có quầy nào mở")
    states = {row["id"]: row["status"] for row in api.get("/api/lobby").json()["counters"]}
    assert states["1"] == "open"


def test_what_a_supervisor_does_carries_the_name(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    with web.live("supervisor", "watcher") as live:
        live.until_type("snapshot")
        page.locator("[data-counter='2']").get_by_role("button", name="Mở").click()
        assert live.until_fact("counter_opened")["actor"] == "supervisor/lan"


def test_numbers_are_stopped_only_after_a_question(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    row = page.locator("[data-service='A']")
    row.get_by_role("button").click()
    page.get_by_label("Lý do (hiện ở kiosk)").click()
    page.get_by_role("option", name="Sự cố hệ thống").click()
    page.get_by_role("button", name="Đồng ý").click()
    expect(row).to_contain_text("Đang ngừng phát số")
    assert [stop["reason"] for stop in api.get("/api/lobby").json()["stops"]] == ["system"]
    assert api.post("/api/tickets", json={"service": "A"}).status_code == 409
    row.get_by_role("button").click()
    expect(row).not_to_contain_text("Đang ngừng phát số")


def test_an_alert_that_was_seen_says_by_whom(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page, other = sign_in(), sign_in()
    issue(api)
    page.locator("[data-alert='uncovered/A']").get_by_role("button", name="Đã biết").click()
    expect(other.locator("[data-alert='uncovered/A']")).to_contain_text("Trần Thị Lan đã biết")


def test_a_clerk_looks_but_finds_no_buttons(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page = sign_in("mai")
    issue(api)
    expect(page.locator("[data-alert='uncovered/A']")).to_be_visible()
    expect(page.get_by_role("button", name="Mở quầy số 1")).to_be_hidden()


def test_english_dark_and_a_phone(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in(phone=True)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Dashboard")
    page.get_by_role("link", name="Dark").click()
    expect(page.locator("body.body--dark")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_signing_out_everywhere_ends_the_other_browser(
    web: PagesServer, sign_in: SignIn, open_page: Open
) -> None:
    here, there = sign_in(), sign_in()
    here.get_by_text("Trần Thị Lan", exact=True).click()
    here.get_by_role("button", name="Đăng xuất mọi nơi").click()
    expect(here.get_by_label("Mật khẩu")).to_be_visible()
    there.locator("[data-counter='2']").get_by_role("button").first.click()
    expect(there.get_by_label("Mật khẩu")).to_be_visible()


def test_a_notice_is_shown_to_the_hall_and_taken_away(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()
    notices = page.locator("[aria-labelledby=h-notices]")
    notices.get_by_role("button", name="Hiện thông báo").click()
    page.get_by_label("Nội dung tiếng Việt").fill("Hôm nay hệ thống chậm, mong quý vị thông cảm")
    page.get_by_role("button", name="Hiện ngay").click()
    shown = page.locator("[data-notice]")
    expect(shown).to_contain_text("Hôm nay hệ thống chậm, mong quý vị thông cảm")
    expect(shown).to_contain_text("Mọi nơi")
    told = api.get("/api/lobby").json()["notices"]
    assert [notice["text"] for notice in told] == [{"vi": "Hôm nay hệ thống chậm, mong quý vị thông cảm"}]
    shown.get_by_role("button").click()
    expect(shown).to_have_count(0)
    assert api.get("/api/lobby").json()["notices"] == []


def test_a_rehearsal_is_announced_and_taken_back(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    page = sign_in()

    def choose(answer: str) -> None:
        page.get_by_role("button", name="Ngày diễn tập…").click()
        page.get_by_role("dialog").get_by_label("Ngày").click()
        page.get_by_role("option").nth(1).click()
        page.get_by_role("button", name=answer).click()

    choose("Đặt làm ngày diễn tập")
    expect(page.get_by_text("Đã thực hiện.").first).to_be_visible()
    (announced,) = api.get("/api/lobby").json()["rehearsals"]
    choose("Trở lại ngày thường")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert api.post("/api/rehearsals", json={"day": announced, "active": False}).json() == {"rehearsals": []}
