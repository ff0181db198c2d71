"""The sentences of the next calls are made while nobody is called."""

from moiso_display.foresight import Foresight
from moiso_display.manner import Manner
from moiso_hardware.voice.speaker import Script
from moiso_shared.facts import CounterState, CounterStatus
from pytestqt.qtbot import QtBot

from tests.display.conftest import Hall
from tests.fakes.tickets import ticket


class Wishes:
    """Keeps what it was asked to make ahead."""

    def __init__(self) -> None:
        self.asked: list[tuple[Script, ...]] = []

    def make_ahead(self, scripts: tuple[Script, ...]) -> None:
        self.asked.append(scripts)


def shown(scripts: tuple[Script, ...]) -> list[str]:
    return [script.sentences[0].shown for script in scripts]


def test_who_waits_first_at_an_open_counter_is_thought_of(qtbot: QtBot, hall: Hall) -> None:
    wishes = Wishes()
    foresight = Foresight(hall.link, Manner(hall.link, lambda: "b1"), wishes, parent=hall.link)
    hall.link.tell("opened", counters=(CounterState(id="1", status=CounterStatus.OPEN),))
    for number in ("A001", "A002", "A003", "L001"):
        hall.link.tell("issued", ticket(number))
    qtbot.waitUntil(lambda: bool(wishes.asked))
    foresight.look()
    assert shown(wishes.asked[-1])[:2] == [
        "Xin mời công dân có số A, không, không, một, đến quầy số một.",
        "Xin mời công dân có số A, không, không, hai, đến quầy số một.",
    ]
    assert not any("ba, đến" in sentence for sentence in shown(wishes.asked[-1]))


def test_a_closed_counter_calls_nobody(hall: Hall) -> None:
    wishes = Wishes()
    foresight = Foresight(hall.link, Manner(hall.link, lambda: "b1"), wishes, parent=hall.link)
    hall.link.tell("issued", ticket("A001"))
    foresight.look()
    assert wishes.asked == [()]
