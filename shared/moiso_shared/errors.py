"""What can go wrong, by situation.

``code`` is the word on the wire and the key of the translation; the families below tell whose turn it is.
"""

from typing import ClassVar


class MoisoError(Exception):
    """A situation that the person in front of the program can be told about.

    Args:
        message: One plain sentence that names the field or the thing, and what is allowed.
    """

    code: ClassVar[str] = "error"
    retry: ClassVar[bool] = False
    ticket: str | None = None
    """Id of the ticket that stands in the way, for those who may know it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(MoisoError):
    """What was asked cannot be understood (HTTP 422)."""

    code = "invalid"


class Unauthorised(MoisoError):
    """No token, or one that is not known (HTTP 401)."""

    code = "unauthorised"


class Forbidden(MoisoError):
    """The role may not do this (HTTP 403)."""

    code = "forbidden"


class NotFound(MoisoError):
    """The thing that was named does not exist (HTTP 404)."""

    code = "not_found"


class Refused(MoisoError):
    """Understood, but the hall is not in a state that allows it (HTTP 409)."""

    code = "refused"


class Unavailable(MoisoError):
    """Nothing was done; asking again later may help (HTTP 503)."""

    code = "unavailable"
    retry = True


class CentreInvalid(Invalid):
    """The centre's document has mistakes; the message lists each with its field."""

    code = "centre_invalid"


class UnknownService(NotFound):
    """No service with this id in the centre's document."""

    code = "unknown_service"


class UnknownCounter(NotFound):
    """No counter with this id in the centre's document."""

    code = "unknown_counter"


class UnknownTicket(NotFound):
    """No ticket with this id or number today."""

    code = "unknown_ticket"


class UnknownPerson(NotFound):
    """Nobody with this id signs in here."""

    code = "unknown_person"


class UnknownPriority(Invalid):
    """The service does not know this priority class."""

    code = "unknown_priority"


class CounterClosed(Refused):
    """The counter is closed, so it cannot call or serve."""

    code = "counter_closed"


class CounterPaused(Refused):
    """The counter is paused, so it cannot call."""

    code = "counter_paused"


class CounterBusy(Refused):
    """The counter still has a ticket of its own."""

    code = "counter_busy"


class WrongState(Refused):
    """The ticket's state does not allow this step."""

    code = "wrong_state"


class WrongCounter(Refused):
    """The counter does not serve this ticket's service."""

    code = "wrong_counter"


class ServiceClosed(Refused):
    """No numbers are given for this service now."""

    code = "service_closed"


class ServiceStopped(ServiceClosed):
    """Staff stopped the numbers of this service for a while."""

    code = "service_stopped"


class QuotaReached(ServiceClosed):
    """All numbers of the day for this service are given."""

    code = "quota_reached"


class RecallTooSoon(Refused):
    """The ticket was called a moment ago; wait before calling it again."""

    code = "recall_too_soon"


class RecalledEnough(Refused):
    """The ticket was called as often as the centre allows; mark it missed."""

    code = "recalled_enough"


class OutcomeRequired(Refused):
    """The centre wants to know how the visit ended."""

    code = "outcome_required"


class PerformedRequired(Refused):
    """The centre wants to know which services were performed."""

    code = "performed_required"


class TooManyAtOnce(Refused):
    """The counter already has as many tickets in service as the centre allows."""

    code = "too_many_at_once"


class OnePerPerson(Refused):
    """This person already has a number for this service today."""

    code = "one_per_person"

    def __init__(self, message: str, ticket: str | None = None) -> None:
        super().__init__(message)
        self.ticket = ticket


class WrongPin(Refused):
    """No such person, or the PIN does not fit."""

    code = "wrong_pin"


class WrongPassword(Refused):
    """No such person, or the password does not fit."""

    code = "wrong_password"


class TicketIdTaken(Refused):
    """Another ticket already has the id that the client made."""

    code = "ticket_id_taken"


class AlreadyRated(Refused):
    """The visit has been rated before."""

    code = "already_rated"


class NothingToUndo(Refused):
    """The command is unknown, too old, or its tickets have changed since."""

    code = "nothing_to_undo"


class CommandIdReused(Refused):
    """The same command id came with another body."""

    code = "command_id_reused"


class TooLate(Refused):
    """The command is older than five seconds and must not fire now."""

    code = "too_late"


class KioskAway(Refused):
    """The kiosk is not connected and could not hear it."""

    code = "kiosk_away"


class HelpNotCalled(Refused):
    """The counter does not call for that help, or not any more."""

    code = "help_not_called"


class HelpIsComing(Refused):
    """Somebody else is on the way already."""

    code = "help_is_coming"


class NumbersGiven(Refused):
    """Whether a day is a rehearsal is settled before its first number."""

    code = "numbers_given"


class InUse(Refused):
    """The document drops something that tickets or counters still use."""

    code = "in_use"


class ClockDoubtful(Unavailable):
    """The machine's clock does not fit the journal; an admin must confirm it."""

    code = "clock_doubtful"
    retry = False


class JournalUnavailable(Unavailable):
    """The journal could not be written; nothing happened."""

    code = "journal_unavailable"


class RuleFailed(Unavailable):
    """A bug in the server; the command was not carried out."""

    code = "internal"
    retry = False


class FolderInUse(Unavailable):
    """Another program holds the lock on the data folder."""

    code = "folder_in_use"
    retry = False


class JournalBroken(MoisoError):
    """A fact in the journal does not fit its hash."""

    code = "journal_broken"


def all_codes() -> dict[str, type[MoisoError]]:
    """Every code with its class, for documentation and for clients that read an error off the wire."""
    found: dict[str, type[MoisoError]] = {}
    pending: list[type[MoisoError]] = [MoisoError]
    while pending:
        kind = pending.pop()
        found[kind.code] = kind
        pending.extend(kind.__subclasses__())
    return found
