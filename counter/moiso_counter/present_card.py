"""The ticket at the counter, and what can be done with it."""

from moiso_shared.facts import CounterStatus
from moiso_shared.tickets import TicketState
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from moiso_counter.buttons import KeyButton, label, restyle
from moiso_counter.lines import Chip, FewLines, Figure, OneLine
from moiso_counter.page import Page, Present, Step

BUTTONS: tuple[tuple[Step, str, str, str], ...] = (
    (Step.RECALL, "Gọi lại", "F3", ""),
    (Step.START, "Bắt đầu", "F4", ""),
    (Step.FINISH, "Kết thúc", "F5", ""),
    (Step.MISS, "Vắng mặt", "F6", ""),
    (Step.RETURN, "Về hàng đợi", "F7", ""),
    (Step.TRANSFER, "Chuyển…", "F8", ""),
    (Step.PARK, "Tạm gác", "Ctrl+G", ""),
)
_COLUMNS = 4
_NARROW_COLUMNS = 3
_NUMBER_PX = (72, 240)
_NUMBER_SHARE = 0.26
"""Of the card's height, within the limits above."""
_NUMBER_FIRST = 20
"""Room that is left goes to the number before it goes to the air around it."""


class PresentCard(QFrame):
    """The number in service, very large."""

    asked = Signal(object)
    """The clerk wants this ``Step`` for the present ticket."""
    more_wanted = Signal()
    """The clerk wants to see what else can be done with it."""
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("class", "card")
        self.state = label("", "heading", "present-state")
        self.running = label("", "running", "present-running")
        self.number = Figure("present-number")
        self.service = FewLines("large", "present-service", most=3)
        self.badge = Chip("badge", "present-priority")
        self.why = FewLines("soft", "present-why", most=3)
        self.calls = OneLine("soft", "present-calls")
        self.needs = label("", "chip", "present-needs")
        self.then = OneLine("soft", "present-then")
        self.undo = KeyButton("undo", "Hoàn tác", "Ctrl+Z", "quiet")
        self.undo.clicked.connect(self.undo_wanted)
        self.buttons: dict[Step, KeyButton] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(4)
        self._column = column
        top = QHBoxLayout()
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.undo)
        top.addWidget(self.running)
        column.addLayout(top)
        column.addStretch(1)
        column.addWidget(self.number, _NUMBER_FIRST)
        column.addWidget(self.service)
        badges = QHBoxLayout()
        badges.setSpacing(8)
        badges.addWidget(self.badge)
        badges.addWidget(self.needs)
        badges.addStretch(1)
        column.addLayout(badges)
        for words in (self.why, self.calls, self.then):
            column.addWidget(words)
        column.addStretch(2)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for step, caption, key, kind in BUTTONS:
            button = KeyButton(step.value, caption, key, kind)
            button.clicked.connect(lambda _checked=False, step=step: self.asked.emit(step))
            self.buttons[step] = button
        self.more = KeyButton("more", "Khác…", "Ctrl+K")
        self.more.clicked.connect(self.more_wanted)
        self.fit(narrow=False, low=False)
        column.addLayout(self._grid)

    def fit(self, *, narrow: bool, low: bool) -> None:
        """Need less width, for the buttons in fewer columns; need less height."""
        self._column.setContentsMargins(24, 10 if low else 18, 24, 12 if low else 20)
        columns = _NARROW_COLUMNS if narrow else _COLUMNS
        buttons = (*self.buttons.values(), self.more)
        for button in buttons:
            button.fit(low)
        widest = max(button.sizeHint().width() for button in buttons)
        for place, button in enumerate(buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, place // columns, place % columns)
        for place in range(_COLUMNS):
            used = place < columns
            self._grid.setColumnStretch(place, int(used))
            self._grid.setColumnMinimumWidth(place, widest if used else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number takes what room there is."""
        super().resizeEvent(event)
        share = round(event.size().height() * _NUMBER_SHARE)
        self.number.setMaximumHeight(max(_NUMBER_PX[0], min(_NUMBER_PX[1], share)))

    def show_page(self, page: Page) -> None:
        """Show the present ticket, or what to do while there is none."""
        for step, button in self.buttons.items():
            button.setEnabled(step in page.can)
        self.more.setEnabled(page.fresh and page.present is not None)
        self.undo.setVisible(Step.UNDO in page.can)
        self.undo.say(f"Hoàn tác ({page.undo_s} giây)")
        restyle(self.number, "stale", not page.fresh)
        if page.present is None:
            self._show_nobody(page)
        else:
            self._show_ticket(page.present)

    def _show_ticket(self, present: Present) -> None:
        self.state.setText(present.state_words)
        self.running.setText(present.running)
        self.number.setText(present.number)
        self.number.show()
        self.service.say(present.service)
        self.badge.say(f"★ {present.priority}" if present.checked else f"★ Chưa xác nhận: {present.priority}")
        self.badge.setVisible(bool(present.priority))
        self.needs.setText(present.needs)
        self.needs.setVisible(bool(present.needs))
        self._say(self.why, present.why)
        self._say(self.calls, present.calls if present.state is TicketState.CALLED else "")
        self._say(self.then, _also(present))

    def _say(self, line: FewLines, text: str) -> None:
        line.say(text)
        line.setVisible(bool(text))

    def _show_nobody(self, page: Page) -> None:
        self.state.setText("Tại quầy")
        self.running.setText("")
        for line in (self.number, self.badge, self.needs, self.why, self.calls, self.then):
            line.hide()
        self.service.say(_advice(page))


def _also(present: Present) -> str:
    """Further errands, notes, and who else is served here at the same time."""
    parts = [f"Sau đó: {present.then}" if present.then else "", "Có ghi chú" if present.noted else ""]
    parts.append(f"Cùng lúc: {', '.join(present.beside)}" if present.beside else "")
    return " · ".join(part for part in parts if part)


def _advice(page: Page) -> str:
    if not page.known or not page.fresh:
        return ""
    match page.status:
        case CounterStatus.CLOSED:
            return "Quầy đang đóng. Nhấn F9 để mở quầy."
        case CounterStatus.PAUSED:
            return "Quầy đang tạm dừng. Nhấn F9 để mở lại."
        case _ if page.queue:
            return "Chưa có ai tại quầy. Nhấn F2 để gọi số tiếp theo."
        case _:
            return "Chưa có ai tại quầy."
