"""The clerk's window: parts put together, keys given their work."""

from functools import partial
from itertools import pairwise

from moiso_shared.tickets import TicketState
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMainWindow, QMenu, QVBoxLayout, QWidget

from moiso_counter import words
from moiso_counter.buttons import CallNextButton, action, label, restyle
from moiso_counter.desk import Desk
from moiso_counter.dialogs import AskDestination, AskReason, Confirm
from moiso_counter.head import Head
from moiso_counter.help_page import HelpPage
from moiso_counter.page import Page, Row, Step
from moiso_counter.present_card import BUTTONS, PresentCard
from moiso_counter.queue_card import QueueCard

NOTICE_MS = 8000


class CounterWindow(QMainWindow):
    """Everything a clerk does all day, by mouse or key."""

    compact_wanted = Signal()
    """The clerk wants the small strip instead."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("counter-window")
        self.resize(1280, 800)
        self.head, self.present, self.queue = Head(), PresentCard(), QueueCard()
        self.call = CallNextButton()
        self.warning = _words("warning", "trouble")
        self.notice = _words("notice", "banner")
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
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addWidget(self.warning)
        column.addWidget(self.notice)
        column.addLayout(columns, 1)
        self.setCentralWidget(whole)
        order = [self.call, *self.present.buttons.values(), self.queue.tabs, self.queue.search]
        order += [self.queue.table, self.head.work, self.head.shut, self.head.small, self.head.help]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def _join(self) -> None:
        desk = self._desk
        desk.changed.connect(self.show_page)
        desk.told.connect(self.tell)
        self.call.clicked.connect(desk.call_next)
        self.present.asked.connect(self.take)
        self.queue.asked.connect(self.show_menu)
        self.queue.searched.connect(self._search)
        self.head.work.clicked.connect(self.open_or_pause)
        self.head.shut.clicked.connect(desk.close)
        self.head.small.clicked.connect(self.compact_wanted)
        self.head.help.clicked.connect(self.show_help)
        action(self, "call-next", "F2", desk.call_next)
        for step, _caption, key, _kind in BUTTONS:
            action(self, step.value, key, partial(self.take, step))
        action(self, "work", "F9", self.open_or_pause)
        action(self, "close", "F10", desk.close)
        action(self, "compact", "F11", self.compact_wanted.emit)
        action(self, "help", "F1", self.show_help)
        action(self, "search", "Ctrl+F", self.queue.search.setFocus)
        action(self, "queue", "Ctrl+Q", self._enter_queue)

    def show_page(self, page: Page) -> None:
        """Show the hall as the page has it."""
        self.setWindowTitle(f"{page.title} – Mời Số" if page.title else "Mời Số")
        self.warning.setText(page.warning)
        self.warning.setVisible(bool(page.warning))
        self.head.show_page(page)
        self.present.show_page(page)
        self.queue.show_page(page)
        if self.queue.search.text():
            self._search(self.queue.search.text())
        self.call.setEnabled(Step.CALL_NEXT in page.can)
        self.call.say("Đang gọi…" if self._desk.calling else "Gọi số tiếp theo")
        self.call.tell("" if self._desk.calling else page.consequence)

    def tell(self, sentence: str, trouble: bool) -> None:
        """Show a sentence for some seconds; an empty one takes it away."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
        restyle(self.notice, "class", "trouble" if trouble else "banner")
        if sentence:
            self._notice_ends.start()

    def take(self, step: Step) -> None:
        """Take a step with the present ticket; some ask first."""
        page = self._desk.page
        if page.present is None or step not in page.can:
            return
        if step is Step.TRANSFER:
            self._ask_destination(page.present.ticket, page.present.number, may_return=True)
        elif step is Step.CANCEL:
            self._confirm_cancel(page.present.ticket, page.present.number)
        else:
            self._desk.step(step)

    def open_or_pause(self) -> None:
        """Open the counter, or ask why it pauses."""
        if Step.OPEN in self._desk.page.can:
            self._desk.open()
        elif Step.PAUSE in self._desk.page.can:
            menu = self._menu("pause-menu")
            for reason, name in words.PAUSE_REASONS.items():
                _entry(menu, name).triggered.connect(lambda _on=False, code=reason: self._desk.pause(code))
            self._pop_up(menu, self.head.work.mapToGlobal(self.head.work.rect().bottomLeft()))

    def show_menu(self, row: Row, where: QPoint) -> None:
        """What can be done with a ticket of the list."""
        page, menu = self._desk.page, self._menu("row-menu")
        call = _entry(menu, f"Gọi đích danh số {row.number}…")
        call.setEnabled(Step.CALL_CHOSEN in page.can)
        call.triggered.connect(lambda: self._ask_reason(row))
        if row.state is TicketState.WAITING:
            _entry(menu, "Chuyển…", enabled=page.fresh).triggered.connect(
                lambda: self._ask_destination(row.ticket, row.number, may_return=False)
            )
        else:
            _entry(menu, "Trả về hàng đợi", enabled=page.fresh).triggered.connect(
                lambda: self._desk.step_on(Step.RETURN, row.ticket)
            )
        _entry(menu, "Hủy số…", enabled=page.fresh).triggered.connect(
            lambda: self._confirm_cancel(row.ticket, row.number)
        )
        self._pop_up(menu, where)

    def show_help(self) -> None:
        """Open the page of help."""
        HelpPage(self).open()

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _pop_up(self, menu: QMenu, where: QPoint) -> None:
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def _ask_reason(self, row: Row) -> None:
        dialog = AskReason(self, row.number)
        dialog.accepted.connect(lambda: self._desk.call_chosen(row.ticket, dialog.reason.text().strip()))
        self._open(dialog)

    def _ask_destination(self, ticket: str, number: str, *, may_return: bool) -> None:
        centre = self._desk.link.centre
        if centre is None:
            return
        dialog = AskDestination(
            self, centre, number, from_counter=self._desk.counter_id, may_return=may_return
        )
        dialog.accepted.connect(lambda: self._transfer(ticket, dialog))
        self._open(dialog)

    def _transfer(self, ticket: str, dialog: AskDestination) -> None:
        to = dialog.destination()
        self._desk.transfer(ticket, service=to.service, counter=to.counter, come_back=to.come_back)

    def _confirm_cancel(self, ticket: str, number: str) -> None:
        dialog = Confirm(self, f"Hủy số {number}? Công dân sẽ phải lấy số mới.", "Hủy số")
        dialog.accepted.connect(lambda: self._desk.step_on(Step.CANCEL, ticket))
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

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


def _entry(menu: QMenu, text: str, *, enabled: bool = True) -> QAction:
    entry = menu.addAction(text)
    entry.setEnabled(enabled)
    return entry
