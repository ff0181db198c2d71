"""The printed ticket in the journal: what became of it, and every further paper with the same number."""

from moiso_shared.errors import NotFound
from moiso_shared.facts import FactKind
from moiso_shared.tickets import Paper, Ticket

from moiso_server.rules.draft import Draft


def report(draft: Draft, ticket: Ticket, paper: Paper, *, repeat: bool = False) -> Ticket:
    """What became of the printed ticket.

    Args:
        repeat: Of a further paper. When the wish for it never arrived, the printing device does not know
            whether it was granted; then nothing is waited for, and the first paper's outcome stands.
    """
    if ticket.paper is paper or (repeat and ticket.paper is not Paper.PENDING):
        return ticket
    told = ticket.model_copy(update={"paper": paper})
    draft.record(FactKind.PAPER_REPORTED, told, reason=paper.value)
    return told


def ask_reprint(draft: Draft, ticket: Ticket, kiosk_id: str) -> Ticket:
    """Ask a kiosk for another paper; nothing about the ticket changes until the kiosk begins.

    Raises:
        NotFound: The document has no such kiosk.
    """
    if all(kiosk.id != kiosk_id for kiosk in draft.centre.kiosks):
        raise NotFound(f"kiosk: there is no kiosk '{kiosk_id}'")
    draft.record(FactKind.REPRINT_ASKED, ticket, kiosk=kiosk_id)
    return ticket


def reprint(draft: Draft, ticket: Ticket) -> Ticket:
    """Another paper of the same number is begun, marked as a repeat."""
    again = ticket.model_copy(update={"paper": Paper.PENDING, "reprints": ticket.reprints + 1})
    draft.record(FactKind.REPRINTED, again)
    return again
