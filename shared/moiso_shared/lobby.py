"""The hall as everyone sees it, kept by storing what the facts carry."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from moiso_shared.facts import Call, CounterState, DeviceState, Fact, FactKind, LobbyState, Stop
from moiso_shared.help_calls import HelpCall
from moiso_shared.notices import HallNotice
from moiso_shared.tickets import Ticket, TicketState

CALLS_KEPT = 20


class Lobby:
    """Open tickets, counters, devices and the last calls, as of fact number ``seq``."""

    def __init__(self, state: LobbyState | None = None) -> None:
        self.load(state or LobbyState())

    def load(self, state: LobbyState) -> None:
        """Become what the snapshot says."""
        self.seq = state.seq
        self.day: date | None = state.day
        self.at: datetime | None = state.at
        self.centre_version = state.centre_version
        self.tickets: dict[str, Ticket] = {ticket.id: ticket for ticket in state.tickets}
        self.counters: dict[str, CounterState] = {counter.id: counter for counter in state.counters}
        self.calls: list[Call] = list(state.calls)
        self.devices: dict[str, DeviceState] = {device.id: device for device in state.devices}
        self.numbers: dict[str, int] = dict(state.numbers)
        self.given: dict[str, int] = dict(state.given)
        self.held: dict[str, tuple[int, ...]] = dict(state.held)
        self.stops: dict[str, Stop] = {stop.service: stop for stop in state.stops}
        self.notices: dict[str, HallNotice] = {notice.id: notice for notice in state.notices}
        self.help_calls: dict[str, HelpCall] = {call.key: call for call in state.help_calls}
        self.rehearsals: tuple[date, ...] = state.rehearsals
        self.queues: dict[str, dict[str, Ticket]] = {}
        """Waiting tickets by service, then by id."""
        for ticket in state.tickets:
            self._queue(ticket)

    def state(self) -> LobbyState:
        """The hall as one frozen value."""
        return LobbyState(
            seq=self.seq,
            day=self.day,
            at=self.at,
            centre_version=self.centre_version,
            tickets=tuple(self.tickets.values()),
            counters=tuple(self.counters.values()),
            calls=tuple(self.calls),
            devices=tuple(self.devices.values()),
            stops=tuple(self.stops.values()),
            numbers=dict(self.numbers),
            given=dict(self.given),
            held=dict(self.held),
            notices=tuple(self.notices.values()),
            help_calls=tuple(self.help_calls.values()),
            rehearsals=self.rehearsals,
        )

    def copy(self) -> "Lobby":
        """An independent lobby in the same state; the frozen values are shared."""
        twin = Lobby.__new__(Lobby)
        twin.seq, twin.day, twin.at = self.seq, self.day, self.at
        twin.centre_version, twin.rehearsals = self.centre_version, self.rehearsals
        twin.tickets, twin.counters = dict(self.tickets), dict(self.counters)
        twin.devices, twin.numbers = dict(self.devices), dict(self.numbers)
        twin.given, twin.held = dict(self.given), dict(self.held)
        twin.calls, twin.stops = list(self.calls), dict(self.stops)
        twin.notices, twin.help_calls = dict(self.notices), dict(self.help_calls)
        twin.queues = {service: dict(queue) for service, queue in self.queues.items()}
        return twin

    def apply(self, fact: Fact) -> None:
        """Store what the fact carries; an unknown kind is stored like any other."""
        if fact.lobby is not None:
            self.load(fact.lobby)
        for ticket in fact.tickets:
            self._store(ticket, fact.day)
            if fact.kind == FactKind.ISSUED and ticket.series:
                self.given[ticket.service] = self.given.get(ticket.service, 0) + 1
        for counter in fact.counters:
            self.counters[counter.id] = counter
        for device in fact.devices:
            self.devices[device.id] = device
        for stop in fact.stops:
            if stop.active:
                self.stops[stop.service] = stop
            else:
                self.stops.pop(stop.service, None)
        self._tell(fact.notices)
        self._call_help(fact.help_calls)
        if fact.withdrawn:
            self.calls = [call for call in self.calls if call.seq not in fact.withdrawn]
        if fact.call is not None:
            self.calls.append(fact.call)
            del self.calls[:-CALLS_KEPT]
        if fact.centre_version is not None:
            self.centre_version = fact.centre_version
        if fact.rehearsals is not None:
            self.rehearsals = fact.rehearsals
        self.seq, self.at, self.day = fact.seq, fact.at, fact.day

    def _tell(self, notices: Iterable[HallNotice]) -> None:
        for notice in notices:
            if notice.active:
                self.notices[notice.id] = notice
            else:
                self.notices.pop(notice.id, None)

    def _call_help(self, calls: Iterable[HelpCall]) -> None:
        for call in calls:
            if call.active:
                self.help_calls[call.key] = call
            else:
                self.help_calls.pop(call.key, None)

    def _store(self, ticket: Ticket, today: date) -> None:
        former = self.tickets.get(ticket.id)
        if former is not None and former.state is TicketState.WAITING:
            del self.queues[former.service][former.id]
        if ticket.open:
            self.tickets[ticket.id] = ticket
            self._queue(ticket)
        else:
            self.tickets.pop(ticket.id, None)
        new_today = former is None and ticket.day == today and ticket.series
        if new_today and ticket.ordinal > self.numbers.get(ticket.series, 0):
            self.numbers[ticket.series] = ticket.ordinal

    def _queue(self, ticket: Ticket) -> None:
        if ticket.state is TicketState.WAITING:
            self.queues.setdefault(ticket.service, {})[ticket.id] = ticket

    @property
    def rehearsal(self) -> bool:
        """Whether the numbers of this day are given for practice only."""
        return self.day in self.rehearsals

    def counter(self, counter_id: str) -> CounterState:
        """A counter as it is; one that was never opened is closed."""
        return self.counters.get(counter_id) or CounterState(id=counter_id)

    def help_of(self, counter_id: str) -> list[HelpCall]:
        """What a counter calls for, the oldest first."""
        mine = (call for call in self.help_calls.values() if call.counter == counter_id)
        return sorted(mine, key=lambda call: (call.since, call.help))

    def present(self, counter_id: str) -> Ticket | None:
        """The ticket that stands at a counter now."""
        ticket_id = self.counter(counter_id).ticket
        return self.tickets.get(ticket_id) if ticket_id else None

    def find(self, key: str) -> Ticket | None:
        """An open ticket by its id, or by its number; today's comes before one carried over."""
        if key in self.tickets:
            return self.tickets[key]
        numbered = (ticket for ticket in self.tickets.values() if ticket.number == key)
        return max(numbered, key=lambda ticket: ticket.day, default=None)

    def waiting(self, services: Iterable[str] | None = None) -> Iterator[Ticket]:
        """Waiting tickets, of these services or of all, in no particular order."""
        for service in self.queues if services is None else services:
            yield from self.queues.get(service, {}).values()

    def waiting_counts(self) -> dict[str, int]:
        """How many people wait for each service that has any."""
        return {service: len(queue) for service, queue in self.queues.items() if queue}
