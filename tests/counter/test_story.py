"""Any ticket of the day can be looked up, also one that has ended."""

from urllib.parse import quote

import pytest
from moiso_counter.desk import Desk
from moiso_counter.story import Story
from moiso_counter.window import CounterWindow
from moiso_qt.link import Accepted
from moiso_shared.sentences import sentence
from moiso_shared.tickets import TicketState
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, control, key
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def look_up(window: CounterWindow, number: str) -> None:
    control(window, Qt.Key.Key_F)
    QTest.keyClicks(window.queue.search, number)
    key(window.queue.search, Qt.Key.Key_Return)


def test_a_finished_ticket_is_shown_with_who_passed_it_and_its_note(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    ended = ticket("A009", state=TicketState.FINISHED, counter="1", minutes_ago=30, note=7, notes=(3, 7))
    passed = {"number": "A011", "why": {"vi": "ưu tiên: phụ nữ mang thai"}}
    called = {"at": "2026-11-23T03:05:00+00:00", "counter": "1", "why": {"vi": "gọi chọn bằng tay: đau chân"}}
    answer = {"words": {"vi": "1 người đến sau."}, "passed_by": [passed], "called": [called]}
    hall.link.shelf = {
        "/api/tickets/A009": Accepted(ended.model_dump(mode="json")),
        "/api/tickets/t-A009/why": Accepted(answer),
        "/api/notes/3": Accepted({"id": 3, "text": "đã hẹn chiều"}),
        "/api/notes/7": Accepted({"id": 7, "text": "thiếu bản sao"}),
    }
    look_up(window, "a009")
    qtbot.waitUntil(lambda: window.findChild(Story) is not None)
    story = window.findChild(Story)
    assert isinstance(story, Story)
    assert story.why.text() == "1 người đến sau.\n• A011: ưu tiên: phụ nữ mang thai"
    assert story.calls.text() == "Gọi lúc 10:05 · Quầy 1: gọi chọn bằng tay: đau chân"
    notes = [story.findChild(QLabel, f"story-note-{row}") for row in (3, 7)]
    assert [note.text() for note in notes if isinstance(note, QLabel)] == [
        "Ghi chú: đã hẹn chiều",
        "Ghi chú: thiếu bản sao",
    ]
    story.accept()


def test_a_long_story_is_read_to_its_end(qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow) -> None:
    passed = [
        {"number": f"A{n:03}", "why": {"vi": "ưu tiên: phụ nữ mang thai, cộng 15 phút"}} for n in range(30)
    ]
    answer = {"words": {"vi": "30 người đến sau được gọi trước."}, "passed_by": passed}
    ended = ticket("A009", state=TicketState.FINISHED, counter="1")
    hall.link.shelf = {
        "/api/tickets/A009": Accepted(ended.model_dump(mode="json")),
        "/api/tickets/t-A009/why": Accepted(answer),
    }
    look_up(window, "a009")
    qtbot.waitUntil(lambda: window.findChild(Story) is not None)
    story = window.findChild(Story)
    assert isinstance(story, Story)
    qtbot.waitUntil(lambda: story.why.height() >= story.why.heightForWidth(story.why.width()) > 400)
    assert story.height() <= 696
    story.accept()


def test_a_number_that_was_never_given_is_told(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    look_up(window, "Z999")
    assert window.notice.text() == sentence("not_found")


@pytest.mark.parametrize("typed", ["m1-007", "a/9", "a 9?"])
def test_whatever_is_typed_is_looked_up_and_answered(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow, typed: str
) -> None:
    look_up(window, typed)
    assert hall.link.reads == [f"/api/tickets/{quote(typed.upper(), safe='')}"]
    assert window.notice.text() == sentence("not_found")


def test_enter_goes_on_to_what_is_found_in_the_hall(
    qtbot: QtBot, hall: Hall, desk: Desk, window: CounterWindow
) -> None:
    hall.take(ticket("L007"))
    look_up(window, "L007")
    assert hall.link.reads == []
    chosen = window.queue.table.chosen()
    assert chosen is not None
    assert chosen.number == "L007"
