"""Calling somebody to the counter, from a menu."""

from functools import partial

from moiso_shared.commands import CallHelp, EndHelp
from moiso_shared.help_calls import Help
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from moiso_counter.desk import Desk
from moiso_counter.help_calls import NAMES, name, title
from moiso_counter.page import HelpLine
from moiso_counter.turns import Turns, entry


class HelpMenu(QObject):
    """Whom to call, each by its digit; below them what was called for and can be withdrawn."""

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__(turns)
        self._desk, self._turns = desk, turns

    def open(self, where: QPoint) -> None:
        """Open the menu at this place of the screen."""
        page = self._desk.page
        if not page.fresh:
            return
        menu, called = self._turns.menu("help-menu"), {line.help: line for line in page.help}
        for digit, kind in enumerate(NAMES, 1):
            self._call(menu, digit, kind, called.get(kind))
        if called:
            menu.addSeparator()
        for line in page.help:
            words = "Đã xong" if line.coming else "Rút lại"
            entry(menu, f"{words}: {name(line.help)}").triggered.connect(
                lambda _on=False, kind=line.help: self.end(kind)
            )
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def end(self, kind: Help) -> None:
        """Withdraw a call, or tell that it is done."""
        counter = self._desk.counter_id
        self._desk.ask_aside(EndHelp(counter=counter, help=kind), counter)

    def _call(self, menu: QMenu, digit: int, kind: Help, line: HelpLine | None) -> None:
        state = "" if line is None else " (gọi lại)" if line.coming else " (đã gọi)"
        waits = line is not None and not line.coming
        made = entry(menu, f"&{digit}  {title(kind)}{state}", enabled=not waits)
        counter = self._desk.counter_id
        command = CallHelp(counter=counter, help=kind)
        made.triggered.connect(partial(self._ask, command, counter))

    def _ask(self, command: CallHelp, counter: str, _on: bool = False) -> None:
        self._desk.ask_aside(command, counter)
