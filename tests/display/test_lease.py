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
    assert link.wishes == []
    link.come_online(CENTRE, role="board", name="b1")
    assert [wish.zones for wish in link.wishes] == [("a",)]


def grant(link: FakeLink, *zones: str, which: int = -1) -> None:
    """Answer a wish, the last one unless told."""
    link.leased.emit(Lease(zones=zones, for_s=3.0, asked_at=link.wishes[which].asked_at))


def test_a_lease_holds_for_its_time_from_its_question_on_and_no_longer(
    link: FakeLink, seconds: Clock
) -> None:
    lease = VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link)
    link.come_online(CENTRE, role="board", name="b1")
    seconds.now += 0.5
    lease.ask()
    grant(link, "a", which=0)
    assert lease.holds("a")
    assert not lease.holds("b")
    seconds.now += 2.4
    assert lease.holds("a")
    seconds.now += 0.2
    assert not lease.holds("a")


def test_a_server_that_was_restarted_hears_what_is_held_and_what_was_said(
    link: FakeLink, seconds: Clock
) -> None:
    lease = VoiceLease(link, lambda: {"a", "b"}, said=lambda: (7, 9), clock=seconds, parent=link)
    link.come_online(CENTRE, role="board", name="b1")
    grant(link, "a")
    lease.ask()
    link.go_offline()
    link.come_back()
    fresh, renewed, back = link.wishes
    assert (fresh.held, fresh.said) == ((), (7, 9))
    assert (renewed.held, renewed.said) == (("a",), ())
    assert (back.held, back.said) == (("a",), (7, 9))
    seconds.now += 3.1
    lease.ask()
    assert link.wishes[-1].held == ()
    assert len({wish.run for wish in link.wishes}) == 1


def test_a_zone_that_is_not_asked_for_any_more_is_lost_at_once(link: FakeLink, seconds: Clock) -> None:
    wanted, lost = {"a"}, list[bool]()
    lease = VoiceLease(link, lambda: wanted, clock=seconds, parent=link)
    lease.lost.connect(lambda: lost.append(lease.holds("a")))
    link.come_online(CENTRE, role="board", name="b1")
    grant(link, "a")
    wanted.clear()
    lease.ask()
    assert lost == [False]
    grant(link, "a", which=0)
    assert not lease.holds("a")


def test_the_end_of_a_lease_is_told(qtbot: QtBot, link: FakeLink) -> None:
    lease = VoiceLease(link, lambda: {"a"}, parent=link)
    link.come_online(CENTRE, role="board", name="b1")
    with qtbot.waitSignal(lease.lost):
        link.leased.emit(Lease(zones=("a",), for_s=0.05, asked_at=link.wishes[-1].asked_at))
    assert not lease.holds("a")


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
    grant(link)
    link.tell_call(ticket("A001"), "1")
    assert panel == ["A001"]
    assert player.played == []
    grant(link, "a")
    link.tell_call(ticket("A002"), "1")
    qtbot.waitUntil(lambda: len(player.played) == 1)
    assert panel == ["A001", "A002"]


def test_a_lease_is_gained_when_it_was_not_held_a_moment_ago(link: FakeLink, seconds: Clock) -> None:
    lease, gained = VoiceLease(link, lambda: {"a"}, clock=seconds, parent=link), list[str]()
    lease.gained.connect(lambda: gained.append("a"))
    link.come_online(CENTRE, role="board", name="b1")
    for _ in range(2):
        grant(link, "a")
    assert gained == ["a"]
    seconds.now += 3.5
    lease.ask()
    grant(link, "a")
    assert gained == ["a", "a"]
    link.go_offline()
    link.come_back()
    grant(link, "a")
    assert gained == ["a", "a", "a"], "calls of the meantime may be unsaid"


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
