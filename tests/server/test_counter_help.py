"""A counter's call for help goes from the clerk to the staff and back, over REST and live."""

import httpx

from tests.server.server_process import ServerProcess


def test_staff_hear_of_a_call_and_the_counter_of_the_answer(server: ServerProcess, api: httpx.Client) -> None:
    wanted = {"help": "security"}
    with (
        server.client("counter", "1") as clerk,
        server.client("guide", "huy") as guide,
        server.live("counter", "1") as counter,
        server.live("guide", "huy") as phone,
    ):
        assert clerk.post("/api/counters/1/call-help", json=wanted).status_code == 200
        (call,) = phone.until_fact("help_called")["help_calls"]
        assert (call["counter"], call["help"]) == ("1", "security")
        answer = guide.post("/api/counters/1/answer-help", json=wanted)
        assert answer.json()["coming"] == "guide/huy"
        (call,) = counter.until_fact("help_answered")["help_calls"]
        assert call["coming"] == "guide/huy"
        assert clerk.post("/api/counters/1/end-help", json=wanted).status_code == 200
        assert guide.get("/api/lobby").json()["help_calls"] == []
        late = guide.post("/api/counters/1/answer-help", json=wanted)
        assert (late.status_code, late.json()["error"]["code"]) == (409, "help_not_called")


def test_a_kind_of_help_that_does_not_exist_is_refused_by_name(api: httpx.Client) -> None:
    answer = api.post("/api/counters/1/call-help", json={"help": "pizza"})
    assert answer.status_code == 422
    assert "help" in answer.json()["error"]["message"]
    assert "'technical', 'guide', 'supervisor' or 'security'" in answer.json()["error"]["message"]
