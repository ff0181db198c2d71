"""A page whose link is lost says so and goes on after, whatever the browser makes of the loss."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import Open, PagesServer
from tests.simulators.cut_line import CutLine

REFUSALS = {"too many streams": 503, "nobody known by this code yet": 204}


@pytest.fixture
def line(web: PagesServer) -> Iterator[CutLine]:
    """The cable between a browser and the public port."""
    cable = CutLine(web.public_url)
    cable.mend()
    yield cable
    cable.close()


def issue(api: httpx.Client) -> dict[str, str]:
    answer = api.post("/api/tickets", json={"service": "A"})
    answer.raise_for_status()
    return dict(answer.json())


def cancel(api: httpx.Client, ticket: dict[str, str]) -> None:
    api.post(f"/api/tickets/{ticket['id']}/cancel").raise_for_status()


def refuse(page: Page, status: int) -> None:
    page.route("**/live", lambda route: route.fulfill(status=status))


def test_the_phone_says_that_the_link_is_lost_and_goes_on_after(
    line: CutLine, api: httpx.Client, open_page: Open
) -> None:
    mine = issue(api)
    phone = open_page(f"{line.url}/t/{mine['code']}", phone=True, cut=True)
    with phone.expect_response("**/live"):
        phone.reload()
    line.cut()
    expect(phone.locator("#lost")).to_be_visible()
    cancel(api, mine)
    line.mend()
    expect(phone.locator("h1")).to_have_text("Số này đã được hủy")
    expect(phone.locator("#lost")).to_be_hidden()


@pytest.mark.parametrize("why", REFUSALS)
def test_a_phone_that_was_refused_once_asks_again(
    web: PagesServer, api: httpx.Client, open_page: Open, why: str
) -> None:
    mine = issue(api)
    phone = open_page(f"{web.public_url}/t/{mine['code']}", phone=True, cut=True)
    refuse(phone, REFUSALS[why])
    phone.reload()
    expect(phone.locator("#lost")).to_be_visible()
    cancel(api, mine)
    phone.unroute("**/live")
    expect(phone.locator("h1")).to_have_text("Số này đã được hủy")
    expect(phone.locator("#lost")).to_be_hidden()
