"""What may be asked about a ticket."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from moiso_shared.command_base import Command, Id, IdOrNumber, Reason

Needs = Annotated[tuple[Literal["wheelchair", "to_be_led", "deaf"], ...], Field(max_length=3)]
"""Needs of a visitor: accessible counters call *wheelchair*; who is *deaf* is waved to."""


class Issue(Command):
    """Give a number. The client makes the ticket's id, so that asking again cannot make a second ticket."""

    kind: Literal["issue"] = "issue"
    ticket: Id
    service: Id
    priority: Id | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "vi"
    paper: bool = False
    """Whether the asking device is going to print it."""
    then: Annotated[tuple[Id, ...], Field(max_length=8)] = ()
    """Further services of the same visit, in order, under the same number."""
    appointment_at: AwareDatetime | None = None
    """Booked time; the ticket counts from then when the visitor is on time."""
    needs: Needs = ()
    person: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    """For "one number per person": a kiosk's hash by ``GET /api/person-key`` (``hash:…``), or what a card or
    phone says, which is hashed at once. Nothing of it is written anywhere."""


class IssueUpTo(Command):
    """Numbers were taken off a pre-printed roll: give all up to this one."""

    kind: Literal["issue_up_to"] = "issue_up_to"
    service: Id
    ordinal: Annotated[int, Field(ge=1, le=99_999)]


class Recall(Command):
    """Say the number of a called ticket again."""

    kind: Literal["recall"] = "recall"
    ticket: IdOrNumber


class Start(Command):
    """The citizen stands at the counter: service begins."""

    kind: Literal["start"] = "start"
    ticket: IdOrNumber


class Finish(Command):
    """The visit is done, or its present step is."""

    kind: Literal["finish"] = "finish"
    ticket: IdOrNumber
    outcome: Id | None = None
    performed: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    """Services that were performed; left out, the ticket's own."""


class Miss(Command):
    """Nobody came."""

    kind: Literal["miss"] = "miss"
    ticket: IdOrNumber


class ReturnToQueue(Command):
    """Put a called, missed or parked ticket back among the waiting, at its first arrival."""

    kind: Literal["return_to_queue"] = "return_to_queue"
    ticket: IdOrNumber


class Transfer(Command):
    """Send a ticket on to another service, to one counter or to one clerk, keeping its first arrival."""

    kind: Literal["transfer"] = "transfer"
    ticket: IdOrNumber
    service: Id | None = None
    counter: Id | None = None
    clerk: Id | None = None
    """A person: only the counter where they have signed in calls it."""
    come_back: bool = False
    """Afterwards it comes back to the counter that sends it."""


class Cancel(Command):
    """The citizen does not want to wait any more, or the number was given by mistake."""

    kind: Literal["cancel"] = "cancel"
    ticket: IdOrNumber


class Park(Command):
    """Set the visit aside: papers are missing, a fee is to be paid. It keeps its place in the day."""

    kind: Literal["park"] = "park"
    ticket: IdOrNumber
    reason: Literal["papers", "payment", "signature", "break", "other", "later"] = "other"
    """A visitor who still waits asks for more time with *later*, and keeps the place of the arrival."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """Comes back by itself after these: to the head of its queue, or with *later* to its own place."""


class Undo(Command):
    """Take back a call, start, finish or missed of the last 30 seconds."""

    kind: Literal["undo"] = "undo"
    command: Id
    """The id of the command to take back."""


class SetPriority(Command):
    """Give, change, confirm or withdraw a priority class."""

    kind: Literal["set_priority"] = "set_priority"
    ticket: IdOrNumber
    priority: Id | None = None
    """Null withdraws it: the ticket takes its normal place by arrival."""
    reason: Reason | None = None


class SetNeeds(Command):
    """What the clerk must know to serve this visitor well."""

    kind: Literal["set_needs"] = "set_needs"
    ticket: IdOrNumber
    needs: Needs


class AddServices(Command):
    """A further errand in the same visit, under the same number."""

    kind: Literal["add_services"] = "add_services"
    ticket: IdOrNumber
    services: Annotated[tuple[Id, ...], Field(min_length=1, max_length=8)]


class NoteTicket(Command):
    """A clerk's note to the visit; kept in the private store."""

    kind: Literal["note_ticket"] = "note_ticket"
    ticket: IdOrNumber
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


RatingReason = Literal["attitude", "waiting", "guidance", "procedure", "facilities"]


class Rate(Command):
    """The citizen says how the visit was, once, after its end; a comment goes to the private store."""

    kind: Literal["rate"] = "rate"
    ticket: Id
    score: Annotated[int, Field(ge=1, le=5)]
    """5 is very satisfied."""
    reasons: Annotated[tuple[RatingReason, ...], Field(max_length=5)] = ()
    comment: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)] | None = (
        None
    )


class ReportPaper(Command):
    """The printing device tells what became of a ticket's paper."""

    kind: Literal["report_paper"] = "report_paper"
    ticket: IdOrNumber
    paper: Literal["printed", "not_printed", "unknown"]
    repeat: bool = False
    """Told of a further paper: it counts only where one was granted and is waited for."""


class AskReprint(Command):
    """Have a kiosk print a ticket again: the same number, marked as a repeat."""

    kind: Literal["ask_reprint"] = "ask_reprint"
    ticket: IdOrNumber
    kiosk: Id


class AskSlips(Command):
    """Have a kiosk print a slip for everybody who is left over today: tomorrow they are among the first."""

    kind: Literal["ask_slips"] = "ask_slips"
    kiosk: Id


class Reprint(Command):
    """A kiosk is about to print a ticket again; the reply carries what stands on it, its code too."""

    kind: Literal["reprint"] = "reprint"
    ticket: IdOrNumber
