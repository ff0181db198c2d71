"""A board speaks only for the zones that the server has given it."""

from pathlib import Path

import pytest
from moiso_display.announcer import Announcer
from moiso_display.lease import VoiceLease
from moiso_display.manner import Manner
from moiso_hardware.voice.sound import Wav
from moiso_shared.wire import Lease
from pytestqt.qtbot import QtBot

from tests.display.conftest import QUICK, FakePlayer, FakeVoice
from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

CENTRE = small_centre(
    zones=[{"id": "a", "name": "Khu A"}, {"id": "b", "name": "Khu B"}],
    counters=[
        counter | ({"zone": zone} if zone else {})
        for counter, zone in zip(DOCUMENT["counters"], ["a", "b", ""], strict=True)
    ],
    boards=[{"id": "b1", "name": "A", "zones": ["a"]}, {"id": "all", "name": "Sảnh"}],
)


class Clock:
    """Seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Clock:
    return Clock()


def test_a_board_asks_for_the_zones_that_it_shows(link: FakeLink) -> None:
    link.come_online(CENTRE, role="board")
    assert Manner(link, lambda: "b1").zones == {"a"}
    assert Manner(link, lambda: "all").zones == {"a", "b", ""}


def test_it_asks_as_soon_as_it_is_connected(link: FakeLink, seconds: Clock) -> None:
    VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link)
    assert link.asked_zones == []
    link.come_online(CENTRE, role="board", name="b1")
    assert link.asked_zones == [{"a"}]


def test_a_lease_holds_for_its_time_and_no_longer(link: FakeLink, seconds: Clock) -> None:
    lease = VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link)
    link.come_online(CENTRE, role="board", name="b1")
    seconds.now += 0.5
    link.leased.emit(Lease(zones=("a",), for_s=3.0))
    assert lease.holds("a")
    assert not lease.holds("b")
    seconds.now += 2.4
    assert lease.holds("a")
    seconds.now += 0.2
    assert not lease.holds("a")


def test_a_question_without_an_answer_is_not_asked_twice(link: FakeLink, seconds: Clock) -> None:
    lease = VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link)
    link.come_online(CENTRE, role="board", name="b1")
    lease.ask()
    assert len(link.asked_zones) == 1
    link.leased.emit(Lease(zones=("a",), for_s=3.0))
    lease.ask()
    assert len(link.asked_zones) == 2
    link.go_offline()
    link.come_back()
    assert len(link.asked_zones) == 3


def test_without_the_lease_calls_are_shown_and_another_board_speaks(qtbot: QtBot, link: FakeLink) -> None:
    voice, player, panel = FakeVoice(), FakePlayer(), list[str]()
    lease = VoiceLease(link, lambda: {"a"}, parent=link)
    announcer = Announcer(
        link,
        Manner(link, lambda: "b1"),
        holds=lease.holds,
        voice=voice,
        player=player,
        pace=QUICK,
        parent=link,
    )
    announcer.begun.connect(lambda call: panel.append(call.number))
    link.come_online(CENTRE, role="board", name="b1")
    link.leased.emit(Lease(zones=(), for_s=3.0))
    link.tell_call(ticket("A001"), "1")
    assert panel == ["A001"]
    assert player.played == []
    link.leased.emit(Lease(zones=("a",), for_s=3.0))
    link.tell_call(ticket("A002"), "1")
    qtbot.waitUntil(lambda: len(player.played) == 1)
    assert panel == ["A001", "A002"]


def test_a_lease_is_gained_when_it_was_not_held_a_moment_ago(link: FakeLink, seconds: Clock) -> None:
    lease, gained = VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link), list[str]()
    lease.gained.connect(lambda: gained.append("a"))
    link.come_online(CENTRE, role="board", name="b1")
    for _ in range(2):
        link.leased.emit(Lease(zones=("a",), for_s=3.0))
    assert gained == ["a"]
    seconds.now += 3.5
    lease.ask()
    link.leased.emit(Lease(zones=("a",), for_s=3.0))
    assert gained == ["a", "a"]


def test_a_sentence_that_is_ready_after_the_lease_has_ended_is_left_to_another(link: FakeLink) -> None:
    voice, player, held = FakeVoice(), FakePlayer(), {"a"}
    Announcer(
        link, Manner(link, lambda: "b1"), holds=held.__contains__, voice=voice, player=player, parent=link
    )
    link.come_online(CENTRE, role="board", name="b1")
    voice.thinking = True
    call = link.tell_call(ticket("A001"), "1")
    held.clear()
    voice.ready.emit(call.seq, Wav(Path("late.wav"), 1.0))
    assert player.played == []
