"""The history of alerts: kept through a restart, and read day by day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PASSWORD, Open, PagesServer
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue
from tests.server.server_process import PATIENCE_S


@pytest.fixture
def own(tmp_path: Path) -> Iterator[PagesServer]:
    """A server that the test may restart."""
    running = PagesServer(tmp_path / "data")
    running.wait_for_pages()
    yield running
    running.stop()


def lan(web: PagesServer, open_page: Open, path: str = "/", **options: bool) -> Page:
    """The supervisor at a page."""
    web.chore(do="account_add", id="lan", name="Trần Thị Lan", role="supervisor", password=PASSWORD)
    page = open_page(f"{web.staff_url}{path}", **options)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_selector("header.top")
    return page


def wait_until_kept(page: Page, web: PagesServer, text: str) -> None:
    """Look again until the history has it."""
    page.goto(f"{web.staff_url}/alerts")
    row = page.locator("tbody tr", has_text=text)
    for _ in range(int(PATIENCE_S * 2)):
        if row.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(row).not_to_have_count(0)


def test_alerts_their_readers_and_their_remedies_outlive_a_restart(own: PagesServer, open_page: Open) -> None:
    page = lan(own, open_page)
    with own.client() as api:
        issue(api)
        issue(api, service="B")
        seen = page.locator("[data-alert='uncovered/A']")
        seen.get_by_role("button", name="Đã biết").click()
        expect(seen).to_contain_text("Trần Thị Lan đã biết")
        acted = page.locator("[data-alert='uncovered/B']")
        acted.get_by_role("button", name="Ngừng phát số").click()
        expect(page.get_by_text("Đã thực hiện: Ngừng phát số")).to_be_visible()
    wait_until_kept(page, own, "Ngừng phát số")
    page.goto("about:blank")
    own.stop()
    own.start()
    own.wait_for_pages()
    page = lan(own, open_page)
    lasting = page.locator("[data-alert='uncovered/A']")
    expect(lasting).to_contain_text("Trần Thị Lan đã biết", timeout=PATIENCE_S * 1000)
    with own.client() as api:
        do(api, "/api/counters/1/open")
        expect(page.locator("[data-alert='uncovered/A']")).to_have_count(0)
    page.get_by_role("link", name="Lịch sử cảnh báo theo ngày").click()
    row = page.locator("tbody tr", has_text="Ngừng phát số")
    expect(row).to_contain_text("Trần Thị Lan")
    expect(page.get_by_label("Ngày", exact=True)).to_have_value(
        page.get_by_label("Ngày").get_attribute("max") or ""
    )
    assert faults(page) == []
    page.get_by_role("link", name="Ngày trước").click()
    expect(page.locator("main")).to_contain_text("Không có cảnh báo nào trong ngày này.")


@pytest.mark.parametrize("dark", [False, True])
def test_the_history_reads_on_a_phone_and_in_english(web: PagesServer, open_page: Open, dark: bool) -> None:
    page = lan(web, open_page, phone=True, dark=dark)
    page.goto(f"{web.staff_url}/theme/{'dark' if dark else 'light'}")
    page.goto(f"{web.staff_url}/language/en")
    page.goto(f"{web.staff_url}/alerts?day=not-a-day")
    expect(page.locator("h1")).to_have_text("Alerts")
    assert faults(page) == []
