"""A board without a voice shows the call that another board of its zone is speaking."""

from dataclasses import replace

import pytest
from moiso_display.announcer import Announcer
from moiso_display.manner import Manner
from moiso_shared.wire import Presence
from pytestqt.qtbot import QtBot

from tests.display.conftest import QUICK, FakePlayer, FakeVoice, Hall, HallOf
from tests.display.test_announcer import call_in
from tests.display.test_lease import CENTRE
from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

PATIENT = replace(QUICK, following=60_000)
NUMBERS = ("A001", "A002", "A003", "A004")


def another_speaks(link: FakeLink, seq: int) -> None:
    link.presence.emit(Presence(device="board/other", speaking=seq))


@pytest.fixture
def silent(hall_of: HallOf) -> Hall:
    made = hall_of(mute=True, pace=PATIENT)
    made.link.come_online(small_centre(), role="board", name="b1")
    return made


def test_the_call_that_is_spoken_has_the_panel_until_the_next_one_is(
    qtbot: QtBot, silent: Hall, hall_of: HallOf
) -> None:
    calls = call_in(silent, *NUMBERS)
    another_speaks(silent.link, calls[0].seq)
    alone = hall_of(mute=True)
    alone.link.come_online(small_centre(), role="board", name="b1")
    call_in(alone, *NUMBERS)
    qtbot.waitUntil(lambda: alone.panel == list(NUMBERS))
    assert silent.panel == ["A001"]
    another_speaks(silent.link, calls[1].seq)
    another_speaks(silent.link, calls[3].seq)
    assert silent.panel == ["A001", "A002", "A004"]


def test_a_board_that_went_ahead_comes_back_to_what_is_spoken(qtbot: QtBot, silent: Hall) -> None:
    first, _second = call_in(silent, "A001", "A002")
    qtbot.waitUntil(lambda: silent.panel == ["A001", "A002"])
    another_speaks(silent.link, first.seq)
    assert silent.panel == ["A001", "A002", "A001"]
    assert silent.page["main"]["number"] == "A001"


def test_when_the_voice_falls_silent_the_board_goes_on_by_itself(qtbot: QtBot, hall_of: HallOf) -> None:
    hall = hall_of(mute=True)
    hall.link.come_online(small_centre(), role="board", name="b1")
    first, _second = call_in(hall, "A001", "A002")
    another_speaks(hall.link, first.seq)
    qtbot.waitUntil(lambda: hall.panel == ["A001", "A002"])


def test_what_was_spoken_before_a_cut_is_not_shown_as_new_again(silent: Hall) -> None:
    calls = call_in(silent, "A001", "A002")
    for call in calls:
        another_speaks(silent.link, call.seq)
    silent.link.go_offline()
    silent.link.come_back()
    another_speaks(silent.link, calls[0].seq)
    assert silent.panel == ["A001", "A002"]


def test_a_board_that_has_to_speak_itself_waits_for_no_other(qtbot: QtBot, link: FakeLink) -> None:
    voice, player, held = FakeVoice(), FakePlayer(), {"a"}
    Announcer(link, Manner(link, lambda: "all"), holds=held.__contains__, voice=voice, player=player,
              pace=PATIENT, parent=link)  # fmt: skip
    link.come_online(CENTRE, role="board", name="all")
    elsewhere = link.tell_call(ticket("A001"), "2")
    another_speaks(link, elsewhere.seq)
    here = link.tell_call(ticket("A002"), "1")
    qtbot.waitUntil(lambda: player.played == [here.seq])


def test_who_becomes_the_voice_goes_on_where_the_one_before_it_died(qtbot: QtBot, link: FakeLink) -> None:
    voice, player, held = FakeVoice(), FakePlayer(), set[str]()
    heir = Announcer(link, Manner(link, lambda: "all"), holds=held.__contains__, voice=voice, player=player,
                     pace=PATIENT, parent=link)  # fmt: skip
    link.come_online(CENTRE, role="board", name="all")
    first, second = (link.tell_call(ticket(number), "1") for number in ("A001", "A002"))
    another_speaks(link, first.seq)
    held.add("a")
    heir.take_up()
    qtbot.waitUntil(lambda: player.played == [second.seq])
