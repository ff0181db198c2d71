"""A page that may not be heard any more ends its sentence; one that is closed says farewell."""

import httpx

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
