"""Another paper of a number: asked for by staff, or by a visitor whose ticket did not come out."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from uuid import uuid4

from moiso_hardware.printers.jobs import DiskUnavailable, JobState
from moiso_hardware.printers.port import PrinterState
from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_shared.commands import Reprint
from moiso_shared.facts import Fact, FactKind
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.asking import Given
from moiso_kiosk.papers import Papers
from moiso_kiosk.slip import slip
from moiso_kiosk.visit import OVER, PaperState

_log = logging.getLogger(__name__)

FRESH = timedelta(minutes=2)
"""Staff's wish for a paper holds this long; afterwards nobody stands here for it any more."""


class Reprints(QObject):
    """Prints a number again, marked as a repeat, one paper of a number at a time.

    The printer is asked first, so that no repeat is counted that cannot come out.
    """

    failed = Signal(str, object)
    """Ticket id and ``PaperState``: nothing was begun."""

    def __init__(self, link: Link, papers: Papers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._papers, self._store = link, papers, papers.reports.store
        self._questions: dict[str, str] = {}
        """Ticket id by question to the printer."""
        self._under_way: set[str] = set()
        link.changed.connect(self._noticed)
        papers.worker.answered.connect(self._looked)
        papers.came_out.connect(self._came_out)

    def ask(self, ticket_id: str) -> None:
        """Print this number again."""
        if ticket_id not in self._under_way:
            self._under_way.add(ticket_id)
            question = uuid4().hex
            self._questions[question] = ticket_id
            self._papers.worker.ask(question)

    def _noticed(self, fact: Fact) -> None:
        me = self._link.hello.name if self._link.hello else None
        if fact.kind != FactKind.REPRINT_ASKED or fact.kiosk != me:
            return
        if self._link.server_now() - fact.at <= FRESH:
            for ticket in fact.tickets[:1]:
                self.ask(ticket.id)

    def _looked(self, question: str, state: PrinterState) -> None:
        ticket_id = self._questions.pop(question, None)
        if ticket_id is None:
            return
        if not state.can_print:
            _log.warning("no repeat of ticket %s: %s", ticket_id, state.obstacle)
            self._fail(ticket_id)
            return
        job_id = uuid4().hex
        try:
            self._store.queue(job_id, ticket_id, reprint=True)
        except DiskUnavailable as error:
            _log.error("no repeat of ticket %s: %s", ticket_id, error.message)
            self._fail(ticket_id)
            return
        self._link.send(Reprint(ticket=ticket_id), on_reply=partial(self._answered, job_id, ticket_id))

    def _answered(self, job_id: str, ticket_id: str, answer: Answer) -> None:
        match answer:
            case Accepted(result):
                centre = self._link.centre
                assert centre is not None, "a number without a centre"
                given = Given.of(result)
                now = given.ticket.arrived_at or self._link.server_now()
                practice = self._link.lobby.rehearsal
                job = slip(centre, given, job_id, wait="", now=now, reprint=True, rehearsal=practice)
                self._papers.print(job, ticket_id)
            case RefusedReply(code):
                _log.warning("no repeat of ticket %s: %s", ticket_id, code)
                self._store.forget(job_id)
                self._fail(ticket_id)
            case NoAnswer():
                self._store.move(job_id, JobState.NOT_PRINTED, "no_answer")
                self._papers.reports.tell(job_id)
                self._fail(ticket_id)

    def _fail(self, ticket_id: str) -> None:
        self._under_way.discard(ticket_id)
        self.failed.emit(ticket_id, PaperState.FAILED)

    def _came_out(self, ticket_id: str, paper: PaperState) -> None:
        if paper in OVER:
            self._under_way.discard(ticket_id)
