"""The windows: one for the clerk's whole work or a small strip, and a sign for visitors."""

from dataclasses import replace
from pathlib import Path

from moiso_hardware.keypads.port import Action, Press
from moiso_qt.shots import Shots
from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from moiso_counter.alerts import Alerts, Limits
from moiso_counter.desk import Desk
from moiso_counter.global_key import KEYS, NOT_HERE, GlobalKey
from moiso_counter.hands import Hands
from moiso_counter.lock import Lock
from moiso_counter.memory import Memory
from moiso_counter.options import Pick, Switch
from moiso_counter.page import Step
from moiso_counter.sign import Sign
from moiso_counter.strip import Strip
from moiso_counter.tray import Tray
from moiso_counter.window import CounterWindow

PEOPLE, MINUTES = ("5", "10", "20", "40"), ("15", "30", "45", "60")
"""Limits to choose from, for the sound and the message beside the clock."""
LOCK_MINUTES = ("5", "10", "15", "30")
"""How long nobody may touch anything before a clerk who signed in is asked for the PIN."""


def chosen(limit: int) -> str:
    """A limit as the options name it; empty when it is off."""
    return str(limit) if limit else ""


class Program(QObject):
    """Shows the window or the strip, never both, and remembers where they were."""

    def __init__(self, desk: Desk, memory: Memory, alerts: Alerts, tray: Tray, lock: Lock) -> None:
        super().__init__()
        self._memory, self._alerts, self._tray, self._lock = memory, alerts, tray, lock
        self.window, self.strip = CounterWindow(desk), Strip(desk)
        self.sign = Sign(desk)
        self._extras: list[QObject] = []
        self._offer_options()
        self.window.compact_wanted.connect(self.shrink)
        self.strip.full_wanted.connect(self.grow)
        self.strip.questions_wanted.connect(self._ask_in_window)
        self.strip.help_wanted.connect(self._call_help_in_window)
        tray.clicked.connect(self.grow)
        alerts.raised.connect(tray.tell)
        desk.answered.connect(tray.tell)
        alerts.raised.connect(lambda words: self.window.tell(words, False))
        application = QApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._keep)

    def _offer_options(self) -> None:
        memory, alerts, lock, add = self._memory, self._alerts, self._lock, self.window.options.add
        add(Switch("Màn hình phía công dân", lambda: memory.flag("sign/shown"), self.show_sign))
        people, minutes = (lambda: chosen(alerts.limits.people)), (lambda: chosen(alerts.limits.minutes))
        add(Pick("Báo khi số người chờ đạt", PEOPLE, people, self._alert_people))
        add(Pick("Báo khi có người chờ đủ (phút)", MINUTES, minutes, self._alert_minutes))
        add(Pick("Tự khóa khi vắng (phút)", LOCK_MINUTES, lambda: chosen(lock.after_min), self._lock_after))

    def start(self) -> None:
        """Show the window where it was last time."""
        self._memory.restore(self.window, "window")
        self._memory.restore(self.strip, "strip")
        self.window.show()
        if self._memory.flag("sign/shown"):
            self.sign.place(self.window)

    def _lock_after(self, words: str) -> None:
        """Lock after these minutes from now on, and at the next start."""
        self._memory.set_text("lock/minutes", words or "0")
        self._lock.wait_for(int(words or 0))

    def _alert_people(self, words: str) -> None:
        self._alert(replace(self._alerts.limits, people=int(words or 0)))

    def _alert_minutes(self, words: str) -> None:
        self._alert(replace(self._alerts.limits, minutes=int(words or 0)))

    def _alert(self, limits: Limits) -> None:
        """Tell at these limits from now on, and at the next start."""
        self._memory.set_text("alert/people", str(limits.people))
        self._memory.set_text("alert/minutes", str(limits.minutes))
        self._alerts.limit(limits)

    def show_sign(self, on: bool) -> None:
        """Show visitors the counter and its number, on a second screen where there is one."""
        self._memory.set_flag("sign/shown", on)
        if on:
            self.sign.place(self.window)
        else:
            self.sign.hide()

    def shrink(self) -> None:
        """Show the strip instead of the window."""
        self.strip.show()
        self.window.hide()
        self.strip.activateWindow()

    def grow(self) -> None:
        """Show the window instead of the strip."""
        self.window.show()
        self.strip.hide()
        self.window.activateWindow()

    def _ask_in_window(self) -> None:
        """Finish the present visit where there is room for questions."""
        self.grow()
        self.window.take(Step.FINISH)

    def _call_help_in_window(self) -> None:
        """Ask whom to call where there is room for a menu."""
        self.grow()
        self.window.call_help()

    def use_global_key(self, key: GlobalKey, hands: Hands) -> None:
        """Offer a key that calls the next number from any other program; off until it is chosen."""

        def choose(name: str) -> None:
            if not key.choose(name):
                self.window.tell(f"Phím {name} đang được chương trình khác dùng. Hãy chọn phím khác.", True)

        text, why_not = "Phím gọi số khi đang dùng chương trình khác", "" if key.possible else NOT_HERE
        self.window.options.add(Pick(text, tuple(KEYS), lambda: key.chosen, choose, why_not))
        key.pressed.connect(lambda: hands.press(Press(Action.CALL_NEXT)))
        if not key.start():
            self.window.tell("Phím gọi số chung đang được chương trình khác dùng.", True)

    def show_pictures(self, folder: Path, name: str) -> None:
        """Answer wishes for pictures, and for keys, in a folder."""
        from moiso_qt.hand import Hand

        self._extras = [Shots(folder, name, self._grab, self), Hand(folder, name, self.window, self)]

    def _grab(self) -> QPixmap:
        front: QWidget | None = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        shown = self.strip if self.strip.isVisible() else self.window
        return (front or shown).grab()

    def _keep(self) -> None:
        self._memory.keep(self.window, "window")
        self._memory.keep(self.strip, "strip")
