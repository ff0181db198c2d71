"""The citizen's phone, behind the QR code on the ticket, in a real browser."""

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import Open, PagesServer

MOST_BYTES = 50 * 1024


def issue(api: httpx.Client, **said: object) -> dict[str, str]:
    answer = api.post("/api/tickets", json={"service": "A"} | said)
    answer.raise_for_status()
    return dict(answer.json())


def do(api: httpx.Client, path: str, **said: object) -> None:
    api.post(path, json=said).raise_for_status()


def headline(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_the_phone_follows_a_visit_from_the_queue_to_its_rating(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    issue(api)
    mine = issue(api)
    phone = open_page(f"{web.public_url}/t/{mine['code'].lower()}", phone=True)
    expect(phone.locator(".number")).to_have_text(mine["number"])
    expect(phone.locator("main")).to_contain_text("Còn 1 người trước bạn")
    expect(phone.locator("main")).to_contain_text("Loa và bảng gọi số trong sảnh là chính thức")
    do(api, "/api/counters/1/call-next")
    expect(phone.locator("main")).to_contain_text("Bạn là người tiếp theo")
    do(api, "/api/counters/1/call-next")
    expect(phone.locator("h1")).to_have_text(re.compile("Mời bạn đến quầy", re.IGNORECASE))
    do(api, f"/api/tickets/{mine['id']}/start")
    expect(phone.locator("h1")).to_contain_text("Bạn đang được phục vụ")
    do(api, f"/api/tickets/{mine['id']}/finish")
    phone.get_by_text("Rất hài lòng", exact=True).click()
    phone.get_by_label("Góp ý thêm").fill("Nhanh, gọn")
    phone.get_by_role("button", name="Gửi đánh giá").click()
    expect(phone.locator("main")).to_contain_text("Cảm ơn bạn đã đánh giá!")


def test_a_call_shows_within_a_second_and_rings(web: PagesServer, api: httpx.Client, open_page: Open) -> None:
    do(api, "/api/counters/1/open")
    mine = issue(api)
    phone = open_page(f"{web.public_url}/T/{mine['code']}", phone=True)
    phone.evaluate("() => { window.shaken = 0; navigator.vibrate = () => { window.shaken += 1; }; }")
    do(api, "/api/counters/1/call-next")
    expect(phone.locator("h1")).to_contain_text("Mời bạn đến", timeout=1000)
    assert phone.evaluate("window.shaken") == 1
    assert phone.title().startswith("● ")


def test_a_citizen_cancels_after_being_asked(web: PagesServer, api: httpx.Client, open_page: Open) -> None:
    mine = issue(api)
    phone = open_page(f"{web.public_url}/t/{mine['code']}", phone=True)
    phone.get_by_text("Không chờ nữa").click()
    phone.get_by_text("Không, tiếp tục chờ").click()
    assert api.get(f"/api/tickets/{mine['id']}").json()["state"] == "waiting"
    phone.get_by_text("Không chờ nữa").click()
    phone.get_by_role("button", name="Đúng, hủy số").click()
    expect(phone.locator("h1")).to_have_text("Số này đã được hủy")
    assert api.get(f"/api/tickets/{mine['id']}").json()["state"] == "cancelled"


def test_who_was_passed_hears_the_rule_and_nothing_about_others(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    mine = issue(api)
    other = issue(api, service="B")
    do(api, "/api/counters/1/call", ticket=other["id"], reason="Người bệnh nặng")
    phone = open_page(f"{web.public_url}/t/{mine['code']}", phone=True)
    phone.get_by_role("button", name="Vì sao").click()
    expect(phone.locator("#page")).to_contain_text("ưu tiên theo quy định")
    assert "bệnh nặng" not in phone.content()


def test_the_page_speaks_the_tickets_language_and_changes_it(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    mine = issue(api, language="en")
    phone = open_page(f"{web.public_url}/t/{mine['code']}", phone=True, dark=True)
    assert headline(phone) == "Waiting for your turn"
    phone.get_by_role("link", name="Tiếng Việt").click()
    assert headline(phone) == "Đang chờ đến lượt"


@pytest.mark.parametrize("code", ["A" * 26, "x", "../../api/lobby", "0" * 26, "é"])
def test_a_guessed_code_shows_nothing(web: PagesServer, code: str) -> None:
    answer = httpx.get(f"{web.public_url}/t/{code}")
    assert answer.status_code == 404
    assert "Không tìm thấy số này" in answer.text


def test_the_page_is_light_and_says_nothing_personal(web: PagesServer, api: httpx.Client) -> None:
    mine = issue(api, priority="elderly") if "elderly" in api.get("/api/centre").text else issue(api)
    do(api, f"/api/tickets/{mine['id']}/needs", needs=["wheelchair"])
    do(api, f"/api/tickets/{mine['id']}/notes", text="Ông Nguyễn Văn Ví Dụ")
    answer = httpx.get(f"{web.public_url}/t/{mine['code']}")
    assert len(answer.content) < MOST_BYTES
    assert answer.headers["cache-control"] == "no-store"
    for word in ("wheelchair", "Ví Dụ", mine["id"], "elderly"):
        assert word not in answer.text
    assert not re.search(r'(src|href)="(https?:)?//', answer.text)


def test_the_public_port_has_no_way_to_the_rest(web: PagesServer) -> None:
    for path in ("/api/lobby", "/api/health", "/login", "/guide", "/reports", "/_nicegui"):
        assert httpx.get(web.public_url + path).status_code == 404, path
