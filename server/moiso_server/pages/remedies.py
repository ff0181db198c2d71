"""What can be done about an alert at a touch."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from moiso_shared.centre import Centre
from moiso_shared.commands import (
    AnswerHelp,
    AskSlips,
    Command,
    EndHelp,
    OpenCounter,
    Order,
    PauseCounter,
    Recall,
    SetProfile,
    StopService,
    TellKiosk,
)
from moiso_shared.concerns import Concern
from moiso_shared.facts import CounterStatus
from moiso_shared.help_calls import Help, HelpCall
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.pages.dashboard import CounterRow, Dashboard, ServiceRow

HELP = "help_wanted"
"""A visitor stands at the kiosk and needs somebody."""
DEVICE_LESS_URGENT = frozenset({"paper_near_end", HELP, "gave_offline", "gave_unprinted"})


@dataclass(frozen=True)
class Action:
    """A button of an alert."""

    words: str
    """Key of its wording."""
    command: Command
    counter: str | None = None
    """Named in the wording."""


Actions = tuple[Action, ...]


def for_service(
    row: ServiceRow, dashboard: Dashboard, centre: Centre, *, nobody_works: bool = False
) -> Actions:
    """More hands for a service; or no more numbers."""
    found = more_hands(row.service.id, dashboard, centre)
    if row.stop is None:
        stop = StopService(service=row.service.id, reason="staff" if nobody_works else "full")
        return (*found[:2], Action("act_stop", stop))
    return found


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


def for_ticket(ticket: Ticket, dashboard: Dashboard, centre: Centre) -> Actions:
    """A visit lasts: others take over its queue; a call that nobody followed is said again."""
    hands = more_hands(ticket.service, dashboard, centre)[:2]
    if ticket.state is TicketState.CALLED:
        return (Action("act_recall", Recall(ticket=ticket.id)), *hands)
    return hands


def for_stranded(concern: Concern, dashboard: Dashboard, centre: Centre) -> Actions:
    """Open the counter to which a ticket was sent; or any that takes its service."""
    if concern.counter is not None:
        return (Action("act_open", OpenCounter(counter=concern.counter), concern.counter),)
    return more_hands(concern.service, dashboard, centre)[:3] if concern.service else ()


def for_idle(row: CounterRow) -> Actions:
    """A free counter takes everything it can; or is told to be away, so that forecasts are right."""
    everything = Action("act_everything", SetProfile(counter=row.id, services=None), row.id)
    away = Action("act_pause_counter", PauseCounter(counter=row.id, reason="other"), row.id)
    return (everything, away) if row.state.services else (away,)


def for_device(device: str, problem: str) -> Actions:
    """Answer who called for help, tell a kiosk that its paper is new, or let it serve again."""
    role, _, kiosk = device.partition("/")
    if role != "kiosk" or problem == "away":
        return ()
    if problem == HELP:
        return (Action("act_coming", AnswerHelp(kiosk=kiosk)),)
    orders = {
        "paper_near_end": (Order.PAPER_LOADED,),
        "paper_end": (Order.PAPER_LOADED, Order.LOCK),
        "locked": (Order.UNLOCK,),
    }
    printer = problem.startswith(("printer_", "cover_open", "cutter_error"))
    told = orders.get(problem, (Order.TEST_PRINT, Order.LOCK) if printer else ())
    return tuple(Action(f"order_{order}", TellKiosk(kiosk=kiosk, order=order)) for order in told)


def for_help(call: HelpCall) -> Actions:
    """Say at the counter that one is on the way; or that it is done, over the telephone perhaps."""
    counter, kind = call.counter, Help(call.help)
    return (
        Action("act_i_come", AnswerHelp(counter=counter, help=kind)),
        Action("act_help_done", EndHelp(counter=counter, help=kind)),
    )


def slips(dashboard: Dashboard) -> Actions:
    """Slips for those who are left over, at the first kiosk that can print."""
    able: Iterable[str] = (
        device.id.removeprefix("kiosk/")
        for device in dashboard.devices
        if device.id.startswith("kiosk/")
        and device.online
        and all(problem.partition(":")[0] in DEVICE_LESS_URGENT for problem in device.problems)
    )
    return tuple(Action("act_slips", AskSlips(kiosk=kiosk)) for kiosk in islice(able, 1))
