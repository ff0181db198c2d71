"""The figures of one day, from its tickets and facts as the journal holds them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from moiso_server.reports.cells import Cell
from moiso_server.reports.working import WORK_KINDS, worked
from moiso_server.troubles import kind_of

Key = tuple[str, str]
"""A heading: its dimension (all, hour, service, clerk, reason, trouble and others) and its value."""

Cells = dict[Key, Cell]
Row = Mapping[str, Any]
"""A ticket or fact as JSON values; what is at its default is left out."""

REHEARSAL: Key = ("rehearsal", "")
"""The only heading of a day that was for practice; its visits are the days."""

FACT_KINDS = (
    "day_opened",
    "rehearsal_changed",
    "missed",
    "transferred",
    "called",
    "rated",
    "device_changed",
    *WORK_KINDS,
)
"""Kinds that say what the tickets at the end of the day do not."""


def cells_of(tickets: Iterable[Row], facts: Iterable[Row], zone: ZoneInfo) -> Cells:
    """Work one day out.

    Args:
        tickets: All tickets of the day, as they are at its end.
        facts: Those of `FACT_KINDS` that carry tickets of the day.
        zone: The centre's time zone; hours are local.
    """
    cells: defaultdict[Key, Cell] = defaultdict(Cell)
    known: dict[str, list[Cell]] = {}
    ailing: dict[str, set[str]] = {}
    visits, told = list(tickets), list(facts)
    for ticket in visits:
        mine = known[ticket["id"]] = [cells[key] for key in _headings(ticket, zone)]
        _count(mine, ticket)
    for fact in told:
        if fact["kind"] == "device_changed":
            for device in fact.get("devices", ()):
                _count_troubles(cells, ailing, device)
        elif fact.get("tickets"):
            mine = known.get(fact["tickets"][0]["id"], [])
            for cell in mine:
                _count_fact(cell, fact)
            if mine and fact["kind"] == "rated":
                _count_reasons(cells, fact["rating"])
    for key, seconds in worked(visits, told).items():
        cells[key].worked_s += seconds
    return dict(cells)


def is_rehearsal(day: str, facts: Iterable[Row]) -> bool:
    """Whether a day was for practice only, by its facts in their order."""
    announced: Iterable[str] = ()
    for fact in facts:
        if fact["kind"] == "day_opened":
            announced = fact["lobby"].get("rehearsals", ())
        elif fact["kind"] == "rehearsal_changed":
            announced = fact["rehearsals"]
    return day in announced


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


def _count(cells: Iterable[Cell], ticket: Row) -> None:
    """Take a ticket into all its cells; what costs time is worked out once."""
    state = ticket["state"]
    finished, wait, service = state == "finished", _wait(ticket), _service(ticket)
    again = bool(ticket.get("comebacks") or ticket.get("carried"))
    first = finished and ticket.get("priority") is not None
    for cell in cells:
        cell.visits += 1
        cell.served += finished
        cell.cancelled += state == "cancelled"
        cell.expired += state == "expired"
        cell.priority += first
        cell.repeats += again
        if wait is not None:
            cell.waits.take(wait)
        if service is not None:
            cell.services.take(service)


def _wait(ticket: Row) -> float | None:
    called = ticket.get("first_called_at") or ticket.get("called_at")
    if called is None or ticket.get("carried"):
        return None
    return _seconds(datetime.fromisoformat(called) - _at(ticket, "arrived_at", "state_since"))


def _service(ticket: Row) -> float | None:
    if ticket["state"] != "finished" or not ticket.get("started_at") or ticket.get("start_implied"):
        return None
    return _seconds(_at(ticket, "finished_at", "state_since") - _at(ticket, "started_at", "started_at"))


def _seconds(duration: timedelta) -> float:
    return max(0.0, duration.total_seconds())


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


def _count_reasons(cells: defaultdict[Key, Cell], rating: Row) -> None:
    """The same reason praises or complains: it counts apart for good, middling and poor scores."""
    side = "good" if rating["score"] > 3 else "poor" if rating["score"] < 3 else "fair"
    for reason in rating.get("reasons", ()):
        cells["reason", f"{reason} {side}"].visits += 1


def _count_troubles(cells: defaultdict[Key, Cell], ailing: dict[str, set[str]], device: Row) -> None:
    """Each trouble counts when it comes; that another one comes or goes meanwhile does not count it again."""
    name, former = device["id"], ailing.get(device["id"], set())
    now = {kind_of(problem) for problem in device.get("problems", ())}
    ailing[name] = now
    for kind in now - former:
        cells["trouble", f"{name} {kind}"].visits += 1
    if now - former:
        cells["device", name].visits += 1


def _at(ticket: Row, name: str, otherwise: str) -> datetime:
    return datetime.fromisoformat(ticket.get(name) or ticket[otherwise])
