"""REST: the way of a visitor, step by step, and what each step refuses."""

import httpx
import pytest
from moiso_shared.persons import person_hash

from tests.server.server_process import ServerProcess

Json = dict[str, object]


def issue(api: httpx.Client, service: str = "A", **said: object) -> Json:
    answer = api.post("/api/tickets", json={"service": service, **said})
    assert answer.status_code == 201, answer.text
    ticket: Json = answer.json()
    return ticket


def called(api: httpx.Client, counter: str = "1") -> Json:
    """A fresh ticket, called to a counter."""
    api.post(f"/api/counters/{counter}/open").raise_for_status()
    ticket = issue(api)
    called: Json = api.post(f"/api/counters/{counter}/call-next").json()["ticket"]
    assert called["id"] == ticket["id"]
    return called


def post(api: httpx.Client, path: str, body: object = None) -> Json:
    answer = api.post(path, json=body) if body is not None else api.post(path)
    assert answer.status_code == 200, answer.text
    json: Json = answer.json()
    return json


def refusal(answer: httpx.Response) -> tuple[int, str]:
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "retry"}
    assert error["message"]
    return answer.status_code, error["code"]


def test_a_number_is_given_with_its_place_and_its_secret_code(api: httpx.Client) -> None:
    first = issue(api)
    second = issue(api, priority="elderly", language="en", id="my-own-id")
    assert (first["state"], first["service"], first["number"]) == ("waiting", "A", first["number"])
    assert str(second["number"]) > str(first["number"])
    assert (second["id"], second["priority"], second["language"]) == ("my-own-id", "elderly", "en")
    assert (first["ahead"], second["ahead"]) == (0, 0)
    assert len(str(first["code"])) == 26
    assert first["code"] != second["code"]


def test_a_visit_goes_from_waiting_to_finished(api: httpx.Client) -> None:
    ticket = called(api)
    assert (ticket["state"], ticket["counter"]) == ("called", "1")
    assert post(api, f"/api/tickets/{ticket['id']}/start")["state"] == "serving"
    assert post(api, f"/api/tickets/{ticket['id']}/finish", {"outcome": "done"})["state"] == "finished"
    ended = api.get(f"/api/tickets/{ticket['id']}").json()
    assert (ended["state"], ended["outcome"], ended["start_implied"]) == ("finished", "done", False)


def test_finished_without_a_start_says_so(api: httpx.Client) -> None:
    ticket = called(api)
    assert post(api, f"/api/tickets/{ticket['id']}/finish")["start_implied"] is True


def test_a_missed_ticket_may_return_and_be_called_again(api: httpx.Client) -> None:
    ticket = called(api)
    assert post(api, f"/api/tickets/{ticket['id']}/missed")["state"] == "missed"
    assert post(api, f"/api/tickets/{ticket['id']}/return")["state"] == "waiting"
    assert post(api, "/api/counters/1/call-next")["ticket"]["id"] == ticket["id"]  # type: ignore[index]


def test_a_ticket_may_be_named_by_its_number(api: httpx.Client) -> None:
    ticket = called(api)
    assert post(api, f"/api/tickets/{ticket['number']}/start")["id"] == ticket["id"]
    assert api.get(f"/api/tickets/{ticket['number']}").json()["state"] == "serving"


def test_a_transferred_ticket_waits_for_the_other_counter_and_comes_back(api: httpx.Client) -> None:
    ticket = called(api, "1")
    post(api, "/api/counters/2/open")
    post(api, f"/api/tickets/{ticket['id']}/start")
    sent = post(
        api, f"/api/tickets/{ticket['id']}/transfer", {"service": "B", "counter": "2", "come_back": True}
    )
    assert (sent["state"], sent["service"], sent["number"]) == ("waiting", "B", ticket["number"])
    assert post(api, "/api/counters/1/call-next")["ticket"] is None
    assert post(api, "/api/counters/2/call-next")["ticket"]["id"] == ticket["id"]  # type: ignore[index]
    back = post(api, f"/api/tickets/{ticket['id']}/finish")
    assert (back["state"], back["service"], back["only_counter"]) == ("waiting", "A", "1")


def test_a_cancelled_ticket_leaves_the_lobby_and_can_still_be_looked_up(api: httpx.Client) -> None:
    ticket = issue(api)
    assert post(api, f"/api/tickets/{ticket['id']}/cancel")["state"] == "cancelled"
    assert api.get("/api/lobby").json()["tickets"] == []
    assert api.get(f"/api/tickets/{ticket['id']}").json()["state"] == "cancelled"


def test_a_chosen_ticket_is_called_out_of_order_with_a_reason(api: httpx.Client) -> None:
    api.post("/api/counters/1/open")
    first, second = issue(api), issue(api)
    answer = post(api, "/api/counters/1/call", {"ticket": second["number"], "reason": "ngồi xe lăn"})
    assert answer["ticket"]["id"] == second["id"]  # type: ignore[index]
    assert api.get(f"/api/tickets/{first['id']}").json()["state"] == "waiting"


def test_the_paper_is_reported(api: httpx.Client) -> None:
    ticket = issue(api, paper=True)
    assert ticket["paper"] == "pending"
    assert post(api, f"/api/tickets/{ticket['id']}/paper", {"paper": "printed"})["paper"] == "printed"


def test_a_counter_opens_pauses_resumes_and_closes(api: httpx.Client) -> None:
    assert post(api, "/api/counters/1/open")["status"] == "open"
    paused = post(api, "/api/counters/1/pause", {"reason": "meeting"})
    assert (paused["status"], paused["reason"]) == ("paused", "meeting")
    assert post(api, "/api/counters/1/open")["status"] == "open"
    assert post(api, "/api/counters/1/close")["status"] == "closed"


def test_the_lobby_shows_tickets_every_counter_and_the_document(api: httpx.Client) -> None:
    ticket = called(api)
    lobby = api.get("/api/lobby").json()
    assert [(t["id"], t["state"]) for t in lobby["tickets"]] == [(ticket["id"], "called")]
    assert [c["id"] for c in lobby["counters"]] == ["1", "2", "3", "4"]
    assert lobby["counters"][0]["ticket"] == ticket["id"]
    assert [s["id"] for s in lobby["centre"]["services"]] == ["A", "B"]
    assert lobby["seq"] == api.get("/api/health").json()["seq"]


def test_the_interface_is_described(api: httpx.Client) -> None:
    paths = api.get("/api/openapi.json").json()["paths"]
    page = api.get("/api/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert [path for path in paths if path not in page.text] == []


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/api/tickets", {"service": "Z"}, (404, "unknown_service")),
        ("/api/tickets", {"service": "A", "priority": "vip"}, (422, "unknown_priority")),
        ("/api/tickets", {}, (422, "invalid")),
        ("/api/tickets", {"service": "A", "prioriti": "elderly"}, (422, "invalid")),
        ("/api/tickets", {"service": "A", "id": "no spaces"}, (422, "invalid")),
        ("/api/tickets", {"service": "A", "language": "Việt"}, (422, "invalid")),
        ("/api/tickets/nobody/start", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/recall", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/finish", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/missed", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/return", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/cancel", None, (404, "unknown_ticket")),
        ("/api/tickets/nobody/transfer", {"service": "B"}, (404, "unknown_ticket")),
        ("/api/tickets/nobody/paper", {"paper": "printed"}, (404, "unknown_ticket")),
        ("/api/counters/99/open", None, (404, "unknown_counter")),
        ("/api/counters/99/call-next", None, (404, "unknown_counter")),
        ("/api/counters/1/call-next", None, (409, "counter_closed")),
        ("/api/counters/1/pause", None, (409, "counter_closed")),
        ("/api/counters/1/call", {"ticket": "A001", "reason": " "}, (422, "invalid")),
        ("/api/counters/1/call", {"ticket": "nobody", "reason": "x"}, (404, "unknown_ticket")),
    ],
)
def test_a_refusal_names_its_situation(
    api: httpx.Client, path: str, body: object, expected: tuple[int, str]
) -> None:
    assert refusal(api.post(path, json=body) if body is not None else api.post(path)) == expected


@pytest.mark.parametrize("step", ["start", "finish", "missed", "return", "recall"])
def test_a_waiting_ticket_refuses_the_steps_of_a_called_one(api: httpx.Client, step: str) -> None:
    ticket = issue(api)
    assert refusal(api.post(f"/api/tickets/{ticket['id']}/{step}")) == (409, "wrong_state")


def test_a_ticket_in_service_cannot_be_missed_or_called(api: httpx.Client) -> None:
    ticket = called(api)
    post(api, f"/api/tickets/{ticket['id']}/start")
    api.post("/api/counters/2/open")
    assert refusal(api.post(f"/api/tickets/{ticket['id']}/missed")) == (409, "wrong_state")
    call = {"ticket": ticket["id"], "reason": "x"}
    assert refusal(api.post("/api/counters/2/call", json=call)) == (409, "wrong_state")


def test_a_recall_right_after_the_call_is_too_soon(api: httpx.Client) -> None:
    ticket = called(api)
    assert refusal(api.post(f"/api/tickets/{ticket['id']}/recall")) == (409, "recall_too_soon")


def test_a_transfer_names_where_to(api: httpx.Client) -> None:
    ticket = issue(api)
    path = f"/api/tickets/{ticket['id']}/transfer"
    assert refusal(api.post(path, json={})) == (422, "invalid")
    assert refusal(api.post(path, json={"service": "Z"})) == (404, "unknown_service")
    assert refusal(api.post(path, json={"counter": "99"})) == (404, "unknown_counter")


def test_a_counter_with_a_ticket_does_not_close_and_a_paused_one_does_not_call(api: httpx.Client) -> None:
    called(api)
    assert refusal(api.post("/api/counters/1/close")) == (409, "counter_busy")
    post(api, "/api/counters/1/pause")
    assert refusal(api.post("/api/counters/1/call-next")) == (409, "counter_paused")


def test_the_id_of_another_ticket_is_taken_even_when_that_one_has_left(api: httpx.Client) -> None:
    ticket = issue(api)
    again = {"service": "A", "id": ticket["id"]}
    assert refusal(api.post("/api/tickets", json=again)) == (409, "ticket_id_taken")
    post(api, f"/api/tickets/{ticket['id']}/cancel")
    assert refusal(api.post("/api/tickets", json=again)) == (409, "ticket_id_taken")


def test_a_misspelt_field_is_named_with_a_suggestion(api: httpx.Client) -> None:
    answer = api.post("/api/tickets", json={"service": "A", "prioriti": "elderly"})
    assert "did you mean 'priority'?" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"{", "not JSON"),
        (b"[]", "a JSON object is needed"),
        (b'{"service": "\\ud800"}', "not JSON"),
        (b'{"service": "A", "kind": "cancel"}', "kind: unknown field"),
        (b'{"service": "A", "ticket": "mine"}', "ticket: unknown field"),
        (b" " * (8 * 1024 * 1024 + 1), "at most"),
    ],
)
def test_a_body_that_is_no_command_is_refused_in_words(api: httpx.Client, body: bytes, word: str) -> None:
    answer = api.post("/api/tickets", content=body)
    assert refusal(answer) == (422, "invalid")
    assert word in answer.json()["error"]["message"]


def test_a_command_id_of_another_shape_is_refused(api: httpx.Client) -> None:
    answer = api.post("/api/tickets", json={"service": "A"}, headers={"Idempotency-Key": "a b"})
    assert refusal(answer) == (422, "invalid")


def test_a_second_number_of_one_person_is_refused_with_the_first(
    server: ServerProcess, api: httpx.Client
) -> None:
    before = api.get("/api/centre").json()["centre"]
    calling = before["calling"] | {"one_per_person": True}
    api.put("/api/centre", json=before | {"calling": calling}).raise_for_status()
    with server.client(role="kiosk", name="k1") as kiosk:
        key = bytes.fromhex(kiosk.get("/api/person-key").json()["key"])
        first = issue(kiosk, person=person_hash(key, "001185000123"))
        again = kiosk.post("/api/tickets", json={"service": "A", "person": person_hash(key, "001185000123")})
        added = kiosk.post(f"/api/tickets/{first['id']}/services", json={"services": ["B"]})
    assert again.status_code == 409
    assert again.json()["error"]["code"] == "one_per_person"
    assert again.json()["error"]["ticket"] == first["id"]
    assert added.status_code == 200
    assert api.get("/api/person-key").status_code == 403, "staff have no use for it"
    api.put("/api/centre", json=before).raise_for_status()
