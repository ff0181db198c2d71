"""The board's window: QML views, sizes that fit the glass and the farthest eyes."""

from __future__ import annotations

from pathlib import Path

from moiso_qt.theme.engine import dress, themed_engine
from moiso_qt.theme.tokens import Look, Palette, Scale
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from moiso_display.board import Board
from moiso_display.distance import Sight

VIEWS = Path(__file__).parent / "views"


class Screen(QObject):
    """One window that shows one board.

    Args:
        inches: Diagonal of the glass that the window stands for.
        metres: How far the farthest eyes are.
        size: Size of the window in pixels; None fills the screen.
    """

    def __init__(
        self, board: Board, *, inches: float, metres: float, palette: Palette, size: QSize | None = None
    ) -> None:
        super().__init__()
        self._board, self._inches, self._metres, self._palette = board, inches, metres, palette
        whole = size or QGuiApplication.primaryScreen().size()
        sight = self._sight(whole.width(), whole.height())
        board.fit(sight.rows)
        self.engine = themed_engine(self._look(sight), self)
        board.setParent(self.engine)
        self.engine.setInitialProperties(
            {"board": board, "numberPx": sight.number_px, "width": whole.width(), "height": whole.height()}
        )
        self.engine.load(QUrl.fromLocalFile(str(VIEWS / "Board.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.widthChanged.connect(self._resized)
        window.heightChanged.connect(self._resized)
        window.frameSwapped.connect(board.painted)
        if size is None:
            window.showFullScreen()
        else:
            window.show()

    def _resized(self) -> None:
        sight = self._sight(self.window.width(), self.window.height())
        self._board.fit(sight.rows)
        self.window.setProperty("numberPx", sight.number_px)
        dress(self.engine, self._look(sight))

    def _sight(self, width_px: int, height_px: int) -> Sight:
        return Sight(max(1, width_px), max(1, height_px), self._inches, self._metres)

    def _look(self, sight: Sight) -> Look:
        return Look(self._palette, Scale(sight.px_per_mm, self._metres))
