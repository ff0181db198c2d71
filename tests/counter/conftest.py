"""A clerk's desk without a server."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from moiso_counter.desk import Desk
from moiso_counter.style import sheet
from moiso_counter.window import CounterWindow
from moiso_qt.theme import widgets
from moiso_qt.theme.tokens import LIGHT
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import Ticket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink


@dataclass
class Watch:
    """Seconds moved by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Hall:
    """Counter 1 of the small centre: what the server tells it, and what it asks."""

    link: FakeLink
    watch: Watch

    def take(self, *tickets: Ticket) -> None:
        """These citizens have come."""
        for ticket in tickets:
            self.link.tell("issued", ticket)

    def open(self) -> None:
        """The counter works."""
        self._counter(CounterStatus.OPEN, "counter_opened")

    def pause(self, reason: str) -> None:
        """The counter takes a break."""
        self._counter(CounterStatus.PAUSED, "counter_paused", reason)

    def present(self, ticket: Ticket) -> None:
        """The ticket stands at the counter, whatever its state."""
        state = self.link.lobby.counter("1").model_copy(update={"ticket": ticket.id})
        self.link.tell("started", ticket, counters=(state,))

    def _counter(self, status: CounterStatus, kind: str, reason: str | None = None) -> None:
        state = self.link.lobby.counter("1")
        changed = CounterState(id="1", status=status, since=self.link.now, ticket=state.ticket, reason=reason)
        self.link.tell(kind, counters=(changed,))


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
