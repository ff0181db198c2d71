"""The rows of the queue for Qt's table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from moiso_counter.page import Row

COLUMNS = ("Số", "Dịch vụ", "Đã chờ")
NOTE = Qt.ItemDataRole.UserRole
"""What is special about the row: priority, and remarks."""
Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractTableModel):
    """Shows rows as they are; the order is not its business."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """Replace the rows.

        Returns:
            Whether tickets have come or gone, so that a selection by place is void.
        """
        same = [row.ticket for row in rows] == [row.ticket for row in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows under the root; a row has none."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Always the same."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """One cell."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (row.number, row.service, row.waited)[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.number} · {row.service}\nĐến lúc {row.arrived}\n{_note(row)}".strip()
            case _ if role == NOTE:
                return _note(row) if index.column() == 1 else ""
            case Qt.ItemDataRole.FontRole if index.column() == 0:
                return self._bold
            case _:
                return None


def _note(row: Row) -> str:
    return " · ".join(words for words in (f"★ {row.priority}" if row.priority else "", row.remark) if words)
