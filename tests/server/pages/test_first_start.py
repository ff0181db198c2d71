"""From an empty folder to a number taken, in a browser; nothing works without the code on the console."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from moiso_server.centres import ready_made
from playwright.sync_api import Page, expect

from tests.server.pages.conftest import PASSWORD, Open, PagesServer
from tests.server.pages.test_accessible import faults

WRONG = {"code": "AAAA-AAAA-AAAA", "person": "quan", "name": "Quản Trị", "password": PASSWORD}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[PagesServer]:
    """A server on an empty folder, started without a document."""
    running = PagesServer(tmp_path / "data", centre="")
    running.wait_for_pages()
    yield running
    running.stop()


def code_of(server: PagesServer) -> str:
    """The newest code on the console."""
    return str(re.findall(r"One-time code: (\S+)", server.log)[-1])


def enter(page: Page, code: str) -> None:
    """Make the first administrator."""
    page.get_by_label("Mã dùng một lần").fill(code)
    page.get_by_label("Tên đăng nhập").fill("quan")
    page.get_by_label("Họ và tên").fill("Quản Trị")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    assert faults(page) == []
    page.get_by_role("button", name="Bắt đầu").click()


def go_on(page: Page, heading: str) -> None:
    """The next step, once the present one was looked at."""
    assert faults(page) == []
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(heading)


def open_day_and_night(page: Page) -> None:
    """The test may run at any hour of any day."""
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        page.locator(f'[name="hours.timetables.0.{day}"]').fill("00:00-24:00")
    page.locator('[name="hours.last_number_min"]').fill("0")
    page.locator('[name^="hours.special_days."][name$=".-"]').evaluate_all(
        "boxes => boxes.forEach(box => { box.checked = true; })"
    )


def test_a_ward_is_set_up_from_nothing_and_gives_a_number(fresh: PagesServer, open_page: Open) -> None:
    page = open_page(f"{fresh.staff_url}/")
    expect(page).to_have_url(f"{fresh.staff_url}/first")
    enter(page, code_of(fresh).lower())
    page.get_by_label("Tên trung tâm (tiếng Việt)").fill("Trung tâm phường Đông Hải")
    page.get_by_role("radio", name="Một phường mẫu").check()
    go_on(page, "Cơ quan")
    go_on(page, "Lĩnh vực")
    page.locator('[name="services.10.name.vi"]').fill("Tiếp công dân")
    page.locator('[name="services.10.prefix"]').fill("T")
    go_on(page, "Quầy")
    page.locator('[name="counters.0.services"][value="tiep-cong-dan"]').check()
    go_on(page, "Giờ làm việc")
    expect(page.locator("summary", has_text="Tết Dương lịch").first).to_contain_text("/01/20")
    open_day_and_night(page)
    go_on(page, "Ưu tiên")
    assert page.get_by_role("radio", checked=True).count() == 0
    page.get_by_role("radio", name="Cộng phút chờ").check()
    go_on(page, "Máy lấy số và bảng")
    go_on(page, "Thủ tục tra cứu")
    expect(page.locator('[name="link.ho-tich"]')).to_have_value("ho-tich")
    page.locator('[name="link.nguoi-co-cong"]').select_option("tiep-cong-dan")
    go_on(page, "Kiểm tra")
    expect(page.locator("form.card")).to_contain_text("11 lĩnh vực, 5 quầy, 1 máy lấy số, 2 bảng.")
    page.get_by_role("button", name="Đưa vào dùng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trung tâm đã sẵn sàng")
    assert faults(page) == []
    token = page.locator('[data-device="kiosk/kiosk-1"]').inner_text()
    assert token not in fresh.log
    headers = {"Authorization": f"Bearer {token}"}
    centre = httpx.get(f"{fresh.url}/api/centre", headers=headers).json()["centre"]
    assert (centre["id"], centre["policy"]["kind"]) == ("trung-tam-phuong-dong-hai", "credit")
    found = httpx.get(f"{fresh.url}/api/procedures", headers=headers, params={"q": "khai sinh"}).json()
    assert found["procedures"][0]["service"] == "ho-tich"
    given = httpx.post(f"{fresh.url}/api/tickets", headers=headers, json={"service": "tiep-cong-dan"})
    assert (given.status_code, given.json()["number"]) == (201, "T001")
    assert httpx.get(f"{fresh.staff_url}/first").status_code == 404


def test_a_draft_outlives_the_server_and_how_priority_works_is_asked(
    fresh: PagesServer, open_page: Open
) -> None:
    page = open_page(f"{fresh.staff_url}/first", phone=True, dark=True)
    enter(page, code_of(fresh))
    page.get_by_label("Tên trung tâm (tiếng Việt)").fill("Trung tâm Phục vụ hành chính công xã Hòa An")
    page.get_by_role("radio", name="Trống").check()
    expect(page.locator("body.body--dark")).to_be_visible()
    go_on(page, "Cơ quan")
    page.goto("about:blank")
    fresh.stop()
    fresh.start()
    fresh.wait_for_pages()
    page.goto(f"{fresh.staff_url}/setup/first/start")
    expect(page.get_by_label("Tên trung tâm (tiếng Việt)")).to_have_value(re.compile("Hòa An"))
    expect(page.get_by_label("Mã trung tâm")).to_have_value("xa-hoa-an")
    page.goto(f"{fresh.staff_url}/setup/document")
    text = ready_made("tiny")
    page.locator("textarea").fill(without_policy(text))
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_role("alert")).to_contain_text("cộng phút chờ")
    page.locator("textarea").fill(without_policy(text) + '[policy]\nkind = "strict"\n')
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".diff")).to_contain_text("strict")


def without_policy(text: str) -> str:
    """The document without its say on priority."""
    return re.sub(r"\[policy\]\n(?:\w.*\n)*", "", text)


def test_wrong_codes_are_refused_and_the_tenth_makes_the_code_void(fresh: PagesServer) -> None:
    code = code_of(fresh)
    with httpx.Client(base_url=fresh.staff_url) as stranger:
        answers = [stranger.post("/first", data=WRONG) for _ in range(10)]
        assert {answer.status_code for answer in answers} == {401}
        late = stranger.post("/first", data={**WRONG, "code": code})
        assert late.status_code == 401
        assert "Mã đã hết hiệu lực" in late.text
        assert stranger.get("/setup/first/start").headers["location"].startswith("/login")
    fresh.stop()
    fresh.start()
    fresh.wait_for_pages()
    assert code_of(fresh) != code
    with httpx.Client(base_url=fresh.staff_url) as stranger:
        short = stranger.post("/first", data={**WRONG, "code": code_of(fresh), "password": "ngắn"})
        assert short.status_code == 422
        made = stranger.post("/first", data={**WRONG, "code": code_of(fresh)})
        assert (made.status_code, made.headers["location"]) == (303, "/setup/first/start")
        assert stranger.post("/first", data={**WRONG, "code": code_of(fresh)}).status_code == 404


def test_a_server_started_with_a_document_has_no_first_start(web: PagesServer) -> None:
    assert httpx.get(f"{web.staff_url}/first").status_code == 404
    assert "One-time code" not in web.log
