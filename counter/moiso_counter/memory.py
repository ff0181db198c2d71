"""Where the windows were and what was switched on, for the next start."""

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QWidget

_FRAME_PX = 40
"""Of a window's title, which belongs to the desktop."""


class Memory:
    """Keeps the places of windows, and switches, in the user's settings."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def restore(self, window: QWidget, name: str) -> None:
        """Put a window where it was; the first time it is only made to fit the screen."""
        place = self._settings.value(f"{name}/geometry")
        if isinstance(place, QByteArray):
            window.restoreGeometry(place)
        room = window.screen().availableSize() - QSize(0, _FRAME_PX)
        window.resize(window.size().boundedTo(room))

    def keep(self, window: QWidget, name: str) -> None:
        """Remember where a window is."""
        self._settings.setValue(f"{name}/geometry", window.saveGeometry())

    def number(self, name: str, default: int) -> int:
        """A whole number of the settings file, or its default when it is none."""
        words = str(self._settings.value(name, default))
        return int(words) if words.isdecimal() else default

    def flag(self, name: str) -> bool:
        """Whether a switch is on; off until somebody turned it."""
        return str(self._settings.value(name, "off")) == "on"

    def set_flag(self, name: str, on: bool) -> None:
        """Turn a switch."""
        self._settings.setValue(name, "on" if on else "off")

    def text(self, name: str) -> str:
        """Some words; empty until somebody set them."""
        return str(self._settings.value(name, ""))

    def set_text(self, name: str, words: str) -> None:
        """Keep some words."""
        self._settings.setValue(name, words)
