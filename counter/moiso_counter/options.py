"""The menu of options: the strip, today's services, signing in, further counters."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from moiso_counter import words
from moiso_counter.desk import Desk
from moiso_counter.page import Step
from moiso_counter.turns import Turns, entry
from moiso_counter.work import Work


@dataclass(frozen=True)
class Switch:
    """Something that is on or off."""

    text: str
    is_on: Callable[[], bool]
    turn: Callable[[bool], object]


@dataclass(frozen=True)
class Pick:
    """One of several, or none.

    ``why_not`` says in the menu why there is nothing to choose here; empty when there is.
    """

    text: str
    choices: tuple[str, ...]
    chosen: Callable[[], str]
    choose: Callable[[str], object]
    why_not: str = ""


class Options(QObject):
    """What is set now and then.

    Args:
        compact: Shows the small strip instead of the window.
    """

    def __init__(self, desk: Desk, turns: Turns, work: Work, compact: Callable[[], object]) -> None:
        super().__init__(turns)
        self._desk, self._turns, self._work, self._compact = desk, turns, work, compact
        self._switches = [
            Switch("Khi không có ai chờ: tự gọi người đến kế tiếp", lambda: desk.stay_ready, self._stay_ready)
        ]

        self._picks: list[Pick] = []

    def add(self, line: Switch | Pick) -> None:
        """One more line of the menu."""
        match line:
            case Switch():
                self._switches.append(line)
            case Pick():
                self._picks.append(line)

    def open(self, where: QPoint) -> None:
        """Open the menu at this place of the screen."""
        menu, page = self._turns.menu("options-menu"), self._desk.page
        entry(menu, "Thu nhỏ thành dải\tF11").triggered.connect(lambda _on=False: self._compact())
        profile = entry(menu, "Dịch vụ nhận hôm nay…\tCtrl+D", enabled=Step.PROFILE in page.can)
        profile.triggered.connect(self._work.choose_profile)
        sign = "Đăng xuất\tCtrl+L" if page.clerk else "Đăng nhập…\tCtrl+L"
        entry(menu, sign, enabled=page.fresh).triggered.connect(self._work.sign_in)
        for switch in self._switches:
            choice = entry(menu, switch.text)
            choice.setCheckable(True)
            choice.setChecked(switch.is_on())
            choice.toggled.connect(switch.turn)
        for pick in self._picks:
            self._pick(menu, pick)
        self._counters(menu)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def _pick(self, menu: QMenu, pick: Pick) -> None:
        further = menu.addMenu(pick.text)
        if pick.why_not:
            entry(further, pick.why_not, enabled=False)
            return
        for name in ("", *pick.choices):
            choice = entry(further, name or "Không dùng")
            choice.setCheckable(True)
            choice.setChecked(name == pick.chosen())
            choice.triggered.connect(lambda _on=False, name=name: pick.choose(name))

    def _counters(self, menu: QMenu) -> None:
        """Other counters that this clerk may hold as well; one that still works is not let go."""
        centre, desk = self._desk.link.centre, self._desk
        if centre is None:
            return
        held = desk.counters
        further = menu.addMenu("Kiêm thêm quầy khác")
        for counter in centre.counters:
            mine, page = counter.id in held, desk.page_of(counter.id)
            stays = mine and (len(held) == 1 or page.present is not None or Step.PAUSE in page.can)
            name = words.counter_name(counter)
            still = stays and len(held) > 1
            choice = entry(
                further, f"{name} (đóng quầy trước khi thôi)" if still else name, enabled=not stays
            )
            choice.setCheckable(True)
            choice.setChecked(mine)
            change = desk.let_go if mine else desk.hold
            choice.triggered.connect(lambda _on=False, change=change, one=counter.id: change(one))

    def _stay_ready(self, on: bool) -> None:
        self._desk.stay_ready = on
