"""What the supervisor is warned of, and what can be done about it at a touch."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice

from moiso_shared.centre import Centre
from moiso_shared.commands import AnswerHelp, AskSlips, Command, OpenCounter, SetProfile, StopService
from moiso_shared.concerns import Concern, ConcernKind
from moiso_shared.facts import CounterStatus
from moiso_shared.opening import closing_time
from moiso_shared.tickets import TicketState

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


@dataclass(frozen=True)
class Alert:
    """One thing that needs somebody's eye."""

    kind: str
    """``wait``, ``queue``, ``closing``, ``uncovered``, ``called_long``, ``serving_long``, ``idle`` …"""
    subject: str
    """Id of the service, counter or device."""
    value: int | str = 0
    """Minutes, people or a problem's code."""
    actions: tuple[Action, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """Names the alert as long as it lasts."""
        what = self.value if self.kind == "device" else ""
        return f"{self.kind}/{self.subject}/{what}".rstrip("/")


def alerts(dashboard: Dashboard, centre: Centre) -> list[Alert]:
    """Everything over its threshold now, the most pressing kinds first."""
    return [
        *(alert for row in dashboard.services for alert in _of_service(row, dashboard, centre)),
        *(alert for row in dashboard.counters for alert in _of_counter(row, dashboard, centre)),
        *(alert for concern in dashboard.concerns for alert in _of_concern(concern, dashboard, centre)),
        *(
            Alert("device", row.id, problem, _answers(row.id, problem))
            for row in dashboard.devices
            for problem in (*row.problems, *(() if row.online else ("away",)))
        ),
    ]


def _of_service(row: ServiceRow, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    watching, service = centre.watching, row.service
    if row.waiting and not row.counters_open:
        yield Alert("uncovered", service.id, row.waiting, _help(row, dashboard, centre, nobody_works=True))
    if row.longest_min is not None and row.longest_min >= watching.wait_min:
        yield Alert("wait", service.id, row.longest_min, _help(row, dashboard, centre))
    if row.waiting >= watching.queue:
        yield Alert("queue", service.id, row.waiting, _help(row, dashboard, centre))
    if row.to_keep:
        yield Alert("left_over", service.id, row.to_keep, _slips(dashboard))
    closes = closing_time(centre, service, dashboard.at)
    if row.waiting and row.forecast is not None and closes is not None and row.stop is None:
        late = dashboard.at + timedelta(minutes=row.forecast.most_min) - closes
        if late > timedelta() and dashboard.at < closes:
            stop = Action("act_stop", StopService(service=service.id, reason="full", until=closes))
            yield Alert("closing", service.id, int(late / timedelta(minutes=1)), (stop,))


def _answers(device: str, problem: str) -> tuple[Action, ...]:
    """Tell the visitor who called that somebody is coming."""
    role, _, kiosk = device.partition("/")
    return (Action("act_coming", AnswerHelp(kiosk=kiosk)),) if (role, problem) == ("kiosk", HELP) else ()


def _slips(dashboard: Dashboard) -> tuple[Action, ...]:
    """Slips for those who are left over, at the first kiosk that can print."""
    able = (
        device.id.removeprefix("kiosk/")
        for device in dashboard.devices
        if device.id.startswith("kiosk/")
        and device.online
        and all(problem.partition(":")[0] in DEVICE_LESS_URGENT for problem in device.problems)
    )
    return tuple(Action("act_slips", AskSlips(kiosk=kiosk)) for kiosk in islice(able, 1))


def _help(
    row: ServiceRow, dashboard: Dashboard, centre: Centre, *, nobody_works: bool = False
) -> tuple[Action, ...]:
    """Open a closed counter, or let an open one take the service too; or give no more numbers."""
    found: list[Action] = []
    service = row.service.id
    states = {counter.id: counter.state for counter in dashboard.counters}
    for counter in centre.counters_for(service):
        state = states[counter.id]
        if state.status is not CounterStatus.OPEN:
            found.append(Action("act_open", OpenCounter(counter=counter.id), counter.id))
        elif state.services is not None and service not in state.services:
            wider = SetProfile(counter=counter.id, services=(*state.services, service))
            found.append(Action("act_profile", wider, counter.id))
    if row.stop is None:
        stop = StopService(service=service, reason="staff" if nobody_works else "full")
        found = [*found[:2], Action("act_stop", stop)]
    return tuple(found)


def _of_counter(row: CounterRow, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    calling, minutes = centre.calling, row.minutes
    if minutes is None or row.state.status is CounterStatus.CLOSED:
        return
    if row.ticket is not None:
        serving = row.ticket.state is TicketState.SERVING
        if minutes >= (calling.serving_long_min if serving else calling.called_long_min):
            yield Alert("serving_long" if serving else "called_long", row.id, minutes)
    elif row.state.status is CounterStatus.PAUSED:
        if minutes >= calling.idle_long_min and _could_help(row, dashboard, centre):
            yield Alert(
                "paused_long", row.id, minutes, (Action("act_open", OpenCounter(counter=row.id), row.id),)
            )
    elif minutes >= calling.idle_long_min and _could_help(row, dashboard, centre):
        everything = SetProfile(counter=row.id, services=None)
        actions = (Action("act_everything", everything, row.id),) if row.state.services else ()
        yield Alert("idle", row.id, minutes, actions)


def _of_concern(concern: Concern, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    """What no row shows: somebody with too many tickets, and tickets that nobody may call."""
    if concern.kind is ConcernKind.SEVERAL_TICKETS:
        yield Alert("several", concern.counter or concern.clerk or "", concern.people)
    elif concern.kind is ConcernKind.STRANDED and concern.ticket is not None:
        minutes = max(0, int((dashboard.at - concern.since) / timedelta(minutes=1)))
        if minutes >= centre.calling.called_long_min:
            yield Alert("stranded", concern.number, minutes)


def _could_help(row: CounterRow, dashboard: Dashboard, centre: Centre) -> bool:
    """Whether people wait for something that this counter can serve."""
    counter = centre.counter(row.id)
    services = counter.services if counter is not None else ()
    return any(other.waiting for other in dashboard.services if other.service.id in services)
