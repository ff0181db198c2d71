"""A number that the visitor has from before: it is shown instead of a second one, and takes more errands."""

from __future__ import annotations

from functools import partial

from moiso_qt.link import Accepted, Answer, Link
from moiso_shared.commands import AddServices
from PySide6.QtCore import QObject

from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.kiosk import Kiosk


class Extending(QObject):
    """Shows such a number; asks the server for one more errand, and tells what became of it."""

    def __init__(self, kiosk: Kiosk, finding: Finding, giving: Giving, link: Link) -> None:
        super().__init__(kiosk)
        self._finding, self._link = finding, link
        kiosk.extended.connect(self._extend)
        giving.held.connect(self._show)

    def _show(self, ticket_id: str) -> None:
        self._finding.show_ticket(ticket_id, "held")

    def _extend(self, ticket_id: str, service: str) -> None:
        self._finding.show_ticket(ticket_id)
        command = AddServices(ticket=ticket_id, services=(service,))
        self._link.send(command, on_reply=partial(self._added, ticket_id))

    def _added(self, ticket_id: str, answer: Answer) -> None:
        self._finding.tell(ticket_id, "added" if isinstance(answer, Accepted) else "mine_failed")
