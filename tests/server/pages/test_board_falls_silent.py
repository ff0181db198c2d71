"""A page that may not be heard any more ends its sentence; one that is closed says farewell."""

import httpx
import pytest
from moiso_server.pages.board_routes import asks_for_its_voice
from moiso_server.pages.links import Links

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_phone import do
from tests.server.pages.test_web_board import call, link, with_sound

COUNT_PAUSES = "() => { window.ended = 0; HTMLMediaElement.prototype.pause = () => { window.ended += 1; }; }"


def test_a_page_that_is_not_heard_of_ends_its_sentence(
    web: PagesServer, api: httpx.Client, open_page: Open
) -> None:
    do(api, "/api/counters/1/open")
    page = open_page(web.public_url, cut=True)
    page.clock.install()
    page.goto(link(web))
    page.evaluate(COUNT_PAUSES)
    with_sound(page)
    page.wait_for_event("response", lambda answer: "/voice" in answer.url and answer.status == 200)
    call(api)
    page.wait_for_function("() => played.some(each => each.includes('/sounds/'))")
    assert page.evaluate("ended") == 0
    page.route("**/voice?*", lambda route: route.abort())
    page.clock.fast_forward(3_000)
    page.wait_for_function("() => ended > 0")


def test_a_page_that_is_left_gives_its_voice_back(web: PagesServer, open_page: Open) -> None:
    page = open_page(link(web))
    with_sound(page)
    page.wait_for_event("response", lambda answer: "/voice" in answer.url)
    with page.expect_request(lambda asked: "/voice?leave=1" in asked.url):
        page.evaluate("() => window.onpagehide()")


@pytest.mark.parametrize(
    ("path", "board", "trusted"),
    [
        ("/board/b1/voice", "b1", True),
        ("/board/b1/voice", "b2", False),
        ("/board/b1/voice", "", False),
        ("/board/b1/live", "b1", False),
        ("/t/b1/voice", "b1", False),
        ("/voice", "b1", False),
    ],
)
def test_only_a_board_with_its_key_asks_at_any_pace(path: str, board: str, trusted: bool) -> None:
    links = Links("5e" * 16)
    cookie = f"moiso_board_{b'b1'.hex()}={links.key(board, 'board')}" if board else ""
    scope = {"type": "http", "path": path, "headers": [(b"cookie", cookie.encode())]}
    assert asks_for_its_voice(links, scope) is trusted
