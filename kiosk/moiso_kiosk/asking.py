"""Asking the server for a number, exactly once, through lost replies and restarts of either side."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from moiso_hardware.printers.jobs import JobState
from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_shared.tickets import Ticket
from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.attempts import Attempt, Wish
from moiso_kiosk.reports import Reports

_log = logging.getLogger(__name__)

SHOWN = "screen"
"""Reason of jobs whose number was shown only, for there was no printer or it could not print."""


@dataclass(frozen=True)
class Given:
    """A number as the server's reply tells it."""

    ticket: Ticket
    ahead: int
    """How many are called before it, as things stood."""
    code: str = ""
    """The ticket's secret, for its QR code; told to nobody else."""

    @classmethod
    def of(cls, result: dict[str, Any]) -> Given:
        """The number in a reply.

        Raises:
            ValidationError: There is none in it.
        """
        ticket = Ticket.model_validate(result)
        return cls(ticket, int(result.get("ahead") or 0), str(result.get("code") or ""))


class Asking(QObject):
    """The attempts of this kiosk: the one on show, and those whose visitor went away.

    Each is on the disk, as the job of its paper, before the server hears of it. When a reply is lost, the
    hall itself tells after the reconnect whether the number was given: the ticket's id is ours. If it was,
    the same command id brings the same reply; if not, nothing is asked any more.
    """

    given = Signal(object, object)
    """``Attempt`` and what was ``Given``."""
    refused = Signal(object, str, str)
    """Attempt, the code of the reason, and the id of the ticket that stands in the way, if one does."""

    def __init__(self, link: Link, reports: Reports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._reports, self._store = link, reports, reports.store
        self._open: dict[str, Attempt] = {}
        self._doubtful: set[str] = set()
        self._left: set[str] = set()
        """Command ids of attempts whose visitor went away."""
        link.connected.connect(self._resolve)

    def ask(self, wish: Wish, *, paper: bool, obstacle: str = "") -> Attempt:
        """Write the wish down, then ask.

        Raises:
            DiskUnavailable: It could not be written down, so nobody was asked.
        """
        attempt = Attempt.new(wish, paper=paper, obstacle=obstacle)
        self._store.queue(attempt.command, attempt.ticket)
        self._open[attempt.command] = attempt
        self._send(attempt)
        return attempt

    def leave(self, attempt: Attempt) -> None:
        """The visitor went away without a number: if one comes, it is handed back."""
        if attempt.command in self._open:
            self._left.add(attempt.command)

    def show(self, attempt: Attempt) -> None:
        """The number is on the screen, and there will be no paper."""
        self._store.move(attempt.command, JobState.NOT_PRINTED, SHOWN)
        self._store.told(attempt.command)

    def _close(self, attempt: Attempt) -> None:
        del self._open[attempt.command]
        self._doubtful.discard(attempt.command)
        self._left.discard(attempt.command)

    def _send(self, attempt: Attempt) -> None:
        self._link.send(
            attempt.issue, command_id=attempt.command, on_reply=partial(self._answered, attempt.command)
        )

    def _answered(self, command: str, answer: Answer) -> None:
        attempt = self._open.get(command)
        if attempt is None:
            return
        match answer:
            case Accepted(result):
                self._accept(attempt, result)
            case RefusedReply(code, ticket=ticket):
                self._refuse(attempt, code, ticket or "")
            case NoAnswer():
                self._doubtful.add(command)
                if self._link.online:
                    self._resolve()

    def _accept(self, attempt: Attempt, result: dict[str, Any]) -> None:
        try:
            given = Given.of(result)
        except ValidationError:
            _log.exception("the server's answer to an issue is no ticket")
            self._refuse(attempt, "other")
            return
        left = attempt.command in self._left
        self._close(attempt)
        if left:
            self._reports.hand_back(attempt.command)
        else:
            self.given.emit(attempt, given)

    def _refuse(self, attempt: Attempt, code: str, ticket: str = "") -> None:
        shown = attempt.command not in self._left
        self._close(attempt)
        self._store.forget(attempt.command)
        if shown:
            self.refused.emit(attempt, code, ticket)

    def _resolve(self, *_hello: object) -> None:
        """In step with the hall again: what we know there is the truth about every doubtful attempt."""
        for command in [*self._doubtful]:
            attempt = self._open[command]
            if attempt.ticket in self._link.lobby.tickets:
                self._doubtful.discard(command)
                self._send(attempt)
            else:
                self._refuse(attempt, "too_late")
