"""A sentence is told to the hall before it begins, and ends when this board may not be heard any more."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from moiso_display.announcer import Announcer
from moiso_display.manner import Manner
from moiso_display.mouth import Mouth, Sentence
from moiso_hardware.voice.sound import Wav
from moiso_shared.boards.announcing import Announcements
from moiso_shared.wire import Presence
from pytestqt.qtbot import QtBot

from tests.display.conftest import QUICK, FakePlayer, FakeVoice
from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

SAID = Sentence(7, "a", Wav(Path("7.wav"), 4.0), 0.5)


@dataclass
class Stage:
    """A mouth whose board is the voice of zone a, and whose server is slow unless told."""

    link: FakeLink
    player: FakePlayer = field(default_factory=FakePlayer)
    zones: set[str] = field(default_factory=lambda: {"a"})
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.link.come_online(small_centre(), role="board", name="b1")
        self.link.allows = False
        self.mouth = Mouth(self.link, self.player, lambda zone: zone in self.zones, self.link)
        self.mouth.finished.connect(lambda: self.told.append("finished"))
        self.mouth.refused.connect(lambda: self.told.append("refused"))

    def hear(self, device: str = "board/b1", seq: int = 7) -> None:
        self.link.presence.emit(Presence(device=device, speaking=seq))


@pytest.fixture
def stage(link: FakeLink) -> Stage:
    return Stage(link)


def test_nothing_is_heard_before_the_hall_has_been_told(stage: Stage) -> None:
    stage.mouth.say(SAID)
    assert stage.link.reports[-1] == {"speaking": 7}
    stage.hear(seq=6)
    assert stage.player.played == []
    stage.hear()
    assert stage.player.played == [7]
    assert stage.player.volume == 0.5
    stage.hear()
    assert stage.player.played == [7]
    stage.player.end()
    assert stage.told == ["finished"]


def test_what_another_board_says_first_is_left_to_it(stage: Stage) -> None:
    stage.mouth.say(SAID)
    stage.hear("board/b2")
    stage.hear()
    assert stage.player.played == []
    assert stage.told == ["refused"]


def test_a_question_that_was_lost_is_asked_again(qtbot: QtBot, stage: Stage) -> None:
    stage.mouth.say(SAID)
    stage.link.allows = True
    qtbot.waitUntil(lambda: stage.player.played == [7])
    assert stage.told == []


def test_a_voice_that_has_ended_before_the_answer_says_nothing(qtbot: QtBot, stage: Stage) -> None:
    stage.mouth.say(SAID)
    stage.zones.clear()
    with qtbot.waitSignal(stage.mouth.refused):
        pass
    stage.hear()
    stage.mouth.say(SAID)
    assert stage.player.played == []


def test_a_sentence_ends_when_its_zone_is_lost_and_not_for_another(stage: Stage) -> None:
    stage.zones.add("b")
    stage.mouth.say(SAID)
    stage.hear()
    stage.zones.remove("b")
    stage.mouth.mind()
    assert stage.player.hushed == []
    stage.zones.remove("a")
    stage.mouth.mind()
    assert stage.player.hushed == [7]
    assert stage.told == ["finished"]
    stage.mouth.mind()
    assert stage.player.hushed == [7]


def test_a_board_that_lost_the_voice_in_mid_sentence_repeats_nothing_later(
    qtbot: QtBot, link: FakeLink
) -> None:
    voice, player, zones, queue = FakeVoice(), FakePlayer(), {""}, Announcements()
    announcer = Announcer(
        link, Manner(link, lambda: "b1"),
        holds=zones.__contains__, voice=voice, player=player, pace=QUICK, queue=queue, parent=link,
    )  # fmt: skip
    link.come_online(small_centre(), role="board", name="b1")
    first, second = (
        link.tell_call(ticket(number), counter) for number, counter in [("A1", "1"), ("A2", "2")]
    )
    assert player.plays(first.seq)
    zones.clear()
    announcer.give_way()
    assert player.hushed == [first.seq]
    assert queue.spoken == (first.seq,)
    qtbot.waitUntil(lambda: not queue.coming())
    zones.add("")
    announcer.take_up()
    qtbot.waitUntil(lambda: player.plays(second.seq))
    assert player.played == [first.seq, second.seq]
