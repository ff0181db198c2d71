"""The clerk is told once when too many wait, or one waits too long."""

from pathlib import Path

import pytest
from moiso_counter.alerts import Alerts, Limits
from moiso_counter.chime import write_chime
from moiso_counter.desk import Desk
from moiso_hardware.voice.sound import checked
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall
from tests.fakes.tickets import ticket


@pytest.fixture
def told(hall: Hall, desk: Desk) -> list[str]:
    sentences: list[str] = []
    alerts = Alerts(desk, Limits(people=3, minutes=30), desk, clock=hall.watch)
    alerts.raised.connect(sentences.append)
    return sentences


def queue(qtbot: QtBot, hall: Hall, desk: Desk, *numbers: str, minutes_ago: float = 0) -> None:
    hall.take(*(ticket(number, minutes_ago=minutes_ago) for number in numbers))
    qtbot.waitUntil(lambda: len(desk.page.queue) >= len(numbers))


def test_a_long_queue_is_told_once(qtbot: QtBot, hall: Hall, desk: Desk, told: list[str]) -> None:
    queue(qtbot, hall, desk, "A001", "A002")
    assert told == []
    hall.take(ticket("A003"))
    qtbot.waitUntil(lambda: bool(told))
    hall.take(ticket("A004"))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 4)
    assert told == ["Đang có 3 người chờ tại Quầy 1."]


def test_a_long_wait_is_told(qtbot: QtBot, hall: Hall, desk: Desk, told: list[str]) -> None:
    queue(qtbot, hall, desk, "A001", minutes_ago=32)
    assert told == ["Có người đã chờ 32 phút tại Quầy 1."]


@pytest.mark.parametrize(("short_for_s", "times"), [(60, 1), (120, 2)])
def test_it_is_told_again_only_after_the_queue_was_short_for_a_while(
    qtbot: QtBot, hall: Hall, desk: Desk, told: list[str], short_for_s: float, times: int
) -> None:
    queue(qtbot, hall, desk, "A001", "A002", "A003")
    hall.link.tell_call(ticket("A001"), "1")
    qtbot.waitUntil(lambda: len(desk.page.queue) == 2)
    hall.watch.now += short_for_s
    hall.take(ticket("A004"))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 3)
    assert len(told) == times


def test_the_chime_is_a_sound_of_half_a_second(tmp_path: Path) -> None:
    told = write_chime(tmp_path / "new" / "chime.wav")
    assert told.seconds == pytest.approx(0.5, abs=0.01)
    assert checked(told.path, least_s=0.4, most_s=0.6) == told


def test_another_limit_counts_from_the_next_arrival(qtbot: QtBot, hall: Hall, desk: Desk) -> None:
    sentences: list[str] = []
    alerts = Alerts(desk, Limits(people=0, minutes=0), desk)
    alerts.raised.connect(sentences.append)
    queue(qtbot, hall, desk, "A001")
    alerts.limit(Limits(people=2, minutes=0))
    assert sentences == []
    hall.take(ticket("A002"))
    qtbot.waitUntil(lambda: sentences == ["Đang có 2 người chờ tại Quầy 1."])
