"""Whether a new version of the centre's document may come into use now."""

from moiso_shared.centre import Centre
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
    fact = Fact(
        seq=draft.lobby.seq + 1,
        kind=FactKind.CENTRE_REPLACED,
        at=draft.now,
        day=draft.day,
        actor=draft.actor,
        command=draft.command,
        centre_version=version,
    )
    draft.centre = centre
    return draft.add(fact)


def still_used(lobby: Lobby, present: Centre, new: Centre) -> list[str]:
    """What the new document lacks although it is in use, each by name."""
    services = {service.id: service for service in new.services}
    counters = {counter.id for counter in new.counters}
    used = set()
    for ticket in lobby.tickets.values():
        if ticket.service not in services:
            used.add(f"service '{ticket.service}' (ticket {ticket.number})")
        for counter_id in (ticket.only_counter, ticket.return_to):
            if counter_id is not None and counter_id not in counters:
                used.add(f"counter '{counter_id}' (ticket {ticket.number} waits for it)")
    for state in lobby.counters.values():
        if state.id not in counters and (state.ticket or state.status is not CounterStatus.CLOSED):
            used.add(f"counter '{state.id}' ({state.status})")
    owners = {service.prefix: series_of(service) for service in present.services}
    for service in new.services:
        owner = owners.get(service.prefix)
        if owner is not None and owner != series_of(service) and lobby.numbers.get(owner):
            used.add(f"prefix '{service.prefix}' (numbers of '{owner}' today)")
    return sorted(used)
