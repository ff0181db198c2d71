"""A film beside the page: plays what the centre's document names, silently, picture by picture."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Property, QObject, QSize, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtQuick import QQuickImageProvider

_log = logging.getLogger(__name__)
PROVIDER = "film"
"""Pictures are ``image://film/N``: the software renderer cannot draw Qt's own video item."""


class Film(QObject):
    """One film at a time, over and over while its page is on show.

    Args:
        folder: Where films lie that the document names without an address.
    """

    frame_changed = Signal()
    failed = Signal(str)
    """This film cannot be shown."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._source, self._frame, self._picture = "", 0, QImage()
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None

    def _get_frame(self) -> int:
        return self._frame

    frame = Property(int, _get_frame, notify=frame_changed)
    """Grows with each picture; 0 while there is none to be seen."""

    @property
    def picture(self) -> QImage:
        """The present picture."""
        return self._picture

    def show(self, source: str) -> None:
        """Play this, a web address or a file's name; nothing for an empty one."""
        if source == self._source:
            return
        self._source = source
        if self._player is not None:
            self._player.stop()
        self._put(QImage())
        if source:
            self._play(QUrl(source) if "://" in source else QUrl.fromLocalFile(str(self._folder / source)))

    def _play(self, address: QUrl) -> None:
        """The decoder is fetched when somebody first needs it: it costs memory and a moment."""
        if self._player is None:
            self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
            self._player.setVideoSink(self._sink)
            self._player.setLoops(QMediaPlayer.Loops.Infinite)
            self._player.errorOccurred.connect(self._failed)
            self._sink.videoFrameChanged.connect(self._arrived)
        self._player.setSource(address)
        self._player.play()

    def _arrived(self, frame: QVideoFrame) -> None:
        picture = frame.toImage() if self._source else QImage()
        if not picture.isNull():
            self._put(picture)

    def _failed(self, _error: object, why: str) -> None:
        _log.warning("the film %s cannot be played: %s", self._source, why)
        self._put(QImage())
        self.failed.emit(self._source)

    def _put(self, picture: QImage) -> None:
        frame = 0 if picture.isNull() else self._frame + 1
        self._picture = picture
        if frame != self._frame:
            self._frame = frame
            self.frame_changed.emit()


class FilmPictures(QQuickImageProvider):
    """Hands the views the present picture."""

    def __init__(self, video: Film) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._video = video

    def requestImage(self, _name: str, _size: QSize, _wanted: QSize) -> QImage:
        """The picture of now, whatever number was asked for."""
        return self._video.picture
