"""The clerk's counters side by side, when there is more than one: choose one, or call straight to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moiso_counter.buttons import KeyButton, label, restyle
from moiso_counter.lines import OneLine
from moiso_counter.page import Page, Seat


class SeatTile(QFrame):
    """One counter: its name, who stands there, and a button that calls to it."""

    chosen = Signal(str)
    """The keys shall act on this counter."""
    call_wanted = Signal(str)
    """The next number shall go to this counter."""

    def __init__(self, seat: Seat, key: str) -> None:
        super().__init__()
        self._counter = seat.counter
        self.setObjectName(f"seat-{seat.counter}")
        self.setProperty("class", "seat")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = label("", "heading", f"seat-title-{seat.counter}")
        self.mark = label("Đang chọn", "chip", f"seat-mark-{seat.counter}")
        self.key = label(key, "key")
        self.words = OneLine("soft", f"seat-words-{seat.counter}")
        self.call = KeyButton(f"seat-call-{seat.counter}", "", "")
        self.call.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.call.clicked.connect(lambda _checked=False: self.call_wanted.emit(self._counter))
        first = QHBoxLayout()
        first.setSpacing(10)
        for part in (self.title, self.mark, self.key):
            first.addWidget(part, alignment=Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.addLayout(column, 1)
        row.addWidget(self.call)
        self.show_seat(seat)

    def show_seat(self, seat: Seat) -> None:
        """Show how the counter stands."""
        self.title.setText(seat.title)
        self.mark.setVisible(seat.active)
        self.key.setVisible(not seat.active)
        self.words.say(seat.attention or seat.words)
        self.call.say(f"Gọi đến {seat.title}")
        self.call.setEnabled(seat.can_call)
        self.call.setVisible(not seat.active)
        restyle(self, "active", seat.active)
        restyle(self.words, "late", bool(seat.attention))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it chooses it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._counter)


class SeatBar(QWidget):
    """A tile for each counter; nothing at all while the clerk holds one only."""

    chosen = Signal(str)
    call_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, SeatTile] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Show the counters as the page has them."""
        if list(self.tiles) != [seat.counter for seat in page.seats]:
            self._build(page)
        for seat in page.seats:
            self.tiles[seat.counter].show_seat(seat)
        self.setVisible(bool(page.seats))

    def _build(self, page: Page) -> None:
        for tile in self.tiles.values():
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = {
            seat.counter: SeatTile(seat, f"Ctrl+{place}") for place, seat in enumerate(page.seats, 1)
        }
        for tile in self.tiles.values():
            tile.chosen.connect(self.chosen)
            tile.call_wanted.connect(self.call_wanted)
            self._row.addWidget(tile, 1)
