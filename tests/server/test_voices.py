"""One voice per zone: granted, kept by asking, taken over when its holder dies."""

import json
from typing import Any

import pytest
from moiso_server.voices import GRACE_S, LEASE_S, Voices

from tests.server.live_client import LiveClient
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


def test_another_board_takes_over_when_the_holder_must_have_ended(voices: Voices, seconds: Clock) -> None:
    lease = voices.ask("board/a", ["khu-1"])
    seconds.now += lease.for_s + GRACE_S - 0.1
    assert voices.ask("board/b", ["khu-1"]).zones == ()
    seconds.now += 0.2
    assert voices.ask("board/b", ["khu-1"]).zones == ("khu-1",)
    assert voices.ask("board/a", ["khu-1"]).zones == ()


@pytest.mark.parametrize(
    ("after_s", "held", "granted"),
    [
        (0.0, [], ()),
        (0.0, ["khu-1"], ("khu-1",)),
        (0.0, ["khu-2"], ()),
        (LEASE_S, [], ()),
        (LEASE_S + GRACE_S, [], ("khu-1",)),
    ],
)
def test_after_a_restart_only_a_living_voice_goes_on_until_the_former_one_must_have_ended(
    seconds: Clock, after_s: float, held: list[str], granted: tuple[str, ...]
) -> None:
    voices = Voices(seconds, restarted=True)
    seconds.now += after_s
    assert voices.ask("board/a", ["khu-1"], held).zones == granted


def test_a_call_is_spoken_by_the_voice_only_and_once(voices: Voices, seconds: Clock) -> None:
    voices.ask("board/a", ["khu-1"])
    assert not voices.claim("board/b", 7)
    assert voices.claim("board/a", 7)
    assert not voices.claim("board/a", 7)
    assert not voices.note_said(7)
    assert voices.note_said(8), "told by a board after a restart"
    assert not voices.claim("board/a", 8)
    seconds.now += LEASE_S + GRACE_S
    assert not voices.claim("board/a", 9)


def test_a_board_that_loses_its_sound_gives_the_zone_back_at_once(voices: Voices) -> None:
    voices.ask("board/a", ["khu-1"])
    voices.ask("board/a", [])
    assert voices.ask("board/b", ["khu-1"]).zones == ("khu-1",)


def ask(client: LiveClient, zone: str = "", **more: object) -> dict[str, Any]:
    """Ask to be a voice; the answer."""
    client.send(json.dumps({"type": "ask_voice", "zones": [zone], **more}))
    return client.until_type("lease")


def test_a_board_is_granted_the_voice_over_its_socket(server: ServerProcess) -> None:
    with server.live("board", "b1") as one, server.live("board", "b2") as two:
        assert ask(one, asked_at=17.5) == {
            "type": "lease", "zones": [""], "for_s": LEASE_S, "asked_at": 17.5,
        }  # fmt: skip
        assert ask(two)["zones"] == []


def test_a_copy_of_a_board_is_another_voice(server: ServerProcess) -> None:
    with server.live("board", "b4") as one, server.live("board", "b4") as copy:
        assert ask(one, "khu-4", run="1")["zones"] == ["khu-4"]
        assert ask(copy, "khu-4", run="2")["zones"] == []


def test_what_may_be_said_is_told_to_the_hall_and_nothing_else(server: ServerProcess) -> None:
    with server.live("board", "b5") as voice, server.live("board", "b6") as other:
        ask(voice, "khu-5")
        for client, seq in [(other, 51), (voice, 52), (voice, 53)]:
            client.send(json.dumps({"type": "presence", "speaking": seq}))
        voice.until(lambda frame: frame.get("speaking") == 53)
        other.until(lambda frame: frame.get("speaking") == 53)
        for client in (voice, other):
            told = [frame["speaking"] for frame in client.frames if frame.get("device") == "board/b5"]
            assert told == [52, 53]
            assert all(frame.get("speaking") != 51 for frame in client.frames)


def test_what_was_said_before_a_restart_is_learnt_from_the_boards(server: ServerProcess) -> None:
    with server.live("board", "b7") as one, server.live("board", "b8") as two:
        ask(one, "khu-7", said=[71, 72])
        two.until(lambda frame: frame.get("speaking") == 72)
        ask(two, "khu-8", said=[71, 72, 73])
        one.until(lambda frame: frame.get("speaking") == 73)
        told = [frame["speaking"] for frame in one.frames if frame.get("speaking") in (71, 72, 73)]
        assert told == [71, 72, 73]


def test_only_boards_are_voices(server: ServerProcess) -> None:
    with server.live("counter", "1") as counter, server.live("board", "b3") as board:
        counter.send(json.dumps({"type": "ask_voice", "zones": ["khu-9"]}))
        counter.command({"kind": "recall", "ticket": "nobody"})
        board.send(json.dumps({"type": "ask_voice", "zones": ["khu-9"]}))
        assert board.until_type("lease")["zones"] == ["khu-9"]
        assert all(frame["type"] != "lease" for frame in counter.frames)
