"""Today's figures on the public page and on a board's slide."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_board_kinds import Configure
from tests.server.pages.test_board_kinds import configure as configure
from tests.server.pages.test_web_board import link

NAMES = ["wait_mean", "within", "on_time_share", "satisfied"]


@pytest.mark.parametrize("phone", [False, True])
def test_the_public_page_tells_them_on_one_screen(web: PagesServer, open_page: Open, phone: bool) -> None:
    page = open_page(f"{web.public_url}/today", phone=phone)
    for name in NAMES:
        expect(page.locator(f"[data-figure={name}] .value")).to_be_in_viewport(ratio=1)
    values = page.locator(".value").evaluate_all("all => all.map(it => it.scrollWidth <= it.clientWidth)")
    assert values == [True] * len(NAMES)
    expect(page.locator("[data-figure=within]")).to_contain_text("Chờ không quá")
    assert faults(page) == []


def test_a_board_tells_them_between_calls(web: PagesServer, configure: Configure, open_page: Open) -> None:
    configure({"slides": [{"kind": "today"}]})
    page = open_page(link(web))
    expect(page.locator(".title")).to_have_text("Hôm nay")
    expect(page.locator(".text")).to_contain_text("Hồ sơ giải quyết đúng hẹn: ")
    assert faults(page) == []


def test_boards_may_read_them(web: PagesServer) -> None:
    with web.client("board", "b1") as board:
        assert [each["name"] for each in board.get("/api/today").json()["figures"]] == NAMES
    assert httpx.get(f"{web.url}/api/today").status_code == 401
