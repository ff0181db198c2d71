"""Pages of a PDF and films on a board in a browser, which give way to a call at once."""

import base64
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_board_kinds import Configure, configure
from tests.server.pages.test_phone import do, issue
from tests.server.pages.test_web_board import link

__all__ = ["configure"]

FILM = """() => new Promise((done, failed) => {
  const canvas = document.createElement("canvas"), parts = [];
  canvas.width = 160; canvas.height = 90;
  const pen = canvas.getContext("2d"), camera = new MediaRecorder(canvas.captureStream(20));
  let drawn = 0;
  camera.ondataavailable = event => parts.push(event.data);
  camera.onstop = () => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1]);
    reader.readAsDataURL(new Blob(parts));
  };
  camera.start();
  const draw = setInterval(() => {
    pen.fillStyle = drawn % 2 ? "#a00" : "#00a";
    pen.fillRect(0, 0, 160, 90);
    if (++drawn === 20) { clearInterval(draw); camera.stop(); }
  }, 50);
})"""


def put_pdf(folder: Path, *colours: str) -> None:
    pages = [Image.new("RGB", (160, 90), colour) for colour in colours]
    folder.mkdir(exist_ok=True)
    pages[0].save(folder / "huong dan.pdf", save_all=True, append_images=pages[1:])


def test_pages_of_a_pdf_are_shown_as_pictures(
    web: PagesServer, configure: Configure, open_page: Open
) -> None:
    put_pdf(web.folder / "media", "#a00", "#0a0")
    title = {"vi": "Cách nộp hồ sơ trực tuyến"}
    configure({"slides": [{"kind": "pdf", "file": "huong dan.pdf", "seconds": 3, "title": title}]})
    page = open_page(link(web))
    for number in (0, 1):
        expect(page.locator(f".picture img[src*='/pages/{number}/']")).to_be_visible(timeout=30_000)
        page.wait_for_function("document.querySelector('.picture img').naturalWidth === 1920")
    assert faults(page) == []
    path = f"{web.public_url}/board/b1/pages/"
    assert httpx.get(path + "0/huong%20dan.pdf").status_code == 404, "the board is closed to strangers"
    for missing in ("2/huong%20dan.pdf", "0/none.pdf", "0/..%2Fjournal.db", "-1/huong%20dan.pdf"):
        assert page.request.get(path + missing).status == 404


def test_a_film_plays_on_while_the_page_changes_and_gives_way_to_a_call(
    web: PagesServer, api: httpx.Client, configure: Configure, open_page: Open
) -> None:
    page = open_page(link(web))
    film = base64.b64decode(page.evaluate(FILM))
    (web.folder / "media").mkdir(exist_ok=True)
    (web.folder / "media" / "phim.webm").write_bytes(film)
    configure({"slides": [{"kind": "film", "file": "phim.webm", "title": {"vi": "Dịch vụ công"}}]})
    expect(page.locator("#film")).to_be_visible()
    page.wait_for_function("document.querySelector('#film').currentTime > 0")
    page.evaluate("document.querySelector('#film').begun = true")
    part = page.request.get(f"{web.public_url}/board/b1/media/phim.webm", headers={"Range": "bytes=0-9"})
    assert (part.status, part.body()) == (206, film[:10])
    issue(api)
    expect(page.locator("#foot")).to_contain_text("1 người đang chờ")
    assert page.evaluate("document.querySelector('#film').begun && !document.querySelector('#film').paused")
    do(api, "/api/counters/1/open")
    do(api, "/api/counters/1/call-next")
    expect(page.locator("#main.fresh .number")).to_be_visible()
    expect(page.locator("#film")).to_be_hidden()
    assert page.evaluate("document.querySelector('#film').paused")


def test_a_television_that_cannot_play_a_film_shows_the_other_slides(
    web: PagesServer, configure: Configure, open_page: Open
) -> None:
    (web.folder / "media").mkdir(exist_ok=True)
    (web.folder / "media" / "hong.mp4").write_bytes(b"no film at all")
    film = {"kind": "film", "file": "hong.mp4", "seconds": 600, "title": {"vi": "Phim"}}
    configure({"slides": [film, {"title": {"vi": "Mời quý khách lấy số"}, "seconds": 3}]})
    page = open_page(link(web))
    expect(page.locator(".title")).to_have_text("Mời quý khách lấy số")
    expect(page.locator("#film")).to_be_hidden()
