"""What may be asked at a counter, and about services and the centre."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from moiso_shared.command_base import Command, Id, IdOrNumber, Reason


class CallNext(Command):
    """Call whoever is next for this counter, closing its present ticket first.

    ``after`` names the ticket that the client believes current (null: none). When that is stale nothing
    happens and the reply is the counter's present ticket, so a doubled key press calls once.
    Left out, the counter is taken as it is.
    """

    kind: Literal["call_next"] = "call_next"
    counter: Id
    after: Id | None = None
    stay_ready: bool = False
    """When nobody waits, the counter gets the next eligible ticket by itself."""
    keep: bool = False
    """Go on with the present ticket beside the new one, as far as the centre allows."""


class CallTicket(Command):
    """Call a chosen ticket out of order; counted, and explained by its reason."""

    kind: Literal["call_ticket"] = "call_ticket"
    counter: Id
    ticket: IdOrNumber
    """Id, or number of today."""
    reason: Reason
    after: Id | None = None


class OpenCounter(Command):
    """The counter starts or resumes work."""

    kind: Literal["open_counter"] = "open_counter"
    counter: Id


class CloseCounter(Command):
    """The counter stops work. Refused while a ticket stands at it."""

    kind: Literal["close_counter"] = "close_counter"
    counter: Id


class PauseCounter(Command):
    """The counter takes a break: it keeps a ticket in service but calls no other."""

    kind: Literal["pause_counter"] = "pause_counter"
    counter: Id
    reason: Literal["break", "meeting", "technical", "other"] = "break"


class SetProfile(Command):
    """Which of its services a counter takes today; null is all of them."""

    kind: Literal["set_profile"] = "set_profile"
    counter: Id
    services: Annotated[tuple[Id, ...], Field(min_length=1, max_length=100)] | None = None


class SignIn(Command):
    """A clerk begins at a counter. The PIN is checked before the hall sees the command."""

    kind: Literal["sign_in"] = "sign_in"
    counter: Id
    person: Id
    pin: Annotated[str, StringConstraints(min_length=4, max_length=64)]


class SignOut(Command):
    """The clerk leaves the counter."""

    kind: Literal["sign_out"] = "sign_out"
    counter: Id


class TakeOver(Command):
    """Go on with another counter's ticket at this one, in the same state."""

    kind: Literal["take_over"] = "take_over"
    ticket: IdOrNumber
    counter: Id


class StopService(Command):
    """Give no numbers of a service for a while; the kiosks say why."""

    kind: Literal["stop_service"] = "stop_service"
    service: Id
    reason: Literal["full", "system", "staff", "meeting", "other"] = "other"
    until: AwareDatetime | None = None


class ResumeService(Command):
    """Give numbers again."""

    kind: Literal["resume_service"] = "resume_service"
    service: Id


class SetRehearsal(Command):
    """Make a day a rehearsal, whose numbers are for practice only, before its first number; or end that."""

    kind: Literal["set_rehearsal"] = "set_rehearsal"
    day: date
    active: bool = True


class ReplaceCentre(Command):
    """Put a new version of the centre's document into use."""

    kind: Literal["replace_centre"] = "replace_centre"
    document: dict[str, object]
