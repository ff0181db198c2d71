"""Pictures, PDFs and films in the board's own folder, as the centre's document names them."""

from __future__ import annotations

import logging
import stat
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtQuick import QQuickImageProvider

_log = logging.getLogger(__name__)
PDF_PROVIDER = "pdf"
_FILMS = frozenset({".mp4", ".webm", ".avi", ".mkv", ".mov", ".m4v"})
_WIDEST = 1920
LOOK_MS = 10_000
"""How soon a new file is shown."""


class Media(QObject):
    """Knows what of the folder can be shown, and how many pages it has.

    Args:
        folder: Where the files lie; it need not be there.
    """

    changed = Signal(object)
    """How many pages each file has now, by name."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._told: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self._known: dict[Path, tuple[float, int]] = {}
        self._open: tuple[Path, float, QPdfDocument] | None = None
        """The last PDF, as it was at this time: it may be replaced while it is on show."""

    @Slot()
    def look(self) -> None:
        """Look whether files have come or gone."""
        pages = self.pages()
        if pages != self._told:
            self._told = pages
            self.changed.emit(pages)

    def pages(self) -> dict[str, int]:
        """Pages of every file that can be shown; pictures and films have one."""
        if not self.folder.is_dir():
            return {}
        counted = {file.name: self._pages_of(file) for file in sorted(self.folder.iterdir())}
        return {name: pages for name, pages in counted.items() if pages}

    def page(self, name: str, number: int) -> QImage:
        """A page of a PDF as a picture on white paper; an empty one when there is none."""
        document = self._document(self.folder / name)
        if number >= document.pageCount():
            return QImage()
        size = document.pagePointSize(number)
        wanted = QSize(_WIDEST, round(_WIDEST * size.height() / max(1.0, size.width())))
        drawn = document.render(number, wanted)
        paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        return _on(paper, drawn)

    def _pages_of(self, file: Path) -> int:
        changed = _saved(file)
        if changed is None:
            return 0
        known = self._known.get(file)
        if known is None or known[0] != changed:
            known = self._known[file] = (changed, self._counted(file))
        return known[1]

    def _counted(self, file: Path) -> int:
        if file.suffix.lower() == ".pdf":
            return max(0, self._document(file).pageCount())
        if file.suffix.lower() in _FILMS:
            return 1
        return int(QImageReader(str(file)).canRead())

    def _document(self, file: Path) -> QPdfDocument:
        changed = _saved(file) or 0.0
        if self._open is None or self._open[:2] != (file, changed):
            document = QPdfDocument(self)
            if document.load(str(file)) is not QPdfDocument.Error.None_:
                _log.info("the slide %s is no PDF that can be read", file.name)
            if self._open is not None:
                self._open[2].deleteLater()
            self._open = file, changed, document
        return self._open[2]


class PdfPages(QQuickImageProvider):
    """Hands the views ``image://pdf/PAGE/FILE``."""

    def __init__(self, media: Media) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._media = media

    def requestImage(self, name: str, _size: QSize, _wanted: QSize) -> QImage:
        """The page that is asked for."""
        number, _, file = name.partition("/")
        return self._media.page(file, int(number))


def _saved(file: Path) -> float | None:
    """When a file was last written; None for what is no file, or is gone by now."""
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_mtime if stat.S_ISREG(told.st_mode) else None


def _on(paper: QImage, drawn: QImage) -> QImage:
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper
