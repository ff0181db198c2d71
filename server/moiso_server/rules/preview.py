"""The same day under different policies: who is called when. The day is a real one, or made up."""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
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
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
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
    number: str = ""
    """As it stood on the ticket; empty on a made-up day."""


Spans = Mapping[str, Sequence[tuple[datetime, datetime]]]
"""When each counter was open, by its id, in order."""


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


def called(
    centre: Centre, people: Sequence[Visitor], spans: Spans | None = None
) -> Iterator[tuple[int, datetime]]:
    """Play the day with the product's own choice: whose turn it is, and when.

    Args:
        centre: Its policy, services and counters.
        people: By arrival.
        spans: When each counter is open; left out, all are from `OPENING` on. Who is still waiting when the
            last one closes is not called.
    """
    states = tuple(CounterState(id=part.id, status=CounterStatus.OPEN) for part in centre.counters)
    lobby = Lobby(LobbyState(counters=states))
    free = [(OPENING if spans is None else _LONG_AGO, index) for index in range(len(centre.counters))]
    come = 0
    while free:
        now, index = heapq.heappop(free)
        counter = centre.counters[index]
        opens = now if spans is None else _open_from(now, spans.get(counter.id, ()))
        if opens is None or opens > now:
            if opens is not None:
                heapq.heappush(free, (opens, index))
            continue
        while come < len(people) and people[come].arrival <= now:
            _tell(lobby, FactKind.ISSUED, now, _ticket(come, people[come]))
            come += 1
        choice = next_ticket(lobby, centre, counter, now)
        if choice is None:
            if come < len(people):
                heapq.heappush(free, (people[come].arrival, index))
            continue
        place = choice.ticket.place
        _take(lobby, choice.ticket, counter.id, now)
        heapq.heappush(free, (now + people[place].takes, index))
        yield place, now


def _open_from(now: datetime, spans: Sequence[tuple[datetime, datetime]]) -> datetime | None:
    """The first moment from now on that lies in a span."""
    return next((max(now, start) for start, end in spans if now < end), None)


def _take(lobby: Lobby, ticket: Ticket, counter: str, now: datetime) -> None:
    normals = 0 if ticket.priority else lobby.counter(counter).normals + 1
    state = lobby.counter(counter).model_copy(update={"normals": normals})
    ended = ticket.model_copy(update={"state": TicketState.FINISHED})
    _tell(lobby, FactKind.CALLED, now, ended, state)


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
