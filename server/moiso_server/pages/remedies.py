"""What can be done about an alert at a touch."""

from collections.abc import Iterable
from itertools import islice

from moiso_shared.centre import Centre
from moiso_shared.commands import (
    AnswerHelp,
    AskSlips,
    CallHelp,
    EndHelp,
    OpenCounter,
    PauseCounter,
    Recall,
    SetProfile,
    StopService,
    Transfer,
)
from moiso_shared.concerns import Concern
from moiso_shared.facts import CounterStatus
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.pages.action import Action, Actions
from moiso_server.pages.dashboard import CounterRow, Dashboard, ServiceRow
from moiso_server.pages.notices import suggestion
from moiso_server.pages.remedies_devices import DEVICE_LESS_URGENT


def for_service(kind: str, row: ServiceRow, dashboard: Dashboard, centre: Centre) -> Actions:
    """More hands for a service; no more numbers, or numbers again; a word to the hall."""
    found = more_hands(row.service.id, dashboard, centre)[:2]
    told = Action("act_notice", suggestion(kind, row.service))
    if row.stop is None:
        stop = StopService(service=row.service.id, reason="staff" if kind == "uncovered" else "full")
        return (*found, Action("act_stop", stop), told)
    return (*found, told)


def more_hands(service: str, dashboard: Dashboard, centre: Centre) -> Actions:
    """Open a closed counter for a service, or let an open one take it too."""
    found: list[Action] = []
    states = {counter.id: counter.state for counter in dashboard.counters}
    for counter in centre.counters_for(service):
        state = states[counter.id]
        if state.status is not CounterStatus.OPEN:
            found.append(Action("act_open", OpenCounter(counter=counter.id), counter.id))
        elif state.services is not None and service not in state.services:
            wider = SetProfile(counter=counter.id, services=(*state.services, service))
            found.append(Action("act_profile", wider, counter.id))
    return tuple(found)


def for_ticket(row: CounterRow, ticket: Ticket, dashboard: Dashboard, centre: Centre) -> Actions:
    """A visit lasts: somebody helps, or others take its queue; a call that nobody followed is repeated."""
    hands = more_hands(ticket.service, dashboard, centre)[:2]
    if ticket.state is TicketState.CALLED:
        return (Action("act_recall", Recall(ticket=ticket.id)), *hands, send(row.id, Help.GUIDE))
    return (send(row.id, Help.SUPERVISOR), *hands, send(row.id, Help.GUIDE))


def for_several(concern: Concern, dashboard: Dashboard) -> Actions:
    """Somebody looks after whoever holds too many, and the counter gets no more of them."""
    counters = [concern.counter] if concern.counter is not None else held_by(concern.clerk, dashboard)
    states = {row.id: row.state.status for row in dashboard.counters}
    pauses = [
        Action("act_pause_counter", PauseCounter(counter=counter, reason="other"), counter)
        for counter in counters
        if states.get(counter) is CounterStatus.OPEN
    ]
    return (*(send(counter, Help.SUPERVISOR) for counter in counters[:1]), *pauses[:2])


def held_by(clerk: str | None, dashboard: Dashboard) -> list[str]:
    """The counters where a clerk has signed in, those with a ticket first."""
    mine = [row for row in dashboard.counters if clerk is not None and row.state.clerk == clerk]
    return [row.id for row in sorted(mine, key=lambda row: row.ticket is None)]


def for_stranded(concern: Concern, dashboard: Dashboard, centre: Centre) -> Actions:
    """Open the counter that a ticket was sent to, or one that takes its service; or let any call it."""
    states = {row.id: row.state.status for row in dashboard.counters}
    found: Actions = ()
    if concern.counter is not None:
        if states.get(concern.counter) is not CounterStatus.OPEN:
            found = (Action("act_open", OpenCounter(counter=concern.counter), concern.counter),)
        else:
            found = (send(concern.counter, Help.GUIDE),)
    elif concern.service is not None:
        found = more_hands(concern.service, dashboard, centre)[:3]
    sent = concern.counter is not None or concern.clerk is not None
    if concern.ticket is not None and (sent or not found):
        free = Transfer(ticket=concern.ticket, service=concern.service)
        found = (*found, Action("act_any_counter", free))
    return found


def for_idle(row: CounterRow) -> Actions:
    """A free counter takes everything it can; or is told to be away, so that forecasts are right."""
    everything = Action("act_everything", SetProfile(counter=row.id, services=None), row.id)
    away = Action("act_pause_counter", PauseCounter(counter=row.id, reason="other"), row.id)
    known = (away, send(row.id, Help.SUPERVISOR))
    return (everything, *known) if row.state.services else known


def send(counter: str, kind: Help) -> Action:
    """Somebody goes to a counter to help there."""
    return Action(f"act_call_{kind}", CallHelp(counter=counter, help=kind), counter)


def for_help(call: HelpCall) -> Actions:
    """Say at the counter that one is on the way; or that it is done, over the telephone perhaps."""
    counter = call.counter
    if call.help not in set(Help):  # of a newer server
        return ()
    kind = Help(call.help)
    return (
        Action("act_i_come", AnswerHelp(counter=counter, help=kind)),
        Action("act_help_done", EndHelp(counter=counter, help=kind)),
    )


def slips(row: ServiceRow, dashboard: Dashboard) -> Actions:
    """Slips for those who are left over, at the first kiosk that can print; and a word to them."""
    able: Iterable[str] = (
        device.id.removeprefix("kiosk/")
        for device in dashboard.devices
        if device.id.startswith("kiosk/")
        and device.online
        and all(problem.partition(":")[0] in DEVICE_LESS_URGENT for problem in device.problems)
    )
    printed = tuple(Action("act_slips", AskSlips(kiosk=kiosk)) for kiosk in islice(able, 1))
    return (*printed, Action("act_notice", suggestion("left_over", row.service)))
