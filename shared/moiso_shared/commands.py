"""Everything a client may ask of the hall."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from moiso_shared.command_base import Command, Id, IdOrNumber, Reason
from moiso_shared.counter_commands import (
    CallNext,
    CallTicket,
    CloseCounter,
    OpenCounter,
    PauseCounter,
    ReplaceCentre,
    ResumeService,
    SetProfile,
    SetRehearsal,
    SignIn,
    SignOut,
    StopService,
    TakeOver,
)
from moiso_shared.help_commands import AnswerHelp, CallHelp, EndHelp
from moiso_shared.kiosk_commands import Order, TellKiosk
from moiso_shared.notice_commands import EndNotice, ShowNotice
from moiso_shared.offline import HandIn
from moiso_shared.ticket_commands import (
    AddServices,
    AskReprint,
    AskSlips,
    Cancel,
    Finish,
    Issue,
    IssueUpTo,
    Miss,
    Needs,
    NoteTicket,
    Park,
    Rate,
    Recall,
    ReportPaper,
    Reprint,
    ReturnToQueue,
    SetNeeds,
    SetPriority,
    Start,
    Transfer,
    Undo,
)

__all__ = [
    "COMMAND",
    "AddServices",
    "AnswerHelp",
    "AnyCommand",
    "AskReprint",
    "AskSlips",
    "CallHelp",
    "CallNext",
    "CallTicket",
    "Cancel",
    "CloseCounter",
    "Command",
    "EndHelp",
    "EndNotice",
    "Finish",
    "HandIn",
    "Id",
    "IdOrNumber",
    "Issue",
    "IssueUpTo",
    "Miss",
    "Needs",
    "NoteTicket",
    "OpenCounter",
    "Order",
    "Park",
    "PauseCounter",
    "Rate",
    "Reason",
    "Recall",
    "ReplaceCentre",
    "ReportPaper",
    "Reprint",
    "ResumeService",
    "ReturnToQueue",
    "SetNeeds",
    "SetPriority",
    "SetProfile",
    "SetRehearsal",
    "ShowNotice",
    "SignIn",
    "SignOut",
    "Start",
    "StopService",
    "TakeOver",
    "TellKiosk",
    "Transfer",
    "Undo",
]

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
    | IssueUpTo
    | Park
    | TakeOver
    | Undo
    | SetPriority
    | SetNeeds
    | AddServices
    | NoteTicket
    | SetProfile
    | StopService
    | ResumeService
    | SetRehearsal
    | SignIn
    | SignOut
    | Rate
    | ReportPaper
    | HandIn
    | AskReprint
    | AskSlips
    | CallHelp
    | AnswerHelp
    | EndHelp
    | TellKiosk
    | Reprint
    | ShowNotice
    | EndNotice
    | ReplaceCentre,
    Field(discriminator="kind"),
]
"""The tagged union of all commands; ``kind`` tells which."""

COMMAND: TypeAdapter[AnyCommand] = TypeAdapter(AnyCommand)
