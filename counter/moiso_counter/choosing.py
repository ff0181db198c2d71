"""Questions with a list: where a ticket goes on to, which services."""

from collections.abc import Sequence
from dataclasses import dataclass

from moiso_shared.centre import Centre
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QTabBar, QWidget

from moiso_counter import words
from moiso_counter.buttons import label
from moiso_counter.dialogs import Question, option

_Place = tuple[str, str, str | None]


@dataclass(frozen=True)
class Destination:
    """Where a ticket is sent."""

    service: str | None
    counter: str | None
    come_back: bool


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
                self.places.addItem(option(name, (service, counter)))
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


class ChooseServices(Question):
    """Some of several services."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        question: str,
        services: Sequence[tuple[str, str]],
        *,
        chosen: Sequence[str],
    ) -> None:
        super().__init__(parent, name, question, "Lưu")
        self.resize(520, 480)
        self.places = QListWidget()
        self.places.setObjectName("services-to-choose")
        for service, words_ in services:
            item = option(words_, service)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if service in chosen else Qt.CheckState.Unchecked)
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        self.places.itemChanged.connect(self._check)
        self.column.addWidget(self.places)
        self.column.addWidget(label("Phím cách để chọn hoặc bỏ chọn.", "soft"))
        self.finish_layout()
        self._check()
        self.places.setFocus()

    def services(self) -> tuple[str, ...]:
        """Ids of the chosen services, in the order shown."""
        items = [self.places.item(place) for place in range(self.places.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def _check(self) -> None:
        self.agree.setEnabled(bool(self.services()))
