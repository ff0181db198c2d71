"""From the wish for a number to its paper: the one attempt of the visitor at the kiosk."""

from __future__ import annotations

from moiso_qt.link import Link
from PySide6.QtCore import QObject, Signal

from moiso_kiosk.asking import Asking, Given
from moiso_kiosk.attempts import Attempt, Wish
from moiso_kiosk.papers import Papers
from moiso_kiosk.slip import slip
from moiso_kiosk.visit import PaperState


class Giving(QObject):
    """Asks at most once at a time, and sees to the paper.

    Args:
        papers: Who prints; without one the number is on the screen only.
    """

    arrived = Signal(object, object, bool)
    """``Attempt``, ``Given``, and whether the visitor at the kiosk asked for it (or it comes from before a
    restart): whoever hears it calls ``accept`` or ``hand_back``."""
    refused = Signal(str)
    """No number for the visitor at the kiosk; carries the code of the reason."""
    paper = Signal(str, object)
    """Ticket id and ``PaperState``."""

    def __init__(
        self, link: Link, asking: Asking, papers: Papers | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._asking, self._papers = link, asking, papers
        self._attempt: Attempt | None = None
        self._printing: dict[str, Attempt] = {}
        """Attempts whose paper is on its way, by ticket id."""
        asking.given.connect(self._given)
        asking.refused.connect(self._refused)
        if papers is not None:
            papers.came_out.connect(self._came_out)

    @property
    def prints(self) -> bool:
        """Whether numbers come on paper here."""
        return self._papers is not None

    @property
    def busy(self) -> bool:
        """Whether a number is being asked for."""
        return self._attempt is not None

    def ask(self, wish: Wish) -> None:
        """Ask for a number; nothing happens while one is being asked for."""
        if self._attempt is None:
            self._attempt = self._asking.ask(wish, paper=self.prints)

    def leave(self) -> None:
        """The visitor went away: a number that still comes is handed back."""
        if self._attempt is not None:
            self._asking.leave(self._attempt)
            self._attempt = None

    def accept(self, attempt: Attempt, given: Given, *, wait: str) -> None:
        """The number is on the screen: print it, unless its paper may be out already."""
        if self._papers is None:
            self._asking.close(attempt)
        elif attempt.stage == "printing":
            self._papers.report(given.ticket.id, "unknown")
            self._asking.close(attempt)
            self.paper.emit(given.ticket.id, PaperState.DOUBTFUL)
        else:
            self._print(self._papers, attempt, given, wait)

    def hand_back(self, attempt: Attempt, given: Given) -> None:
        """Somebody else stands here by now."""
        self._asking.hand_back(attempt, given.ticket)

    def _print(self, papers: Papers, attempt: Attempt, given: Given, wait: str) -> None:
        centre = self._link.centre
        assert centre is not None, "a number without a centre"
        job = slip(centre, given, attempt, wait=wait, now=self._link.server_now())
        self._asking.printing(attempt)
        self._printing[given.ticket.id] = attempt
        papers.print(job, given.ticket.id)

    def _came_out(self, ticket_id: str, paper: PaperState) -> None:
        if attempt := self._printing.pop(ticket_id, None):
            self._asking.close(attempt)
        self.paper.emit(ticket_id, paper)

    def _given(self, attempt: Attempt, given: Given) -> None:
        mine = self._attempt is not None and self._attempt.command == attempt.command
        if mine:
            self._attempt = None
        self.arrived.emit(attempt, given, mine)

    def _refused(self, attempt: Attempt, code: str) -> None:
        if self._attempt is not None and self._attempt.command == attempt.command:
            self._attempt = None
            self.refused.emit(code)
