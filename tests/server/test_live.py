"""The WebSocket: hello, snapshot, facts, replies, resuming."""

import json
from uuid import uuid4

import httpx
import pytest
from moiso_shared.facts import Fact, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.wire import HALL_COUNTER_FIELDS, HALL_FIELDS, SERVER_FRAME
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.server.live_client import Frame, LiveClient
from tests.server.server_process import ServerProcess

SECRETS = {
    "actor",
    "priority",
    "paper",
    "device",
    "why",
    "reason",
    "command",
    "normals",
    "arrived_at",
    "outcome",
}


def issue(api: httpx.Client, **said: object) -> Frame:
    ticket: Frame = api.post("/api/tickets", json={"service": "A", **said}).raise_for_status().json()
    return ticket


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(keys_in, value))
    return set()


@pytest.fixture
def mine() -> str:
    """A ticket's id that nobody had before."""
    return uuid4().hex


def resume(
    server: ServerProcess, since: int, *, journal: str | None = None, role: str = "admin"
) -> LiveClient:
    if journal is None:
        with server.live() as client:
            journal = client.hello["journal"]
    return server.live(role, "root" if role == "admin" else "b1", f"?since={since}&journal={journal}")


def test_a_socket_first_learns_whom_it_talks_to_and_then_the_whole_hall(
    server: ServerProcess, api: httpx.Client
) -> None:
    ticket = issue(api)
    with server.live("counter", "1") as client:
        assert client.hello["type"] == "hello"
        assert (client.hello["role"], client.hello["name"]) == ("counter", "1")
        snapshot = client.next()
    assert snapshot["type"] == "snapshot"
    assert [t["id"] for t in snapshot["lobby"]["tickets"]] == [ticket["id"]]
    assert [s["id"] for s in snapshot["centre"]["services"]] == ["A", "B"]
    assert snapshot["seq"] == snapshot["lobby"]["seq"] == client.hello["seq"]


def test_without_a_token_the_handshake_is_refused_in_the_one_error_shape(server: ServerProcess) -> None:
    with pytest.raises(InvalidStatus) as refused, LiveClient(server.url, "wrong"):
        pass
    assert refused.value.response.status_code == 401
    assert json.loads(refused.value.response.body)["error"]["code"] == "unauthorised"


def test_a_fact_comes_before_the_reply_to_its_command(server: ServerProcess, mine: str) -> None:
    with server.live() as client:
        reply = client.command({"kind": "issue", "ticket": mine, "service": "A"})
        kinds = [(f["type"], f.get("body", {}).get("command")) for f in client.frames]
    assert reply["result"]["id"] == mine
    assert len(reply["result"]["code"]) == 26
    assert kinds.index(("fact", reply["id"])) < len(kinds) - 1


def test_every_frame_is_of_the_shared_words(server: ServerProcess, mine: str) -> None:
    with server.live() as client:
        client.command({"kind": "open_counter", "counter": "1"})
        client.command({"kind": "issue", "ticket": mine, "service": "A", "priority": "elderly"})
        client.command({"kind": "call_next", "counter": "1"})
        assert {SERVER_FRAME.validate_python(frame).type for frame in client.frames} >= {
            "hello",
            "fact",
            "reply",
        }


def test_a_lobby_fed_by_facts_is_the_lobby_of_the_server(server: ServerProcess, api: httpx.Client) -> None:
    with server.live() as client:
        lobby = Lobby(LobbyState.model_validate(client.until_type("snapshot")["lobby"]))
        client.command({"kind": "open_counter", "counter": "1"})
        client.command({"kind": "issue", "ticket": uuid4().hex, "service": "A"})
        client.command({"kind": "issue", "ticket": uuid4().hex, "service": "B"})
        client.command({"kind": "call_next", "counter": "1"})
        for frame in client.frames:
            if frame["type"] == "fact":
                lobby.apply(Fact.model_validate(frame["body"]))
    with server.live() as other:
        assert lobby.state() == LobbyState.model_validate(other.until_type("snapshot")["lobby"])


def test_a_refused_command_is_answered_with_the_same_shape_as_on_rest(server: ServerProcess) -> None:
    with server.live() as client:
        closed = client.command({"kind": "call_next", "counter": "1"})
        unknown = client.command({"kind": "dance"})
        misspelt = client.command({"kind": "call_next", "conter": "1"})
    assert closed["error"] | {"message": ""} == {"code": "counter_closed", "message": "", "retry": False}
    assert [reply["error"]["code"] for reply in (unknown, misspelt)] == ["invalid", "invalid"]
    assert "result" not in closed


def test_a_board_commands_nothing(server: ServerProcess) -> None:
    with server.live("board", "b1") as board:
        reply = board.command({"kind": "open_counter", "counter": "1"})
    assert reply["error"]["code"] == "forbidden"


@pytest.mark.parametrize("age_ms", [5_001, 10**6, 10**400])
def test_a_call_pressed_during_an_outage_does_not_fire_later(
    server: ServerProcess, age_ms: int, mine: str
) -> None:
    with server.live() as client:
        client.command({"kind": "open_counter", "counter": "1"})
        client.command({"kind": "issue", "ticket": mine, "service": "A"})
        late = client.command({"kind": "call_next", "counter": "1"}, age_ms=age_ms)
        fresh = client.command({"kind": "call_next", "counter": "1"}, age_ms=5_000)
    assert late["error"]["code"] == "too_late"
    assert fresh["result"]["ticket"]["id"] == mine


def test_a_late_command_that_was_already_carried_out_gets_its_reply(server: ServerProcess, mine: str) -> None:
    body = {"kind": "issue", "ticket": mine, "service": "A"}
    with server.live() as client:
        first = client.command(body, command_id="late-" + mine)
        again = client.command(body, command_id="late-" + mine, age_ms=60_000)
    assert again["result"] == first["result"]


def test_a_client_that_was_away_catches_up_from_its_last_fact(
    server: ServerProcess, api: httpx.Client
) -> None:
    seq = api.get("/api/health").json()["seq"]
    ticket = issue(api)
    with resume(server, seq) as client:
        issued = client.until_fact("issued")
    assert issued["tickets"][0]["id"] == ticket["id"]
    assert [frame["seq"] for frame in client.frames[1:]] == list(range(seq + 1, issued["seq"] + 1))


def test_a_client_that_missed_nothing_is_told_only_what_is_new(
    server: ServerProcess, api: httpx.Client
) -> None:
    seq = api.get("/api/health").json()["seq"]
    with resume(server, seq) as client:
        issue(api)
        assert client.until_type("fact")["seq"] == seq + 1
    assert "snapshot" not in {frame["type"] for frame in client.frames}


def test_a_client_that_is_too_far_off_gets_a_snapshot(server: ServerProcess, api: httpx.Client) -> None:
    for _ in range(130):
        issue(api)
    with server.live() as client:
        journal = client.hello["journal"]
    for since in ("0", "99999999", "9" * 40, "-1", "x", "٣", ""):
        with server.live(query=f"?since={since}&journal={journal}") as client:
            assert client.next()["type"] == "snapshot"


def test_another_journal_means_a_snapshot(server: ServerProcess, api: httpx.Client) -> None:
    seq = api.get("/api/health").json()["seq"]
    with resume(server, seq, journal="of-another-server") as client:
        assert client.next()["type"] == "snapshot"


@pytest.mark.parametrize("role", ["board", "kiosk"])
def test_the_hall_never_learns_who_or_why(server: ServerProcess, api: httpx.Client, role: str) -> None:
    seq = api.get("/api/health").json()["seq"]
    with server.live(role, "b1") as client:
        api.post("/api/counters/1/open").raise_for_status()
        first = issue(api, priority="elderly", paper=True)
        issue(api)
        api.post(f"/api/tickets/{first['id']}/paper", json={"paper": "printed"}).raise_for_status()
        call = {"ticket": first["id"], "reason": "xe lăn"}
        api.post("/api/counters/1/call", json=call).raise_for_status()
        api.post(f"/api/tickets/{first['id']}/finish", json={"outcome": "done"}).raise_for_status()
        api.post("/api/counters/1/pause", json={"reason": "meeting"}).raise_for_status()
        client.until_fact("counter_paused")
    with resume(server, seq, role=role) as late, server.live(role, "b2") as fresh:
        late.until_fact("counter_paused")
        fresh.until_type("snapshot")
    for frame in (*client.frames, *late.frames, *fresh.frames):
        told = frame.get("body") or frame.get("lobby") or {}
        assert keys_in(told) & SECRETS == set()
        assert all(set(ticket) <= HALL_FIELDS for ticket in told.get("tickets", ()))
        assert all(set(counter) <= HALL_COUNTER_FIELDS for counter in told.get("counters", ()))
        assert "root" not in json.dumps(told)


def test_boards_hear_which_call_another_board_speaks_also_when_they_join_later(server: ServerProcess) -> None:
    with server.live("board", "b21") as one, server.live("board", "b22") as two:
        one.send('{"type":"ask_voice","zones":["khu-21"]}')
        one.send('{"type":"presence","speaking":4711,"problems":[]}')
        told = two.until(lambda f: f.get("speaking") == 4711)
        assert told == {"type": "presence", "device": "board/b21", "online": True, "speaking": 4711}
    with server.live("board", "b23") as late:
        assert late.until(lambda f: f.get("device") == "board/b21" and "speaking" in f)["speaking"] == 4711


def _device_told(frame: Frame) -> Frame:
    """The device that a fact is about; nothing for any other frame."""
    is_told = frame["type"] == "fact" and frame["body"]["kind"] == "device_changed"
    found: Frame = frame["body"]["devices"][0] if is_told else {}
    return found


def test_staff_see_presence_and_the_hall_does_not(server: ServerProcess) -> None:
    with server.live("counter", "1") as staff, server.live("board", "b9") as board:
        staff.until(lambda f: f["type"] == "presence" and f["device"] == "board/b9" and f["online"])
        board.send('{"type":"presence","problems":["no_sound"],"device":"board/other"}')
        seen = staff.until(lambda f: f["type"] == "presence" and f.get("problems") == ["no_sound"])
        assert seen["device"] == "board/b9"
        staff.until(lambda f: _device_told(f).get("problems") == ["no_sound"])
        told_of = [_device_told(frame) for frame in staff.frames]
        assert [each.get("problems") for each in told_of if each.get("id") == "board/b9"] == [
            None,
            ["no_sound"],
        ]
        board.until_fact("device_changed")
    quiet = (frame for frame in board.frames if frame.get("device") != "server" and "speaking" not in frame)
    told = {frame["type"] for frame in quiet}
    assert told == {"hello", "snapshot", "fact"}


@pytest.mark.parametrize(
    "nonsense", ["", "{", "null", '{"type":"dance"}', b"\xff\x00", b'{"type":"command"}', '["' + "[" * 5000]
)
def test_frames_that_nobody_understands_are_passed_over(server: ServerProcess, nonsense: str | bytes) -> None:
    with server.live() as client:
        client.send(nonsense)
        assert client.command({"kind": "open_counter", "counter": "1"})["result"]["status"] == "open"


def test_a_client_that_does_not_read_is_cut_off_and_holds_up_nobody(server: ServerProcess) -> None:
    def gone(frame: Frame) -> bool:
        return frame["type"] == "presence" and frame["device"] == "counter/slow" and not frame["online"]

    with (
        server.live("counter", "slow", max_queue=1) as slow,
        server.live("counter", "quick") as quick,
        server.live("board", "busy") as board,
    ):
        shown = 10**4000  # a frame of 4 kB fills the buffers on the way sooner
        while not any(map(gone, quick.frames)) and shown < 10**4000 + 20_000:
            quick.frames.clear()
            for _ in range(100):
                shown += 1
                board.send(f'{{"type":"presence","shown":{shown}}}')
            quick.until_shown(shown)
        assert any(map(gone, quick.frames))
        with pytest.raises(ConnectionClosed):
            slow.until_type("never")
