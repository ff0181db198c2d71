"""A small strip that stays above other windows while the clerk works in them."""

from moiso_shared.commands import Finish, Recall, Start
from moiso_shared.facts import CounterStatus
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from moiso_counter.buttons import KeyButton, action, label, restyle
from moiso_counter.desk import Desk
from moiso_counter.lines import OneLine
from moiso_counter.page import Page, Step

NOTICE_MS = 8000
_WORDS_PX = 260
_USUAL_PX, _SEAT_PX = 1080, 170
"""Room for "12 người đang chờ · người tiếp theo đã chờ 1 giờ 05", and for the key to another counter; on
smaller screens keys stand under their captions."""


class Strip(QFrame):
    """The number in service, who waits, and *call next*; nothing else."""

    full_wanted = Signal()
    """The clerk wants the whole window back."""
    questions_wanted = Signal()
    """A visit is to be finished, and the centre wants to know more than the strip can ask."""
    help_wanted = Signal()
    """The clerk wants to call for help."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._held_at: QPoint | None = None
        self.setObjectName("strip")
        self.setProperty("class", "strip")
        self.setWindowTitle("Mời Số")
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.FramelessWindowHint
        )
        self.number = label("", "strip-number", "strip-number")
        self.state = OneLine("heading", "strip-state")
        self.waiting = OneLine("soft", "strip-waiting")
        self.others = OneLine("soft", "strip-others")
        self.call = KeyButton("strip-call", "Gọi tiếp", "F2", "primary")
        self.start = KeyButton("strip-start", "Bắt đầu", "F4")
        self.finish = KeyButton("strip-finish", "Kết thúc", "F5")
        self.seat = KeyButton("strip-seat", "Đổi quầy", "Ctrl+Tab", "quiet")
        self.full = KeyButton("strip-full", "Mở rộng", "F11", "quiet")
        self._told = ""
        self._told_ends = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._told_ends.timeout.connect(lambda: self.tell("", False))
        self._lay_out()
        self._join()
        self.seat.hide()
        self.resize(_USUAL_PX, self.height())
        self.show_page(desk.page)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (self.state, self.waiting, self.others):
            line.setMinimumWidth(_WORDS_PX)
            words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(self.number)
        row.addLayout(words, 1)
        for button in (self.start, self.finish, self.call, self.seat, self.full):
            row.addWidget(button)

    def _join(self) -> None:
        desk = self._desk
        for button, name, key, run in (
            (self.call, "call-next", "F2", desk.call_next),
            (self.start, "start", "F4", lambda: self._take(Start)),
            (self.finish, "finish", "F5", self._finish),
            (self.seat, "seat", "Ctrl+Tab", desk.sit_next),
            (self.full, "full", "F11", self.full_wanted.emit),
        ):
            button.clicked.connect(lambda _checked=False, run=run: run())
            action(self, f"strip-{name}", key, run)
        action(self, "strip-call-help", "Ctrl+H", self.help_wanted.emit)
        action(self, "strip-recall", "F3", lambda: self._take(Recall))
        desk.changed.connect(self.show_page)
        desk.told.connect(self.tell)

    def show_page(self, page: Page) -> None:
        """Show the hall as the page has it."""
        present = page.present
        self.number.setText(present.number if present else "—")
        restyle(self.number, "stale", not page.fresh)
        self.state.say(_state(page))
        self.waiting.say(self._told or _waiting(page))
        pressing = (page.rehearsal, page.attention, *(line.words for line in page.help))
        below = " · ".join(filter(None, pressing)) or _others(page)
        self.others.say(below)
        self.others.setVisible(bool(below))
        restyle(self.others, "late", any(pressing))
        self.setFixedHeight(self.sizeHint().height())
        self.call.setEnabled(Step.CALL_NEXT in page.can)
        self.call.say("Đang gọi…" if self._desk.calling else "Gọi tiếp")
        self._make_room(bool(page.seats))
        self.start.setVisible(present is None or present.state is TicketState.CALLED)
        self.start.setEnabled(Step.START in page.can)
        self.finish.setVisible(present is not None and present.state is TicketState.SERVING)
        self.finish.setEnabled(Step.FINISH in page.can)

    def _make_room(self, seats: bool) -> None:
        """Two counters have one button and one line more."""
        if self.seat.isHidden() == seats:
            self.seat.setVisible(seats)
            self.resize(min(self._wide_px, self.screen().availableSize().width()), self.height())
            self._fit()

    @property
    def _wide_px(self) -> int:
        return _USUAL_PX + (0 if self.seat.isHidden() else _SEAT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words their room on a small screen, too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in (self.start, self.finish, self.call, self.seat, self.full):
            button.stack(self.width() < self._wide_px)

    def tell(self, sentence: str, trouble: bool) -> None:
        """Show a sentence for some seconds instead of who waits; an empty one takes it away."""
        self._told = sentence
        restyle(self.waiting, "late", trouble)
        if sentence:
            self._told_ends.start()
        self.waiting.say(sentence or _waiting(self._desk.page))

    def _finish(self) -> None:
        centre = self._desk.link.centre
        if centre is not None and (centre.calling.outcome_required or centre.calling.performed_required):
            self.questions_wanted.emit()
        else:
            self._take(Finish)

    def _take(self, kind: type[Start | Finish | Recall]) -> None:
        present = self._desk.page.present
        if present is not None:
            step = {Start: Step.START, Finish: Step.FINISH, Recall: Step.RECALL}[kind]
            self._desk.ask(kind(ticket=present.ticket), step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the strip."""
        self._held_at = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the strip along."""
        if self._held_at is not None:
            self.move(event.globalPosition().toPoint() - self._held_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held_at = None


def _state(page: Page) -> str:
    if page.present is None:
        return page.title if page.status is CounterStatus.OPEN else f"{page.title} · {page.status_words}"
    where = f"{page.title} · " if page.seats else ""
    star = f" · ★ {page.present.priority}" if page.present.priority else ""
    return f"{where}{page.present.state_words} {page.present.running}{star}"


def _waiting(page: Page) -> str:
    if page.warning:
        return page.warning.split(".")[0]
    if not page.queue:
        return page.queue_words
    return f"{page.queue_words} · người tiếp theo đã chờ {page.queue[0].waited}"


def _others(page: Page) -> str:
    return "   ".join(f"{one.title}: {one.words}" for one in page.seats if not one.active)
