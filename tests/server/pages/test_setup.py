"""An administrator changes the centre's document in the browser."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults
from tests.server.pages.test_phone import issue


@pytest.fixture
def admin(web: PagesServer, api: httpx.Client, sign_in: SignIn) -> SignIn:
    """Signs in as an administrator; the document is put back afterwards."""
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    return sign_in


def test_a_service_added_in_set_up_is_there_at_once_and_can_be_taken_back(
    web: PagesServer, api: httpx.Client, admin: SignIn
) -> None:
    before = api.get("/api/centre").json()
    with web.live("kiosk", "k1") as kiosk:
        kiosk.until_type("snapshot")
        page = admin("quan", path="/setup")
        page.get_by_role("link", name="Thêm lĩnh vực").click()
        page.get_by_label("Mã").fill("thu-nghiem")
        page.get_by_label("Tên tiếng Việt").fill("Việc thử nghiệm")
        page.get_by_label("Chữ đầu của số").fill("X")
        page.get_by_role("checkbox").first.check()
        assert faults(page) == []
        page.get_by_role("button", name="Kiểm tra").click()
        expect(page.locator(".diff")).to_contain_text('+id = "thu-nghiem"')
        page.get_by_role("button", name="Áp dụng").click()
        expect(page.get_by_role("status")).to_contain_text("Đã áp dụng phiên bản")
        new = kiosk.until_type("snapshot")["centre"]
        assert "thu-nghiem" in [service["id"] for service in new["services"]]
    assert issue(api, service="thu-nghiem")["number"] == "X001"
    web.clear()
    page.locator(f"a[href='/setup/versions/{before['version']}']").click()
    expect(page.locator(".minus").first).to_be_visible()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng phiên bản")
    assert api.get("/api/centre").json()["centre"] == before["centre"]


def test_a_mistake_in_the_document_is_told_and_nothing_is_lost(
    web: PagesServer, api: httpx.Client, admin: SignIn
) -> None:
    page = admin("quan", path="/setup/document")
    box = page.locator("textarea[name=toml]")
    wrong = box.input_value().replace('prefix = "A"', 'prefix = "a1"')
    box.fill(wrong)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_role("alert")).to_contain_text("Chữ đầu của số: không dùng được")
    assert box.input_value() == wrong


def _rename(api: httpx.Client) -> None:
    """Somebody else gives the second service another name, and puts one before the first."""
    document = api.get("/api/centre").json()["centre"]
    document["services"][1]["name"] = {"vi": "Lĩnh vực M"}
    fresh = {**document["services"][0], "id": "moi", "name": {"vi": "Mới"}, "prefix": "M"}
    document["services"] = [fresh, *document["services"]]
    document["counters"][0]["services"].append("moi")
    api.put("/api/centre", json=document).raise_for_status()


@pytest.fixture
def as_before(api: httpx.Client) -> Iterator[None]:
    """The document comes back after the test."""
    before = api.get("/api/centre").json()["centre"]
    yield
    api.put("/api/centre", json=before).raise_for_status()


@pytest.mark.usefixtures("as_before")
def test_what_two_people_change_at_once_goes_in_from_both(
    web: PagesServer, api: httpx.Client, admin: SignIn
) -> None:
    page = admin("quan", path="/setup/part/services/0")
    _rename(api)
    page.locator("[name='services.0.name.vi']").fill("Tên của tôi")
    page.get_by_role("button", name="Kiểm tra và xem thay đổi").click()
    expect(page.get_by_role("status")).to_contain_text("Trong lúc bạn sửa, người khác đã lưu bản")
    assert faults(page) == []
    _rename_again(api)
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Trong lúc bạn sửa")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã áp dụng")
    names = [service["name"]["vi"] for service in api.get("/api/centre").json()["centre"]["services"]]
    assert names[:3] == ["Rất mới", "Tên của tôi", "Lĩnh vực M"]


def _rename_again(api: httpx.Client) -> None:
    document = api.get("/api/centre").json()["centre"]
    document["services"][0]["name"] = {"vi": "Rất mới"}
    api.put("/api/centre", json=document).raise_for_status()


@pytest.mark.usefixtures("as_before")
def test_what_both_changed_is_named_before_it_is_applied(
    web: PagesServer, api: httpx.Client, admin: SignIn
) -> None:
    page = admin("quan", path="/setup/document")
    box = page.locator("textarea[name=toml]")
    box.fill(box.input_value().replace('prefix = "A"', 'prefix = "AA"'))
    page.get_by_role("button", name="Kiểm tra").click()
    document = api.get("/api/centre").json()["centre"]
    document["services"][0]["prefix"] = "AB"
    api.put("/api/centre", json=document).raise_for_status()
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("status")).to_contain_text("Cả hai cùng sửa: ")
    assert '"AB"' in api.get("/api/centre").text


def test_a_supervisor_changes_nothing_in_set_up(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in(path="/setup")
    expect(page.locator(".page")).to_contain_text("không có quyền")
    session = {str(cookie["name"]): str(cookie["value"]) for cookie in page.context.cookies()}
    answer = httpx.post(f"{web.staff_url}/setup/apply", data={"toml": "", "base": "1"}, cookies=session)
    assert "không có quyền" in answer.text


def test_the_links_of_boards_are_told_and_open_them(web: PagesServer, admin: SignIn) -> None:
    page = admin("quan", path="/setup")
    told = page.locator("li", has_text="Màn hình sảnh").locator("code").inner_text()
    assert told.startswith(web.public_url)
    assert httpx.get(told).status_code == 303
