"""Which number a new ticket gets."""

from moiso_shared.centre import Service
from moiso_shared.errors import QuotaReached
from moiso_shared.lobby import Lobby
from moiso_shared.tickets import format_number


def series_of(service: Service) -> str:
    """The run of numbers that a service counts in."""
    return service.series or service.id


def next_number(lobby: Lobby, service: Service) -> tuple[int, str]:
    """The next ordinal of today in the service's series, and the number as printed.

    Raises:
        QuotaReached: The service's numbers of today are all given.
    """
    ordinal = first_free(lobby, service)
    check_range(lobby, service, ordinal)
    return ordinal, format_number(service.prefix, ordinal)


def first_free(lobby: Lobby, service: Service) -> int:
    """The next ordinal; a number that somebody carried over from yesterday is passed over."""
    series = series_of(service)
    ordinal = max(lobby.numbers.get(series, 0) + 1, service.first_number)
    held = lobby.held.get(series, ())
    while ordinal in held:
        ordinal += 1
    return ordinal


def check_range(lobby: Lobby, service: Service, ordinal: int, more: int = 1) -> None:
    """Whether so many more numbers, the last of them this one, may be given today.

    Raises:
        QuotaReached: They may not.
    """
    if service.daily_quota is not None and lobby.given.get(service.id, 0) + more > service.daily_quota:
        raise QuotaReached(
            f"service: all {service.daily_quota} numbers of today for '{service.id}' are given"
        )
    if service.last_number is not None and ordinal > service.last_number:
        raise QuotaReached(f"service: '{service.id}' has no numbers after {service.last_number}")
