"""Asking the server for a number, exactly once, through lost replies and restarts of either side."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from moiso_qt.link import Accepted, Answer, Link, NoAnswer, RefusedReply
from moiso_shared.commands import Cancel
from moiso_shared.tickets import Ticket
from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.attempts import Attempt, AttemptStore, Wish

_log = logging.getLogger(__name__)

STILL_HERE_S = 120
"""After a restart of the kiosk, a number asked for no longer ago than this is still shown."""


@dataclass(frozen=True)
class Given:
    """A number as the server's reply tells it."""

    ticket: Ticket
    ahead: int
    """How many are called before it, as things stood."""
    code: str = ""
    """The ticket's secret, for its QR code; told to nobody else."""


class Asking(QObject):
    """The attempts of this kiosk: the one on show, and those whose visitor went away.

    When a reply is lost, the hall itself tells after the reconnect whether the number was given: the ticket's
    id is ours. If it was, the same command id brings the same reply; if not, nothing is asked any more.
    """

    given = Signal(object, object)
    """``Attempt`` and what was ``Given``."""
    refused = Signal(object, str)
    """Attempt and the code of the reason."""

    def __init__(
        self,
        link: Link,
        store: AttemptStore,
        *,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._store, self._clock = link, store, clock
        self._open: dict[str, Attempt] = {}
        self._doubtful: set[str] = set()
        self._left: set[str] = set()
        """Command ids of attempts whose visitor went away."""
        for attempt in store.load():
            self._open[attempt.command] = attempt
            self._doubtful.add(attempt.command)
            if clock() - attempt.at_s > STILL_HERE_S:
                self._left.add(attempt.command)
        link.connected.connect(self._resolve)

    def ask(self, wish: Wish, *, paper: bool) -> Attempt:
        """Write the wish down, then ask."""
        attempt = Attempt.new(wish, at_s=self._clock(), paper=paper)
        self._store.keep(attempt)
        self._open[attempt.command] = attempt
        self._send(attempt)
        return attempt

    def leave(self, attempt: Attempt) -> None:
        """The visitor went away without a number: if one comes, it is handed back."""
        if attempt.command in self._open:
            self._left.add(attempt.command)

    def hand_back(self, attempt: Attempt, ticket: Ticket) -> None:
        """Nobody stands here any more for this number; one whose paper may be out is left alone."""
        if attempt.stage == "asked":
            self._link.send(Cancel(ticket=ticket.id))
        self.close(attempt)

    def printing(self, attempt: Attempt) -> None:
        """The paper is about to be printed; from now on it is never printed again by itself."""
        self._store.keep(replace(attempt, stage="printing"))

    def close(self, attempt: Attempt) -> None:
        """Nothing is left to do for this attempt."""
        self._open.pop(attempt.command, None)
        self._doubtful.discard(attempt.command)
        self._left.discard(attempt.command)
        self._store.forget(attempt)

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
            case RefusedReply(code):
                self._refuse(attempt, code)
            case NoAnswer():
                self._doubtful.add(command)
                if self._link.online:
                    self._resolve()

    def _accept(self, attempt: Attempt, result: dict[str, Any]) -> None:
        try:
            ticket = Ticket.model_validate(result)
        except ValidationError:
            _log.exception("the server's answer to an issue is no ticket")
            self._refuse(attempt, "other")
            return
        self._doubtful.discard(attempt.command)
        if attempt.command in self._left:
            self.hand_back(attempt, ticket)
        else:
            given = Given(ticket, int(result.get("ahead") or 0), str(result.get("code") or ""))
            self.given.emit(attempt, given)

    def _refuse(self, attempt: Attempt, code: str) -> None:
        shown = attempt.command not in self._left
        self.close(attempt)
        if shown:
            self.refused.emit(attempt, code)

    def _resolve(self, *_hello: object) -> None:
        """In step with the hall again: what we know there is the truth about every doubtful attempt."""
        for command in [*self._doubtful]:
            attempt = self._open[command]
            if attempt.ticket in self._link.lobby.tickets:
                self._doubtful.discard(command)
                self._send(attempt)
            else:
                self._refuse(attempt, "too_late")
