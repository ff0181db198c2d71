"""The copies of the data on the supervisor's desk: a folder that is away is told, and made up for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from moiso_server.backup import copies
from playwright.sync_api import expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_accessible import faults


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PagesServer]:
    """The disk for copies is not there."""
    running = PagesServer(tmp_path / "data", "--backup", str(tmp_path / "disk"))
    running.wait_for_pages()
    yield running
    running.stop()


def test_a_missing_disk_is_told_and_a_copy_is_made_once_it_is_there(
    server: PagesServer, tmp_path: Path, open_page: Open
) -> None:
    disk = tmp_path / "disk"
    server.chore(do="account_add", id="mai", name="Mai", role="supervisor", password="mot-hai-ba")
    page = open_page(f"{server.staff_url}/login")
    page.get_by_label("Tên đăng nhập").fill("mai")
    page.get_by_label("Mật khẩu").fill("mot-hai-ba")
    page.get_by_role("button", name="Đăng nhập").click()
    told = page.locator("[data-alert^=copies_folder_missing]")
    expect(told).to_contain_text(f"không thấy thư mục {disk}")
    disk.mkdir()
    told.get_by_role("button", name="Xem sao lưu").click()
    expect(page.get_by_role("alert")).to_contain_text("Máy chủ sẽ tự thử lại")
    assert faults(page) == []
    page.get_by_role("button", name="Sao lưu ngay").click()
    expect(page.get_by_role("status")).to_contain_text("Đang sao lưu")
    page.goto(server.staff_url)
    expect(told).to_have_count(0)
    [copy] = copies(disk)
    page.goto(f"{server.staff_url}/copies")
    expect(page.locator("main")).to_contain_text(copy.name)
    assert faults(page) == []
