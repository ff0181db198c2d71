"""From a code before the scanner to a page; a card is greeted and kept in memory only."""

from __future__ import annotations

from moiso_hardware.scanners.port import Scan, ScannerState, Source
from moiso_hardware.scanners.scanner import Scanner
from moiso_qt.link import Link
from moiso_shared.cards import Card, offered_priority
from moiso_shared.codes import (
    AppointmentCode,
    CardCode,
    DossierCode,
    ProcedureCode,
    TicketCode,
    UnknownCode,
    recognise,
)
from PySide6.QtCore import Property, QObject, Signal

from moiso_kiosk.finding import Finding
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.local_time import local_now
from moiso_kiosk.persons import Persons
from moiso_kiosk.phrases import say, worded
from moiso_kiosk.visit import Step

BUSY = frozenset({Step.ASKING})
LEFT = frozenset({Step.NUMBER, Step.WAY, Step.SORRY})
"""Whoever scans something on these pages is done with them."""


class Scanning(QObject):
    """Leads every scanned code to where it belongs."""

    greeting_changed = Signal()
    scanned = Signal(object)
    """A ``Scan``; emitted in the scanner's thread, heard in this object's."""
    _state = Signal(object)

    def __init__(
        self,
        kiosk: Kiosk,
        finding: Finding,
        link: Link,
        health: Health,
        persons: Persons | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kiosk, self._finding, self._link, self._health = kiosk, finding, link, health
        self._persons = persons or Persons(link, self)
        self._card: Card | None = None
        self._greeting = ""
        self._scanner: Scanner | None = None
        self.scanned.connect(self._heard)
        self._state.connect(self._tell_health)
        kiosk.page_changed.connect(self._kiosk_moved)
        kiosk.wiped.connect(self.forget)

    def _get_greeting(self) -> str:
        return self._greeting

    greeting = Property(str, _get_greeting, notify=greeting_changed)
    """What is said to the holder of a card; empty without one."""

    def start(self, source: Source) -> None:
        """Read this scanner from now on."""
        self._scanner = Scanner(source, self.scanned.emit, self._state.emit)
        self._scanner.start()

    def stop(self) -> None:
        """Let go of the scanner and of the card."""
        if self._scanner is not None:
            self._scanner.stop()
            self._scanner = None
        self.forget()

    def forget(self) -> None:
        """Nobody's card is known any more."""
        self._meet(None)

    def _meet(self, card: Card | None) -> None:
        self._card = card
        self._persons.meet(card)
        self._greet()

    def _heard(self, scan: Scan) -> None:
        if self._kiosk.visit.step in BUSY or self._link.centre is None:
            return
        if self._kiosk.visit.step in LEFT:
            self._kiosk.home()
        self._kiosk.stay()
        if scan.broken:
            self._finding.apologise("scan_title", "scan_misread")
            return
        match recognise(scan.text, letters=scan.letters):
            case TicketCode(code):
                self._finding.look_up_ticket(code)
            case DossierCode(code):
                self._finding.look_up_dossier(code)
            case ProcedureCode(code):
                self._finding.look_up_procedure(code)
            case AppointmentCode():
                self._finding.apologise("appointment_title", "appointment_todo")
            case CardCode(card):
                self._meet(card)
            case UnknownCode():
                self._finding.apologise("scan_title", "scan_sorry")

    def _tell_health(self, state: ScannerState) -> None:
        self._health.set("scanner", () if state is ScannerState.READY else (state.value,))

    def _kiosk_moved(self) -> None:
        self._meet(None if self._kiosk.visit.step in LEFT else self._card)

    def _greet(self) -> None:
        words = "" if self._card is None else self._words(self._card)
        if words != self._greeting:
            self._greeting = words
            self.greeting_changed.emit()

    def _words(self, card: Card) -> str:
        visit, centre = self._kiosk.visit, self._link.centre
        service = centre.service(visit.service or "") if centre is not None else None
        if centre is not None and service is not None and visit.step is Step.CONFIRM:
            today = local_now(self._link).date()
            kind = offered_priority(centre.priorities_of(service), card.age(today))
            if kind is not None and visit.priority is None:
                return say(visit.language, "hello_offer", kind=worded(kind.name, visit.language))
        if visit.step is not Step.MENU:
            return ""
        if not card.name:
            return say(visit.language, "hello_card")
        return say(visit.language, "hello", name=card.name)
