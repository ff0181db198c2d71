"""Questions with a list: where a ticket goes on to, which services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from moiso_shared.centre import Centre
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QTabBar, QWidget

from moiso_counter import words
from moiso_counter.buttons import label
from moiso_counter.dialogs import Question, option

_Place = tuple[str, "Destination"]


@dataclass(frozen=True)
class Destination:
    """Where a ticket is sent."""

    service: str | None = None
    counter: str | None = None
    clerk: str | None = None
    come_back: bool = False


class AskDestination(Question):
    """Which service, which counter or which clerk a ticket goes on to.

    Args:
        clerks: Who has signed in, by id, and at which counter.
        may_return: Whether it may come back to this counter afterwards.
    """

    def __init__(
        self,
        parent: QWidget | None,
        centre: Centre,
        number: str,
        *,
        from_counter: str,
        clerks: Mapping[str, str],
        may_return: bool,
    ) -> None:
        super().__init__(parent, "ask-destination", f"Chuyển số {number} đến đâu?", "Chuyển")
        self.resize(560, 560)
        self._centre, self._from_counter, self._clerks = centre, from_counter, clerks
        self.kinds = QTabBar()
        self.kinds.setObjectName("destination-kinds")
        self.kinds.setDrawBase(False)
        for kind in ("Dịch vụ", "Quầy", "Cán bộ")[: 3 if clerks else 2]:
            self.kinds.addTab(kind)
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
        self.kinds.currentChanged.connect(lambda _kind: self._fill())
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.places.currentItemChanged.connect(lambda item, _old: self.agree.setEnabled(item is not None))
        self.places.itemDoubleClicked.connect(lambda _item: self.accept())
        self._fill()
        self.filter.setFocus()

    def destination(self) -> Destination:
        """What was chosen."""
        chosen: Destination = self.places.currentItem().data(Qt.ItemDataRole.UserRole)
        return replace(chosen, come_back=self.come_back.isChecked())

    def _fill(self) -> None:
        self.places.clear()
        wanted = words.folded(self.filter.text())
        places = (self._services, self._counters, self._people)[self.kinds.currentIndex()]()
        for name, destination in places:
            if wanted in words.folded(name):
                self.places.addItem(option(name, destination))
        self.places.setCurrentRow(0)
        self.agree.setEnabled(self.places.count() > 0)

    def _services(self) -> list[_Place]:
        return [(service.name.vi, Destination(service.id)) for service in self._centre.services]

    def _counters(self) -> list[_Place]:
        """A counter with each service that it serves: the ticket queues for both together."""
        return [
            (
                f"{words.counter_name(counter)} – {words.service_name(self._centre, service)}",
                Destination(service, counter.id),
            )
            for counter in self._centre.counters
            if counter.id != self._from_counter
            for service in counter.services
        ]

    def _people(self) -> list[_Place]:
        return [(f"{clerk} – {counter}", Destination(clerk=clerk)) for clerk, counter in self._clerks.items()]


class ChooseServices(Question):
    """Some of several services.

    Args:
        services: Ids with their names, in the order shown.
        chosen: Ids of those that are chosen at first.
        most: How many may be chosen; all of them unless told.
    """

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        question: str,
        services: Sequence[tuple[str, str]],
        *,
        chosen: Sequence[str],
        most: int | None = None,
    ) -> None:
        super().__init__(parent, name, question, "Lưu")
        self.resize(520, 480)
        self._most = len(services) if most is None else most
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
        limit = f" Chọn nhiều nhất {most} việc." if self._most < len(services) else ""
        self.column.addWidget(label(f"Phím cách để chọn hoặc bỏ chọn.{limit}", "soft"))
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
        self.agree.setEnabled(0 < len(self.services()) <= self._most)
