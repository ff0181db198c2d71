"""The screen locks itself when the clerk who signed in has gone away."""

import time
from collections.abc import Callable
from functools import partial

from moiso_qt.link import Accepted, Answer, RefusedReply
from moiso_shared.commands import SignIn
from moiso_shared.sentences import sentence
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from shiboken6 import isValid

from moiso_counter.buttons import label
from moiso_counter.desk import Desk
from moiso_counter.dialogs import can_sign_in

_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)
LOOK_MS = 5000


class Lock(QObject):
    """Watches for keys and the mouse; without a clerk signed in there is nothing to lock.

    Args:
        after_min: Minutes without a touch; 0 switches it off.
        clock: Seconds that never run backwards.
    """

    def __init__(self, desk: Desk, *, after_min: int, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self._desk, self._after_s, self._clock = desk, after_min * 60.0, clock
        self._touched_at = clock()
        self.screen: LockScreen | None = None
        """What covers the program while it is locked."""
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.check)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._look.start()

    @property
    def after_min(self) -> int:
        """Minutes without a touch; 0 when it is off."""
        return round(self._after_s / 60)

    def wait_for(self, minutes: int) -> None:
        """Lock after so many minutes from now on; 0 switches it off."""
        self._after_s = minutes * 60.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; the event goes on."""
        if event.type() in _SIGNS_OF_LIFE:
            self._touched_at = self._clock()
        return False

    def passes(self) -> bool:
        """Whether a key that was pressed elsewhere counts; when it does, it is a sign of life, too."""
        if self.screen is None:
            self._touched_at = self._clock()
        return self.screen is None

    def check(self) -> None:
        """Lock when nobody has touched anything for long enough."""
        gone = self._clock() - self._touched_at >= self._after_s
        if gone and self._after_s and self._desk.page.clerk and self.screen is None:
            self.screen = LockScreen(self._desk)
            self.screen.finished.connect(self._unlocked)
            self.screen.open()

    def _unlocked(self, _result: int) -> None:
        self.screen = None
        self._touched_at = self._clock()


class LockScreen(QDialog):
    """Covers every window of the program until somebody's PIN is right.

    That is the clerk's own, also when the server has signed the clerk out at the end of the day, or that of a
    colleague who takes over.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("lock-screen")
        self.setWindowTitle("Đã khóa – Mời Số")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self.who = QLineEdit(desk.page.clerk)
        self.who.setObjectName("person")
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.told = label("", "trouble", "lock-told")
        self.told.setWordWrap(True)
        self.told.hide()
        unlock = QPushButton("Mở khóa")
        unlock.setProperty("class", "primary")
        unlock.setDefault(True)
        unlock.clicked.connect(self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 26)
        column.setSpacing(12)
        column.addWidget(label(f"{desk.page.title} đang khóa", "title"))
        for part in (
            label("Mã cán bộ (người khác có thể đăng nhập thay):", "soft"),
            self.who,
            label("Mã PIN:", "soft"),
            self.pin,
            self.told,
            unlock,
        ):
            column.addWidget(part)
        self.pin.setFocus()

    def reject(self) -> None:
        """Esc does not open it."""

    def _try(self) -> None:
        person, pin = self.who.text().strip(), self.pin.text()
        self.pin.clear()
        if can_sign_in(person, pin):
            command = SignIn(counter=self._desk.counter_id, person=person, pin=pin)
            self._desk.link.send(command, on_reply=partial(self._answered, command))

    def _answered(self, command: SignIn, answer: Answer) -> None:
        if not isValid(self):
            return
        if isinstance(answer, Accepted):
            self._sign_in_elsewhere(command)
            self.accept()
            return
        code = answer.code if isinstance(answer, RefusedReply) else "unreachable"
        self.told.setText(sentence(code))
        self.told.show()

    def _sign_in_elsewhere(self, command: SignIn) -> None:
        """One clerk works at all counters of this program."""
        for counter in self._desk.counters:
            if counter != command.counter and self._desk.page_of(counter).clerk != command.person:
                self._desk.ask_aside(command.model_copy(update={"counter": counter}), counter)
