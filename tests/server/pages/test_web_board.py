"""A board for any television: shown, spoken by one page only, honest when the server is away."""

import json

import httpx
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue

COUNT_SOUNDS = """() => {
  window.played = [];
  HTMLMediaElement.prototype.play = function () { played.push(this.src); return Promise.resolve(); };
}"""


def link(web: PagesServer) -> str:
    return web.public_url + str(web.chore(do="board_link", board="b1")["path"])


def said(page: Page) -> list[str]:
    heard: list[str] = json.loads(page.evaluate("JSON.stringify(window.played)"))
    return [source for source in heard if "/sounds/" in source]


def with_sound(page: Page) -> None:
    page.evaluate(COUNT_SOUNDS)
    page.get_by_role("button", name="Chạm để bật tiếng").click()


def call(api: httpx.Client) -> str:
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    do(api, f"/api/tickets/{ticket['id']}/start")
    return ticket["number"]


def test_a_call_is_shown_and_said_by_one_page_only(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    first, second = open_page(link(web)), open_page(link(web))
    assert "key=" not in first.url
    expect(first.locator("#clock")).to_be_visible()
    with_sound(first)
    first.wait_for_event("response", lambda answer: "/voice" in answer.url and answer.status == 200)
    with_sound(second)
    number = call(api)
    for page in (first, second):
        expect(page.locator("#main.fresh .number")).to_have_text(number)
        expect(page.locator("#main .sign")).to_have_text("Quầy 1")
    first.wait_for_function("played.length > 1")
    assert len(said(first) + said(second)) == 1
    sound = first.request.get(said(first)[0])
    assert sound.headers["content-type"] == "audio/wav"
    assert sound.body()[:4] == b"RIFF"
    assert httpx.get(said(first)[0]).status_code == 404, "sounds are for the board alone"
    assert faults(first) == []


def test_a_board_without_its_link_is_closed(web: PagesServer) -> None:
    for path in ("/board/b1", "/board/b1?key=" + "0" * 24, "/board/none", "/board/b1/live"):
        assert httpx.get(web.public_url + path).status_code == 403


def test_a_silent_board_says_so(web: PagesServer, open_page: Open) -> None:
    page = open_page(link(web))
    expect(page.get_by_role("button")).to_have_text("Đang không có tiếng. Chạm để bật tiếng")


def test_a_board_that_is_cut_off_says_since_when_and_shows_no_call_as_new(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    page = open_page(web.public_url)
    page.clock.install()
    page.goto(link(web))
    expect(page.locator("#clock")).to_be_visible()
    number = call(api)
    expect(page.locator("#main.fresh .number")).to_have_text(number)
    page.route("**/live?*", lambda route: route.fulfill(status=204))
    page.clock.fast_forward(10_000)
    expect(page.locator("#lost")).to_contain_text("Mất kết nối từ ")
    expect(page.locator("#main .number")).to_have_text(number)
    expect(page.locator("#main .heading")).to_contain_text("Đã gọi lúc")
    expect(page.locator(".fresh, .new")).to_have_count(0)


def test_the_list_and_the_place_are_whole_on_a_wide_and_a_less_wide_screen(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    page = open_page(link(web))
    call(api)
    call(api)
    expect(page.locator("#list .at").first).to_be_visible()
    bottoms = (
        "[...document.querySelectorAll('#head b, #head .place')].map(e => e.getBoundingClientRect().bottom)"
    )
    for width, height in ((1280, 720), (1280, 800), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        table, edge = (page.locator(name).bounding_box() for name in ("#list table", "#list"))
        assert table is not None
        assert edge is not None
        assert table["width"] <= edge["width"] + 1, f"{width} x {height}"
        head = page.locator("#head").bounding_box()
        assert head is not None
        assert max(page.evaluate(bottoms)) <= head["y"] + head["height"] + 2, f"{width} x {height}"
