"""Hands in the numbers of an outage: all of them, each once, and none held up by another that is refused."""

from __future__ import annotations

import logging
from functools import partial

from moiso_hardware.printers.jobs import JobState, JobStore
from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_shared.offline import HandIn, OfflineTicket
from PySide6.QtCore import QObject, QTimer, Signal

from moiso_kiosk.offline_store import OfflineStore

_log = logging.getLogger(__name__)
AT_ONCE = 200
"""Numbers in one command."""
AGAIN_MS = 5000
"""Wait before asking a server again that was busy, or said nothing."""


class HandingIn(QObject):
    """Sends what waits whenever the server is there; what it has, it leaves as it is.

    Args:
        papers: What became of each paper; a number's job has the id of its ticket.
    """

    handed_in = Signal(int)
    """So many numbers of an outage have reached the server."""
    refused = Signal(int)
    """So many are kept here, because the server will not have them; told again when they become fewer."""

    def __init__(
        self, link: Link, store: OfflineStore, papers: JobStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._store, self._papers = link, store, papers
        self._at_once, self._under_way = AT_ONCE, False
        self._refused: set[str] = set()
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._next)
        link.connected.connect(self._begin)

    def _begin(self, *_hello: object) -> None:
        """The server may have changed meanwhile: what it refused before is offered again."""
        self._at_once = AT_ONCE
        self._refused.clear()
        self._next()

    def _next(self) -> None:
        if self._under_way or not self._link.online:
            return
        waiting = [given for given in self._store.waiting() if given.ticket not in self._refused]
        batch = tuple(self._with_paper(given) for given in waiting[: self._at_once])
        if batch:
            self._under_way = True
            self._link.send(HandIn(tickets=batch), on_reply=partial(self._answered, batch))

    def _answered(self, batch: tuple[OfflineTicket, ...], answer: Answer) -> None:
        self._under_way = False
        match answer:
            case Accepted():
                self._store.handed_in(batch)
                self.handed_in.emit(len(batch))
                self.refused.emit(len(self._refused))
            case NoAnswer() | RefusedReply(retry=True):
                self._again.start()
                return
            case RefusedReply() if len(batch) > 1:
                self._at_once = 1  # one of them holds the others up
            case RefusedReply(code, message):
                _log.error("the server refuses number %s: %s %s", batch[0].number, code, message)
                self._refused.add(batch[0].ticket)
                self.refused.emit(len(self._refused))
        self._next()

    def _with_paper(self, given: OfflineTicket) -> OfflineTicket:
        job = self._papers.get(given.ticket)
        state = job.state if job is not None else None
        known = {JobState.PRINTED, JobState.NOT_PRINTED, JobState.UNKNOWN}
        return given.model_copy(update={"paper": str(state)}) if state in known else given
