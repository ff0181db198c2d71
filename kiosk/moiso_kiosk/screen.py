"""The kiosk's window: QML views, and a look that fits the glass and the visitor's modes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from moiso_qt.film import PROVIDER, Film, FilmPictures
from moiso_qt.theme.engine import dress, themed_engine
from moiso_qt.theme.tokens import HIGH_CONTRAST, LIGHT, Look, Scale
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from moiso_kiosk.attendant import Attendant
from moiso_kiosk.double_tap import DoubleTap
from moiso_kiosk.finding import Finding
from moiso_kiosk.keyboard import Keyboard
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.number_voice import NumberVoice
from moiso_kiosk.page import Modes
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.spoken_guide import Speech, SpokenGuide
from moiso_kiosk.walking import Walk

_FINGER_MM = 12
"""The two halves of a double tap lie as near together as this."""
VIEWS = Path(__file__).parent / "views"

LARGE_TEXT, LARGE_IN_LESS_ROOM = 1.22, 1.08
"""How much larger words are in the large-text mode; pages are drawn so that they still fit."""


class Screen(QObject):
    """One window that shows one kiosk.

    Args:
        inches: Diagonal of the glass that the window stands for; sizes in millimetres follow from it.
        size: Size of the window in pixels; None fills the screen.
        speech: Speaks the pages to those who use keys.
        signs: Plays what is said in sign language.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        attendant: Attendant,
        finding: Finding,
        scanning: Scanning,
        *,
        inches: float,
        size: QSize | None = None,
        speech: Speech | None = None,
        signs: Film | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._inches, self._modes = inches, Modes()
        whole = size or QApplication.primaryScreen().size()
        self.engine = themed_engine(self._look(whole.width(), whole.height()), self)
        for model in (kiosk, attendant, finding, scanning):
            model.setParent(self.engine)
        self.signs = self._film(kiosk, signs or Film(Path()))
        self.walk = Walk(self.engine)
        self.guide = SpokenGuide(kiosk, self.walk, speech, self.engine)
        self.guide.follow(finding)
        self.keyboard = Keyboard(kiosk, finding, scanning, attendant, self.walk, self.engine)
        models = {
            "kiosk": kiosk,
            "attendant": attendant,
            "finding": finding,
            "scanning": scanning,
            "voice": NumberVoice(kiosk, speech, self.engine),
            "walk": self.walk,
            "signs": self.signs,
        }
        self.window = self._open(models, whole)
        near = self._look(whole.width(), whole.height()).scale.mm(_FINGER_MM)
        DoubleTap(kiosk, self.window, near_px=near, clock=clock)
        kiosk.modes_changed.connect(self._set_modes)
        if size is None:
            self.window.showFullScreen()
        else:
            self.window.show()

    def _film(self, kiosk: Kiosk, signs: Film) -> Film:
        """What plays each page in sign language."""
        signs.setParent(self.engine)
        self.engine.addImageProvider(PROVIDER, FilmPictures(signs))
        kiosk.page_changed.connect(lambda: signs.show(kiosk.property("page")["sign_video"]))
        return signs

    def _open(self, models: dict[str, QObject], whole: QSize) -> QQuickWindow:
        """The views, with the keys of whoever does not touch them."""
        self.engine.setInitialProperties({**models, "width": whole.width(), "height": whole.height()})
        self.engine.load(QUrl.fromLocalFile(str(VIEWS / "Kiosk.qml")))
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.walk.attend(window)
        window.installEventFilter(self.keyboard)  # hears keys before the ring does
        window.widthChanged.connect(self._dress)
        window.heightChanged.connect(self._dress)
        return window

    def _set_modes(self, modes: Modes) -> None:
        self._modes = modes
        self._dress()

    def _dress(self) -> None:
        dress(self.engine, self._look(self.window.width(), self.window.height()))

    def _look(self, width_px: int, height_px: int) -> Look:
        scale = Scale.of_screen(max(1, width_px), max(1, height_px), inches=self._inches)
        if self._modes.large:
            scale = replace(scale, enlarge=self._enlarged(upright=height_px > width_px))
        return Look(HIGH_CONTRAST if self._modes.contrast else LIGHT, scale)

    def _enlarged(self, *, upright: bool) -> float:
        """Where pages share the glass with a video, or stand within reach, words grow less."""
        if self._modes.sign and not upright:
            return 1.0
        return LARGE_IN_LESS_ROOM if self._modes.sign or (self._modes.reach and upright) else LARGE_TEXT
