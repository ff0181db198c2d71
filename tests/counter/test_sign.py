"""What visitors may read on the sign at the counter."""

import pytest
from moiso_counter.desk import Desk
from moiso_counter.sign import PRIORITY, Sign
from moiso_shared.tickets import TicketState
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.clerk import Hall, serving, with_queue
from tests.fakes.tickets import ticket

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


@pytest.fixture
def sign(qtbot: QtBot, dressed: None, desk: Desk) -> Sign:
    made = Sign(desk)
    qtbot.addWidget(made)
    beside = QWidget()
    qtbot.addWidget(beside)
    made.place(beside)
    return made


def readable(sign: Sign) -> list[str]:
    return [label.text() for label in sign.findChildren(QLabel) if label.isVisible() and label.text()]


def test_visitors_read_that_priority_is_served_and_nothing_more(
    qtbot: QtBot, hall: Hall, desk: Desk, sign: Sign
) -> None:
    serving(qtbot, hall, desk, priority="pregnant", needs=("deaf",))
    assert readable(sign) == ["Quầy 1", "A001", "Đang phục vụ", PRIORITY]


def test_for_everybody_else_the_sign_shows_the_number_only(
    qtbot: QtBot, hall: Hall, desk: Desk, sign: Sign
) -> None:
    serving(qtbot, hall, desk)
    assert readable(sign) == ["Quầy 1", "A001", "Đang phục vụ"]


def test_a_priority_visitor_who_is_only_called_is_not_served_yet(
    qtbot: QtBot, hall: Hall, desk: Desk, sign: Sign
) -> None:
    with_queue(qtbot, hall, desk)
    hall.present(ticket("A001", state=TicketState.CALLED, counter="1", priority="elderly"))
    qtbot.waitUntil(lambda: desk.page.present is not None)
    assert readable(sign) == ["Quầy 1", "A001", "Mời đến quầy"]


def test_without_the_server_the_sign_claims_nothing(qtbot: QtBot, hall: Hall, desk: Desk, sign: Sign) -> None:
    serving(qtbot, hall, desk, priority="elderly")
    hall.link.go_offline()
    qtbot.waitUntil(lambda: not desk.page.fresh)
    assert readable(sign) == ["Quầy 1"]


def test_the_sign_says_how_the_counter_stands(qtbot: QtBot, hall: Hall, desk: Desk, sign: Sign) -> None:
    assert readable(sign) == ["Quầy 1", "Quầy đang đóng"]
    hall.open()
    qtbot.waitUntil(lambda: readable(sign) == ["Quầy 1", "Sẵn sàng phục vụ"])
    hall.pause("break")
    qtbot.waitUntil(lambda: readable(sign) == ["Quầy 1", "Quầy tạm dừng"])
