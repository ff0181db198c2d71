"""Whether a new version of the centre's document may come into use now."""

from moiso_shared.centre import Centre, Service
from moiso_shared.errors import InUse
from moiso_shared.facts import CounterStatus, Fact, FactKind
from moiso_shared.lobby import Lobby

from moiso_server.rules.draft import Draft
from moiso_server.rules.numbering import series_of


def replace(draft: Draft, centre: Centre, version: int) -> Fact:
    """Put a document into use.

    Raises:
        InUse: It drops or changes what open tickets, open counters or today's numbers rest on.
    """
    used = still_used(draft.lobby, draft.centre, centre)
    if used:
        raise InUse("the new document drops what is in use: " + "; ".join(used))
    draft.centre = centre
    return draft.record(FactKind.CENTRE_REPLACED, centre_version=version)


def still_used(lobby: Lobby, present: Centre, new: Centre) -> list[str]:
    """What the new document lacks although it is in use, each by name."""
    services = {service.id: service for service in new.services}
    counters = {counter.id for counter in new.counters}
    used = set()
    for ticket in lobby.tickets.values():
        later = dict(ticket.return_then)
        for service_id in (ticket.service, ticket.return_service, *ticket.then, *later.values()):
            if service_id is not None and service_id not in services:
                used.add(f"service '{service_id}' (ticket {ticket.number})")
        for counter_id in (ticket.only_counter, ticket.return_to, *later):
            if counter_id is not None and counter_id not in counters:
                used.add(f"counter '{counter_id}' (ticket {ticket.number} waits for it)")
    for state in lobby.counters.values():
        if state.id not in counters and (state.ticket or state.status is not CounterStatus.CLOSED):
            used.add(f"counter '{state.id}' ({state.status})")
    for call in lobby.help_calls.values():
        if call.counter not in counters:
            used.add(f"counter '{call.counter}' (calls for help)")
    for former in present.services:
        last = lobby.numbers.get(series_of(former))
        for service in new.services:
            again = service.prefix == former.prefix and series_of(service) != series_of(former)
            if again and last is not None and _meet(service, former.first_number, last):
                used.add(f"prefix '{service.prefix}' (numbers of '{series_of(former)}' today)")
    return sorted(used)


def _meet(service: Service, first: int, last: int) -> bool:
    """Whether a service's range holds a number from first to last."""
    return service.first_number <= last and (service.last_number is None or first <= service.last_number)
