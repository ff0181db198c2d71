"""What the supervisor sees of the hall at a moment: pure figures, put into words elsewhere."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from moiso_shared.centre import Centre, Service
from moiso_shared.concerns import Concern, concerns
from moiso_shared.facts import Call, CounterState, CounterStatus, Stop
from moiso_shared.help_calls import HelpCall
from moiso_shared.lobby import Lobby
from moiso_shared.notices import HallNotice
from moiso_shared.opening import local_day, next_working_day, numbers_are_over
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.suiting import waits_since
from moiso_shared.tickets import Ticket, TicketState
from moiso_shared.wire import Presence


@dataclass(frozen=True)
class ServiceRow:
    """One service now."""

    service: Service
    waiting: int
    longest_min: int | None
    mean_min: int | None
    """Mean wait so far of those who wait."""
    forecast: Wait | None
    served: int
    counters_open: int
    stop: Stop | None
    total_min: int = 0
    """Sum of the waits so far."""
    to_keep: int = 0
    """How many wait after the last number of the day, and have no slip yet that keeps their place."""


@dataclass(frozen=True)
class CounterRow:
    """One counter now."""

    id: str
    state: CounterState
    ticket: Ticket | None
    minutes: int | None
    """How long its ticket has been called or in service, or the counter in its state."""


@dataclass(frozen=True)
class DeviceRow:
    """A kiosk or board."""

    id: str
    """Role and name."""
    online: bool
    problems: tuple[str, ...]
    since: datetime | None = None
    """When its trouble changed last, as far as the journal knows."""


@dataclass(frozen=True)
class Hour:
    """One hour of the local day."""

    hour: int
    arrivals: int
    mean_wait_min: float | None
    """Of those who arrived in this hour and have been called."""


@dataclass(frozen=True)
class Dashboard:
    """The hall at a moment."""

    at: datetime
    services: tuple[ServiceRow, ...]
    counters: tuple[CounterRow, ...]
    devices: tuple[DeviceRow, ...]
    calls: tuple[Call, ...]
    """The newest first."""
    hours: tuple[Hour, ...]
    waiting: int
    longest_min: int | None
    mean_min: int | None
    served: int
    missed: int
    cancelled: int
    concerns: tuple[Concern, ...] = ()
    notices: tuple[HallNotice, ...] = ()
    """What the hall is told now."""
    help_calls: tuple[HelpCall, ...] = ()
    """Counters that call for help."""
    rehearsal: bool = False
    """Whether today's numbers are for practice only."""

    @property
    def open(self) -> int:
        """How many counters work."""
        return sum(1 for row in self.counters if row.state.status is CounterStatus.OPEN)


def derive(
    lobby: Lobby,
    centre: Centre,
    today: Mapping[str, Ticket],
    outlook: Outlook,
    programs: Mapping[str, Presence],
    now: datetime,
) -> Dashboard:
    """Work the figures out.

    Args:
        lobby: The hall.
        centre: Its document.
        today: All tickets of the day.
        outlook: The forecast by service.
        programs: What each program says of itself.
        now: The moment.
    """
    ended = [ticket for ticket in today.values() if not ticket.open]
    served = Tally(ticket.service for ticket in ended if ticket.state is TicketState.FINISHED)
    waits = [_minutes(ticket, now) for ticket in lobby.waiting()]
    return Dashboard(
        at=now,
        services=tuple(_service(row, lobby, centre, outlook, served[row.id], now) for row in centre.services),
        counters=tuple(_counter(lobby, counter.id, now) for counter in centre.counters),
        devices=tuple(_devices(centre, lobby, programs)),
        calls=tuple(reversed(lobby.calls))[:12],
        hours=tuple(_hours(today.values(), ZoneInfo(centre.time_zone))),
        waiting=len(waits),
        longest_min=max(waits, default=None),
        mean_min=round(fmean(waits)) if waits else None,
        served=sum(served.values()),
        missed=sum(1 for ticket in today.values() if ticket.state is TicketState.MISSED),
        cancelled=sum(1 for ticket in ended if ticket.state is TicketState.CANCELLED),
        concerns=tuple(concerns(lobby, centre, now)),
        notices=tuple(lobby.notices.values()),
        help_calls=tuple(lobby.help_calls.values()),
        rehearsal=lobby.rehearsal,
    )


def _minutes(ticket: Ticket, now: datetime) -> int:
    """The whole visit counts; of one that was carried over, the new day."""
    since = waits_since(ticket) if ticket.carried else ticket.arrived_at or ticket.state_since
    return max(0, int((now - since) / timedelta(minutes=1)))


def _service(
    service: Service, lobby: Lobby, centre: Centre, outlook: Outlook, served: int, now: datetime
) -> ServiceRow:
    waits = [_minutes(ticket, now) for ticket in lobby.waiting([service.id])]
    working = [
        counter
        for counter in centre.counters_for(service.id)
        if lobby.counter(counter.id).status is CounterStatus.OPEN
        and service.id in (lobby.counter(counter.id).services or counter.services)
    ]
    return ServiceRow(
        service=service,
        waiting=len(waits),
        longest_min=max(waits, default=None),
        mean_min=round(fmean(waits)) if waits else None,
        forecast=outlook.waits.get(service.id),
        served=served,
        total_min=sum(waits),
        counters_open=len(working),
        stop=lobby.stops.get(service.id),
        to_keep=_to_keep(service, lobby, centre, now),
    )


def _to_keep(service: Service, lobby: Lobby, centre: Centre, now: datetime) -> int:
    if centre.calling.leftover != "carry" or not numbers_are_over(centre, service, now):
        return 0
    tomorrow = next_working_day(centre, local_day(centre, now))
    return sum(1 for ticket in lobby.waiting([service.id]) if not ticket.has_slip_for(tomorrow))


def _counter(lobby: Lobby, counter_id: str, now: datetime) -> CounterRow:
    state, ticket = lobby.counter(counter_id), lobby.present(counter_id)
    since = state.since
    if ticket is not None:
        since = ticket.started_at if ticket.state is TicketState.SERVING else ticket.called_at
    elif state.status is CounterStatus.OPEN:
        since = max(filter(None, (state.since, _last_end(lobby, counter_id))), default=None)
    minutes = None if since is None else max(0, int((now - since) / timedelta(minutes=1)))
    return CounterRow(counter_id, state, ticket, minutes)


def _last_end(lobby: Lobby, counter_id: str) -> datetime | None:
    """An open counter without a ticket has been idle at most since its last call."""
    return next((call.at for call in reversed(lobby.calls) if call.counter == counter_id), None)


def _devices(centre: Centre, lobby: Lobby, programs: Mapping[str, Presence]) -> Iterable[DeviceRow]:
    known = [f"kiosk/{kiosk.id}" for kiosk in centre.kiosks] + [
        f"board/{board.id}" for board in centre.boards
    ]
    others = [device for device in (*lobby.devices, *programs) if device.startswith(("kiosk/", "board/"))]
    for device in dict.fromkeys((*known, *sorted(others))):
        presence, state = programs.get(device), lobby.devices.get(device)
        problems = presence.problems if presence and presence.problems is not None else None
        if problems is None:
            problems = state.problems if state else ()
        online, ailing = bool(presence and presence.online), tuple(p for p in problems if p != "away")
        yield DeviceRow(device, online, ailing, state.since if state else None)


def _hours(tickets: Iterable[Ticket], zone: ZoneInfo) -> Iterable[Hour]:
    arrivals: Tally[int] = Tally()
    waits: dict[int, list[float]] = {}
    for ticket in tickets:
        if ticket.arrived_at is None or ticket.carried:
            continue
        hour = ticket.arrived_at.astimezone(zone).hour
        arrivals[hour] += 1
        if ticket.first_called_at is not None:
            wait = (ticket.first_called_at - ticket.arrived_at) / timedelta(minutes=1)
            waits.setdefault(hour, []).append(wait)
    first, last = min((*arrivals, 7)), max((*arrivals, 17))
    for hour in range(first, last + 1):
        known = waits.get(hour)
        yield Hour(hour, arrivals[hour], round(fmean(known), 1) if known else None)
