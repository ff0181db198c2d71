"""A folder for the daily reports that is not there: told to the supervisor, and made up for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from moiso_server.centres import ready_made
from moiso_shared.centre_file import parse
from playwright.sync_api import expect

from tests.server.in_process import FakeClock, InProcess
from tests.server.pages.conftest import Open, PagesServer


def two_days(folder: Path) -> None:
    """A number on each of the two days before today."""
    clock = FakeClock(datetime.now(UTC) - timedelta(days=2))
    hall = InProcess(folder, clock, parse(ready_made("tiny")))
    hall.issue("A")
    clock.advance(days=1)
    hall.issue("A")
    hall.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PagesServer]:
    """Yesterday is over, and the share for its report is not there."""
    with ThreadPoolExecutor(1) as beside_the_browsers_loop:
        beside_the_browsers_loop.submit(two_days, tmp_path / "data").result()
    running = PagesServer(tmp_path / "data", "--reports", str(tmp_path / "share"))
    running.wait_for_pages()
    yield running
    running.stop()


def test_a_missing_folder_is_told_and_made_up_for(
    server: PagesServer, tmp_path: Path, open_page: Open
) -> None:
    share = tmp_path / "share"
    server.chore(do="account_add", id="mai", name="Mai", role="supervisor", password="mot-hai-ba")
    page = open_page(f"{server.staff_url}/login")
    page.get_by_label("Tên đăng nhập").fill("mai")
    page.get_by_label("Mật khẩu").fill("mot-hai-ba")
    page.get_by_role("button", name="Đăng nhập").click()
    told = page.locator("[data-alert^=reports_folder]")
    expect(told).to_contain_text(f"không thấy thư mục {share}")
    share.mkdir()
    reports = open_page(f"{server.staff_url}/reports", context=page.context)
    expect(reports.get_by_role("alert").first).to_contain_text("sẽ được ghi bù")
    expect(told).to_have_count(0)
    (file,) = share.glob("*.xlsx")
    assert openpyxl.load_workbook(file)["Tổng hợp"]["B5"].value == 1
