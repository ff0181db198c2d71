"""Boards in a browser, kind by kind: slides with pictures, a counter's screen, results, open ones, turns."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.server.live_client import LiveClient
from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue
from tests.server.pages.test_web_board import link, said, with_sound

Configure = Callable[..., None]
UPRIGHT = {"width": 540, "height": 960}
LONG = "Bộ phận Tiếp nhận hồ sơ Hộ tịch và Chứng thực số"


@pytest.fixture
def configure(web: PagesServer, api: httpx.Client) -> Iterator[Configure]:
    """Changes the board of the hall, and parts of the document; all is put back afterwards."""
    before = api.get("/api/centre").json()["centre"]

    def change(board: dict[str, Any], **parts: object) -> None:
        boards = [before["boards"][0] | board]
        api.put("/api/centre", json=before | parts | {"boards": boards}).raise_for_status()

    yield change
    web.clear()
    api.put("/api/centre", json=before).raise_for_status()


def put_picture(web: PagesServer, name: str) -> None:
    picture, folder = BytesIO(), web.folder / "media"
    Image.new("RGB", (80, 45), "#0a5").save(picture, "PNG")
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(picture.getvalue())


def is_seen_whole(part: Locator, within: str) -> bool:
    """Whether it ends before the part that would cut it off does."""
    return bool(
        part.evaluate(
            "(it, name) => it.getBoundingClientRect().bottom"
            " <= document.querySelector(name).getBoundingClientRect().bottom + 1",
            within,
        )
    )


def test_a_picture_and_the_logo_are_shown_to_whoever_may_see_the_board(
    web: PagesServer, configure: Configure, open_page: Open
) -> None:
    put_picture(web, "dau hieu.png")
    slide = {"kind": "picture", "file": "dau hieu.png", "title": {"vi": "Giấy tờ cần mang theo"}}
    configure({"logo": "dau hieu.png", "slides": [slide]})
    page = open_page(link(web))
    for picture in (".logo", ".picture img"):
        expect(page.locator(picture)).to_be_visible()
        page.wait_for_function("name => document.querySelector(name).naturalWidth === 80", arg=picture)
    expect(page.locator(".title")).to_have_text("Giấy tờ cần mang theo")
    assert faults(page) == []
    path = f"{web.public_url}/board/b1/media/"
    assert httpx.get(path + "dau%20hieu.png").status_code == 404, "the board is closed to strangers"
    for missing in ("none.png", "..%2Fjournal.db", "%2e%2e/journal.db"):
        assert page.request.get(path + missing).status == 404


def test_an_open_board_needs_no_key_and_makes_no_sound(
    web: PagesServer, configure: Configure, open_page: Open
) -> None:
    configure({"on_web": True})
    page = open_page(f"{web.public_url}/board/b1")
    expect(page.locator("#clock")).to_be_visible()
    expect(page.locator("#silent")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("theme", ["dark", "high-contrast"])
def test_a_counters_own_screen_says_who_is_called_there(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open, theme: str
) -> None:
    configure({"kind": "counter", "counter": "1", "theme": theme})
    page = open_page(link(web))
    expect(page.locator("#desk")).to_contain_text("Quầy chưa mở")
    do(api, "/api/counters/1/open")
    number = issue(api)["number"]
    do(api, "/api/counters/1/call-next")
    expect(page.locator("#desk.fresh .number")).to_have_text(number)
    expect(page.locator("body")).to_have_class(theme)
    assert faults(page) == []


def test_results_are_shown_with_masked_names(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open
) -> None:
    status = {"code": "9", "name": {"vi": "Đã có kết quả"}, "stage": "ready"}
    configure({"kind": "results", "theme": "dark"}, dossiers={"statuses": [status]})
    told = {"status": "9", "holder": f"Nguyễn Văn An {LONG}"}
    api.put("/api/dossiers/H26-260102-0077", json=told).raise_for_status()
    page = open_page(link(web))
    row = page.locator("#results tr", has_text="H26-260102-0077")
    expect(row).to_contain_text("Đã có kết quả")
    expect(row).not_to_contain_text("Văn An")
    assert page.evaluate("() => document.querySelector('#results table').offsetWidth <= innerWidth")
    assert faults(page) == []
    api.delete("/api/dossiers/H26-260102-0077").raise_for_status()


def test_long_names_of_counters_are_not_cut_off_on_an_upright_board(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open
) -> None:
    counters = api.get("/api/centre").json()["centre"]["counters"]
    configure({}, counters=[counters[0] | {"name": {"vi": LONG}}, *counters[1:]])
    do(api, "/api/counters/1/open")
    page = open_page(link(web))
    page.set_viewport_size(UPRIGHT)  # type: ignore[arg-type]
    for _ in range(5):
        issue(api)
        do(api, "/api/counters/1/call-next")
    expect(page.locator("#list tr")).to_have_count(4, timeout=30_000)
    assert is_seen_whole(page.locator("#list tr").last, "#list")
    expect(page.locator("#main.fresh .sign")).to_have_text(LONG)
    assert is_seen_whole(page.locator("#main .service"), "#main")


def test_a_long_notice_is_read_whole_under_many_waiting_lists(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open
) -> None:
    services = api.get("/api/centre").json()["centre"]["services"]
    named = [each | {"name": {"vi": f"{LONG} {at}"}} for at, each in enumerate(services)]
    words = "Chiều nay trung tâm đóng cửa lúc 16 giờ; xin mời công dân chưa được gọi quay lại sáng mai"
    configure({"notices": [{"text": {"vi": words}}]}, services=named)
    for each in services:
        issue(api, service=each["id"])
    page = open_page(link(web))
    page.set_viewport_size(UPRIGHT)  # type: ignore[arg-type]
    expect(page.locator("#ticker")).to_have_text(words)
    assert is_seen_whole(page.locator("#ticker"), "#foot")
    assert page.locator("#ticker").evaluate("it => it.scrollHeight <= it.clientHeight + 1")
    waits, ticker = (page.locator(part).bounding_box() for part in ("#waits", "#ticker"))
    assert waits is not None
    assert ticker is not None
    assert waits["y"] + waits["height"] <= ticker["y"] + 1


def until_it_is_the_voice(page: Page) -> None:
    page.wait_for_event("response", lambda answer: "/voice" in answer.url and answer.status == 200)


def test_a_board_that_connects_again_repeats_nothing(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    page = open_page(web.public_url)
    page.clock.install()
    page.goto(link(web))
    expect(page.locator("#clock")).to_be_visible()
    with_sound(page)
    until_it_is_the_voice(page)
    spoken = []
    for count in (1, 2):
        issue(api)
        do(api, "/api/counters/1/call-next")
        page.wait_for_function("count => played.filter(each => each.includes('/sounds/')).length >= count",
                               arg=count)  # fmt: skip
        spoken = said(page)
        with page.expect_request(lambda asked: "/live?after=" in asked.url):
            page.clock.fast_forward(10_000)
    assert len(spoken) == len(set(spoken)) == 2


def take_the_voice(board: LiveClient, page: Page) -> None:
    """Ask until it is granted: a page of the test before may still hold it for a moment."""
    while True:
        board.send('{"type": "ask_voice", "zones": [""]}')
        if board.until_type("lease")["zones"]:
            return
        page.wait_for_timeout(200)


def test_a_page_is_silent_while_a_board_of_the_hall_has_the_voice(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    with web.live("board", "b-qt") as board:
        page = open_page(link(web))
        take_the_voice(board, page)
        with_sound(page)
        page.wait_for_event("response", lambda answer: "/voice" in answer.url)
        take_the_voice(board, page)
        number = issue(api)["number"]
        take_the_voice(board, page)
        do(api, "/api/counters/1/call-next")
        expect(page.locator("#main.fresh .number")).to_have_text(number)
        assert said(page) == []
