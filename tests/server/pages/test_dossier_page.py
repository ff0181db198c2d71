"""The supervisor's page of dossiers, and its files."""

import io
from datetime import UTC, date, datetime, timedelta

import httpx
import openpyxl
from playwright.sync_api import expect

from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults


def tell(web: PagesServer) -> None:
    """Three dossiers of this year: one solved before its day, one late, one waiting too long."""
    today = datetime.now(UTC).date()
    first, day = today.replace(month=1, day=1), timedelta(days=1)
    rows: list[tuple[date, date | None]] = [
        (first + 2 * day, first), (first - day, first), (first - 2 * day, None),
    ]  # fmt: skip
    told = [
        {
            "code": f"H26-260102-{place:04}",
            "status": "4",
            "department": "Sở Tư pháp",
            "received": str(first),
            "due": str(due),
            "finished": str(finished) if finished else None,
            "online": place == 0,
        }
        for place, (due, finished) in enumerate(rows)
    ]
    with web.client() as api:
        api.put("/api/dossiers", json={"dossiers": told}).raise_for_status()


def test_dossiers_are_counted_and_handed_in_as_a_workbook(web: PagesServer, sign_in: SignIn) -> None:
    tell(web)
    page = sign_in(path="/dossiers")
    expect(page.locator("[data-figure=on_time_share]")).to_have_text("50,0 %")
    expect(page.locator("[data-sentence]")).to_contain_text("Tiếp nhận 3 hồ sơ; đã giải quyết 2 hồ sơ")
    expect(page.locator("[data-table=department]")).to_contain_text("Sở Tư pháp")
    heads, line = (
        page.locator(f"[data-table=month] {part} th, [data-table=month] {part} td").all_inner_texts()
        for part in ("thead", "tbody")
    )
    assert len(heads) == len(line) == 9
    assert faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))["Hồ sơ"]
    heads = [cell.value for cell in sheet[4]]
    row = dict(zip(heads, [cell.value for cell in sheet[5]], strict=True))
    assert (row["Tiếp nhận"], row["Nộp trực tuyến"], row["Trước hẹn"], row["Quá hạn"]) == (3, 1, 1, 1)
    assert isinstance(sheet["A2"].value, datetime)


def test_only_those_who_lead_see_them(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in("huy", path="/dossiers", phone=True)
    expect(page.locator(".page")).to_contain_text("không có quyền")
    cookies = {str(cookie["name"]): str(cookie["value"]) for cookie in page.context.cookies()}
    assert httpx.get(f"{web.staff_url}/dossiers/file.csv", cookies=cookies).status_code == 303
