"""The sign that visitors see on a second screen: the counter, its number, and whether priority is served."""

from moiso_qt.theme.fonts import FIGURE_FAMILY
from moiso_shared.facts import CounterStatus
from moiso_shared.tickets import TicketState
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moiso_counter.buttons import label
from moiso_counter.desk import Desk
from moiso_counter.page import Page

PRIORITY = "Đang phục vụ người ưu tiên theo quy định"
"""Citizens never read more than that: neither which class, nor why."""


class Sign(QWidget):
    """Faces the visitors; holds nothing that a clerk alone may know."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("sign")
        self.setWindowTitle("Màn hình phía công dân – Mời Số")
        self.setProperty("class", "sign")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.title = label("", "", "sign-title")
        self.number = label("", "", "sign-number")
        self.words = label("", "", "sign-words")
        self.priority = label(PRIORITY, "badge", "sign-priority")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (self.title, self.number, self.words, self.priority):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(part is not self.number)
            column.addWidget(part)
        column.addStretch(1)
        desk.changed.connect(self.show_page)
        self.show_page(desk.page)

    def show_page(self, page: Page) -> None:
        """Show the counter as visitors may know it."""
        present = page.present if page.fresh else None
        self.title.setText(page.title)
        self.number.setText(present.number if present is not None else "")
        self.words.setText(_words(page))
        served = present is not None and present.state is TicketState.SERVING
        self.priority.setVisible(served and present is not None and bool(present.priority))

    def place(self, beside: QWidget) -> None:
        """Fill a screen that the clerk's window is not on; with one screen only, be an ordinary window."""
        other = _other_screen(beside)
        if other is None:
            self.resize(800, 480)
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters take what room there is."""
        super().resizeEvent(event)
        whole = min(event.size().height(), event.size().width() * 6 // 10)
        for part, share, family in (
            (self.title, 0.11, ""),
            (self.number, 0.36, FIGURE_FAMILY),
            (self.words, 0.07, ""),
            (self.priority, 0.07, ""),
        ):
            face = f'font-family: "{family}";' if family else ""
            part.setStyleSheet(f"font-size: {max(14, round(whole * share))}px; font-weight: 700; {face}")


def _words(page: Page) -> str:
    if not page.fresh or page.status is CounterStatus.CLOSED:
        return "Quầy đang đóng" if page.fresh else ""
    if page.present is None:
        return "Quầy tạm dừng" if page.status is CounterStatus.PAUSED else "Sẵn sàng phục vụ"
    return "Mời đến quầy" if page.present.state is TicketState.CALLED else "Đang phục vụ"


def _other_screen(beside: QWidget) -> QScreen | None:
    here = beside.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not here), None)
