"""The board's window: QML views, sizes that fit the glass and the farthest eyes."""

from __future__ import annotations

from pathlib import Path

from moiso_qt.film import PROVIDER, Film, FilmPictures
from moiso_qt.theme.engine import dress, themed_engine
from moiso_qt.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Look, Palette, Scale
from PySide6.QtCore import QObject, QSize, QUrl, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from moiso_display.board import Board
from moiso_display.distance import Sight
from moiso_display.media import PDF_PROVIDER, Media, PdfPages

VIEWS = Path(__file__).parent / "views"
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}


class Screen(QObject):
    """One window that shows one board.

    Args:
        inches: Diagonal of the glass that the window stands for.
        metres: How far the farthest eyes are.
        palette: The colours of a board whose document names no theme.
        media: Files of slides.
        size: Size of the window in pixels; None fills the screen.
    """

    def __init__(
        self,
        board: Board,
        *,
        inches: float,
        metres: float,
        palette: Palette,
        size: QSize | None = None,
        media: Media | None = None,
    ) -> None:
        super().__init__()
        self._media, self._theme = media or Media(Path(), self), ""
        self._film = Film(self._media.folder, self)
        self._board, self._inches, self._metres, self._palette = board, inches, metres, palette
        whole = size or QGuiApplication.primaryScreen().size()
        sight = self._sight(whole.width(), whole.height())
        board.fit(sight.rows)
        self.engine = themed_engine(self._look(sight), self)
        board.setParent(self.engine)
        self.engine.addImageProvider(PDF_PROVIDER, PdfPages(self._media))
        self.engine.addImageProvider(PROVIDER, FilmPictures(self._film))
        self.engine.setInitialProperties(
            {
                "board": board,
                "film": self._film,
                "numberPx": sight.number_px,
                "width": whole.width(),
                "height": whole.height(),
            }
        )
        self.engine.load(QUrl.fromLocalFile(str(VIEWS / "Board.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.widthChanged.connect(self._resized)
        window.heightChanged.connect(self._resized)
        window.frameSwapped.connect(board.painted)
        board.page_changed.connect(self._turned)
        self._turned()
        if size is None:
            window.showFullScreen()
        else:
            window.show()

    def _resized(self) -> None:
        sight = self._sight(self.window.width(), self.window.height())
        self._board.fit(sight.rows)
        self.window.setProperty("numberPx", sight.number_px)
        dress(self.engine, self._look(sight))

    @Slot()
    def _turned(self) -> None:
        """Follow the page with what QML cannot: the colours of the theme, and the film of a slide."""
        page = self._board.property("page")
        slide = page["slide"]
        self._film.show(slide["file"] if slide and slide["kind"] == "film" else "")
        if page["theme"] != self._theme:
            self._theme = page["theme"]
            dress(self.engine, self._look(self._sight(self.window.width(), self.window.height())))

    def _sight(self, width_px: int, height_px: int) -> Sight:
        return Sight(max(1, width_px), max(1, height_px), self._inches, self._metres)

    def _look(self, sight: Sight) -> Look:
        return Look(PALETTES.get(self._theme, self._palette), Scale(sight.px_per_mm, self._metres))
