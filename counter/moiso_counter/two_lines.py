"""Table cells with a remark under the text."""

from moiso_qt.theme.tokens import LIGHT
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moiso_counter.queue_model import NOTE

ROW_PX = 52
_INDENT_PX = 13


class TwoLines(QStyledItemDelegate):
    """Paints the remark of a row below its text, smaller; a row without one has a single line."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground and line as the style does, then the words."""
        note = str(index.data(NOTE) or "")
        if not note:
            super().paint(painter, option, index)
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        text, whole.text = whole.text, ""
        style = whole.widget.style() if whole.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        room = whole.rect.adjusted(_INDENT_PX, 5, -_INDENT_PX, -5)
        upper, lower = QRect(room), QRect(room)
        upper.setBottom(room.center().y())
        lower.setTop(room.center().y())
        small = QFont(whole.font)
        small.setPixelSize(14)
        small.setWeight(QFont.Weight.DemiBold)
        painter.save()
        for box, words, font, colour in (
            (upper, text, whole.font, LIGHT.ink),
            (lower, note, small, LIGHT.accent_ink),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()
