"""Reports on the screen and as files."""

import csv
import io
from datetime import date, datetime

import httpx
import openpyxl
import pytest
from moiso_server.centres import ready_made
from moiso_server.pages.quick_periods import quick_periods
from moiso_server.pages.reports_page import other_period
from moiso_server.reports.wording import Wording
from moiso_shared.centre_file import parse
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue


def cookies(page: Page) -> dict[str, str]:
    return {str(cookie["name"]): str(cookie["value"]) for cookie in page.context.cookies()}


def visits(page: Page) -> int:
    return int(page.locator("[data-figure=visits]").inner_text().replace(".", ""))


def test_a_report_counts_the_visits_of_today(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    issue(api)
    page = sign_in(path="/reports")
    before = visits(page)
    issue(api)
    page.reload()
    assert visits(page) == before + 1
    expect(page.locator("[data-table=service]")).to_contain_text("Nộp hồ sơ")
    expect(page.locator("dl.report")).to_contain_text("Từ lúc lấy số đến lần gọi đầu tiên")
    assert faults(page) == []


def test_what_citizens_wrote_is_read_with_its_service_and_no_clerk(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/1/open")
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    for deed in ("start", "finish"):
        do(api, f"/api/tickets/{ticket['id']}/{deed}")
    said = {"score": "2", "comment": "Ghế ngồi chờ còn thiếu <b>nhiều</b>"}
    assert httpx.post(f"{web.public_url}/t/{ticket['code']}/rate", data=said).status_code == 303
    page = sign_in(path="/reports")
    line = page.locator("[data-table=comments] li").first
    expect(line).to_contain_text("2/5")
    expect(line).to_contain_text("Nộp hồ sơ")
    expect(line).to_contain_text("Ghế ngồi chờ còn thiếu <b>nhiều</b>")
    expect(line).not_to_contain_text(ticket["number"])
    assert faults(page) == []


def test_the_exported_workbook_holds_real_numbers_and_dates(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/1/open")
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    do(api, f"/api/tickets/{ticket['id']}/start")
    do(api, f"/api/tickets/{ticket['id']}/finish")
    page = sign_in(path="/reports")
    shown = visits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book["Tổng hợp"]["B5"].value == shown
    assert isinstance(book["Theo ngày"]["A5"].value, datetime)
    assert isinstance(book["Tổng hợp"]["H5"].value, int | float)
    assert "lần gọi đầu tiên" in str(book["Định nghĩa"]["B3"].value)


def test_the_table_for_spreadsheets_keeps_its_letters(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    issue(api)
    page = sign_in(path="/reports")
    answer = httpx.get(f"{web.staff_url}/reports/file.csv", cookies=cookies(page))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][2] == "Lượt lấy số"
    assert int(rows[1][2]) == visits(page)


def test_a_call_out_of_order_is_listed_with_its_reason(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/1/open")
    issue(api)
    chosen = issue(api)
    do(api, "/api/counters/1/call", ticket=chosen["id"], reason="Người già yếu đi cùng con nhỏ")
    page = sign_in(path="/reports")
    line = page.locator("[data-table=chosen] tbody tr").first
    expect(line).to_contain_text(str(chosen["number"]))
    expect(line).to_contain_text("Người già yếu đi cùng con nhỏ")


def test_a_period_is_compared_with_the_year_before(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in(path="/reports")
    page.get_by_label("So với").select_option("year")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".page")).to_contain_text("so với cùng kỳ năm trước")
    assert other_period(date(2024, 2, 29), date(2024, 3, 1), "year") == (date(2023, 2, 28), date(2023, 3, 1))
    assert other_period(date(2024, 3, 1), date(2024, 3, 5), "before") == (
        date(2024, 2, 25),
        date(2024, 2, 29),
    )


def test_the_usual_periods_are_one_touch_away(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in(path="/reports")
    page.get_by_role("link", name="Tháng trước").click()
    expect(page.get_by_role("link", name="Tháng trước")).to_have_attribute("aria-current", "true")
    months = {key: (first, last) for key, first, last in quick_periods(date(2026, 3, 31))}
    assert months["period_last_month"] == (date(2026, 2, 1), date(2026, 2, 28))
    assert months["period_week"] == (date(2026, 3, 30), date(2026, 3, 31))
    assert months["period_last_year"] == (date(2025, 1, 1), date(2025, 12, 31))


def test_a_guide_sees_no_reports(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in("huy", path="/reports")
    expect(page.locator(".page")).to_contain_text("không có quyền")
    answer = httpx.get(f"{web.staff_url}/reports/file.xlsx", cookies=cookies(page))
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "asked", ["?from=x&to=y", "?from=2030-01-01&to=2020-01-01", "?from=0001-01-01&to=9999-12-31"]
)
def test_a_period_without_sense_does_no_harm(web: PagesServer, sign_in: SignIn, asked: str) -> None:
    page = sign_in()
    page.goto(f"{web.staff_url}/reports{asked}")
    expect(page.locator("[data-figure=visits]")).to_be_visible()


def test_numbers_are_written_as_in_vietnamese() -> None:
    centre = parse(ready_made("ward"))
    vietnamese, english = Wording(centre, "vi"), Wording(centre, "en")
    assert vietnamese.figure(61911, "count") == "61.911"
    assert vietnamese.figure(59997 / 60396, "share") == "99,3 %"
    assert english.figure(61911, "count") == "61,911"
    assert vietnamese.line("day", "2026-03-02") == "02/03/2026"


def test_clerks_are_named(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    web.chore(do="person_add", id="thao", name="Phạm Thị Thảo", pin="2468")
    do(api, "/api/counters/1/sign-in", person="thao", pin="2468")
    do(api, "/api/counters/1/open")
    issue(api)
    do(api, "/api/counters/1/call-next")
    page = sign_in(path="/reports")
    expect(page.locator("[data-table=clerk]")).to_contain_text("Phạm Thị Thảo")
    do(api, "/api/counters/1/sign-out")
