"""A policy is tried on a day that was, or on a made-up one, before it is put into use."""

from datetime import date
from pathlib import Path

import httpx
import pytest
from moiso_server.pages.past_day import days, read
from moiso_shared.centre import Centre
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults


@pytest.fixture
def admin(web: PagesServer, sign_in: SignIn) -> Page:
    """The page on a phone, as an administrator."""
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    return sign_in("quan", path="/setup/policy", phone=True)


def visits(api: httpx.Client, count: int) -> None:
    """People come; the first one is served, the others wait."""
    api.post("/api/counters/1/open", json={}).raise_for_status()
    for _ in range(count):
        api.post("/api/tickets", json={"service": "A"}).raise_for_status()
    ticket = api.post("/api/counters/1/call-next", json={}).raise_for_status().json()["ticket"]["id"]
    api.post(f"/api/tickets/{ticket}/start", json={}).raise_for_status()
    api.post(f"/api/tickets/{ticket}/finish", json={}).raise_for_status()


def test_a_day_is_read_from_the_journal_with_its_visitors_and_open_counters(
    web: PagesServer, api: httpx.Client
) -> None:
    visits(api, 6)
    centre = Centre.model_validate(api.get("/api/centre").json()["centre"])
    today = date.fromisoformat(api.get("/api/lobby").json()["day"])
    journal = Path(web.folder) / "journal.db"
    assert today in dict(days(journal))
    past = read(journal, today, centre)
    assert len(past.people) >= 6
    assert all(visitor.number and visitor.takes for visitor in past.people)
    assert [each.arrival for each in past.people] == sorted(each.arrival for each in past.people)
    assert all(start < end for spans in past.spans.values() for start, end in spans)
    assert "1" in past.spans


def test_a_policy_is_tried_on_todays_visitors_and_on_a_made_up_day(
    api: httpx.Client, web: PagesServer, sign_in: SignIn
) -> None:
    visits(api, 6)
    before = api.get("/api/centre").json()
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/policy", phone=True)
    expect(page.locator("#day-both")).to_contain_text("lượt khách thật của ngày")
    page.get_by_label("Loại").select_option("strict")
    page.get_by_label("Thử trên ngày").select_option("model")
    page.get_by_role("button", name="Xem thử").click()
    expect(page.locator("#day-both")).to_contain_text("Ngày giả định với")
    expect(page.locator("#day-both")).to_contain_text("người sẽ chờ lâu hơn")
    expect(page.locator("table.effects tbody tr").first).to_contain_text("Khách thường")
    assert faults(page) == []
    assert api.get("/api/centre").json() == before


def test_a_wrong_credit_is_told_at_its_field(admin: Page) -> None:
    credit = admin.get_by_role("group", name="Số phút được cộng").get_by_role("textbox").first
    credit.fill("mười")
    admin.get_by_role("button", name="Xem thử").click()
    expect(admin.get_by_role("alert")).to_contain_text(
        "Số phút được cộng: không dùng được 'mười'; phải là số"
    )
    expect(credit).to_have_value("mười")


def test_new_credits_and_targets_are_put_into_use_and_the_old_address_still_leads_here(
    admin: Page, web: PagesServer
) -> None:
    admin.goto(f"{web.staff_url}/setup/part/policy")
    admin.get_by_role("group", name="Số phút được cộng").get_by_role("textbox").first.fill("35")
    admin.get_by_label("Mục tiêu").fill("25")
    admin.get_by_role("button", name="Kiểm tra").click()
    expect(admin.locator(".diff")).to_contain_text("+credit_min = 35")
    expect(admin.locator(".diff")).to_contain_text("+target_min = 25")
