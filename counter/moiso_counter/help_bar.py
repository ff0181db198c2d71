"""The counter's calls for help, each with the button that ends it."""

from moiso_shared.help_calls import Help
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moiso_counter.buttons import KeyButton, label
from moiso_counter.page import HelpLine, Page


class HelpBar(QWidget):
    """The calls side by side; nothing at all while there is none."""

    ended = Signal(object)
    """The call of this ``Help`` is withdrawn, or done."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = {kind: _Row(kind) for kind in Help}
        side_by_side = QHBoxLayout(self)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(16)
        for row in self.rows.values():
            row.end.clicked.connect(lambda _checked=False, kind=row.kind: self.ended.emit(kind))
            side_by_side.addWidget(row, 1)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Show the calls as the page has them."""
        lines = {line.help: line for line in page.help}
        for kind, row in self.rows.items():
            row.show_line(lines.get(kind), page.fresh)
        self.setVisible(bool(lines))


class _Row(QWidget):
    def __init__(self, kind: Help) -> None:
        super().__init__()
        self.kind = kind
        self.words = label("", "banner", f"help-{kind}")
        self.words.setWordWrap(True)
        self.end = KeyButton(f"help-end-{kind}", "Rút lại", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.end)

    def show_line(self, line: HelpLine | None, fresh: bool) -> None:
        """Show a call, or nothing."""
        if line is not None:
            self.words.setText(line.words)
            self.end.say("Đã xong" if line.coming else "Rút lại")
        self.end.setEnabled(fresh)
        self.setVisible(line is not None)
