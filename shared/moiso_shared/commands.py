"""Everything a client may ask of the hall."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
"""An id of a ticket, service, counter, class or command: 1 to 64 of ``A-Z a-z 0-9 _ . -``."""

IdOrNumber = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9Đ][A-Za-z0-9Đ_.-]{0,63}$")]
"""A ticket by its id or by its number, whose prefix may hold Đ."""

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A reason in a clerk's words; kept in the private store, never in the journal."""


class Command(BaseModel):
    """The common part of all commands: frozen, and no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Issue(Command):
    """Give a number. The client makes the ticket's id, so that asking again cannot make a second ticket."""

    kind: Literal["issue"] = "issue"
    ticket: Id
    service: Id
    priority: Id | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "vi"
    paper: bool = False
    """Whether the asking device is going to print it."""


class CallNext(Command):
    """Call whoever is next for this counter, closing its present ticket first.

    ``after`` names the ticket that the client believes current (null: none). When that is stale nothing
    happens and the reply is the counter's present ticket, so a doubled key press calls once.
    Left out, the counter is taken as it is.
    """

    kind: Literal["call_next"] = "call_next"
    counter: Id
    after: Id | None = None


class CallTicket(Command):
    """Call a chosen ticket out of order; counted, and explained by its reason."""

    kind: Literal["call_ticket"] = "call_ticket"
    counter: Id
    ticket: IdOrNumber
    """Id, or number of today."""
    reason: Reason
    after: Id | None = None


class Recall(Command):
    """Say the number of a called ticket again."""

    kind: Literal["recall"] = "recall"
    ticket: Id


class Start(Command):
    """The citizen stands at the counter: service begins."""

    kind: Literal["start"] = "start"
    ticket: Id


class Finish(Command):
    """The visit is done, or its present step is."""

    kind: Literal["finish"] = "finish"
    ticket: Id
    outcome: Id | None = None


class Miss(Command):
    """Nobody came."""

    kind: Literal["miss"] = "miss"
    ticket: Id


class ReturnToQueue(Command):
    """Put a called, missed or parked ticket back among the waiting, at its first arrival."""

    kind: Literal["return_to_queue"] = "return_to_queue"
    ticket: Id


class Transfer(Command):
    """Send a ticket on to another service, or to one counter, keeping its first arrival."""

    kind: Literal["transfer"] = "transfer"
    ticket: Id
    service: Id | None = None
    counter: Id | None = None
    come_back: bool = False
    """Afterwards it comes back to the counter that sends it."""


class Cancel(Command):
    """The citizen does not want to wait any more, or the number was given by mistake."""

    kind: Literal["cancel"] = "cancel"
    ticket: Id


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


class ReportPaper(Command):
    """The printing device tells what became of a ticket's paper."""

    kind: Literal["report_paper"] = "report_paper"
    ticket: Id
    paper: Literal["printed", "not_printed", "unknown"]


class ReplaceCentre(Command):
    """Put a new version of the centre's document into use."""

    kind: Literal["replace_centre"] = "replace_centre"
    document: dict[str, object]


AnyCommand = Annotated[
    Issue
    | CallNext
    | CallTicket
    | Recall
    | Start
    | Finish
    | Miss
    | ReturnToQueue
    | Transfer
    | Cancel
    | OpenCounter
    | CloseCounter
    | PauseCounter
    | ReportPaper
    | ReplaceCentre,
    Field(discriminator="kind"),
]
"""The tagged union of all commands; ``kind`` tells which."""

COMMAND: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)
