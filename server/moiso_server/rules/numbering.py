"""Which number a new ticket gets."""

from moiso_shared.centre import Centre, Service
from moiso_shared.errors import QuotaReached
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import format_number


def series_of(service: Service) -> str:
    """The run of numbers that a service counts in."""
    return service.series or service.id


def next_number(lobby: Lobby, centre: Centre, service: Service) -> tuple[int, str]:
    """The next ordinal of today in the service's series, and the number as printed.

    A number that somebody carried over from yesterday still holds is passed over.

    Raises:
        QuotaReached: The service's numbers of today are all given.
    """
    series = series_of(service)
    ordinal = max(lobby.numbers.get(series, 0) + 1, service.first_number)
    held = _carried(lobby, series) if centre.calling.leftover == "carry" else frozenset()
    while ordinal in held:
        ordinal += 1
    if service.daily_quota is not None and ordinal - service.first_number >= service.daily_quota:
        raise QuotaReached(
            f"service: all {service.daily_quota} numbers of today for '{service.id}' are given"
        )
    return ordinal, format_number(service.prefix, ordinal)


def _carried(lobby: Lobby, series: str) -> frozenset[int]:
    """Ordinals above today's last one can only be of yesterday."""
    last = lobby.numbers.get(series, 0)
    return frozenset(t.ordinal for t in lobby.tickets.values() if t.series == series and t.ordinal > last)
