"""The clerk's window: parts put together, keys given their work."""

from functools import partial
from itertools import pairwise

from moiso_shared.facts import CounterStatus
from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from moiso_counter.buttons import CallNextButton, action, label, restyle
from moiso_counter.desk import Desk
from moiso_counter.head import Head
from moiso_counter.help_bar import HelpBar
from moiso_counter.help_menu import HelpMenu
from moiso_counter.help_page import HelpPage
from moiso_counter.menus import TicketMenus
from moiso_counter.options import Options
from moiso_counter.page import Page, Step
from moiso_counter.present_card import BUTTONS, PresentCard
from moiso_counter.queue_card import QueueCard
from moiso_counter.seat_bar import SeatBar
from moiso_counter.strip import NOTICE_MS
from moiso_counter.turns import Turns
from moiso_counter.work import Work

_SEAT_KEYS = 4
_SMALLEST = QSize(1000, 620)
"""Fits a screen of 1024 × 768, with its task bar and the title of the window."""
_ROOMY_PX = 1240
"""From this width on all keys stand beside their captions."""
_TALL_PX = 760
"""From this height on there is air between the parts."""


class CounterWindow(QMainWindow):
    """Everything a clerk does all day, by mouse or key."""

    compact_wanted = Signal()
    """The clerk wants the small strip instead."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("counter-window")
        self.setMinimumSize(_SMALLEST)
        self.resize(1280, 800)
        self.turns = Turns(desk, self)
        self.menus = TicketMenus(desk, self.turns)
        self.work = Work(desk, self.turns)
        self.help_menu = HelpMenu(desk, self.turns)
        self.options = Options(desk, self.turns, self.work, self.compact_wanted.emit)
        self.seats, self.help_bar = SeatBar(), HelpBar()
        self.head, self.present, self.queue = Head(), PresentCard(), QueueCard()
        self.call = CallNextButton()
        self.warning = _words("warning", "trouble")
        self.rehearsal = _words("rehearsal", "banner")
        self.notice = _words("notice", "banner")
        self._status = desk.page.status
        self._called_by_enter = True
        """The focus was on the big button when it was last greyed."""
        self._notice_ends = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._notice_ends.timeout.connect(lambda: self.tell("", False))
        self._lay_out()
        self._join()
        self.show_page(desk.page)
        self.tell("", False)
        self.call.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.present, 1)
        left.addWidget(self.call)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 11)
        columns.addWidget(self.queue, 9)
        whole = QWidget()
        column = QVBoxLayout(whole)
        self._edge = column
        column.addWidget(self.head)
        column.addWidget(self.seats)
        column.addWidget(self.rehearsal)
        column.addWidget(self.warning)
        column.addWidget(self.help_bar)
        column.addWidget(self.notice)
        column.addLayout(columns, 1)
        self.setCentralWidget(whole)
        order = [
            self.call,
            *self.present.buttons.values(),
            self.present.more,
            self.queue.tabs,
            self.queue.search,
        ]
        head = self.head
        order += [self.queue.table, head.work, head.shut, head.call_help, head.options, head.help]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def _join(self) -> None:
        desk, turns, work = self._desk, self.turns, self.work
        desk.changed.connect(self.show_page)
        desk.told.connect(self.tell)
        self.call.clicked.connect(lambda _checked=False: desk.call_next())
        self.seats.chosen.connect(desk.sit)
        self.seats.call_wanted.connect(self._call_to)
        self.present.asked.connect(self.take)
        self.present.more_wanted.connect(self._more)
        self.present.undo_wanted.connect(desk.undo)
        self.queue.asked.connect(lambda row, where: self.menus.about(row.ticket, where))
        self.queue.searched.connect(self._search)
        self.queue.looked_up.connect(turns.look_up)
        self.head.work.clicked.connect(self._open_or_pause)
        self.head.shut.clicked.connect(work.close)
        self.head.call_help.clicked.connect(self.call_help)
        self.help_bar.ended.connect(self.help_menu.end)
        self.head.options.clicked.connect(self._options)
        self.head.help.clicked.connect(self.show_help)
        self._keys()

    def _keys(self) -> None:
        desk, work = self._desk, self.work
        action(self, "call-next", "F2", desk.call_next)
        action(self, "call-beside", "Shift+F2", lambda: desk.call_next(beside=True))
        for step, _caption, key, _kind in BUTTONS:
            action(self, step.value, key, partial(self.take, step))
        action(self, "cancel", "F12", partial(self.take, Step.CANCEL))
        action(self, "more", "Ctrl+K", self._more)
        action(self, "undo", "Ctrl+Z", desk.undo)
        action(self, "work", "F9", self._open_or_pause)
        action(self, "close", "F10", work.close)
        action(self, "compact", "F11", self.compact_wanted.emit)
        action(self, "profile", "Ctrl+D", work.choose_profile)
        action(self, "sign-in", "Ctrl+L", work.sign_in)
        action(self, "call-help", "Ctrl+H", self.call_help)
        action(self, "options", "Ctrl+O", self._options)
        action(self, "help", "F1", self.show_help)
        action(self, "next-seat", "Ctrl+Tab", desk.sit_next)
        for place in range(_SEAT_KEYS):
            action(self, f"seat-{place + 1}", f"Ctrl+{place + 1}", partial(self._take_seat, place))
        action(self, "search", "Ctrl+F", self.queue.search.setFocus)
        action(self, "queue", "Ctrl+Q", self._enter_queue)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small screen's window shows all the same things, closer together."""
        super().resizeEvent(event)
        narrow, low = event.size().width() < _ROOMY_PX, event.size().height() < _TALL_PX
        self.head.fit(narrow)
        self.present.fit(narrow=narrow, low=low)
        self.queue.fit(narrow)
        self.call.fit(low)
        side = 12 if narrow else 24
        self._edge.setContentsMargins(side, 10 if low else 16, side, 12 if low else 20)
        self._edge.setSpacing(10 if low else 14)

    def show_page(self, page: Page) -> None:
        """Show the hall as the page has it."""
        self.setWindowTitle(f"{page.title} – Mời Số" if page.title else "Mời Số")
        self.warning.setText(page.warning or page.attention)
        self.warning.setVisible(bool(page.warning or page.attention))
        restyle(self.warning, "class", "trouble" if page.warning and page.known else "banner")
        self.rehearsal.setText(page.rehearsal)
        self.rehearsal.setVisible(bool(page.rehearsal))
        self.head.show_page(page)
        self.seats.show_page(page)
        self.help_bar.show_page(page)
        self.present.show_page(page)
        self.queue.show_page(page)
        if self.queue.search.text():
            self._search(self.queue.search.text())
        opened = page.status is CounterStatus.OPEN and self._status is not CounterStatus.OPEN
        self._enable_call(Step.CALL_NEXT in page.can, opened=opened)
        self._status = page.status
        where = f" đến {page.title}" if page.seats else ""
        self.call.say("Đang gọi…" if self._desk.calling else f"Gọi số tiếp theo{where}")
        self.call.tell("" if self._desk.calling else page.consequence)

    def _enable_call(self, can: bool, *, opened: bool) -> None:
        """Whoever opened the counter can go on with Enter; a focus that the clerk has put elsewhere stays."""
        if can is self.call.isEnabled():
            return
        if not can:
            self._called_by_enter = self.call.hasFocus()
        self.call.setEnabled(can)
        typing = self.queue.search.hasFocus() or self.queue.table.hasFocus()
        if can and (opened or self._called_by_enter) and not typing:
            self.call.setFocus()

    def tell(self, sentence: str, trouble: bool) -> None:
        """Show a sentence for some seconds; an empty one takes it away."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        restyle(self.notice, "class", "trouble" if trouble else "banner")
        if sentence:
            self._notice_ends.start()

    def take(self, step: Step) -> None:
        """Take a step with the present ticket."""
        button = self.present.buttons.get(step, self.present.more)
        self.turns.take(step, below(button))

    def show_help(self) -> None:
        """Open the page of help."""
        HelpPage(self).open()

    def _more(self) -> None:
        self.menus.more(below(self.present.more))

    def _open_or_pause(self) -> None:
        self.work.open_or_pause(below(self.head.work))

    def call_help(self) -> None:
        """Open the menu of whom to call for help."""
        self.help_menu.open(below(self.head.call_help))

    def _options(self) -> None:
        self.options.open(below(self.head.options))

    def _call_to(self, counter: str) -> None:
        """Call to a counter, and go on there."""
        self._desk.sit(counter)
        self._desk.call_next()

    def _take_seat(self, place: int) -> None:
        """The keys act on the counter of this place from now on."""
        if place < len(self._desk.counters):
            self._desk.sit(self._desk.counters[place])

    def _search(self, text: str) -> None:
        self.queue.show_found(self._desk.search(text))

    def _enter_queue(self) -> None:
        self.queue.table.setFocus()
        if self.queue.table.chosen() is None:
            self.queue.table.selectRow(0)


def _words(name: str, kind: str) -> QLabel:
    made = label("", kind, name)
    made.setWordWrap(True)
    return made


def below(widget: QWidget) -> QPoint:
    """Where a menu of a button opens, on the screen."""
    return widget.mapToGlobal(widget.rect().bottomLeft())
