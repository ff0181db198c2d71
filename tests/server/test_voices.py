"""One voice per zone: granted, kept by asking, taken over when its holder dies."""

import json

import pytest
from moiso_server.voices import LEASE_S, Voices

from tests.server.server_process import ServerProcess


class Clock:
    """Seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Clock:
    return Clock()


@pytest.fixture
def voices(seconds: Clock) -> Voices:
    return Voices(seconds)


def test_the_first_board_that_asks_is_the_voice_and_the_second_is_not(voices: Voices) -> None:
    assert voices.ask("board/a", ["khu-1"]).zones == ("khu-1",)
    assert voices.ask("board/b", ["khu-1", "khu-2"]).zones == ("khu-2",)


def test_a_board_that_keeps_asking_stays_the_voice(voices: Voices, seconds: Clock) -> None:
    for _ in range(10):
        assert voices.ask("board/a", ["khu-1"]).zones == ("khu-1",)
        assert voices.ask("board/b", ["khu-1"]).zones == ()
        seconds.now += 1


def test_another_board_takes_over_when_the_holder_falls_silent(voices: Voices, seconds: Clock) -> None:
    voices.ask("board/a", ["khu-1"])
    seconds.now += LEASE_S - 0.1
    assert voices.ask("board/b", ["khu-1"]).zones == ()
    seconds.now += 0.1
    assert voices.ask("board/b", ["khu-1"]).zones == ("khu-1",)
    assert voices.ask("board/a", ["khu-1"]).zones == ()


def test_a_board_that_loses_its_sound_gives_the_zone_back_at_once(voices: Voices) -> None:
    voices.ask("board/a", ["khu-1"])
    voices.ask("board/a", [])
    assert voices.ask("board/b", ["khu-1"]).zones == ("khu-1",)


def test_a_board_is_granted_the_voice_over_its_socket(server: ServerProcess) -> None:
    with server.live("board", "b1") as one, server.live("board", "b2") as two:
        one.send(json.dumps({"type": "ask_voice", "zones": [""]}))
        assert one.until_type("lease")["zones"] == [""]
        two.send(json.dumps({"type": "ask_voice", "zones": [""]}))
        assert two.until_type("lease")["zones"] == []


def test_only_boards_are_voices(server: ServerProcess) -> None:
    with server.live("counter", "1") as counter, server.live("board", "b3") as board:
        counter.send(json.dumps({"type": "ask_voice", "zones": ["khu-9"]}))
        counter.command({"kind": "recall", "ticket": "nobody"})
        board.send(json.dumps({"type": "ask_voice", "zones": ["khu-9"]}))
        assert board.until_type("lease")["zones"] == ["khu-9"]
        assert all(frame["type"] != "lease" for frame in counter.frames)
