"""Words and a number that keep within their place: words end in "…", a number becomes smaller."""

from moiso_qt.theme.fonts import FIGURE_FAMILY
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST_FIGURE_PX, _USUAL_FIGURE_PX = 40, 56
_TYPE_OVER_CAPITAL = 1.33
"""Roboto's capitals and digits stand 0.71 of the type size tall, round ones a little more."""


class FewLines(QLabel):
    """At most so many lines, fewer where height is short; the tool tip has the whole.

    Takes any width that it is given.
    """

    def __init__(self, kind: str, name: str, *, most: int) -> None:
        super().__init__()
        self._whole, self._most = "", most
        self.setProperty("class", kind)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Change the text."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(text)
            self._fit()

    def sizeHint(self) -> QSize:
        """The whole text in one line, and as high as it stands in the width of now."""
        edge = self._edge()
        lines = broken(self._whole, self.font(), self.width() - edge.width(), self._most)
        return QSize(self.fontMetrics().horizontalAdvance(self._whole), self._tall(len(lines))) + edge

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self._tall(1) + self._edge().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fit(self) -> None:
        place = self.size() - self._edge()
        lines = min(self._most, place.height() // self._tall(1))
        self.setText("\n".join(broken(self._whole, self.font(), place.width(), max(1, lines))))

    def _tall(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * max(1, lines)

    def _edge(self) -> QSize:
        """What the style sheet puts around the words."""
        self.ensurePolished()
        lines = self.text().split("\n")
        widest = max(self.fontMetrics().horizontalAdvance(line) for line in lines)
        return (super().sizeHint() - QSize(widest, self._tall(len(lines)))).expandedTo(QSize(0, 0))


class OneLine(FewLines):
    """A line that ends in "…" where there is no room for all of it."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(kind, name, most=1)


class Chip(OneLine):
    """A line on a ground of its own, no wider than its words."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(kind, name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Figure(QLabel):
    """A ticket's number, as large as its place allows and never cut."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("class", "number")
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Small beside the words, which are laid out first; it grows into what they leave."""
        return QSize(0, _USUAL_FIGURE_PX)

    def minimumSizeHint(self) -> QSize:
        """As high as can be read across a desk."""
        return QSize(0, _LEAST_FIGURE_PX)

    def face(self) -> QFont:
        """The type that fills the place of now, in height or in width."""
        size = round(self.height() * _TYPE_OVER_CAPITAL)
        wide = QFontMetrics(_figures(size)).horizontalAdvance(self.text())
        return _figures(size * self.width() // wide if wide > self.width() else size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number in the middle of its height, without the air that a line of words has above."""
        face, painter = self.face(), QPainter(self)
        painter.setFont(face)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(0, (self.height() + QFontMetrics(face).capHeight()) // 2, self.text())
        painter.end()


def _figures(size_px: int) -> QFont:
    face = QFont(FIGURE_FAMILY)
    face.setWeight(QFont.Weight.Black)
    face.setPixelSize(max(1, size_px))
    return face


def broken(text: str, font: QFont, width_px: int, most: int) -> list[str]:
    """A text in lines of this width, at most so many; the last ends in "…" where more would follow."""
    layout, lines = QTextLayout(text, font), list[str]()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width_px))
        rest = text[line.textStart() :]
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width_px))
            break
        lines.append(rest[: line.textLength()].rstrip())
    layout.endLayout()
    return lines
