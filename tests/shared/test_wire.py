"""Frames on the WebSocket and commands inside them."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from moiso_shared.commands import COMMAND, CallTicket, Issue
from moiso_shared.facts import DeviceState, Fact, LobbyState
from moiso_shared.wire import (
    CLIENT_FRAME,
    ROLES,
    SERVER_FRAME,
    STAFF_ROLES,
    CommandFrame,
    ErrorBody,
    FactFrame,
    Frame,
    Hello,
    Presence,
    Reply,
    Snapshot,
    hall_json,
    hall_lobby,
)
from pydantic import TypeAdapter, ValidationError

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

SERVER_FRAMES: list[Frame] = [
    Hello(journal="j1", server="s1", time=NOW, role="board", name="b1", seq=4),
    Snapshot(centre={"id": "tiny"}, lobby=LobbyState(seq=4), seq=4),
    FactFrame(seq=5, body=Fact(seq=5, kind="issued", at=NOW, day=date(2026, 11, 23))),
    Presence(device="board/b1", problems=("no_sound",), shown=3),
    Reply(id="c1", result={"ticket": None}),
    Reply(id="c2", error=ErrorBody(code="counter_closed", message="…")),
]


@pytest.mark.parametrize("frame", SERVER_FRAMES, ids=lambda frame: type(frame).__name__)
def test_a_frame_from_the_server_is_read_as_what_was_sent(frame: Frame) -> None:
    assert SERVER_FRAME.validate_json(frame.model_dump_json()) == frame


@pytest.mark.parametrize("frame", SERVER_FRAMES, ids=lambda frame: type(frame).__name__)
def test_a_newer_servers_extra_field_is_ignored(frame: Frame) -> None:
    sent = json.loads(frame.model_dump_json()) | {"mood": "fine"}
    assert SERVER_FRAME.validate_python(sent) == frame


@pytest.mark.parametrize(
    "sent",
    [
        {"type": "command", "id": "", "body": {}},
        {"type": "command", "id": "x" * 65, "body": {}},
        {"type": "command", "id": "c1", "age_ms": -1, "body": {}},
        {"type": "command", "id": "c1", "body": []},
        {"type": "command", "id": "c1"},
        {"type": "hello"},
        {"type": "fact", "seq": 1, "body": {}},
        {},
        [],
        None,
    ],
)
def test_a_client_frame_that_is_not_one_is_refused(sent: Any) -> None:
    with pytest.raises(ValidationError):
        CLIENT_FRAME.validate_python(sent)


def test_a_command_frame_carries_its_age_and_body() -> None:
    frame = CLIENT_FRAME.validate_json('{"type":"command","id":"c1","age_ms":1200,"body":{"kind":"start"}}')
    assert frame == CommandFrame(id="c1", age_ms=1200, body={"kind": "start"})


def test_presence_tells_well_from_silent() -> None:
    assert CLIENT_FRAME.validate_python({"type": "presence"}) == Presence(problems=None)
    assert CLIENT_FRAME.validate_python({"type": "presence", "problems": []}) == Presence(problems=())


def test_kiosks_boards_and_the_one_stop_software_are_not_staff() -> None:
    assert set(ROLES) - STAFF_ROLES == {"kiosk", "board", "onestop"}


def test_every_command_names_its_kind_once() -> None:
    kinds = [kind["const"] for kind in _kinds(COMMAND)]
    assert len(kinds) == len(set(kinds)) > 10


def test_a_command_with_an_unknown_field_or_kind_is_refused() -> None:
    good = {"kind": "issue", "ticket": "t1", "service": "A"}
    assert COMMAND.validate_python(good) == Issue(ticket="t1", service="A")
    for bad in (good | {"priorty": "elderly"}, good | {"kind": "isue"}, {"kind": "issue"}):
        with pytest.raises(ValidationError):
            COMMAND.validate_python(bad)


@pytest.mark.parametrize("number", ["A015", "KA007", "Đ012", "005", "A1000"])
def test_a_ticket_can_be_called_by_any_number_that_a_centre_can_give(number: str) -> None:
    sent = {"kind": "call_ticket", "counter": "1", "ticket": number, "reason": "Chờ lâu"}
    command = COMMAND.validate_python(sent)
    assert isinstance(command, CallTicket)
    assert command.ticket == number


@pytest.mark.parametrize("id_", ["", "../x", "a b", "a/b", "-a", "x" * 65, "a\n", "quầy"])
def test_an_id_that_could_not_stand_in_an_address_is_refused(id_: str) -> None:
    with pytest.raises(ValidationError):
        COMMAND.validate_python({"kind": "start", "ticket": id_})


def _kinds(adapter: TypeAdapter[Any]) -> list[dict[str, Any]]:
    definitions = adapter.json_schema()["$defs"].values()
    return [shape["properties"]["kind"] for shape in definitions if "kind" in shape.get("properties", {})]


def test_the_hall_knows_which_kiosks_work() -> None:
    devices = (DeviceState(id="kiosk/k2", problems=("paper_end",), since=NOW),)
    fact = Fact(seq=5, kind="device_changed", at=NOW, day=NOW.date(), devices=devices)
    told = Fact.model_validate_json(hall_json(fact)).devices
    assert told == LobbyState.model_validate(hall_lobby(LobbyState(devices=devices))).devices
    assert [(device.id, device.problems, device.since) for device in told] == [
        ("kiosk/k2", ("paper_end",), None)
    ]
