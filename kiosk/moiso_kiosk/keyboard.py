"""A keyboard before the kiosk, or a scanner that plays one: whoever is too quick for a hand is a scanner."""

from __future__ import annotations

from moiso_hardware.scanners.port import Scan
from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from moiso_kiosk.attendant import Attendant
from moiso_kiosk.finding import Finding
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.visit import Step
from moiso_kiosk.walking import KNOWN, Walk

QUICK_MS = 35
"""Signs that follow each other faster come from no hand; until then nothing of them is shown or looked up."""
LEAST = 6
"""Signs of the shortest code."""

_K = Qt.Key
ENTER = frozenset({_K.Key_Return, _K.Key_Enter})
_ENDS = ENTER | {_K.Key_Tab}
_KNOCK = _K.Key_F10
"""Five times opens the attendant's panel where the glass does not answer."""


class Keyboard(QObject):
    """Gives what is typed to the search or the PIN, and what a scanner types to ``Scanning``.

    While somebody types, the ring is around the first result: Enter opens it, arrows go on from there. Escape
    goes back. All other keys are left to ``Walk``.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        finding: Finding,
        scanning: Scanning,
        attendant: Attendant,
        walk: Walk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kiosk, self._finding, self._scanning = kiosk, finding, scanning
        self._attendant, self._walk = attendant, walk
        self._held = ""
        self._writing, self._opens, self._first = False, False, ""
        self._pause = QTimer(self, singleShot=True, interval=QUICK_MS)
        self._pause.timeout.connect(self.rest)
        finding.page_changed.connect(self._found)

    def rest(self) -> None:
        """Nothing followed quickly: the signs held back are a scanner's when there are many, else typed."""
        held, self._held = self._held, ""
        self._pause.stop()
        if len(held) >= LEAST:
            self._scanning.scanned.emit(Scan(held, letters=False))
            return
        for letter in held:
            self._write(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of whoever types."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = _K(event.key())
        if self._held and key in _ENDS:
            scanned = len(self._held) >= LEAST
            self.rest()
            if scanned:
                return True
        if self._is_sign(key, event.text()):
            self._held += event.text()
            self._pause.start()
            return True
        return self._command(key)

    @property
    def _searches(self) -> bool:
        on_show = self._kiosk.visit.step is Step.FIND and self._walk.cover is None
        return on_show and bool(self._finding.property("page")["step"] == "search")

    @property
    def _pin(self) -> bool:
        return bool(self._attendant.property("page")["step"] == "pin")

    def _is_sign(self, key: Qt.Key, text: str) -> bool:
        """Whether this key writes; those that also lead through the pages write only in the middle of it."""
        if not (text and text.isprintable()):
            return False
        if self._held or key not in KNOWN:
            return True
        return self._searches and (self._writing or key == _K.Key_Minus)

    def _write(self, letter: str) -> None:
        if self._pin:
            if letter.isdecimal():
                self._attendant.type(letter)
        elif self._searches:
            self._writing = True
            self._finding.press(letter)

    def _command(self, key: Qt.Key) -> bool:
        """Do what a key means here; false leaves it to the ring."""
        if key == _KNOCK:
            self._attendant.knock()
        elif key == _K.Key_Escape:
            self._back()
        elif key == _K.Key_Backspace:
            self._take_back()
        elif key in ENTER and self._pin and not self._walk.active:
            self._attendant.type("ok")
        elif key in ENTER and self._writing and self._searches:
            self._open()
        else:
            self._writing = self._writing and key not in KNOWN
            return False
        return True

    def _take_back(self) -> None:
        if self._pin:
            self._attendant.type("back")
        elif self._searches:
            self._writing = True
            self._finding.press("delete")

    def _back(self) -> None:
        cover = self._walk.cover
        if cover is not None:
            QMetaObject.invokeMethod(cover, "dismiss")
        elif self._kiosk.visit.step is Step.FIND:
            self._finding.back()
        else:
            self._kiosk.back()

    def _open(self) -> None:
        """Open the first result, or the one that is about to come."""
        page = self._finding.property("page")
        self._opens = self._finding.waits
        if page["text"].strip() and page["rows"] and not self._opens:
            self._writing = False
            self._finding.choose(page["rows"][0]["key"])

    def _found(self) -> None:
        """Keep the ring around the first result of what is being typed."""
        if not (self._writing and self._searches):
            self._writing, self._opens, self._first = False, False, ""
            return
        rows = self._finding.property("page")["rows"]
        first = rows[0]["key"] if rows else ""
        if self._opens and not self._finding.waits:
            self._open()
        elif first != self._first:
            self._first = first
            self._walk.come_to("row-0")
