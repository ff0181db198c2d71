"""A clerk's desk without a server."""

from collections.abc import Iterator

import pytest
from moiso_counter.desk import Desk
from moiso_counter.style import sheet
from moiso_counter.window import CounterWindow
from moiso_qt.theme import widgets
from moiso_qt.theme.tokens import LIGHT
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.clerk import Hall, Watch
from tests.fakes.link import FakeLink


@pytest.fixture
def hall() -> Iterator[Hall]:
    link = FakeLink()
    link.come_online(small_centre())
    yield Hall(link, Watch())
    link.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, hall: Hall) -> Iterator[Desk]:
    made = Desk(hall.link, clock=hall.watch)
    yield made
    made.deleteLater()


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    widgets.apply(qapp)
    qapp.setStyleSheet(qapp.styleSheet() + sheet(LIGHT))


@pytest.fixture
def window(qtbot: QtBot, dressed: None, desk: Desk) -> CounterWindow:
    made = CounterWindow(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
