"""Short questions to the clerk: where to, why, really?"""

import re
import unicodedata

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from moiso_counter import words
from moiso_counter.buttons import label

_BACK_AFTER_MIN = (5, 10, 15, 20, 30, 45, 60, 90, 120)
_OPTION_PX = 40
_SHORTEST_PIN = 4
_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")


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


class AskText(Question):
    """Some words: a reason, a note."""

    def __init__(self, parent: QWidget | None, name: str, question: str, remark: str, agree: str) -> None:
        super().__init__(parent, name, question, agree)
        self.column.addWidget(label(remark, "soft"))
        self.line = QLineEdit()
        self.line.setObjectName("text")
        self.line.setMaxLength(200)
        self.line.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.agree.setEnabled(False)
        self.column.addWidget(self.line)
        self.finish_layout()
        self.line.setFocus()

    def text(self) -> str:
        """The words, without spaces around them."""
        return unicodedata.normalize("NFC", self.line.text()).strip()


class AskSignIn(Question):
    """Who works here."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "sign-in", "Đăng nhập vào quầy", "Đăng nhập")
        self.who, self.secret = QLineEdit(), QLineEdit()
        self.who.setObjectName("person")
        self.secret.setObjectName("pin")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        for words_, field in (("Mã cán bộ:", self.who), ("Mã PIN:", self.secret)):
            self.column.addWidget(label(words_, "soft"))
            self.column.addWidget(field)
            field.textChanged.connect(self._check)
        self.finish_layout()
        self._check()
        self.who.setFocus()

    def person(self) -> str:
        """The person's id."""
        return self.who.text().strip()

    def pin(self) -> str:
        """The PIN as typed."""
        return self.secret.text()

    def _check(self) -> None:
        self.agree.setEnabled(can_sign_in(self.person(), self.pin()))


class AskPark(Question):
    """Why a visit is set aside, and when it comes back."""

    def __init__(self, parent: QWidget | None, number: str) -> None:
        super().__init__(parent, "ask-park", f"Tạm gác số {number}", "Tạm gác")
        self.reasons = QListWidget()
        self.reasons.setObjectName("park-reasons")
        for reason, name in words.PARK_REASONS.items():
            self.reasons.addItem(option(name, reason))
        self.reasons.setCurrentRow(0)
        self.reasons.setFixedHeight(230)
        self.back = QComboBox()
        self.back.setObjectName("park-minutes")
        self.back.addItem("Không hẹn giờ", None)
        for minutes in _BACK_AFTER_MIN:
            self.back.addItem(f"{minutes} phút", minutes)
        self.column.addWidget(self.reasons)
        self.column.addWidget(label("Tự gọi lại sau:", "soft"))
        self.column.addWidget(self.back)
        self.finish_layout()
        self.reasons.setFocus()

    def reason(self) -> str:
        """The code of the reason."""
        return str(self.reasons.currentItem().data(Qt.ItemDataRole.UserRole))

    def minutes(self) -> int | None:
        """When it comes back by itself; None when that is left open."""
        minutes: int | None = self.back.currentData()
        return minutes


def can_sign_in(person: str, pin: str) -> bool:
    """Whether these can be the id and the PIN of somebody."""
    return bool(_ID.match(person)) and len(pin) >= _SHORTEST_PIN


def option(text: str, value: object) -> QListWidgetItem:
    """One line of a list to choose from."""
    item = QListWidgetItem(text)
    item.setData(Qt.ItemDataRole.UserRole, value)
    item.setSizeHint(QSize(0, _OPTION_PX))
    return item
