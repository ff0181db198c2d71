"""From a command to its facts and its reply."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from moiso_shared.commands import (
    AddServices,
    AnswerHelp,
    AskReprint,
    AskSlips,
    CallNext,
    CallTicket,
    Cancel,
    CloseCounter,
    Command,
    EndNotice,
    Finish,
    Issue,
    IssueUpTo,
    Miss,
    NoteTicket,
    OpenCounter,
    Park,
    PauseCounter,
    Rate,
    Recall,
    ReportPaper,
    Reprint,
    ResumeService,
    ReturnToQueue,
    SetNeeds,
    SetPriority,
    SetProfile,
    SetRehearsal,
    ShowNotice,
    SignIn,
    SignOut,
    Start,
    StopService,
    TakeOver,
    TellKiosk,
    Transfer,
    Undo,
)
from moiso_shared.facts import CounterState, CounterStatus, FactKind
from moiso_shared.tickets import Paper, Ticket

from moiso_server.rules import (
    counters,
    giving,
    kiosks,
    leftovers,
    lifecycle,
    notices,
    papers,
    rehearsing,
    stops,
    visits,
)
from moiso_server.rules.calling import ahead_of_new, people_ahead
from moiso_server.rules.draft import Draft
from moiso_server.rules.undo import undo

Reply = Mapping[str, Any]
"""JSON values; the same on REST and WebSocket."""


@singledispatch
def decide(command: Command, draft: Draft) -> Reply:
    """Record what the command brings about and give its reply.

    Raises:
        MoisoError: It is refused; nothing was recorded.
    """
    raise TypeError(f"no rule for {type(command).__name__}")


def _ticket(ticket: Ticket) -> Reply:
    return ticket.model_dump(mode="json")


def _at_counter(ticket: Ticket | None) -> Reply:
    return {"ticket": None if ticket is None else _ticket(ticket)}


def _counter(state: CounterState) -> Reply:
    return state.model_dump(mode="json")


def stale(command: CallNext | CallTicket, draft: Draft) -> bool:
    """Whether the client believes in another present ticket than the counter has."""
    if "after" not in command.model_fields_set:
        return False
    return command.after != draft.lobby.counter(command.counter).ticket


@decide.register
def _(command: Issue, draft: Draft) -> Reply:
    ticket = giving.issue(draft, command)
    return {**_ticket(ticket), "ahead": ahead_of_new(draft.lobby, draft.centre, ticket)}


@decide.register
def _(command: IssueUpTo, draft: Draft) -> Reply:
    return {
        "tickets": [_ticket(ticket) for ticket in giving.issue_up_to(draft, command.service, command.ordinal)]
    }


@decide.register
def _(command: CallNext, draft: Draft) -> Reply:
    draft.counter(command.counter)
    if stale(command, draft):
        return _at_counter(draft.lobby.present(command.counter))
    ticket = counters.call_next(draft, command.counter, stay_ready=command.stay_ready, keep=command.keep)
    return _at_counter(ticket)


@decide.register
def _(command: CallTicket, draft: Draft) -> Reply:
    draft.counter(command.counter)
    if stale(command, draft):
        return _at_counter(draft.lobby.present(command.counter))
    ticket = draft.ticket(command.ticket)
    return _at_counter(counters.call_chosen(draft, command.counter, ticket, command.reason))


@decide.register
def _(command: Recall, draft: Draft) -> Reply:
    return _ticket(lifecycle.recall(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: Start, draft: Draft) -> Reply:
    return _ticket(lifecycle.start(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: Finish, draft: Draft) -> Reply:
    return _ticket(lifecycle.finish(draft, draft.ticket(command.ticket), command.outcome, command.performed))


@decide.register
def _(command: Miss, draft: Draft) -> Reply:
    return _ticket(lifecycle.miss(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: ReturnToQueue, draft: Draft) -> Reply:
    return _ticket(lifecycle.return_to_queue(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: Transfer, draft: Draft) -> Reply:
    ticket = lifecycle.transfer(
        draft,
        draft.ticket(command.ticket),
        service_id=command.service,
        counter_id=command.counter,
        clerk=command.clerk,
        come_back=command.come_back,
    )
    return _ticket(ticket)


@decide.register
def _(command: Cancel, draft: Draft) -> Reply:
    return _ticket(lifecycle.cancel(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: ReportPaper, draft: Draft) -> Reply:
    return _ticket(
        papers.report(draft, draft.ticket(command.ticket), Paper(command.paper), repeat=command.repeat)
    )


@decide.register
def _(command: OpenCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.OPEN))


@decide.register
def _(command: CloseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.CLOSED))


@decide.register
def _(command: PauseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.PAUSED, command.reason))


@decide.register
def _(command: Park, draft: Draft) -> Reply:
    return _ticket(lifecycle.park(draft, draft.ticket(command.ticket), command.reason, command.minutes))


@decide.register
def _(command: TakeOver, draft: Draft) -> Reply:
    return _at_counter(visits.take_over(draft, draft.ticket(command.ticket), command.counter))


@decide.register
def _(command: SetPriority, draft: Draft) -> Reply:
    ticket = draft.ticket(command.ticket)
    return _ticket(visits.set_priority(draft, ticket, command.priority, command.reason))


@decide.register
def _(command: SetNeeds, draft: Draft) -> Reply:
    return _ticket(visits.set_needs(draft, draft.ticket(command.ticket), command.needs))


@decide.register
def _(command: AddServices, draft: Draft) -> Reply:
    return _ticket(visits.add_services(draft, draft.ticket(command.ticket), command.services))


@decide.register
def _(command: NoteTicket, draft: Draft) -> Reply:
    return _ticket(visits.note(draft, draft.ticket(command.ticket), command.text))


@decide.register
def _(command: SetProfile, draft: Draft) -> Reply:
    return _counter(counters.set_profile(draft, command.counter, command.services))


@decide.register
def _(command: StopService, draft: Draft) -> Reply:
    return stops.stop(draft, command.service, command.reason, command.until).model_dump(mode="json")


@decide.register
def _(command: ResumeService, draft: Draft) -> Reply:
    return stops.resume(draft, command.service).model_dump(mode="json")


@decide.register
def _(command: SetRehearsal, draft: Draft) -> Reply:
    return rehearsing.set_rehearsal(draft, command.day, active=command.active)


@decide.register
def _(command: SignIn, draft: Draft) -> Reply:
    return _counter(counters.sign(draft, command.counter, command.person))


@decide.register
def _(command: SignOut, draft: Draft) -> Reply:
    return _counter(counters.sign(draft, command.counter, None))


@decide.register
def _(command: Rate, draft: Draft) -> Reply:
    raise lifecycle.not_ended(draft.ticket(command.ticket))


@decide.register
def _(command: Undo, draft: Draft) -> Reply:
    restored = undo(draft, draft.change(command.command), command.command)
    return {"tickets": [_ticket(ticket) for ticket in restored]}


@decide.register
def _(command: AskReprint, draft: Draft) -> Reply:
    return _ticket(papers.ask_reprint(draft, draft.ticket(command.ticket), command.kiosk))


@decide.register
def _(command: AskSlips, draft: Draft) -> Reply:
    return {"tickets": [_ticket(ticket) for ticket in leftovers.ask_slips(draft, command.kiosk)]}


@decide.register
def _(command: AnswerHelp, draft: Draft) -> Reply:
    return kiosks.tell(draft, command.kiosk, FactKind.HELP_ANSWERED)


@decide.register
def _(command: TellKiosk, draft: Draft) -> Reply:
    return kiosks.order(draft, command)


@decide.register
def _(command: ShowNotice, draft: Draft) -> Reply:
    return notices.show(draft, command).model_dump(mode="json")


@decide.register
def _(command: EndNotice, draft: Draft) -> Reply:
    return notices.end(draft, command).model_dump(mode="json")


@decide.register
def _(command: Reprint, draft: Draft) -> Reply:
    again = papers.reprint(draft, draft.ticket(command.ticket))
    return {**_ticket(again), "ahead": people_ahead(draft.lobby, draft.centre, again)}
