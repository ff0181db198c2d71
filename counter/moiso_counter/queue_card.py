"""The counter's own queue, with the ones set aside beside it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QTableView,
    QVBoxLayout,
)

from moiso_counter.buttons import label, restyle
from moiso_counter.page import Page, Row
from moiso_counter.queue_model import QueueModel
from moiso_counter.two_lines import ROW_PX, TwoLines

LONG_WAIT_MIN = 30


class QueueTable(QTableView):
    """A calm table; Enter asks what to do with the chosen row."""

    asked = Signal(object, QPoint)

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("queue")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(TwoLines(self))
        self.doubleClicked.connect(lambda _index: self.ask())

    def chosen(self) -> Row | None:
        """The selected row."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace the rows; the chosen ticket stays chosen wherever it has moved."""
        chosen = self.chosen()
        if self._model.show_rows(rows) and chosen is not None:
            for place, row in enumerate(rows):
                if row.ticket == chosen.ticket:
                    self.selectRow(place)

    def ask(self) -> None:
        """Ask for the menu of the chosen row, below it."""
        row = self.chosen()
        if row is not None:
            corner = self.visualRect(self.currentIndex()).bottomLeft()
            self.asked.emit(row, self.viewport().mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the menu; everything else is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        else:
            super().keyPressEvent(event)


class QueueCard(QFrame):
    """Waiting, set aside, and a search by number."""

    asked = Signal(object, QPoint)
    """The clerk wants to do something with this ``Row``, here on the screen."""
    searched = Signal(str)
    """The clerk looks for this number; empty shows the queue again."""
    looked_up = Signal(str)
    """Nothing here has this number, but perhaps it has ended already."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("class", "card")
        self._page: Page | None = None
        self._found: tuple[Row, ...] = ()
        self.heading = label("", "heading", "queue-words")
        self.longest = label("", "chip", "longest-wait")
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab("Đang chờ")
        self.tabs.addTab("Vắng, tạm gác")
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.table = QueueTable(QueueModel())
        self.hint = label("Chọn một số rồi nhấn Enter: gọi đích danh, chuyển, hủy.", "soft")
        self.fit(narrow=False)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _tab: self._fill())
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._enter)
        self.table.asked.connect(self.asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.longest)
        column.addLayout(top)
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)

    def fit(self, narrow: bool) -> None:
        """Need less width: the search field has room for a number."""
        self.search.setFixedWidth(100 if narrow else 160)
        self.search.setPlaceholderText("Tìm số…" if narrow else "Tìm số…  Ctrl+F")

    def show_page(self, page: Page) -> None:
        """Show the lists as the page has them."""
        self._page = page
        self.heading.setText(page.queue_words)
        wait = page.longest_wait
        self.longest.setText(f"Chờ lâu nhất: {wait}" if wait else "")
        self.longest.setVisible(bool(wait))
        restyle(self.longest, "late", page.longest_wait_min >= LONG_WAIT_MIN)
        self.tabs.setTabText(0, f"Đang chờ ({len(page.queue)})")
        self.tabs.setTabText(1, f"Vắng, tạm gác ({len(page.aside)})")
        self.table.setEnabled(page.known)
        self._fill()

    def show_found(self, rows: tuple[Row, ...]) -> None:
        """Show what a search has found."""
        self._found = rows
        self._fill()

    def _enter(self) -> None:
        """Enter goes on to what was found, or asks the server."""
        if self._found:
            self.table.setFocus()
            self.table.selectRow(0)
        elif self.search.text().strip():
            self.looked_up.emit(self.search.text().strip().upper())

    def _fill(self) -> None:
        if self._page is None:
            return
        if self.search.text().strip():
            self.table.show_rows(self._found)
        else:
            self.table.show_rows(self._page.queue if self.tabs.currentIndex() == 0 else self._page.aside)
