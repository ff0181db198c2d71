"""The view model of the kiosk: touches come in, the page goes out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from moiso_qt.link import Link
from moiso_shared.outlook import Outlook
from moiso_shared.wire import Presence
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from moiso_kiosk import visit as steps
from moiso_kiosk.asking import Given
from moiso_kiosk.attempts import Attempt, Wish
from moiso_kiosk.derive import derive
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.help_call import HelpCall
from moiso_kiosk.local_time import local_now
from moiso_kiosk.orders import Orders
from moiso_kiosk.page import Modes, Moment
from moiso_kiosk.patience import Pace
from moiso_kiosk.visit import PaperState, Step, Visit


class Kiosk(QObject):
    """One kiosk in front of one visitor after another.

    Args:
        clock: Seconds that never run backwards.
    """

    page_changed = Signal()
    modes_changed = Signal(object)
    """The ``Modes`` that the visitor chose."""

    wiped = Signal()
    """Everything of the visitor is gone."""
    extended = Signal(str, str)  # a ticket from before, and the service to be added to it

    def __init__(
        self,
        link: Link,
        giving: Giving,
        *,
        health: Health | None = None,
        language: str = "vi",
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._giving = link, giving
        self._usual = self._pace = pace or Pace()
        self._clock = clock
        self._fresh = Visit(language=language)
        self._visit, self._modes = self._fresh, Modes()
        self._touched_at = self._turned_at = clock()
        self._page: dict[str, Any] = {}
        for signal in (link.connected, link.changed, link.snapshot, link.disconnected):
            signal.connect(self._refresh)
        giving.arrived.connect(self._arrived)
        giving.refused.connect(self._refused)
        giving.paper.connect(self._paper)
        self._outlook, self._locked = Outlook(), False
        self._health = health or Health(link)
        self._help = HelpCall(link, self._health, stays_s=self._pace.help_s, clock=clock)
        self.orders = Orders(link, self)
        self.orders.help_answered.connect(self._help_comes)
        link.presence.connect(self._heard)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(200)
        self._refresh()

    def _get_page(self) -> dict[str, Any]:
        return self._page

    page = Property("QVariantMap", _get_page, notify=page_changed)  # type: ignore[arg-type]
    """The ``Page`` on show, as a plain map for the views."""

    @property
    def visit(self) -> Visit:
        """Where the visitor stands."""
        return self._visit

    def take_time(self, wanted: bool) -> None:
        """Be twice as patient: somebody listens to the pages and goes from choice to choice."""
        self._pace = self._usual.slower() if wanted else self._usual

    def show(self, visit: Visit) -> None:
        """Put a page on the screen, as if a visitor had come to it."""
        self._go(visit)

    def lock(self, locked: bool) -> None:
        """Give no more numbers, or give them again; a number being given is still shown."""
        self._locked = locked
        if locked and self._visit.step in (Step.MENU, Step.FIND, Step.CONFIRM):
            self._turn(self._fresh)
        self._health.set("lock", ("locked",) if locked else ())
        self._refresh()

    @Slot(str)
    def touchTile(self, key: str) -> None:
        """A tile of the menu was touched."""
        if self._link.centre is not None and not self._locked:
            self._go(steps.touch_tile(self._visit, self._link.centre, key))

    @Slot(str)
    def choosePriority(self, class_id: str) -> None:
        """A picture of a priority class was touched."""
        self._go(steps.choose_priority(self._visit, class_id))

    @Slot()
    def pressMain(self) -> None:
        """The biggest button of the page was touched."""
        match self._visit.step:
            case Step.CONFIRM:
                self._take()
            case Step.SORRY if self._page["main"]:
                self._go(steps.go_back(self._visit))
                self._take()
            case Step.NUMBER | Step.WAY:
                self.home()

    @Slot()
    def back(self) -> None:
        """One page back; from an apology to the first page."""
        if self._visit.step is Step.SORRY:
            self.home()
        else:
            self._go(steps.go_back(self._visit))

    @Slot()
    def home(self) -> None:
        """Make everything as the next visitor should find it, except the chosen modes."""
        if self._visit.step is Step.ASKING:
            return
        self._giving.leave()
        self._go(replace(self._fresh, language=self._visit.language))

    @Slot(str)
    def speak(self, language: str) -> None:
        """Go on in another language."""
        self._go(steps.speak_language(self._visit, language))

    @Slot(str)
    def toggle(self, mode: str) -> None:
        """Switch large text, contrast or reach on or off."""
        self._set_modes(self._modes.toggled(mode))
        self._go(self._visit)

    @Slot()
    def addErrand(self) -> None:
        """Something else under the same number."""
        self._go(steps.add_errand(self._visit))

    @Slot()
    def showWay(self) -> None:
        """The visitor wants to know the way."""
        self._go(steps.show_way(self._visit))

    @Slot()
    def printAgain(self) -> None:
        """The visitor says that no ticket came out."""
        asked = steps.print_again(self._visit)
        if asked != self._visit and asked.ticket is not None and self._link.online:
            self._go(asked)
            self._giving.print_again(asked.ticket.id)

    @Slot()
    def callHelp(self) -> None:
        """Tell the staff that somebody needs them here; the same touch again takes it back."""
        self._help.press()
        self._go(self._visit)

    @Slot()
    def stay(self) -> None:
        """The visitor needs more time."""
        self._go(self._visit)

    def _heard(self, presence: Presence) -> None:
        if presence.outlook is not None:
            self._outlook = presence.outlook
            self._refresh()

    def _help_comes(self) -> None:
        self._help.answer()
        self._refresh()

    def use_language(self, language: str) -> None:
        """Greet every visitor in this language from now on."""
        self._fresh = replace(self._fresh, language=language)
        self._reset()
        self._refresh()

    def tick(self) -> None:
        """Let time pass: the clock on the page, patience with the server and with nobody."""
        quiet_s = self._clock() - self._touched_at
        printed = self._visit.paper is PaperState.PRINTED
        self._help.tick()
        match self._visit.step:
            case Step.ASKING if self._clock() - self._turned_at > self._pace.no_answer_s:
                self._turn(steps.refused(self._visit, "no_answer"))
            case Step.NUMBER | Step.WAY if quiet_s > self._pace.number_stays_s(printed=printed):
                self._reset()
            case step if step in steps.IDLE and quiet_s > self._pace.idle_s + self._pace.grace_s:
                self._reset()
        self._refresh()

    def _take(self) -> None:
        """Ask for a number, once."""
        visit = self._visit
        if visit.step is not Step.CONFIRM or visit.service is None or self._giving.busy:
            return
        if not self._giving.possible:
            self._go(steps.refused(visit, "server_away"))
            return
        if visit.extends:
            self.extended.emit(visit.extends, visit.service)
        else:
            self._go(steps.ask(visit))
            self._giving.ask(Wish((*visit.errands, visit.service), visit.priority, visit.language))

    def _arrived(self, attempt: Attempt, given: Given) -> None:
        paper = PaperState.PRINTING if attempt.paper else PaperState.NONE
        brought = Visit(
            ticket=given.ticket,
            code=given.code,
            ahead=given.ahead,
            paper=paper,
            offline=attempt.offline,
            obstacle=attempt.obstacle,
        )
        self._go(steps.answered(self._visit, brought))
        wait = self._outlook.waits.get(given.ticket.service)
        self._giving.accept(attempt, given, wait=f"{wait.least_min}–{wait.most_min}" if wait else "")

    def _refused(self, code: str) -> None:
        self._go(steps.refused(self._visit, code))

    def _paper(self, ticket_id: str, paper: PaperState) -> None:
        self._turn(steps.paper_came_out(self._visit, ticket_id, paper, self._giving.obstacle))

    def _reset(self) -> None:
        """Wipe everything of this visitor."""
        self._giving.leave()
        self._set_modes(Modes())
        self._turn(self._fresh)
        self.wiped.emit()

    def _set_modes(self, modes: Modes) -> None:
        if modes != self._modes:
            self._modes = modes
            self.modes_changed.emit(modes)

    def _go(self, visit: Visit) -> None:
        """A touch led here."""
        self._touched_at = self._clock()
        self._turn(visit)

    def _turn(self, visit: Visit) -> None:
        if (visit.step, visit.path) != (self._visit.step, self._visit.path):
            self._turned_at = self._touched_at = self._clock()
        self._visit = visit
        self._refresh()

    def _moment(self) -> Moment:
        as_found = self._visit == self._fresh and self._modes == Modes()
        quiet_s = self._clock() - self._touched_at
        centre = self._link.centre
        return Moment(
            centre=centre,
            lobby=self._link.lobby,
            now=local_now(self._link),
            online=self._link.online,
            slow=self._clock() - self._turned_at > self._pace.slow_s,
            outlook=self._outlook,
            modes=self._modes,
            help_called=bool(self._help.state),
            help_words=self._help.words(self._visit.language),
            locked=self._locked,
            me=self._link.hello.name if self._link.hello else "",
            possible=self._giving.possible,
            obstacle=self._giving.obstacle,
            rest=self._pace.rest(quiet_s) if as_found or self._locked or centre is None else 0,
            slide=self._pace.slide(quiet_s) if as_found and not self._locked else 0,
            idle_left_s=self._pace.idle_left_s(quiet_s)
            if self._visit.step in steps.IDLE and not as_found
            else None,
        )

    def _refresh(self, *_what: object) -> None:
        page = derive(self._moment(), self._visit).as_map()
        if page != self._page:
            self._page = page
            self.page_changed.emit()
