"""The same made-up day under different policies: what each does to the waits."""

import heapq
import math
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from moiso_shared.centre import Centre, Service
from moiso_shared.facts import CounterState, CounterStatus, Fact, FactKind, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import Ticket, TicketState

from moiso_server.rules.calling import next_ticket

OPENING = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
"""When the made-up day begins."""
_HOURS = 8.0
_SPREAD = 0.7
"""Service times are lognormal."""
_LOAD = 0.9
"""Share of the counters' time that the visitors need."""
_PRIORITY = 0.2
_MOST = 2000
"""Visitors of a day; more tell nothing new."""


@dataclass(frozen=True)
class Visitor:
    """When somebody comes, for what, in which priority class, and how long it takes."""

    arrival: datetime
    service: str
    priority: str | None
    takes: timedelta


@dataclass(frozen=True)
class Waits:
    """Waits of one group of visitors, in minutes."""

    count: int
    mean: float
    p95: float
    longest: float


@dataclass(frozen=True)
class Effect:
    """What a policy does on the day."""

    normal: Waits
    priority: Waits


def visitors(centre: Centre, seed: int = 1) -> list[Visitor]:
    """A busy day for the centre's services and counters, with peaks in the morning and in the afternoon."""
    chance = Random(seed)
    rates = {service.id: _rate(centre, service) for service in centre.services}
    rate, minute = sum(rates.values()), 0.0
    found: list[Visitor] = []
    while len(found) < _MOST:
        hour = minute / 60
        peak = 1 + 0.6 * math.exp(-((hour - 1.5) ** 2)) + 0.4 * math.exp(-((hour - 5.5) ** 2))
        minute += chance.expovariate(rate * peak / 1.22)
        if minute > _HOURS * 60:
            break
        service = chance.choices(centre.services, [*rates.values()])[0]
        accepted = centre.priorities_of(service)
        kind = chance.choice(accepted).id if accepted and chance.random() < _PRIORITY else None
        takes = timedelta(minutes=chance.lognormvariate(math.log(service.minutes) - _SPREAD**2 / 2, _SPREAD))
        found.append(Visitor(OPENING + timedelta(minutes=minute), service.id, kind, takes))
    return found


def _rate(centre: Centre, service: Service) -> float:
    """Visitors a minute that leave the service's share of the counters' time nearly full."""
    share = sum(1 / len(counter.services) for counter in centre.counters_for(service.id))
    return _LOAD * share / service.minutes


def effect(centre: Centre, people: Sequence[Visitor]) -> Effect:
    """What the centre's policy does to these people."""
    waits: dict[bool, list[float]] = {True: [], False: []}
    for place, at in called(centre, people):
        visitor = people[place]
        insort(waits[visitor.priority is not None], (at - visitor.arrival) / timedelta(minutes=1))
    return Effect(_summed(waits[False]), _summed(waits[True]))


def _summed(ordered: Sequence[float]) -> Waits:
    if not ordered:
        return Waits(0, 0.0, 0.0, 0.0)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return Waits(len(ordered), sum(ordered) / len(ordered), late, ordered[-1])


def called(centre: Centre, people: Sequence[Visitor]) -> Iterator[tuple[int, datetime]]:
    """Play the day with the product's own choice: whose turn it is, and when."""
    states = tuple(CounterState(id=part.id, status=CounterStatus.OPEN) for part in centre.counters)
    lobby = Lobby(LobbyState(counters=states))
    free = [(OPENING, index) for index in range(len(centre.counters))]
    come = 0
    while free:
        now, index = heapq.heappop(free)
        while come < len(people) and people[come].arrival <= now:
            _tell(lobby, FactKind.ISSUED, now, _ticket(come, people[come]))
            come += 1
        counter = centre.counters[index]
        choice = next_ticket(lobby, centre, counter, now)
        if choice is None:
            if come < len(people):
                heapq.heappush(free, (people[come].arrival, index))
            continue
        place = choice.ticket.place
        normals = 0 if choice.ticket.priority else lobby.counter(counter.id).normals + 1
        state = lobby.counter(counter.id).model_copy(update={"normals": normals})
        ended = choice.ticket.model_copy(update={"state": TicketState.FINISHED})
        _tell(lobby, FactKind.CALLED, now, ended, state)
        heapq.heappush(free, (now + people[place].takes, index))
        yield place, now


def _ticket(place: int, visitor: Visitor) -> Ticket:
    return Ticket(
        id=str(place),
        number=f"A{place}",
        service=visitor.service,
        state=TicketState.WAITING,
        day=OPENING.date(),
        state_since=visitor.arrival,
        arrived_at=visitor.arrival,
        place=place,
        priority=visitor.priority,
    )


def _tell(lobby: Lobby, kind: FactKind, now: datetime, ticket: Ticket, *counters: CounterState) -> None:
    fact = Fact(
        seq=lobby.seq + 1, kind=kind, at=now, day=OPENING.date(), tickets=(ticket,), counters=counters
    )
    lobby.apply(fact)
