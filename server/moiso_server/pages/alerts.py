"""What the supervisor is warned of, and what can be done about it at a touch."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from moiso_shared.centre import Centre
from moiso_shared.commands import CallHelp, OpenCounter, StopService
from moiso_shared.concerns import Concern, ConcernKind
from moiso_shared.facts import CounterStatus
from moiso_shared.opening import closing_time
from moiso_shared.tickets import TicketState

from moiso_server.pages.action import Action, Actions
from moiso_server.pages.dashboard import CounterRow, Dashboard, DeviceRow, ServiceRow
from moiso_server.pages.notices import suggestion
from moiso_server.pages.remedies import (
    for_help,
    for_idle,
    for_service,
    for_several,
    for_stranded,
    for_ticket,
    slips,
)
from moiso_server.pages.remedies_devices import HELP, for_device


@dataclass(frozen=True)
class Alert:
    """One thing that needs somebody's eye."""

    kind: str
    """``wait``, ``queue``, ``closing``, ``uncovered``, ``called_long``, ``serving_long``, ``idle`` …"""
    subject: str
    """Id of the service, counter or device."""
    value: int | str = 0
    """Minutes, people or a problem's code."""
    actions: Actions = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """Names the alert as long as it lasts."""
        what = self.value if self.kind in ("device", "help") else ""
        return f"{self.kind}/{self.subject}/{what}".rstrip("/")


def alerts(dashboard: Dashboard, centre: Centre) -> list[Alert]:
    """Everything over its threshold now, the most pressing kinds first."""
    found = [
        *(
            Alert("help", call.counter, call.help, for_help(call))
            for call in dashboard.help_calls
            if call.coming is None and centre.counter(call.counter) is not None
        ),
        *(alert for row in dashboard.services for alert in _of_service(row, dashboard, centre)),
        *(alert for row in dashboard.counters for alert in _of_counter(row, dashboard, centre)),
        *(alert for concern in dashboard.concerns for alert in _of_concern(concern, dashboard, centre)),
        *(
            Alert("device", row.id, problem, for_device(row.id, problem, centre))
            for row in dashboard.devices
            for problem in _troubles(row, dashboard, centre)
        ),
    ]
    called = {(call.counter, call.help) for call in dashboard.help_calls}
    return [_without_calls(called, alert) for alert in found]


def _troubles(row: DeviceRow, dashboard: Dashboard, centre: Centre) -> Iterator[str]:
    """What ails a device, as far as the centre wants to be told; a call for help never waits."""
    watching = centre.watching
    lasts = row.since is None or dashboard.at - row.since >= timedelta(minutes=watching.device_min)
    for problem in (*row.problems, *(() if row.online else ("away",))):
        wanted = watching.paper_near_end or problem != "paper_near_end"
        if problem == HELP or (lasts and wanted):
            yield problem


def _without_calls(called: set[tuple[str, str]], alert: Alert) -> Alert:
    """Nobody is sent a second time to where the same help is called already."""

    def stays(action: Action) -> bool:
        told = action.command
        return not (isinstance(told, CallHelp) and (told.counter, told.help) in called)

    return replace(alert, actions=tuple(filter(stays, alert.actions)))


def _of_service(row: ServiceRow, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    watching, service = centre.watching, row.service
    if row.waiting and not row.counters_open:
        yield Alert("uncovered", service.id, row.waiting, for_service("uncovered", row, dashboard, centre))
    if row.longest_min is not None and row.longest_min >= watching.wait_min:
        yield Alert("wait", service.id, row.longest_min, for_service("wait", row, dashboard, centre))
    if row.waiting >= watching.queue:
        yield Alert("queue", service.id, row.waiting, for_service("queue", row, dashboard, centre))
    if row.to_keep:
        yield Alert("left_over", service.id, row.to_keep, slips(row, dashboard))
    closes = closing_time(centre, service, dashboard.at)
    if row.waiting and row.forecast is not None and closes is not None and row.stop is None:
        late = dashboard.at + timedelta(minutes=row.forecast.most_min) - closes
        if late > timedelta(minutes=watching.closing_min) and dashboard.at < closes:
            stop = Action("act_stop", StopService(service=service.id, reason="full", until=closes))
            yield Alert(
                "closing", service.id, int(late / timedelta(minutes=1)), (stop, _notice("closing", row))
            )


def _notice(kind: str, row: ServiceRow) -> Action:
    return Action("act_notice", suggestion(kind, row.service))


def _of_counter(row: CounterRow, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    calling, minutes = centre.calling, row.minutes
    if minutes is None or row.state.status is CounterStatus.CLOSED:
        return
    if row.ticket is not None:
        serving = row.ticket.state is TicketState.SERVING
        if minutes >= (calling.serving_long_min if serving else calling.called_long_min):
            remedies = for_ticket(row, row.ticket, dashboard, centre)
            yield Alert("serving_long" if serving else "called_long", row.id, minutes, remedies)
    elif row.state.status is CounterStatus.PAUSED:
        if minutes >= calling.idle_long_min and _could_help(row, dashboard, centre):
            yield Alert(
                "paused_long", row.id, minutes, (Action("act_open", OpenCounter(counter=row.id), row.id),)
            )
    elif minutes >= calling.idle_long_min and _could_help(row, dashboard, centre):
        yield Alert("idle", row.id, minutes, for_idle(row))


def _of_concern(concern: Concern, dashboard: Dashboard, centre: Centre) -> Iterator[Alert]:
    """What no row shows: somebody with too many tickets, and tickets that nobody may call."""
    if concern.kind is ConcernKind.SEVERAL_TICKETS:
        remedies = for_several(concern, dashboard)
        yield Alert("several", concern.counter or concern.clerk or "", concern.people, remedies)
    elif concern.kind is ConcernKind.STRANDED and concern.ticket is not None:
        minutes = max(0, int((dashboard.at - concern.since) / timedelta(minutes=1)))
        if minutes >= centre.calling.called_long_min:
            yield Alert("stranded", concern.number, minutes, for_stranded(concern, dashboard, centre))


def _could_help(row: CounterRow, dashboard: Dashboard, centre: Centre) -> bool:
    """Whether people wait for something that this counter can serve."""
    counter = centre.counter(row.id)
    services = counter.services if counter is not None else ()
    return any(other.waiting for other in dashboard.services if other.service.id in services)
