"""The figures of one day, from its tickets and facts as the journal holds them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from moiso_server.reports.cells import Cell
from moiso_server.reports.working import WORK_KINDS, worked

Key = tuple[str, str]
"""A heading: its dimension (all, hour, service, counter, clerk, priority, device) and its value."""

Cells = dict[Key, Cell]
Row = Mapping[str, Any]
"""A ticket or fact as JSON values; what is at its default is left out."""

FACT_KINDS = ("missed", "transferred", "called", "rated", "device_changed", *WORK_KINDS)
"""Kinds that say what the tickets at the end of the day do not."""


def cells_of(tickets: Iterable[Row], facts: Iterable[Row], zone: ZoneInfo) -> Cells:
    """Work one day out.

    Args:
        tickets: All tickets of the day, as they are at its end.
        facts: Those of `FACT_KINDS` that carry tickets of the day.
        zone: The centre's time zone; hours are local.
    """
    cells: Cells = {}
    known, told = {}, list(facts)
    for ticket in tickets:
        known[ticket["id"]] = ticket
        for key in _headings(ticket, zone):
            _count(cells.setdefault(key, Cell()), ticket)
    for fact in told:
        if fact["kind"] == "device_changed":
            for device in fact.get("devices", ()):
                if device.get("problems"):
                    cells.setdefault(("device", device["id"]), Cell()).visits += 1
            continue
        about = known.get(fact["tickets"][0]["id"]) if fact.get("tickets") else None
        if about is not None:
            for key in _headings(about, zone):
                _count_fact(cells[key], fact)
    for key, seconds in worked(known.values(), told).items():
        cells.setdefault(key, Cell()).worked_s += seconds
    return cells


def _headings(ticket: Row, zone: ZoneInfo) -> Iterable[Key]:
    yield "all", ""
    yield "hour", str(_at(ticket, "arrived_at", "state_since").astimezone(zone).hour)
    yield "service", ticket["service"]
    if ticket.get("counter") is not None:
        yield "counter", ticket["counter"]
    if ticket.get("clerk") is not None:
        yield "clerk", ticket["clerk"]
    if ticket.get("priority") is not None:
        yield "priority", ticket["priority"]


def _count(cell: Cell, ticket: Row) -> None:
    state = ticket["state"]
    cell.visits += 1
    cell.served += state == "finished"
    cell.cancelled += state == "cancelled"
    cell.expired += state == "expired"
    cell.priority += ticket.get("priority") is not None and state == "finished"
    cell.repeats += bool(ticket.get("comebacks") or ticket.get("carried"))
    called = ticket.get("first_called_at") or ticket.get("called_at")
    if called is not None and not ticket.get("carried"):
        cell.waits.take(datetime.fromisoformat(called) - _at(ticket, "arrived_at", "state_since"))
    if state == "finished" and ticket.get("started_at") and not ticket.get("start_implied"):
        cell.services.take(
            _at(ticket, "finished_at", "state_since") - _at(ticket, "started_at", "started_at")
        )


def _count_fact(cell: Cell, fact: Row) -> None:
    match fact["kind"]:
        case "missed":
            cell.missed += 1
        case "transferred":
            cell.transfers += 1
        case "called":
            cell.by_hand += (fact.get("why") or {}).get("code") == "by_hand"
        case "rated":
            cell.ratings[fact["rating"]["score"]] += 1


def _at(ticket: Row, name: str, otherwise: str) -> datetime:
    return datetime.fromisoformat(ticket.get(name) or ticket[otherwise])
