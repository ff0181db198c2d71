"""What may be asked about tickets: giving, calling, serving and ending them."""

from moiso_shared.commands import (
    AddServices,
    AskReprint,
    AskSlips,
    CallNext,
    CallTicket,
    Cancel,
    Finish,
    Issue,
    IssueUpTo,
    Miss,
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
    TakeOver,
    Transfer,
    Undo,
)
from moiso_shared.tickets import Paper, Ticket

from moiso_server.rules import counters, giving, leftovers, lifecycle, papers, visits
from moiso_server.rules.calling import ahead_of_new, people_ahead
from moiso_server.rules.decide import Reply, decide, told
from moiso_server.rules.draft import Draft
from moiso_server.rules.undo import undo


def stale(command: CallNext | CallTicket, draft: Draft) -> bool:
    """Whether the client believes in another present ticket than the counter has."""
    if "after" not in command.model_fields_set:
        return False
    return command.after != draft.lobby.counter(command.counter).ticket


def _at_counter(ticket: Ticket | None) -> Reply:
    return {"ticket": None if ticket is None else told(ticket)}


@decide.register
def _(command: Issue, draft: Draft) -> Reply:
    ticket = giving.issue(draft, command)
    return {**told(ticket), "ahead": ahead_of_new(draft.lobby, draft.centre, ticket)}


@decide.register
def _(command: IssueUpTo, draft: Draft) -> Reply:
    return {
        "tickets": [told(ticket) for ticket in giving.issue_up_to(draft, command.service, command.ordinal)]
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
    return told(lifecycle.recall(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: Start, draft: Draft) -> Reply:
    return told(lifecycle.start(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: Finish, draft: Draft) -> Reply:
    return told(lifecycle.finish(draft, draft.ticket(command.ticket), command.outcome, command.performed))


@decide.register
def _(command: Miss, draft: Draft) -> Reply:
    return told(lifecycle.miss(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: ReturnToQueue, draft: Draft) -> Reply:
    return told(lifecycle.return_to_queue(draft, draft.ticket(command.ticket)))


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
    return told(ticket)


@decide.register
def _(command: Cancel, draft: Draft) -> Reply:
    return told(lifecycle.cancel(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: ReportPaper, draft: Draft) -> Reply:
    return told(
        papers.report(draft, draft.ticket(command.ticket), Paper(command.paper), repeat=command.repeat)
    )


@decide.register
def _(command: Park, draft: Draft) -> Reply:
    return told(lifecycle.park(draft, draft.ticket(command.ticket), command.reason, command.minutes))


@decide.register
def _(command: TakeOver, draft: Draft) -> Reply:
    return _at_counter(visits.take_over(draft, draft.ticket(command.ticket), command.counter))


@decide.register
def _(command: SetPriority, draft: Draft) -> Reply:
    ticket = draft.ticket(command.ticket)
    return told(visits.set_priority(draft, ticket, command.priority, command.reason))


@decide.register
def _(command: SetNeeds, draft: Draft) -> Reply:
    return told(visits.set_needs(draft, draft.ticket(command.ticket), command.needs))


@decide.register
def _(command: AddServices, draft: Draft) -> Reply:
    return told(visits.add_services(draft, draft.ticket(command.ticket), command.services))


@decide.register
def _(command: NoteTicket, draft: Draft) -> Reply:
    return told(visits.note(draft, draft.ticket(command.ticket), command.text))


@decide.register
def _(command: Rate, draft: Draft) -> Reply:
    raise lifecycle.not_ended(draft.ticket(command.ticket))


@decide.register
def _(command: Undo, draft: Draft) -> Reply:
    restored = undo(draft, draft.change(command.command), command.command)
    return {"tickets": [told(ticket) for ticket in restored]}


@decide.register
def _(command: AskReprint, draft: Draft) -> Reply:
    return told(papers.ask_reprint(draft, draft.ticket(command.ticket), command.kiosk))


@decide.register
def _(command: AskSlips, draft: Draft) -> Reply:
    return {"tickets": [told(ticket) for ticket in leftovers.ask_slips(draft, command.kiosk)]}


@decide.register
def _(command: Reprint, draft: Draft) -> Reply:
    again = papers.reprint(draft, draft.ticket(command.ticket))
    return {**told(again), "ahead": people_ahead(draft.lobby, draft.centre, again)}
