"""What a scanned code is, told by its shape."""

import re
from dataclasses import dataclass, field

from moiso_shared.cards import Card, read_card
from moiso_shared.dossiers import dossier_code

LONGEST = 4096
"""Letters; longer ones are no codes of ours."""

_TICKET = re.compile(r"(?:https?://[^\s?#]+/T/)?([A-Z2-7]{26})/?", re.IGNORECASE)
_APPOINTMENT = re.compile(r"(?:https?://[^\s?#]+/A/|LH-)([0-9A-Z]{6,26})/?", re.IGNORECASE)
_PROCEDURE = re.compile(r"[0-9]\.[0-9]{6}(?:\.[0-9A-Z.]{1,40})?", re.IGNORECASE)
_PIECES = re.compile(r"[\s/?&=#|;,]+")


@dataclass(frozen=True)
class TicketCode:
    """The secret on a ticket; who holds it holds the number."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class DossierCode:
    """A dossier, in its one spelling."""

    code: str


@dataclass(frozen=True)
class ProcedureCode:
    """An administrative procedure."""

    code: str


@dataclass(frozen=True)
class AppointmentCode:
    """A booked time."""

    code: str = field(repr=False)


@dataclass(frozen=True)
class CardCode:
    """An identity card."""

    card: Card


@dataclass(frozen=True)
class UnknownCode:
    """Anything else; it may be personal, so only its length is told."""

    length: int


Code = TicketCode | DossierCode | ProcedureCode | AppointmentCode | CardCode | UnknownCode


def recognise(text: str, *, letters: bool = True) -> Code:
    """Tell what a scanned text is.

    Args:
        text: As scanned, without the scanner's own marks.
        letters: False for a keyboard scanner, which loses Vietnamese letters.
    """
    tidy = text.strip()
    if not tidy or len(tidy) > LONGEST:
        return UnknownCode(len(tidy))
    if match := _TICKET.fullmatch(tidy):
        return TicketCode(match[1].upper())
    if card := read_card(tidy, letters=letters):
        return CardCode(card)
    if match := _APPOINTMENT.fullmatch(tidy):
        return AppointmentCode(match[1].upper())
    if _PROCEDURE.fullmatch(tidy):
        return ProcedureCode(tidy.upper())
    if dossier := _dossier(tidy):
        return DossierCode(dossier)
    return UnknownCode(len(tidy))


def _dossier(text: str) -> str | None:
    """The code alone, or the only one inside an address or the words of a receipt."""
    whole = dossier_code(text)
    if whole is not None:
        return whole
    inside = {code for piece in _PIECES.split(text) if (code := dossier_code(piece))}
    return inside.pop() if len(inside) == 1 else None
