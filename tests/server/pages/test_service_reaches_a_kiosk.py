"""A service added in set-up is touched on a kiosk that runs already, and gives a number."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from moiso_server.demo import until
from playwright.sync_api import expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.server_process import PATIENCE_S

Touch = Callable[..., None]
Document = dict[str, Any]


@pytest.fixture
def document(web: PagesServer, api: httpx.Client) -> Iterator[Document]:
    """The centre as it was before, and is again afterwards."""
    before: Document = api.get("/api/centre").json()["centre"]
    yield before
    web.clear()
    api.put("/api/centre", json=before).raise_for_status()


@pytest.fixture
def touch(web: PagesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Touch]:
    """A kiosk as a program of its own; touches something there, again until it has its effect."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    token, wishes, log = tmp_path / "token", tmp_path / "wishes", tmp_path / "kiosk.log"
    token.write_text(web.token("kiosk", "k1"))
    wishes.mkdir()
    command = [
        *(sys.executable, "-m", "moiso_kiosk", "--mute", "--windowed", "--server", web.url),
        *("--token-file", str(token), "--data", str(tmp_path / "kiosk"), "--shots", str(wishes)),
    ]
    with log.open("wb") as words:
        program = subprocess.Popen(command, stdout=words, stderr=subprocess.STDOUT)

    def act(name: str, happened: Callable[[], bool] | None = None) -> None:
        wish, failed = wishes / "kiosk-touch.do", wishes / "kiosk-touch.failed"

        def done() -> bool:
            assert program.poll() is None, log.read_text()
            if wish.exists():
                return False
            touched = not failed.exists()
            failed.unlink(missing_ok=True)
            if touched if happened is None else happened():
                return True
            wish.with_suffix(".part").write_text(f"touch {name}")
            wish.with_suffix(".part").rename(wish)
            return False

        failed.touch()  # nothing has been touched yet
        until(done, f"a touch of {name} to have its effect", seconds=PATIENCE_S)

    yield act
    program.terminate()
    program.wait(PATIENCE_S)


def add_service(sign_in: SignIn) -> None:
    """An administrator adds a service in the browser and puts it into use."""
    page = sign_in("quan", path="/setup/service")
    page.get_by_label("Mã").fill("viec-moi")
    page.get_by_label("Tên tiếng Việt").fill("Việc mới")
    page.get_by_label("Chữ đầu của số").fill("Y")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng phiên bản")


def test_a_service_added_in_set_up_gives_a_number_on_a_running_kiosk(
    web: PagesServer, api: httpx.Client, document: Document, sign_in: SignIn, touch: Touch, tmp_path: Path
) -> None:
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    shot = tmp_path / "wishes" / "kiosk-menu.want"
    shot.touch()
    until(lambda: not shot.exists(), "the kiosk's first picture", seconds=PATIENCE_S)
    add_service(sign_in)
    new = f"tile-{len(document['services'])}"

    def tickets() -> list[dict[str, str]]:
        found: list[dict[str, str]] = api.get("/api/lobby").json()["tickets"]
        return found

    touch(new)
    touch("take", lambda: bool(tickets()))
    assert [(ticket["number"], ticket["service"]) for ticket in tickets()] == [("Y001", "viec-moi")]
