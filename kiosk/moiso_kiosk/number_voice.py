"""The number spoken on request, twice, so that somebody who reads with difficulty can keep it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Slot

from moiso_kiosk.guidance import joined, spelled, voiced
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.spoken_guide import Speech

TIMES = 2


class NumberVoice(QObject):
    """Says the number on show.

    Args:
        speech: Says it aloud; None where the kiosk is mute.
    """

    def __init__(self, kiosk: Kiosk, speech: Speech | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kiosk, self._speech = kiosk, speech

    def _can(self) -> bool:
        return self._speech is not None

    possible = Property(bool, _can, constant=True)
    """Whether the kiosk has a voice."""

    @Slot()
    def say(self) -> None:
        """Say the number, sign by sign, twice."""
        page = self._kiosk.property("page")
        if self._speech is not None and page["number"]:
            language = str(page["language"])
            once = f"{page['lead']}: {spelled(str(page['number']), language)}"
            self._speech.say(voiced(joined([once] * TIMES), language), language)
        self._kiosk.stay()
