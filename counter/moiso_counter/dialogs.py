"""Short questions to the clerk: where to, why, really?"""

from dataclasses import dataclass

from moiso_shared.centre import Centre
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from moiso_counter import words
from moiso_counter.buttons import label

_Place = tuple[str, str, str | None]


@dataclass(frozen=True)
class Destination:
    """Where a ticket is sent."""

    service: str | None
    counter: str | None
    come_back: bool


class Question(QDialog):
    """A dialog with a question on top and two buttons below; Enter agrees, Esc leaves."""

    def __init__(self, parent: QWidget | None, name: str, question: str, agree: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle("Mời Số")
        self.setMinimumWidth(480)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 24, 28, 22)
        self.column.setSpacing(14)
        heading = label(question, "heading")
        heading.setWordWrap(True)
        self.column.addWidget(heading)
        self.agree = QPushButton(agree)
        self.agree.setObjectName("agree")
        self.agree.setProperty("class", "primary")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.accept)
        self.leave = QPushButton("Thôi  (Esc)")
        self.leave.setObjectName("leave")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def finish_layout(self) -> None:
        """Put the buttons below whatever was added."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.agree)
        self.column.addLayout(row)


class Confirm(Question):
    """Really?"""

    def __init__(self, parent: QWidget | None, question: str, agree: str) -> None:
        super().__init__(parent, "confirm", question, agree)
        self.agree.setProperty("class", "danger")
        self.finish_layout()


class AskReason(Question):
    """Why a number is called out of order."""

    def __init__(self, parent: QWidget | None, number: str) -> None:
        super().__init__(parent, "ask-reason", f"Gọi đích danh số {number}", f"Gọi {number}")
        self.column.addWidget(label("Lý do (sẽ được lưu lại):", "soft"))
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.agree.setEnabled(False)
        self.column.addWidget(self.reason)
        self.finish_layout()
        self.reason.setFocus()


class AskDestination(Question):
    """Which service or which counter a ticket goes on to."""

    def __init__(
        self, parent: QWidget | None, centre: Centre, number: str, *, from_counter: str, may_return: bool
    ) -> None:
        super().__init__(parent, "ask-destination", f"Chuyển số {number} đến đâu?", "Chuyển")
        self.resize(560, 560)
        self._centre = centre
        self.kinds = QTabBar()
        self.kinds.setObjectName("destination-kinds")
        self.kinds.setDrawBase(False)
        self.kinds.addTab("Dịch vụ")
        self.kinds.addTab("Quầy")
        self.filter = QLineEdit()
        self.filter.setObjectName("destination-filter")
        self.filter.setPlaceholderText("Gõ để tìm…")
        self.places = QListWidget()
        self.places.setObjectName("destinations")
        self.come_back = QCheckBox("Sau đó quay lại quầy này")
        self.come_back.setObjectName("come-back")
        self.come_back.setVisible(may_return)
        for part in (self.kinds, self.filter, self.places, self.come_back):
            self.column.addWidget(part)
        self.finish_layout()
        self._from_counter = from_counter
        self.kinds.currentChanged.connect(lambda _kind: self._fill())
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.places.currentItemChanged.connect(lambda item, _old: self.agree.setEnabled(item is not None))
        self.places.itemDoubleClicked.connect(lambda _item: self.accept())
        self._fill()
        self.filter.setFocus()

    def destination(self) -> Destination:
        """What was chosen."""
        service, counter = self.places.currentItem().data(Qt.ItemDataRole.UserRole)
        return Destination(service, counter, self.come_back.isChecked())

    def _fill(self) -> None:
        self.places.clear()
        wanted = words.folded(self.filter.text())
        for name, service, counter in (
            self._services() if self.kinds.currentIndex() == 0 else self._counters()
        ):
            if wanted in words.folded(name):
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, (service, counter))
                self.places.addItem(item)
        self.places.setCurrentRow(0)
        self.agree.setEnabled(self.places.count() > 0)

    def _service(self, service_id: str) -> str:
        return words.service_name(self._centre, service_id)

    def _services(self) -> list[_Place]:
        return [(service.name.vi, service.id, None) for service in self._centre.services]

    def _counters(self) -> list[_Place]:
        """A counter with each service that it serves: the ticket queues for both together."""
        return [
            (
                f"{words.counter_name(counter)} – {words.service_name(self._centre, service)}",
                service,
                counter.id,
            )
            for counter in self._centre.counters
            if counter.id != self._from_counter
            for service in counter.services
        ]
