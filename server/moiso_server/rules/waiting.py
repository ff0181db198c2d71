"""The outlook: how long someone who takes a number now would wait."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moiso_shared.centre import Centre, Counter, Service
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby
from moiso_shared.opening import working_after
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.standing import line, service_order
from moiso_shared.suiting import may_call, sent_here, services_of
from moiso_shared.tickets import Ticket, TicketState

QUICK, SLOW = 0.8, 1.35
"""Services of a day go this much faster or slower than their mean; gives the range its ends."""

STEP_MIN = 5
"""Waits are told in steps of this many minutes."""


def outlook(lobby: Lobby, centre: Centre, now: datetime, minutes: Mapping[str, float]) -> Outlook:
    """The wait per service as a range; nothing for a service that no open counter takes.

    The line is played forward: each counter that gets free takes its next ticket, as the rules choose it,
    for the mean time of its service, along the timetable with its breaks.

    Args:
        lobby: The hall.
        centre: Its document.
        now: The moment of the question.
        minutes: Mean time of service by service, in minutes.
    """
    quick = _play(lobby, centre, now, {service: mean * QUICK for service, mean in minutes.items()}).newcomers
    slow = _play(lobby, centre, now, {service: mean * SLOW for service, mean in minutes.items()}).newcomers
    waits = {
        service.id: Wait(
            least_min=_down(_minutes(centre, service, now, quick[service.id])),
            most_min=max(_up(_minutes(centre, service, now, slow[service.id])), STEP_MIN),
        )
        for service in centre.services
        if service.id in quick and service.id in slow
    }
    return Outlook(waits=waits)


def turns(lobby: Lobby, centre: Centre, now: datetime, minutes: Mapping[str, float]) -> dict[str, Wait]:
    """When each waiting ticket is called, as a range of minutes from now; played forward as for `outlook`.

    A ticket that no open counter may call is not in it.
    """
    quick = _play(lobby, centre, now, {service: mean * QUICK for service, mean in minutes.items()})
    slow = _play(lobby, centre, now, {service: mean * SLOW for service, mean in minutes.items()})
    expected = {}
    for ticket in lobby.waiting():
        service = centre.service(ticket.service)
        if service is not None and ticket.id in quick.tickets and ticket.id in slow.tickets:
            least = _down(_minutes(centre, service, now, quick.tickets[ticket.id]))
            most = _up(_minutes(centre, service, now, slow.tickets[ticket.id]))
            expected[ticket.id] = Wait(least_min=least, most_min=max(most, STEP_MIN))
    return expected


@dataclass(frozen=True)
class _Played:
    """Working minutes from now until a newcomer of a service, and each waiting ticket, would be called."""

    newcomers: dict[str, float] = field(default_factory=dict)
    tickets: dict[str, float] = field(default_factory=dict)


def _play(lobby: Lobby, centre: Centre, now: datetime, minutes: Mapping[str, float]) -> _Played:
    open_counters = [
        counter for counter in centre.counters if lobby.counter(counter.id).status is CounterStatus.OPEN
    ]
    free = [(_rest(lobby, counter, now, minutes), index) for index, counter in enumerate(open_counters)]
    heapq.heapify(free)
    everyone = line(lobby.waiting(), centre)
    hands = [_Hand.of(lobby, counter, everyone, now) for counter in open_counters]
    played = _Played()
    while free:
        at, index = heapq.heappop(free)
        hand = hands[index]
        ticket = hand.next_one(played.tickets)
        for service in hand.services:
            if ticket is None or hand.order(service) < hand.order(ticket.service):
                played.newcomers.setdefault(service, at)
        if ticket is not None:
            played.tickets[ticket.id] = at
            heapq.heappush(free, (at + minutes.get(ticket.service, 8.0), index))
    return played


@dataclass(frozen=True)
class _Hand:
    """An open counter: what it takes, and its queue with the next one at the end."""

    services: Sequence[str]
    order: Callable[[str], int]
    queue: list[Ticket]

    @classmethod
    def of(cls, lobby: Lobby, counter: Counter, everyone: Iterable[Ticket], now: datetime) -> "_Hand":
        """The hand of a counter, out of all that wait in the order of the centre's policy."""
        services, clerk = tuple(services_of(lobby, counter, now)), lobby.counter(counter.id).clerk
        taken = frozenset(services)
        mine = [
            ticket
            for ticket in everyone
            if (ticket.service in taken or sent_here(counter, ticket, clerk))
            and may_call(counter, ticket, clerk)
        ]
        order = service_order(counter)
        if counter.in_order:
            mine.sort(key=lambda ticket: order(ticket.service))
        return cls(services, order, mine[::-1])

    def next_one(self, called: Mapping[str, float]) -> Ticket | None:
        """The next one that nobody has called."""
        while self.queue:
            ticket = self.queue.pop()
            if ticket.id not in called:
                return ticket
        return None


def _rest(lobby: Lobby, counter: Counter, now: datetime, minutes: Mapping[str, float]) -> float:
    """Minutes until an open counter gets free: what its present visit still takes."""
    present = lobby.present(counter.id)
    if present is None:
        return 0.0
    mean = minutes.get(present.service, 8.0)
    begun = present.started_at if present.state is TicketState.SERVING and present.started_at else now
    spent = (now - begun) / timedelta(minutes=1)
    return max(mean - spent, mean * 0.25)


def _minutes(centre: Centre, service: Service, now: datetime, working: float) -> float:
    """Minutes by the clock for minutes of work, with the breaks between."""
    return (working_after(centre, service, now, timedelta(minutes=working)) - now) / timedelta(minutes=1)


def _down(minutes: float) -> int:
    return int(minutes // STEP_MIN) * STEP_MIN


def _up(minutes: float) -> int:
    return -int(-minutes // STEP_MIN) * STEP_MIN
