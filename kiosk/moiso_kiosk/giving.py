"""From the wish for a number to its paper: the one attempt of the visitor at the kiosk."""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from uuid import uuid4

from moiso_hardware.printers.jobs import DiskUnavailable
from moiso_hardware.printers.port import PrinterState
from moiso_qt.link import Link
from PySide6.QtCore import QObject, QTimer, Signal

from moiso_kiosk.asking import Asking, Given
from moiso_kiosk.attempts import Attempt, Wish
from moiso_kiosk.offline import OffLine
from moiso_kiosk.others import other_kiosk
from moiso_kiosk.papers import Papers
from moiso_kiosk.persons import Persons
from moiso_kiosk.reprints import Reprints
from moiso_kiosk.slip import slip, without_server

_log = logging.getLogger(__name__)

PRINTER_PATIENCE_MS = 6000
"""A printer that has not said by then how it is does not print."""


class Giving(QObject):
    """Asks at most once at a time, and sees to the paper.

    The printer is asked before the server: a number that cannot be printed is not given here, unless no other
    kiosk works; then the number is on the screen only.

    Args:
        papers: Who prints; without one the number is on the screen only.
        offline: Gives numbers of the kiosk's own while no server answers.
        persons: Knows the visitor's card where the centre gives one number per person.
    """

    arrived = Signal(object, object)
    """``Attempt`` and ``Given``; whoever shows it calls ``accept``."""
    refused = Signal(str)
    """No number for the visitor at the kiosk; carries the code of the reason."""
    held = Signal(str)
    """After ``refused``: the visitor has this ticket already."""
    paper = Signal(str, object)
    """Ticket id and ``PaperState``."""

    def __init__(
        self,
        link: Link,
        asking: Asking,
        papers: Papers | None = None,
        offline: OffLine | None = None,
        persons: Persons | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._asking, self._papers, self._offline = link, asking, papers, offline
        self._persons = persons
        self._attempt: Attempt | None = None
        self._wish: Wish | None = None
        """Waits for the printer to say how it is."""
        self._question = ""
        self._patience = QTimer(self, singleShot=True, interval=PRINTER_PATIENCE_MS)
        self._patience.timeout.connect(self._printer_is_silent)
        self._reprints: Reprints | None = None
        asking.given.connect(self._given)
        asking.refused.connect(self._refused)
        if papers is not None:
            papers.came_out.connect(self.paper)
            papers.worker.answered.connect(self._looked)
            self._reprints = Reprints(link, papers, self)
            self._reprints.failed.connect(self.paper)

    @property
    def busy(self) -> bool:
        """Whether a number is being asked for."""
        return self._attempt is not None or self._wish is not None

    @property
    def obstacle(self) -> str:
        """Why the printer would not print now, as last seen; empty when it would."""
        return self._papers.worker.state.obstacle if self._papers is not None else ""

    @property
    def possible(self) -> bool:
        """Whether numbers can be given: by the server, or by the kiosk itself."""
        return self._link.online or (self._offline is not None and self._offline.prefix is not None)

    def ask(self, wish: Wish) -> None:
        """Ask for a number; nothing happens while one is being asked for."""
        if self.busy:
            return
        if not self._link.online and self._offline is not None:
            self._give_offline(self._offline, wish)
            return
        if self._papers is None:
            self._issue(wish, paper=False)
            return
        self._wish, self._question = wish, uuid4().hex
        self._patience.start()
        self._papers.worker.ask(self._question)

    def leave(self) -> None:
        """The visitor went away: a number that still comes is handed back."""
        self._wish = None
        if self._attempt is not None:
            self._asking.leave(self._attempt)
            self._attempt = None

    def accept(self, attempt: Attempt, given: Given, *, wait: str) -> None:
        """The number is on the screen: print it."""
        if self._papers is None or not attempt.paper:
            self._asking.show(attempt)
            return
        centre = self._link.centre
        assert centre is not None, "a number without a centre"
        now = given.ticket.arrived_at or self._link.server_now()
        job = slip(centre, given, attempt.command, wait=wait, now=now, rehearsal=self._link.lobby.rehearsal)
        self._papers.print(without_server(centre, job) if attempt.offline else job, given.ticket.id)

    def print_again(self, ticket_id: str) -> None:
        """The visitor says that no ticket came out."""
        if self._reprints is not None:
            self._reprints.ask(ticket_id)

    def _looked(self, question: str, state: PrinterState) -> None:
        wish = self._wish
        if wish is None or question != self._question:
            return
        self._wish = None
        self._patience.stop()
        if state.can_print:
            self._issue(wish, paper=True)
        elif other_kiosk(self._link):
            self.refused.emit(state.obstacle)
        else:
            self._issue(wish, paper=False, obstacle=state.obstacle)

    def _give_offline(self, offline: OffLine, wish: Wish) -> None:
        try:
            ticket = offline.give(wish)
        except (DiskUnavailable, sqlite3.Error):
            _log.exception("no number could be written down")
            self.refused.emit(DiskUnavailable.code)
            return
        attempt = Attempt(ticket.id, ticket.id, wish, paper=self._papers is not None, offline=True)
        self.arrived.emit(attempt, Given(ticket, 0))

    def _printer_is_silent(self) -> None:
        self._looked(self._question, PrinterState(link="silent"))

    def _issue(self, wish: Wish, *, paper: bool, obstacle: str = "") -> None:
        if self._persons is not None:
            wish = replace(wish, person=self._persons.hashed)
        try:
            self._attempt = self._asking.ask(wish, paper=paper, obstacle=obstacle)
        except DiskUnavailable as error:
            self.refused.emit(error.code)

    def _given(self, attempt: Attempt, given: Given) -> None:
        self._attempt = None
        self.arrived.emit(attempt, given)

    def _refused(self, _attempt: Attempt, code: str, ticket: str) -> None:
        self._attempt = None
        self.refused.emit(code)
        if ticket:
            self.held.emit(ticket)
