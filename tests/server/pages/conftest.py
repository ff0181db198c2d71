"""A server with its web pages, and a real browser."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.server.server_process import PATIENCE_S, ServerProcess, free_port

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]
DESKTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)

expect.set_options(timeout=PATIENCE_S * 1000)

Open = Callable[..., Page]


class PagesServer(ServerProcess):
    """A running server whose pages process answers too."""

    def __init__(self, folder: Path, *options: str, centre: str = "tiny") -> None:
        staff, public = free_port(), free_port()
        self.staff_url, self.public_url = f"http://127.0.0.1:{staff}", f"http://127.0.0.1:{public}"
        ports = ("--staff-port", str(staff), "--public-port", str(public))
        super().__init__(folder, "--no-announce", *ports, *options, centre=centre)

    def wait_for_pages(self) -> None:
        """Until both ports answer."""
        deadline = time.monotonic() + PATIENCE_S * 2
        while not _answers(self.public_url):
            assert time.monotonic() < deadline, self.log


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=PATIENCE_S).status_code < 500
    except httpx.TransportError:
        return False


@pytest.fixture(scope="session")
def _pages_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesServer]:
    running = PagesServer(tmp_path_factory.mktemp("pages"))
    running.wait_for_pages()
    yield running
    running.stop()


@pytest.fixture
def web(_pages_server: PagesServer) -> PagesServer:
    """A running server with its pages, the tiny centre, nobody in the hall."""
    _pages_server.clear()
    return _pages_server


@pytest.fixture
def api(web: PagesServer) -> Iterator[httpx.Client]:
    """An admin's REST client."""
    with web.client() as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; of the module, because its driver occupies the thread's event loop."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages in a browser of their own; an error on the console or a foreign address fails the test.

    A page opened with ``cut`` may complain of what it could not load.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location.get('url')})")

    def listen_through_cuts(message: ConsoleMessage) -> None:
        if not message.text.startswith("Failed to load resource"):
            listen(message)

    def start(
        url: str,
        *,
        phone: bool = False,
        dark: bool = False,
        context: BrowserContext | None = None,
        cut: bool = False,
    ) -> Page:
        if context is None:
            context = browser.new_context(
                viewport=PHONE if phone else DESKTOP, color_scheme="dark" if dark else "light"
            )
            contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.on("console", listen_through_cuts if cut else listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _check_address(request.url, complaints))
        page.goto(url)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def _check_address(url: str, complaints: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")):
        complaints.append(f"asked for {url}")


PASSWORD = "bến đò 2026"
PEOPLE = {"lan": ("Trần Thị Lan", "supervisor"), "huy": ("Lê Quang Huy", "guide"), "mai": ("Đỗ Mai", "clerk")}

SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(web: PagesServer, open_page: Open) -> SignIn:
    """Opens a staff page as somebody who has signed in."""
    for person, (name, role) in PEOPLE.items():
        web.chore(do="account_add", id=person, name=name, role=role, password=PASSWORD)

    def start(person: str = "lan", path: str = "/", **options: bool) -> Page:
        page = open_page(f"{web.staff_url}{path}", **options)
        page.get_by_label("Tên đăng nhập").fill(person)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_selector("header.top")
        return page

    return start
