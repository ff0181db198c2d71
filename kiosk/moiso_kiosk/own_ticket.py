"""The page of one's own ticket: where it stands, and what its holder may do with it."""

from __future__ import annotations

from moiso_shared.centre import Centre
from moiso_shared.commands import AnyCommand, Cancel, Park, ReturnToQueue
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from moiso_kiosk import places
from moiso_kiosk.found_page import Action, FoundPage, Part, way_action
from moiso_kiosk.outcome import ahead_count
from moiso_kiosk.phrases import count_words, say, worded

LATER_MIN = 15
"""How much more time a visitor may ask for at once."""

_OFFERS: dict[TicketState, tuple[str, ...]] = {
    TicketState.WAITING: ("later", "more", "print", "cancel"),
    TicketState.CALLED: ("print",),
    TicketState.MISSED: ("back", "print", "cancel"),
    TicketState.PARKED: ("back", "print", "cancel"),
}
_ICONS = {"back": "check", "more": "plus", "later": "clock", "print": "printer", "cancel": "close"}


def own_answer(
    ticket: Ticket, lobby: Lobby, centre: Centre, language: str, *, printed: bool, placed: bool = False
) -> FoundPage:
    """The page of a ticket.

    Args:
        placed: There is a map that shows the way to its counters.
        printed: It was printed again just now, so that is not offered once more.
    """
    service = centre.service(ticket.service)
    told = [("clock", "mine_state", say(language, f"mine_{ticket.state}"))]
    if ticket.state is TicketState.WAITING:
        told.append(("people", "turn_label", count_words(language, "ahead", ahead_count(lobby, ticket))))
    if service is not None and ticket.open:
        told.append(("building", "counters_label", _where(ticket, lobby, centre, language)))
    offers = [key for key in _OFFERS.get(ticket.state, ()) if key != "print" or not printed]
    return FoundPage(
        step="answer",
        title=say(language, "mine_title", number=ticket.number),
        lead=worded(service.name, language) if service else "",
        parts=tuple(Part(icon, say(language, label), (words,)) for icon, label, words in told),
        actions=tuple(
            Action(key, say(language, f"mine_{key}"), _ICONS[key], "primary" if key == "back" else "plain")
            for key in offers
        )
        + ((way_action(language),) if placed and ticket.open else ()),
    )


def sure_answer(ticket: Ticket, language: str) -> FoundPage:
    """Before a number is given up for good."""
    return FoundPage(
        step="answer",
        title=say(language, "mine_sure", number=ticket.number),
        lead=say(language, "mine_sure_lead"),
        actions=(
            Action("yes", say(language, "mine_yes"), "close"),
            Action("no", say(language, "mine_no"), "check", "primary"),
        ),
    )


def command_for(action: str, ticket_id: str) -> AnyCommand | None:
    """What the server is asked when a button is touched."""
    match action:
        case "back":
            return ReturnToQueue(ticket=ticket_id)
        case "later":
            return Park(ticket=ticket_id, reason="later", minutes=LATER_MIN)
        case "yes":
            return Cancel(ticket=ticket_id)
        case _:
            return None


def _where(ticket: Ticket, lobby: Lobby, centre: Centre, language: str) -> str:
    """The counter that calls it, or those that serve it."""
    called = centre.counter(ticket.counter or "") if ticket.state is TicketState.CALLED else None
    service = centre.service(ticket.service)
    assert service is not None, "a ticket of a service that is unknown"
    return (
        places.counter_words([called], language)
        if called is not None
        else places.counters(lobby, centre, service, language)
    )
