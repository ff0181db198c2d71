"""What a supervisor shows to everybody, until its time is over."""

import pytest
from moiso_server.access import check_command
from moiso_server.private import Bearer
from moiso_server.rules.internal import Tick
from moiso_shared.commands import EndNotice, ShowNotice
from moiso_shared.errors import Forbidden, NotFound
from moiso_shared.facts import Fact, FactKind
from moiso_shared.lobby import Lobby
from moiso_shared.wire import hall_json, staff_json
from pydantic import ValidationError

from tests.server.in_process import FakeClock
from tests.server.rules.conftest import MakeRoom
from tests.server.rules.room import Room

CLOCK = Bearer("server", "clock")
FULL = ShowNotice(text="Khu A đã đông", english="Area A is crowded", minutes=10)


def texts(lobby: Lobby) -> list[str]:
    return [notice.text.vi for notice in lobby.notices.values()]


def test_a_notice_is_told_to_staff_and_hall_and_ends_by_itself(room: Room, clock: FakeClock) -> None:
    told = room.ask(FULL)
    assert told["text"] == {"vi": "Khu A đã đông", "en": "Area A is crowded"}
    assert texts(room.lobby) == ["Khu A đã đông"]
    clock.advance(minutes=9)
    room.ask(Tick(), CLOCK)
    assert texts(room.lobby) == ["Khu A đã đông"]
    clock.advance(minutes=2)
    room.ask(Tick(), CLOCK)
    assert texts(room.lobby) == []
    for encoded in (staff_json, hall_json):
        shown, seen = Lobby(), []
        for fact in room.facts:
            shown.apply(Fact.model_validate_json(encoded(fact)))
            seen.append(texts(shown))
        assert ["Khu A đã đông"] in seen
        assert seen[-1] == []


def test_a_notice_is_taken_away_by_hand_once(room: Room) -> None:
    told = room.ask(FULL)
    room.ask(EndNotice(notice=told["id"]))
    assert texts(room.lobby) == []
    assert room.facts[-1].kind == FactKind.NOTICE_ENDED
    with pytest.raises(NotFound, match="notice"):
        room.ask(EndNotice(notice=told["id"]))


def test_the_days_end_takes_a_notice_away(room: Room, clock: FakeClock) -> None:
    room.ask(ShowNotice(text="Hôm nay đông", minutes=720))
    clock.advance(hours=24)
    room.ask(Tick(), CLOCK)
    assert texts(room.lobby) == []


def test_a_notice_names_a_zone_of_the_centre(make_room: MakeRoom) -> None:
    room = make_room(zones=[{"id": "a", "name": "Khu A"}])
    room.ask(ShowNotice(text="Xin chờ", zone="a"))
    with pytest.raises(NotFound, match="zone"):
        room.ask(ShowNotice(text="Xin chờ", zone="b"))


@pytest.mark.parametrize(
    "said", [{"text": ""}, {"text": "x\ny"}, {"text": "x" * 201}, {"text": "x", "minutes": 0}]
)
def test_a_notice_is_one_short_line(said: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ShowNotice.model_validate(said)


@pytest.mark.parametrize("role", ["counter", "guide", "kiosk", "board"])
def test_only_heads_speak_to_the_whole_hall(role: str) -> None:
    for kind in ("show_notice", "end_notice"):
        check_command(Bearer("supervisor", "lan"), kind)
        with pytest.raises(Forbidden):
            check_command(Bearer(role, "1"), kind)
