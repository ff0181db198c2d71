"""The icon beside the clock: messages, and a way back to the window."""

from pathlib import Path

from moiso_hardware.voice.sound import Wav
from moiso_qt.theme.tokens import LIGHT
from moiso_qt.theme.widgets import icon
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from moiso_counter.chime import write_chime

MESSAGE_MS = 8000


class Tray(QObject):
    """Shows messages and plays a chime; on a desktop without a tray, the chime alone."""

    clicked = Signal()

    def __init__(self, chime: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chime = chime
        self._sound: Wav | None = None
        self._player: QObject | None = None
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(icon("ticket", LIGHT.accent), self)
            self._icon.setToolTip("Mời Số")
            self._icon.activated.connect(lambda _why: self.clicked.emit())
            self._icon.messageClicked.connect(self.clicked)
            self._icon.show()

    def tell(self, sentence: str) -> None:
        """Say it beside the clock, with a chime."""
        if self._icon is not None:
            self._icon.showMessage("Mời Số", sentence, msecs=MESSAGE_MS)
        self._ring()

    def _ring(self) -> None:
        """Sound is loaded when it is first needed, so that the window opens sooner."""
        from moiso_qt.sound import Player

        if self._sound is None:
            self._sound = write_chime(self._chime)
        if not isinstance(self._player, Player):
            self._player = Player(parent=self)
        self._player.play(self._sound.path, self._sound.seconds)
