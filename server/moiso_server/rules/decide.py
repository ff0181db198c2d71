"""From a command to its facts and its reply."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from moiso_shared.commands import (
    CallNext,
    CallTicket,
    Cancel,
    CloseCounter,
    Command,
    Finish,
    Issue,
    Miss,
    OpenCounter,
    PauseCounter,
    Recall,
    ReportPaper,
    ReturnToQueue,
    Start,
    Transfer,
)
from moiso_shared.facts import CounterState, CounterStatus
from moiso_shared.tickets import Paper, Ticket

from moiso_server.rules import counters, lifecycle
from moiso_server.rules.calling import people_ahead
from moiso_server.rules.draft import Draft

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
    ticket = lifecycle.issue(
        draft,
        ticket_id=command.ticket,
        service_id=command.service,
        priority=command.priority,
        language=command.language,
        paper=command.paper,
    )
    return {**_ticket(ticket), "ahead": people_ahead(draft.lobby, draft.centre, ticket)}


@decide.register
def _(command: CallNext, draft: Draft) -> Reply:
    draft.counter(command.counter)
    if stale(command, draft):
        return _at_counter(draft.lobby.present(command.counter))
    return _at_counter(counters.call_next(draft, command.counter))


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
    return _ticket(lifecycle.finish(draft, draft.ticket(command.ticket), command.outcome))


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
        come_back=command.come_back,
    )
    return _ticket(ticket)


@decide.register
def _(command: Cancel, draft: Draft) -> Reply:
    return _ticket(lifecycle.cancel(draft, draft.ticket(command.ticket)))


@decide.register
def _(command: ReportPaper, draft: Draft) -> Reply:
    return _ticket(lifecycle.report_paper(draft, draft.ticket(command.ticket), Paper(command.paper)))


@decide.register
def _(command: OpenCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.OPEN))


@decide.register
def _(command: CloseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.CLOSED))


@decide.register
def _(command: PauseCounter, draft: Draft) -> Reply:
    return _counter(counters.set_status(draft, command.counter, CounterStatus.PAUSED, command.reason))
