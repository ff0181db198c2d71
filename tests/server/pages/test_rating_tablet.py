"""The tablet at a counter asks how the visit was."""

import json
import sqlite3

import httpx
from playwright.sync_api import expect

from tests.server.pages.conftest import Open, PagesServer
from tests.server.pages.test_phone import do, issue


def link(web: PagesServer, counter: str) -> str:
    return web.public_url + str(web.chore(do="rating_link", counter=counter)["path"])


def serve(api: httpx.Client) -> dict[str, str]:
    ticket = issue(api)
    do(api, "/api/counters/1/call-next")
    do(api, f"/api/tickets/{ticket['id']}/start")
    return ticket


def ratings(web: PagesServer, ticket_id: str) -> list[dict[str, object]]:
    with sqlite3.connect(web.folder / "journal.db") as journal:
        rows = journal.execute("SELECT body FROM fact WHERE kind = 'rated'").fetchall()
    journal.close()
    facts = [json.loads(body) for (body,) in rows]
    return [fact["rating"] for fact in facts if fact["tickets"][0]["id"] == ticket_id]


def test_the_tablet_wakes_asks_and_sleeps_again(web: PagesServer, api: httpx.Client, open_page: Open) -> None:
    do(api, "/api/counters/1/open")
    tablet = open_page(link(web, "1"))
    assert "key=" not in tablet.url
    ticket = serve(api)
    do(api, f"/api/tickets/{ticket['id']}/finish")
    expect(tablet.locator("form")).to_contain_text(f"Lượt số {ticket['number']}")
    tablet.get_by_text("Không hài lòng", exact=True).click()
    tablet.get_by_label("Thời gian chờ").check()
    tablet.get_by_role("button", name="Gửi đánh giá").click()
    expect(tablet.get_by_text("Cảm ơn bạn đã đánh giá!")).to_be_visible()
    expect(tablet.get_by_text("Kính chào quý công dân")).to_be_visible()
    assert ratings(web, ticket["id"]) == [{"score": 2, "reasons": ["waiting"]}]


def test_the_question_closes_at_the_next_start(web: PagesServer, api: httpx.Client, open_page: Open) -> None:
    do(api, "/api/counters/1/open")
    tablet = open_page(link(web, "1"))
    first = serve(api)
    do(api, f"/api/tickets/{first['id']}/finish")
    expect(tablet.locator("form")).to_contain_text(first["number"])
    serve(api)
    expect(tablet.get_by_text("Kính chào quý công dân")).to_be_visible()
    assert ratings(web, first["id"]) == []


def test_a_citizen_skips_the_question(web: PagesServer, api: httpx.Client, open_page: Open) -> None:
    do(api, "/api/counters/1/open")
    tablet = open_page(link(web, "1"))
    ticket = serve(api)
    do(api, f"/api/tickets/{ticket['id']}/finish")
    expect(tablet.locator("form")).to_contain_text(ticket["number"])
    tablet.get_by_role("button", name="Bỏ qua").click()
    expect(tablet.get_by_text("Kính chào quý công dân")).to_be_visible()
    assert ratings(web, ticket["id"]) == []


def test_a_tablet_without_its_link_is_not_let_in(web: PagesServer, api: httpx.Client) -> None:
    do(api, "/api/counters/1/open")
    ticket = serve(api)
    do(api, f"/api/tickets/{ticket['id']}/finish")
    for path in ("/rate/1", "/rate/1?key=", "/rate/1?key=" + "0" * 24):
        assert httpx.get(web.public_url + path).status_code == 403
    httpx.post(f"{web.public_url}/rate/1", data={"ticket": ticket["id"], "score": "5"})
    assert ratings(web, ticket["id"]) == []
