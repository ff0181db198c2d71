"""A page that becomes the voice of the hall where another board has died."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from playwright.sync_api import expect

from tests.server.live_client import LiveClient
from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_board_kinds import Configure, configure, take_the_voice
from tests.server.pages.test_phone import do, issue
from tests.server.pages.test_web_board import link, said, with_sound

__all__ = ["configure"]

COUNT = "count => played.filter(each => each.includes('/sounds/')).length >= count"


@contextmanager
def keeping_the_voice(board: LiveClient) -> Iterator[None]:
    """Ask again and again, as a living board does."""
    stop = threading.Event()

    def ask() -> None:
        while not stop.wait(0.5):
            board.send('{"type": "ask_voice", "zones": [""]}')

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield
    finally:
        stop.set()
        asking.join()


def test_a_page_says_what_a_dead_board_left_unsaid_and_repeats_nothing(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open
) -> None:
    configure({}, voice={"spoken_within_s": 120})
    page = open_page(link(web))
    for counter in ("1", "2"):
        do(api, f"/api/counters/{counter}/open")
    with web.live("board", "b-qt") as board:
        take_the_voice(board, page)
        with keeping_the_voice(board):
            with_sound(page)
            numbers = [issue(api)["number"] for _ in ("1", "2")]
            for counter in ("1", "2"):
                do(api, f"/api/counters/{counter}/call-next")
            first = api.get("/api/lobby").json()["calls"][-2]["seq"]
            board.send(f'{{"type": "presence", "speaking": {first}}}')
            expect(page.locator("#main.fresh .number")).to_have_text(numbers[0])
            assert said(page) == []
    page.wait_for_function(COUNT, arg=1)
    expect(page.locator("#main.fresh .number")).to_have_text(numbers[1])
    again = issue(api)["number"]
    do(api, "/api/counters/1/call-next")
    page.wait_for_function(COUNT, arg=2)
    expect(page.locator("#main.fresh .number")).to_have_text(again)
    assert len(said(page)) == 2
