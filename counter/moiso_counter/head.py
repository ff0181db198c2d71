"""The upper edge of the window: which counter, how it stands, and the time."""

from moiso_shared.facts import CounterStatus
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moiso_counter.buttons import KeyButton, label, restyle
from moiso_counter.lines import OneLine
from moiso_counter.page import Page, Step


class Head(QWidget):
    """Counter, services, status, clock, and the buttons that open and close the counter."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title", "title")
        self.services = OneLine("soft", "services")
        self.status = label("", "chip", "status")
        self.clock = label("", "clock", "clock")
        self.work = KeyButton("work", "Mở quầy", "F9")
        self.shut = KeyButton("close", "Đóng quầy", "F10")
        self.call_help = KeyButton("call-help", "Gọi hỗ trợ", "Ctrl+H")
        self.options = KeyButton("options", "Tùy chọn", "Ctrl+O", "quiet")
        self.help = KeyButton("help", "Trợ giúp", "F1", "quiet")
        names = QVBoxLayout()
        names.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.title)
        first.addWidget(self.status, alignment=Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        names.addLayout(first)
        names.addWidget(self.services)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(names, 1)
        self._buttons = (self.work, self.shut, self.call_help, self.options, self.help)
        for button in self._buttons:
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.clock)

    def fit(self, narrow: bool) -> None:
        """Need less width."""
        for button in self._buttons:
            button.stack(narrow)

    def show_page(self, page: Page) -> None:
        """Show the counter as the page has it."""
        self.title.setText(page.title or "Quầy")
        clerk = f"{page.clerk}  ·  " if page.clerk else ""
        self.services.say(f"{clerk}{page.services}")
        self.status.setText(page.status_words)
        self.status.setVisible(bool(page.status_words))
        restyle(self.status, "open", page.status is CounterStatus.OPEN and page.fresh)
        self.clock.setText(page.clock)
        self.work.say(
            {CounterStatus.OPEN: "Tạm dừng", CounterStatus.PAUSED: "Mở lại"}.get(page.status, "Mở quầy")
        )
        restyle(self.work, "class", "" if page.status is CounterStatus.OPEN else "primary")
        self.work.setEnabled(bool(page.can & {Step.OPEN, Step.PAUSE}))
        self.shut.setEnabled(Step.CLOSE in page.can)
        self.call_help.setEnabled(page.known and page.fresh)
