"""Buttons that show their key, and the actions behind them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

_EDGE_PX, _LOW_EDGE_PX = 10, 7
"""Above and below a caption; on a low screen."""
_CALL_PX, _LOW_CALL_PX = 104, 84
"""Height of *call next*."""


class KeyButton(QPushButton):
    """A button with a caption and, beside it, the key that does the same.

    Args:
        kind: ``primary``, ``danger``, ``quiet`` or nothing, as in the theme's style sheet.
    """

    def __init__(self, name: str, caption: str, key: str, kind: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("class", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.caption = QLabel()
        self.key = _label(key, "key")
        self.key.setVisible(bool(key))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, _EDGE_PX, 10, _EDGE_PX)
        self._row.setSpacing(8)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.caption)
        self._row.addLayout(self._words)
        self._row.addStretch(1)
        self._row.addWidget(self.key, alignment=Qt.AlignmentFlag.AlignVCenter)
        for part in (self.caption, self.key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.say(caption)

    def say(self, caption: str) -> None:
        """Change the caption."""
        if caption != self.caption.text():
            self.caption.setText(caption)
            self.setAccessibleName(caption)
            self.updateGeometry()

    def stack(self, under: bool) -> None:
        """Put the key under the caption, where the window is too narrow for both in a row."""
        if under is not (self._words.indexOf(self.key) >= 0):
            self._row.removeWidget(self.key)
            self._words.removeWidget(self.key)
            where, side = (
                (self._words, Qt.AlignmentFlag.AlignLeft)
                if under
                else (self._row, Qt.AlignmentFlag.AlignVCenter)
            )
            where.addWidget(self.key, alignment=side)
            self._row.invalidate()
            self.updateGeometry()

    def fit(self, low: bool) -> None:
        """Need less height."""
        edge = self._row.contentsMargins()
        edge.setTop(_LOW_EDGE_PX if low else _EDGE_PX)
        edge.setBottom(edge.top())
        self._row.setContentsMargins(edge)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as what is in it."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self._row.totalMinimumSize()


class CallNextButton(KeyButton):
    """The biggest thing in the window; a second line tells what becomes of the present ticket."""

    def __init__(self) -> None:
        super().__init__("call-next", "Gọi số tiếp theo", "F2", "primary")
        self.setMinimumHeight(_CALL_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row.setContentsMargins(28, 12, 24, 12)
        self.caption.setProperty("class", "call")
        self.remark = _label("", "small")
        self.remark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.remark.hide()
        self._words.addWidget(self.remark)

    def fit(self, low: bool) -> None:
        """Need less height."""
        self.setMinimumHeight(_LOW_CALL_PX if low else _CALL_PX)

    def tell(self, consequence: str) -> None:
        """Show what pressing does to the present ticket."""
        if consequence != self.remark.text():
            self.remark.setText(consequence)
            self.remark.setVisible(bool(consequence))


def action(owner: QWidget, name: str, key: str, run: Callable[[], object]) -> QAction:
    """A key of the window: works while the window has the focus, and a held key counts once."""
    made = QAction(owner)
    made.setObjectName(f"key-{name}")
    made.setShortcut(QKeySequence(key))
    made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    made.setAutoRepeat(False)
    made.triggered.connect(lambda _checked=False: run())
    owner.addAction(made)
    return made


def label(text: str = "", kind: str = "", name: str = "") -> QLabel:
    """A label of one of the style sheet's classes."""
    made = _label(text, kind)
    made.setObjectName(name)
    return made


def _label(text: str, kind: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("class", kind)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)
        widget.updateGeometry()
