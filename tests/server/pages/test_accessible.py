"""No page has a serious fault of accessibility, by the rules of axe-core."""

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import Open, PagesServer, SignIn
from tests.server.pages.test_phone import do, issue

SERIOUS = ("serious", "critical")


def faults(page: Page) -> list[str]:
    """Rules that are broken, with the places."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_the_phone_is_accessible_in_every_state(
    web: PagesServer, api: httpx.Client, open_page: Open, dark: bool
) -> None:
    do(api, "/api/counters/1/open")
    mine = issue(api)
    phone = open_page(f"{web.public_url}/t/{mine['code']}", phone=True, dark=dark)
    assert faults(phone) == []
    do(api, "/api/counters/1/call-next")
    expect(phone.locator("h1")).to_contain_text("Mời bạn đến")
    assert faults(phone) == []
    do(api, f"/api/tickets/{mine['id']}/start")
    do(api, f"/api/tickets/{mine['id']}/finish")
    expect(phone.get_by_role("button", name="Gửi đánh giá")).to_be_visible()
    assert faults(phone) == []


def test_the_tablet_is_accessible_awake_and_asleep(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    tablet = open_page(web.public_url + str(web.chore(do="rating_link", counter="1")["path"]))
    assert faults(tablet) == []
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    do(api, f"/api/tickets/{ticket['id']}/finish")
    expect(tablet.locator("form")).to_contain_text(ticket["number"])
    assert faults(tablet) == []


def test_the_log_in_is_accessible(web: PagesServer, open_page: Open) -> None:
    assert faults(open_page(f"{web.staff_url}/login")) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dashboard_is_accessible(
    web: PagesServer, api: httpx.Client, sign_in: SignIn, theme: str
) -> None:
    do(api, "/api/counters/1/open")
    do(api, "/api/counters/2/open")
    do(api, "/api/counters/2/pause", reason="break")
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    page = sign_in()
    page.goto(f"{web.staff_url}/theme/{theme}")
    page.goto(web.staff_url)
    expect(page.locator("[data-counter='1']")).to_contain_text(ticket["number"])
    assert faults(page) == []
