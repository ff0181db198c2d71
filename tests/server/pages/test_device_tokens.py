"""The page of devices: a token made there works, and stops working when it is withdrawn there."""

import httpx
import pytest
from moiso_qt.redeeming import token_for
from playwright.sync_api import expect
from websockets.exceptions import ConnectionClosedError

from tests.server.pages.conftest import PASSWORD, PagesServer, SignIn
from tests.server.pages.test_accessible import faults


def _status(web: PagesServer, token: str) -> int:
    return httpx.get(f"{web.url}/api/lobby", headers={"Authorization": f"Bearer {token}"}).status_code


def test_a_token_made_on_the_page_works_until_it_is_revoked_there(web: PagesServer, sign_in: SignIn) -> None:
    web.revoke("board", "b1")  # other tests may have made some
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup")
    page.get_by_role("link", name="Mã kết nối của thiết bị").click()
    page.get_by_role("combobox").select_option("board/b1")
    page.get_by_role("button", name="Tạo mã dài").click()
    token = page.locator("code.token").inner_text()
    assert faults(page) == []
    assert token not in page.url
    assert _status(web, token) == 200
    page.goto(f"{web.staff_url}/setup/devices")
    assert token not in page.content()
    page.get_by_role("button", name="Thu hồi: b1").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thu hồi mã của b1")
    assert _status(web, token) == 401
    assert token not in web.log


def test_a_short_code_made_on_the_page_pairs_its_device(web: PagesServer, sign_in: SignIn) -> None:
    web.revoke("board", "b1")
    web.chore(do="account_add", id="quan", name="Quản Trị", role="admin", password=PASSWORD)
    page = sign_in("quan", path="/setup/devices")
    page.get_by_role("combobox").select_option("board/b1")
    page.get_by_role("button", name="Tạo mã ghép").click()
    expect(page.locator("main")).to_contain_text("có hiệu lực 10 phút, dùng một lần")
    assert faults(page) == []
    token = token_for(web.url, page.locator("code.token").inner_text())
    assert _status(web, token) == 200
    web.revoke("board", "b1")


def test_only_devices_of_the_document_get_a_token(api: httpx.Client) -> None:
    answer = api.post("/api/tokens", json={"role": "kiosk", "name": "k9"})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"] == "name: the document has no kiosk 'k9'; allowed: k1"
    assert api.post("/api/tokens", json={"role": "admin", "name": "root"}).status_code == 422


def test_the_page_of_devices_is_for_administrators(web: PagesServer, sign_in: SignIn) -> None:
    page = sign_in("lan", path="/setup/devices")
    expect(page.locator("main")).to_contain_text("Bạn không có quyền xem trang này.")


def test_a_revoked_token_ends_the_open_socket_of_its_device(web: PagesServer, api: httpx.Client) -> None:
    kiosk = web.live("kiosk", "k8")
    with kiosk:
        kiosk.until_type("snapshot")
        assert api.post("/api/tokens/revoke", json={"role": "kiosk", "name": "k8"}).status_code == 200
        with pytest.raises(ConnectionClosedError, match="the token was withdrawn"):
            kiosk.until(lambda frame: False)
    web.revoke("kiosk", "k8")
