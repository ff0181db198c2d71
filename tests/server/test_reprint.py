"""Another paper of the same number: asked for by staff, begun by a kiosk, told to everyone."""

import httpx

from tests.server.server_process import ServerProcess


def test_staff_have_a_kiosk_print_a_ticket_again(server: ServerProcess, api: httpx.Client) -> None:
    ticket = api.post("/api/tickets", json={"service": "A"}).json()
    with server.live("kiosk", "k1") as kiosk:
        asked = api.post(f"/api/tickets/{ticket['id']}/ask-reprint", json={"kiosk": "k1"})
        assert asked.status_code == 200
        fact = kiosk.until_fact("reprint_asked")
        assert (fact["kiosk"], fact["tickets"][0]["id"]) == ("k1", ticket["id"])
        reply = kiosk.command({"kind": "reprint", "ticket": ticket["id"]})["result"]
    assert (reply["number"], reply["code"]) == (ticket["number"], ticket["code"])
    assert (reply["reprints"], reply["paper"]) == (1, "pending")


def test_a_number_that_was_called_meanwhile_is_printed_again_with_nobody_ahead(api: httpx.Client) -> None:
    ticket = api.post("/api/tickets", json={"service": "A"}).json()
    api.post("/api/counters/1/open")
    api.post("/api/counters/1/call-next")
    again = api.post(f"/api/tickets/{ticket['id']}/reprint")
    assert again.status_code == 200, again.text
    assert (again.json()["state"], again.json()["ahead"]) == ("called", 0)


def test_an_unknown_kiosk_is_asked_for_nothing(api: httpx.Client) -> None:
    ticket = api.post("/api/tickets", json={"service": "A"}).json()
    asked = api.post(f"/api/tickets/{ticket['id']}/ask-reprint", json={"kiosk": "nowhere"})
    assert (asked.status_code, asked.json()["error"]["code"]) == (404, "not_found")


def test_a_repeat_that_nobody_granted_changes_nothing_about_the_first_paper(api: httpx.Client) -> None:
    ticket = api.post("/api/tickets", json={"service": "A"}).json()
    paper = f"/api/tickets/{ticket['id']}/paper"
    assert api.post(paper, json={"paper": "printed"}).json()["paper"] == "printed"
    assert api.post(paper, json={"paper": "not_printed", "repeat": True}).json()["paper"] == "printed"
    assert api.post(f"/api/tickets/{ticket['id']}/reprint").json()["paper"] == "pending"
    assert api.post(paper, json={"paper": "unknown", "repeat": True}).json()["paper"] == "unknown"
