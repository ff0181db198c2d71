"""What became of each paper, told to the server until it has heard, through restarts of either side."""

from __future__ import annotations

import logging
from functools import partial
from typing import Literal

from moiso_hardware.printers.jobs import RESTARTED, DiskUnavailable, JobState, JobStore, KeptJob
from moiso_qt.link import Answer, Link, NoAnswer
from moiso_shared.commands import AnyCommand, Cancel, ReportPaper
from moiso_shared.tickets import TicketState
from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)

LEFT = "left"
"""Reason of jobs whose visitor went away before there was a number."""

_TOLD: dict[JobState, Literal["printed", "not_printed", "unknown"]] = {
    JobState.PRINTED: "printed",
    JobState.NOT_PRINTED: "not_printed",
    JobState.UNKNOWN: "unknown",
}


class Reports(QObject):
    """Tells the outcome of every job on the disk, and gives back numbers that nobody holds.

    A number whose paper was not begun when the kiosk stopped, or whose visitor had left, is cancelled;
    unless it was called meanwhile: then somebody noted it.
    """

    def __init__(self, link: Link, store: JobStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self.store = link, store
        self._telling: set[str] = set()
        link.connected.connect(self._tell_all)

    def tell(self, job_id: str) -> None:
        """This job has its outcome now; told later when the disk cannot say which."""
        try:
            job = self.store.get(job_id)
        except DiskUnavailable as error:
            _log.error("nobody is told of paper %s: %s", job_id, error.message)
            return
        if job is not None and job.state in _TOLD and job_id not in self._telling:
            self._telling.add(job_id)
            self._send(job_id, self._commands(job))

    def hand_back(self, job_id: str) -> None:
        """Nobody stands here any more for this number."""
        self.store.move(job_id, JobState.NOT_PRINTED, LEFT)
        self.tell(job_id)

    def _commands(self, job: KeptJob) -> list[AnyCommand]:
        report = ReportPaper(ticket=job.ticket, paper=_TOLD[job.state], repeat=job.reprint)
        nobodys = job.state is JobState.NOT_PRINTED and job.reason in (RESTARTED, LEFT) and not job.reprint
        ticket = self._link.lobby.tickets.get(job.ticket)
        if nobodys and (ticket is None or ticket.state is TicketState.WAITING):
            return [report, Cancel(ticket=job.ticket)]
        return [report]

    def _send(self, job_id: str, commands: list[AnyCommand]) -> None:
        """One after the other: a ticket that is cancelled takes no report any more."""
        first, *rest = commands
        self._link.send(first, on_reply=partial(self._heard, job_id, rest))

    def _heard(self, job_id: str, rest: list[AnyCommand], answer: Answer) -> None:
        if rest and not isinstance(answer, NoAnswer):
            self._send(job_id, rest)
            return
        self._telling.discard(job_id)
        if not isinstance(answer, NoAnswer):
            self.store.told(job_id)

    def _tell_all(self, *_hello: object) -> None:
        for job in self.store.untold():
            self.tell(job.id)
