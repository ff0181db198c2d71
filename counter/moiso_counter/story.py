"""One ticket of the day, also one that has ended: where it stands, who passed it and why, notes."""

from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from moiso_qt.link import Accepted, Answer, Link
from moiso_shared.centre import Centre
from moiso_shared.tickets import Ticket, TicketState
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from moiso_counter import words
from moiso_counter.buttons import label

_NOTES_MOST = 10
_ENDED = {
    TicketState.FINISHED: "Đã kết thúc",
    TicketState.CANCELLED: "Đã hủy",
    TicketState.EXPIRED: "Hết hiệu lực",
}


class Story(QDialog):
    """Shows a ticket; what the server tells later is added when it comes."""

    def __init__(self, ticket: Ticket, link: Link, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("story")
        self.setWindowTitle(f"Số {ticket.number} – Mời Số")
        self.resize(600, 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = self._scrolled()
        self.column.addWidget(label(ticket.number, "title", "story-number"))
        for line in lines(ticket, centre):
            self._add(line)
        self._centre = centre
        self.calls, self.why = self._add("", "story-calls"), self._add("", "story-why")
        notes = {note: self._add("", f"story-note-{note}") for note in ticket.notes[-_NOTES_MOST:]}
        self.column.addStretch(1)
        link.read(f"/api/tickets/{ticket.id}/why", self._passed)
        for note, place in notes.items():
            link.read(f"/api/notes/{note}", partial(self._noted, place))

    def _scrolled(self) -> QVBoxLayout:
        """A column of lines, however many the server tells, above the one button."""
        inside, scroll = QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        done = QPushButton("Đóng  (Esc)")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 20, 22)
        whole.setSpacing(12)
        whole.addWidget(scroll)
        whole.addWidget(done, alignment=Qt.AlignmentFlag.AlignRight)
        return column

    def _add(self, text: str, name: str = "") -> QLabel:
        line = label(text, "", name)
        line.setWordWrap(True)
        line.setVisible(bool(text))
        self.column.addWidget(line)
        return line

    def _passed(self, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self._tell(self.calls, call_words(answer.result, self._centre))
            self._tell(self.why, passed_words(answer.result))

    def _noted(self, line: QLabel, answer: Answer) -> None:
        if isinstance(answer, Accepted):
            self._tell(line, f"Ghi chú: {answer.result.get('text', '')}")

    def _tell(self, line: QLabel, text: str) -> None:
        """The answer may come after the dialog has gone."""
        if isValid(line):
            line.setText(text)
            line.setVisible(bool(text))


def lines(ticket: Ticket, centre: Centre) -> list[str]:
    """The visit in a few lines."""
    zone = ZoneInfo(centre.time_zone)
    told = [words.service_name(centre, ticket.service)]
    counter = centre.counter(ticket.counter) if ticket.counter else None
    where = f" · {words.counter_name(counter)}" if counter is not None else ""
    state = _ENDED.get(ticket.state) or words.state_name(ticket)
    since = "từ" if ticket.open else "lúc"
    told.append(f"{state} {since} {words.clock(ticket.state_since, zone)}{where}")
    moments = {"Lấy số": ticket.arrived_at, "Bắt đầu": ticket.started_at}
    for name, moment in moments.items():
        if moment is not None:
            told.append(f"{name} lúc {words.clock(moment, zone)}")
    if ticket.priority is not None:
        told.append(f"★ {words.priority_name(centre, ticket.priority)}")
    told += [words.NEEDS[need] for need in ticket.needs if need in words.NEEDS]
    return told


def call_words(answer: dict[str, Any], centre: Centre) -> str:
    """Each call with its reason: "Gọi lúc 10:42 · Quầy 2: ưu tiên: phụ nữ mang thai"."""
    zone, told = ZoneInfo(centre.time_zone), []
    for entry in answer.get("called") or ():
        counter = centre.counter(str(entry.get("counter")))
        where = f" · {words.counter_name(counter)}" if counter is not None else ""
        at = words.clock(datetime.fromisoformat(str(entry.get("at"))), zone)
        told.append(f"Gọi lúc {at}{where}: {_reason(entry)}")
    return "\n".join(told)


def passed_words(answer: dict[str, Any]) -> str:
    """Why others were called before, in the server's words and one line for each."""
    summary = answer.get("words")
    first = str(summary.get("vi", "")) if isinstance(summary, dict) else ""
    passed = answer.get("passed_by")
    told = [first, *(_one(entry) for entry in passed if isinstance(entry, dict))] if passed else [first]
    return "\n".join(line for line in told if line)


def _one(entry: dict[str, Any]) -> str:
    return f"• {entry.get('number', '')}: {_reason(entry)}"


def _reason(entry: dict[str, Any]) -> str:
    reason = entry.get("why")
    return str(reason.get("vi", "")) if isinstance(reason, dict) else ""
