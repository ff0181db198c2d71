"""On a rehearsal day every open page says so from the moment on at which it begins."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_rating_tablet import link
from tests.server.pages.test_web_board import link as board_link


@pytest.fixture(scope="module")
def _own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesServer]:
    running = PagesServer(tmp_path_factory.mktemp("practice"))
    running.wait_for_pages()
    yield running
    running.stop()


@pytest.fixture
def practice(_own_server: PagesServer) -> PagesServer:
    """A server of its own on an ordinary day: once a number is out, a day stays what it is."""
    announce(_own_server, active=False)
    return _own_server


def announce(web: PagesServer, *, active: bool) -> None:
    with web.client() as api:
        day = api.get("/api/lobby").json()["day"]
        api.post("/api/rehearsals", json={"day": day, "active": active}).raise_for_status()


def test_open_pages_tell_of_a_rehearsal_as_soon_as_it_begins(practice: PagesServer, open_page: Open) -> None:
    practice.chore(do="account_add", id="mai", name="Mai", role="admin", password="mot-hai-ba")
    pages = [open_page(f"{practice.staff_url}/login?next=/reports")]
    pages[0].get_by_label("Tên đăng nhập").fill("mai")
    pages[0].get_by_label("Mật khẩu").fill("mot-hai-ba")
    pages[0].get_by_role("button", name="Đăng nhập").click()
    expect(pages[0].locator("[data-figure=visits]")).to_be_visible()
    for path in ("/guide", "/setup", "/people", "/dossiers", "/"):
        pages.append(open_page(practice.staff_url + path, context=pages[0].context))
    tablet = open_page(link(practice, "1"))
    board = open_page(board_link(practice))
    expect(tablet.get_by_text("Hôm nay diễn tập")).to_have_count(0)
    for active in (True, False):
        announce(practice, active=active)
        for page in pages:
            expect(page.locator("#rehearsal:visible")).to_have_count(int(active))
        expect(tablet.get_by_text("Hôm nay diễn tập")).to_have_count(int(active))
        expect(board.locator("#rehearsal")).to_have_count(int(active))


def test_a_board_that_is_cut_off_goes_on_to_tell_of_the_rehearsal(
    practice: PagesServer, open_page: Open
) -> None:
    announce(practice, active=True)
    board = open_page(practice.public_url)
    board.clock.install()
    board.goto(board_link(practice))
    expect(board.locator("#rehearsal")).to_be_visible()
    board.route("**/live?*", lambda route: route.fulfill(status=204))
    board.clock.fast_forward(10_000)
    expect(board.locator("#lost")).to_contain_text("Mất kết nối từ ")
    expect(board.locator("#lost")).to_contain_text("Diễn tập – số này không có giá trị")
