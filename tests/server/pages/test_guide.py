"""The guide's phone: give a number, find one, help its visitor on."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import do, issue


def test_a_guide_gives_a_number_in_her_own_name(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    page = sign_in("huy", path="/guide", phone=True)
    page.get_by_label("Lĩnh vực").select_option("A")
    page.get_by_label("Đi xe lăn").check()
    page.get_by_role("button", name="Cấp số").click()
    expect(page.get_by_role("status")).to_contain_text("Đã cấp số A")
    (ticket,) = api.get("/api/lobby").json()["tickets"]
    assert (ticket["device"], ticket["needs"]) == ("huy", ["wheelchair"])
    (step,) = api.get(f"/api/tickets/{ticket['id']}/story").json()["steps"]
    assert step["person"] == "Lê Quang Huy"


def test_numbers_off_a_printed_roll_are_taken_down_up_to_the_last(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    last = int(issue(api)["ordinal"])
    page = sign_in("huy", path="/guide", phone=True)
    page.get_by_label("Cuộn của").select_option("A")
    page.get_by_label("Đã phát đến số").fill(str(last + 3))
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_role("status")).to_have_text("Đã ghi nhận 3 số.")
    assert len(api.get("/api/lobby").json()["tickets"]) == 4
    assert faults(page) == []


@pytest.mark.parametrize("typed", ["{number}", "{short}", " {lower}"])
def test_a_ticket_is_found_by_its_number_however_it_is_typed(
    web: PagesServer, api: httpx.Client, sign_in: SignIn, typed: str
) -> None:
    ticket = issue(api)
    number = ticket["number"]
    text = typed.format(number=number, short=number[0] + number[1:].lstrip("0"), lower=number.lower())
    page = sign_in("huy", path="/guide", phone=True)
    page.get_by_label("Số trên phiếu").fill(text)
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name=number).click()
    expect(page.locator("h1")).to_have_text(number)
    assert faults(page) == []


def test_a_missed_visitor_is_brought_back_and_sent_on(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/1/open")
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    do(api, f"/api/tickets/{ticket['id']}/missed")
    page = sign_in("huy", phone=True)
    page.goto(f"{web.staff_url}/guide/tickets/{ticket['id']}")
    page.get_by_role("button", name="Đưa trở lại hàng chờ").click()
    expect(page.locator("section").first).to_contain_text("Đang chờ")
    page.get_by_label("Chuyển sang").select_option("B")
    page.get_by_role("button", name="Chuyển").click()
    expect(page.get_by_role("status")).to_have_text("Đã thực hiện.")
    assert api.get(f"/api/tickets/{ticket['id']}").json()["service"] == "B"


def test_a_priority_is_given_with_its_reason(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    ticket = issue(api)
    page = sign_in("huy", phone=True)
    page.goto(f"{web.staff_url}/guide/tickets/{ticket['id']}")
    page.get_by_label("Ưu tiên").select_option(index=1)
    page.get_by_label("Lý do, nếu thay đổi").fill("82 tuổi")
    page.get_by_role("button", name="Xác nhận").click()
    expect(page.get_by_role("status")).to_have_text("Đã thực hiện.")
    assert api.get(f"/api/tickets/{ticket['id']}").json()["priority_checked"]
    (step,) = [s for s in api.get(f"/api/tickets/{ticket['id']}/story").json()["steps"] if s["why"]]
    assert step["why"]["vi"].endswith("82 tuổi")


def test_a_refusal_is_told(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> None:
    ticket = issue(api)
    page = sign_in("huy", phone=True)
    page.goto(f"{web.staff_url}/guide/tickets/{ticket['id']}")
    do(api, f"/api/tickets/{ticket['id']}/cancel")
    page.get_by_role("button", name="Lưu").click()
    told = expect(page.get_by_role("status"))
    told.to_have_text("Chưa làm được: Không tìm thấy số này trong ngày hôm nay.")


def test_a_supervisor_reads_the_story_step_by_step(
    web: PagesServer, api: httpx.Client, sign_in: SignIn
) -> None:
    do(api, "/api/counters/1/open")
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    page = sign_in()
    page.goto(f"{web.staff_url}/guide/tickets/{ticket['id']}")
    expect(page.locator("ol")).to_contain_text("Lấy số")
    expect(page.locator("ol")).to_contain_text("đến lượt")


def test_a_call_for_help_appears_by_itself_and_is_answered(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in("huy", path="/guide", phone=True)
    with web.live("kiosk", "k1") as kiosk:
        kiosk.send('{"type": "presence", "problems": ["help_wanted"]}')
        expect(page.locator("#help")).to_contain_text("Ki-ốt 1: có người cần giúp")
        assert faults(page) == []
        page.get_by_role("button", name="nhân viên đang đến").click()
        assert kiosk.until_fact("help_answered")["kiosk"] == "k1"
        expect(page.get_by_role("status")).to_contain_text("nhân viên đang đến")
        kiosk.send('{"type": "presence", "problems": []}')
        expect(page.locator("#help form")).to_have_count(0)
