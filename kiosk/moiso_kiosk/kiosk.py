"""The view model of the kiosk: touches come in, the page goes out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from moiso_qt.link import Link
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from moiso_kiosk import visit as steps
from moiso_kiosk.asking import Asking, Given
from moiso_kiosk.attempts import Attempt
from moiso_kiosk.derive import derive
from moiso_kiosk.page import Modes, Moment
from moiso_kiosk.papers import Papers
from moiso_kiosk.slip import slip
from moiso_kiosk.visit import PaperState, Step, Visit

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
"""The clock's zone until the centre's document has come."""


@dataclass(frozen=True)
class Pace:
    """How patient the kiosk is, in seconds."""

    idle_s: float = 45
    """Nobody touched anything: ask whether somebody is still there."""
    grace_s: float = 15
    """Then back to the first page after this."""
    number_s: float = 15
    """The number stays this long when its paper came out …"""
    number_unprinted_s: float = 30
    """… and this long when it did not."""
    slow_s: float = 3
    no_answer_s: float = 12
    settle_s: float = 0.35
    """A page that has just come up takes no order to give a number: the second half of a double tap."""


class Kiosk(QObject):
    """One kiosk in front of one visitor after another.

    Args:
        clock: Seconds that never run backwards.
        papers: Who prints; without one the number is on the screen only.
    """

    page_changed = Signal()
    modes_changed = Signal(object)
    """The ``Modes`` that the visitor chose."""

    def __init__(
        self,
        link: Link,
        asking: Asking,
        papers: Papers | None = None,
        *,
        language: str = "vi",
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._asking, self._papers = link, asking, papers
        self._pace, self._clock = pace or Pace(), clock
        self._fresh = Visit(language=language)
        self._visit, self._modes = self._fresh, Modes()
        self._attempt: Attempt | None = None
        self._printing: dict[str, Attempt] = {}
        """Attempts whose paper is on its way, by ticket id."""
        self._touched_at = self._turned_at = clock()
        self._page: dict[str, Any] = {}
        for signal in (link.connected, link.changed, link.snapshot, link.disconnected):
            signal.connect(self._hall_moved)
        asking.given.connect(self._given)
        asking.refused.connect(self._refused)
        if papers is not None:
            papers.came_out.connect(self._paper)
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

    def show(self, visit: Visit) -> None:
        """Put a page on the screen, as if a visitor had come to it."""
        self._go(visit)

    @Slot(str)
    def touchTile(self, key: str) -> None:
        """A tile of the menu was touched."""
        if self._link.centre is not None:
            self._go(steps.touch_tile(self._visit, self._link.centre, key))

    @Slot(str)
    def choosePriority(self, class_id: str) -> None:
        """A picture of a priority class was touched."""
        self._go(steps.choose_priority(self._visit, class_id))

    @Slot()
    def pressMain(self) -> None:
        """The biggest button of the page was touched."""
        match self._visit.step:
            case Step.CONFIRM if self._clock() - self._turned_at >= self._pace.settle_s:
                self._take()
            case Step.SORRY if self._page["main"]:
                self._go(steps.go_back(self._visit))
                self._take()
            case Step.NUMBER:
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
        self._leave_attempt()
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
    def stay(self) -> None:
        """The visitor needs more time."""
        self._go(self._visit)

    def tick(self) -> None:
        """Let time pass: the clock on the page, patience with the server and with nobody."""
        quiet_s = self._clock() - self._touched_at
        match self._visit.step:
            case Step.ASKING if self._clock() - self._turned_at > self._pace.no_answer_s:
                self._turn(steps.refused(self._visit, "no_answer"))
            case Step.NUMBER if quiet_s > self._number_stays_s():
                self._reset()
            case Step.MENU | Step.CONFIRM | Step.SORRY if quiet_s > self._pace.idle_s + self._pace.grace_s:
                self._reset()
        self._refresh()

    def _take(self) -> None:
        """Ask for a number, once."""
        visit = self._visit
        if visit.step is not Step.CONFIRM or visit.service is None or self._attempt is not None:
            return
        if not self._link.online:
            self._go(steps.refused(visit, "server_away"))
            return
        self._attempt = self._asking.ask(
            visit.service, visit.priority, visit.language, paper=self._papers is not None
        )
        self._go(steps.ask(visit))

    def _given(self, attempt: Attempt, given: Given) -> None:
        mine = self._attempt is not None and self._attempt.command == attempt.command
        if not mine and self._visit != self._fresh:
            self._asking.hand_back(attempt, given.ticket)
            return
        if not mine:
            self._visit = Visit(language=attempt.language, step=Step.ASKING, service=attempt.service)
        self._attempt = None
        self._go(steps.answered(self._visit, given.ticket, given.code, printing=self._papers is not None))
        if self._papers is None:
            self._asking.close(attempt)
        elif attempt.stage == "printing":
            self._papers.report(given.ticket.id, "unknown")
            self._paper(given.ticket.id, PaperState.DOUBTFUL)
            self._asking.close(attempt)
        else:
            self._print(self._papers, attempt, given)

    def _print(self, papers: Papers, attempt: Attempt, given: Given) -> None:
        centre = self._link.centre
        assert centre is not None, "a number without a centre"
        job = slip(
            centre, given.ticket, job_id=attempt.command, code=given.code, ahead=given.ahead,
            priority=attempt.priority, now=self._link.server_now(),
        )  # fmt: skip
        self._asking.printing(attempt)
        self._printing[given.ticket.id] = attempt
        papers.print(job, given.ticket.id)

    def _paper(self, ticket_id: str, paper: PaperState) -> None:
        if attempt := self._printing.pop(ticket_id, None):
            self._asking.close(attempt)
        self._turn(steps.paper_came_out(self._visit, ticket_id, paper))

    def _refused(self, attempt: Attempt, code: str) -> None:
        if self._attempt is not None and self._attempt.command == attempt.command:
            self._attempt = None
            self._go(steps.refused(self._visit, code))

    def _leave_attempt(self) -> None:
        if self._attempt is not None:
            self._asking.leave(self._attempt)
            self._attempt = None

    def _number_stays_s(self) -> float:
        safe = self._visit.paper in (PaperState.PRINTED,)
        return self._pace.number_s if safe else self._pace.number_unprinted_s

    def _reset(self) -> None:
        """Wipe everything of this visitor."""
        self._leave_attempt()
        self._set_modes(Modes())
        self._turn(self._fresh)

    def _hall_moved(self, *_what: object) -> None:
        self._refresh()

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

    def _idle_left_s(self) -> int | None:
        """Seconds until the reset, once somebody should be asked; None as long as all is well."""
        everything_as_found = self._visit == self._fresh and self._modes == Modes()
        if self._visit.step not in (Step.MENU, Step.CONFIRM, Step.SORRY) or everything_as_found:
            return None
        quiet_s = self._clock() - self._touched_at
        left = self._pace.idle_s + self._pace.grace_s - quiet_s
        return max(0, round(left)) if quiet_s >= self._pace.idle_s else None

    def _moment(self) -> Moment:
        centre = self._link.centre
        zone = ZoneInfo(centre.time_zone) if centre else LOCAL
        return Moment(
            centre=centre,
            lobby=self._link.lobby,
            now=self._link.server_now().astimezone(zone),
            online=self._link.online,
            slow=self._clock() - self._turned_at > self._pace.slow_s,
            modes=self._modes,
            idle_left_s=self._idle_left_s(),
        )

    def _refresh(self) -> None:
        page = derive(self._moment(), self._visit).as_map()
        if page != self._page:
            self._page = page
            self.page_changed.emit()
