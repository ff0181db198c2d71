"""A clerk at counter 1 of the small centre: the hall before the desk, and hands on the window."""

from dataclasses import dataclass
from typing import Any, TypeVar

from moiso_counter.desk import Desk
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import Ticket, TicketState
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket

T = TypeVar("T", bound=QWidget)


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
        for one in tickets:
            self.link.tell("issued", one)

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


def with_queue(qtbot: QtBot, hall: Hall, desk: Desk) -> None:
    hall.open()
    hall.take(ticket("A001", minutes_ago=9), ticket("H002", minutes_ago=3))
    qtbot.waitUntil(lambda: len(desk.page.queue) == 2)


def with_call(qtbot: QtBot, hall: Hall, desk: Desk) -> None:
    with_queue(qtbot, hall, desk)
    hall.link.tell_call(ticket("A001", minutes_ago=9), "1")
    qtbot.waitUntil(lambda: desk.page.present is not None)


def key(window: QWidget, which: Qt.Key) -> None:
    QTest.keyClick(window, which)


def opened(qtbot: QtBot, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def popped_up(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def chosen(menu: QMenu, *path: str) -> None:
    """Choose an entry, by way of its submenus."""
    for name in path:
        entry = next(one for one in menu.actions() if one.text().startswith(name))
        submenu = entry.menu()
        if isinstance(submenu, QMenu):
            menu = submenu
        else:
            entry.trigger()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def serving(qtbot: QtBot, hall: Hall, desk: Desk, **more: Any) -> None:
    with_queue(qtbot, hall, desk)
    hall.present(ticket("A001", state=TicketState.SERVING, counter="1", **more))
    qtbot.waitUntil(lambda: desk.page.present is not None)


def control(window: QWidget, which: Qt.Key) -> None:
    """Press a key together with Ctrl."""
    QTest.keyClick(window, which, Qt.KeyboardModifier.ControlModifier)
