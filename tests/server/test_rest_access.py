"""Who may ask for what over REST."""

import re

import httpx
import pytest
from moiso_server.access import TABLE, Rule, rules_for
from moiso_shared.wire import HALL_COUNTER_FIELDS, HALL_FIELDS

from tests.server.server_process import ServerProcess

ROLES = ("kiosk", "counter", "board", "guide", "supervisor", "admin")
REST = [rule for rule in TABLE if rule.path != "/api/live"]


def concrete(rule: Rule) -> str:
    """The rule's path with something that does not exist."""
    return re.sub(r"\{\w+\}", "9999", rule.path)


def ask(client: httpx.Client, rule: Rule) -> httpx.Response:
    """Ask with a body that nobody can understand: rights come first."""
    return client.request(rule.method, concrete(rule), content=b"{not json")


def error_code(answer: httpx.Response) -> str:
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "retry"}
    return str(error["code"])


@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Bearer", "Basic YTpi", "bearer\u00e9 x", "Bearer \xff"]
)
def test_without_a_valid_token_nothing_answers_but_health(
    server: ServerProcess, authorization: str | None
) -> None:
    headers = {b"Authorization": authorization.encode("latin-1")} if authorization is not None else {}
    with httpx.Client(base_url=server.url, headers=headers) as stranger:
        assert stranger.get("/api/health").status_code == 200
        answers = [ask(stranger, rule) for rule in REST]
        assert stranger.post("/api/pairing", json={}).status_code == 422
        answers += [stranger.get(path) for path in ("/", "/api", "/api/nothing", "/api/health/", "/docs")]
    assert {(answer.status_code, error_code(answer)) for answer in answers} == {(401, "unauthorised")}
    assert {answer.headers["www-authenticate"] for answer in answers} == {"Bearer"}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_its_own_work_and_nothing_else(server: ServerProcess, role: str) -> None:
    with server.client(role, f"{role}-1") as client:
        for rule in REST:
            refused = ask(client, rule).status_code == 403
            assert refused == (role not in rule.roles), f"{role} {rule.method} {rule.path}"


def test_a_board_can_change_nothing(server: ServerProcess) -> None:
    with server.client("board", "b1") as board:
        for rule in REST:
            if rule.method != "GET":
                assert error_code(ask(board, rule)) == "forbidden"


def test_every_operation_of_the_interface_stands_in_the_table(api: httpx.Client) -> None:
    paths = api.get("/api/openapi.json").json()["paths"]
    operations = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    known = {(rule.method, rule.path) for rule in REST} - {("GET", "/api/openapi.json")}
    assert operations - known == {("GET", "/api/health"), ("POST", "/api/pairing")}
    assert known <= operations


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/api/tickets", "/api/health", "/api/counters/1/open"])
def test_another_method_is_not_allowed_and_the_answer_says_which_is(
    api: httpx.Client, method: str, path: str
) -> None:
    answer = api.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == ("GET" if path == "/api/health" else "POST")
    assert method == "HEAD" or error_code(answer) == "method_not_allowed"


@pytest.mark.parametrize(
    "path", ["/", "/api", "/api/", "/api/nothing", "/api/lobby/", "/api//lobby", "/api/tickets/x/y"]
)
def test_what_is_not_in_the_table_is_not_there(api: httpx.Client, path: str) -> None:
    answer = api.get(path)
    assert (answer.status_code, error_code(answer)) == (404, "not_found")


def test_a_kiosk_cancels_only_what_it_gave_itself(server: ServerProcess) -> None:
    with server.client("kiosk", "k1") as one, server.client("kiosk", "k2") as other:
        ticket = one.post("/api/tickets", json={"service": "A"}).json()
        assert error_code(other.post(f"/api/tickets/{ticket['id']}/cancel")) == "forbidden"
        assert one.post(f"/api/tickets/{ticket['id']}/cancel").status_code == 200


def test_a_revoked_token_opens_nothing(server: ServerProcess) -> None:
    token = server.chore(do="token_create", role="guide", name="gone")["token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{server.url}/api/lobby", headers=headers).status_code == 200
    assert server.chore(do="token_revoke", role="guide", name="gone")["revoked"] == 1
    assert httpx.get(f"{server.url}/api/lobby", headers=headers).status_code == 401


def test_a_token_in_the_address_is_no_token(server: ServerProcess) -> None:
    token = server.token("admin", "root")
    assert httpx.get(f"{server.url}/api/lobby?token={token}&access_token={token}").status_code == 401


def test_a_board_does_not_learn_who_has_priority_nor_why_a_clerk_pauses(
    server: ServerProcess, api: httpx.Client
) -> None:
    api.post("/api/tickets", json={"service": "A", "priority": "elderly"}).raise_for_status()
    api.post("/api/counters/1/open")
    api.post("/api/counters/1/pause", json={"reason": "technical"})
    with server.client("board", "b1") as board:
        lobby = board.get("/api/lobby").json()
    assert [set(ticket) - HALL_FIELDS for ticket in lobby["tickets"]] == [set()]
    assert {frozenset(counter) for counter in lobby["counters"]} == {HALL_COUNTER_FIELDS}
    assert lobby["counters"][0]["status"] == "paused"


def test_every_path_of_the_table_is_found_by_its_own_rule() -> None:
    for rule in TABLE:
        assert rules_for(concrete(rule))[rule.method] == rule
