"""Hours and holidays on a calendar: what a day looks like, and what touching it does."""

import json
from datetime import date

import httpx
import pytest
from moiso_server.centres import ready_made
from moiso_server.pages.calendar_year import cells, weeks, with_days
from moiso_shared.centre_file import parse, validate
from moiso_shared.errors import CentreInvalid
from playwright.sync_api import expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults

WARD = parse(ready_made("ward"))


def test_a_month_is_shown_from_monday_to_sunday() -> None:
    september = weeks(cells(WARD, 2026, "vi"), 9)
    assert [cell and cell.day.day for cell in september[0]] == [None, 1, 2, 3, 4, 5, 6]
    assert {len(week) for week in september} == {7}


@pytest.mark.parametrize(
    ("day", "state", "name"),
    [
        (date(2026, 9, 1), "closed", "Quốc khánh"),
        (date(2026, 9, 4), "open", ""),
        (date(2026, 9, 6), "weekend", ""),
        (date(2026, 8, 22), "open", "Làm bù cho ngày 31/8"),
    ],
)
def test_a_day_says_whether_the_centre_is_open(day: date, state: str, name: str) -> None:
    (cell,) = [each for each in cells(WARD, 2026, "vi") if each.day == day]
    assert (cell.state, cell.name) == (state, name)


def test_holidays_of_the_law_are_proposed_where_the_document_says_nothing() -> None:
    proposed = {each.day: each.proposed for each in cells(WARD, 2030, "en") if each.proposed}
    assert proposed[date(2030, 2, 2)] == "Lunar New Year"
    assert not [each for each in cells(WARD, 2026, "vi") if each.proposed and each.special]


def test_days_are_closed_shortened_given_back_and_taken_from_the_law() -> None:
    half = {"open": "07:30-11:30", "name": {"vi": "Họp", "en": ""}}
    form = {
        "day.2026-12-24": [json.dumps(half)],
        "day.2026-09-01": [" "],
        "propose": ["2030-02-02", "2030-13-77"],
    }
    after = validate(with_days(WARD, form))
    days = {each.date: each for each in after.hours.special_days}
    assert [*map(str, days[date(2026, 12, 24)].open)] == ["07:30-11:30"]
    assert date(2026, 9, 1) not in days
    assert days[date(2030, 2, 2)].name.vi == "Tết Nguyên đán"
    assert len(days) == len(WARD.hours.special_days) + 1


@pytest.mark.parametrize(
    ("day", "said", "field"),
    [
        ("2026-12-24", '{"open": "7h-11h", "name": {"vi": "Họp"}}', "open"),
        ("2026-12-24", '{"open": "", "name": {}}', "name"),
        ("hôm nay", '{"open": "", "name": {"vi": "Họp"}}', "date"),
    ],
)
def test_what_is_wrong_with_a_day_is_named(day: str, said: str, field: str) -> None:
    with pytest.raises(CentreInvalid, match=field):
        validate(with_days(WARD, {f"day.{day}": [said]}))


def test_a_day_is_touched_on_a_phone_and_by_keyboard_and_put_into_use(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    before = api.get("/api/centre").json()["centre"]
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/calendar?year=2030&month=1", phone=True)
    assert faults(page) == []
    page.get_by_role("button", name="Thứ Năm, 31/01/2030").press("ArrowRight")
    expect(page.get_by_role("heading", name="Tháng 2 năm 2030")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Chỉ buổi sáng").check()
    page.get_by_label("tiếng Việt").fill("Họp đầu xuân")
    assert faults(page) == []
    page.get_by_role("button", name="Xong").click()
    expect(page.get_by_role("status").last).to_have_text("Số ngày đã đổi: 1")
    page.get_by_role("checkbox", name="02/02/2030").check()
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".diff")).to_contain_text("Họp đầu xuân")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng phiên bản")
    hours = api.get("/api/centre").json()["centre"]["hours"]
    assert [each["date"] for each in hours["special_days"]] == ["2030-02-02", "2030-02-08"]
    api.put("/api/centre", json=before).raise_for_status()
