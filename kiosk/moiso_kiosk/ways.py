"""Which zone somebody is sent to from this kiosk, and the way there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moiso_shared.centre import Centre, Counter, Service, Zone
from moiso_shared.facts import CounterStatus
from moiso_shared.floor_plan import Route, route
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import AT_COUNTER, Ticket

OTHER_FLOOR_M = 1000
"""A zone on another floor is farther than any on this one."""


@dataclass(frozen=True)
class FoundWay:
    """A zone, the counters there that serve the visitor, and how to come there."""

    zone: Zone
    counters: tuple[Counter, ...]
    route: Route


def way_to(centre: Centre, lobby: Lobby, me: str, ticket: Ticket) -> FoundWay | None:
    """The way to where a ticket is called, or is now; None where no map shows it."""
    if ticket.state in AT_COUNTER and (counter := centre.counter(ticket.counter or "")) is not None:
        return _nearest(centre, me, [counter])
    service = centre.service(ticket.service)
    return way_to_service(centre, lobby, me, service) if service is not None else None


def way_to_service(centre: Centre, lobby: Lobby, me: str, service: Service) -> FoundWay | None:
    """The way to the nearest zone with a counter that serves now, or with any while none has opened."""
    able = centre.counters_for(service.id)
    working = [c for c in able if lobby.counter(c.id).status is not CounterStatus.CLOSED]
    return _nearest(centre, me, working or able)


def _nearest(centre: Centre, me: str, counters: Iterable[Counter]) -> FoundWay | None:
    there = list(counters)
    ids = {counter.zone for counter in there}
    found = [
        FoundWay(zone, tuple(c for c in there if c.zone == zone.id), _route(centre, me, zone))
        for zone in centre.zones
        if zone.id in ids and zone.place is not None
    ]
    return min(found, key=lambda way: way.route.metres + OTHER_FLOOR_M * bool(way.route.by), default=None)


def _route(centre: Centre, me: str, zone: Zone) -> Route:
    spot = next((kiosk.spot for kiosk in centre.kiosks if kiosk.id == me), None)
    placed = tuple((part.id, part.place) for part in centre.zones if part.place is not None)
    return route(placed, centre.floor.landmarks, spot, zone.id)
