"""How long counters were open and clerks worked on one day; who holds two counters works once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Row = Mapping[str, Any]
"""A ticket or fact as JSON values; what is at its default is left out."""

WORK_KINDS = ("counter_opened", "counter_paused", "counter_closed", "signed_in", "signed_out")
"""Kinds that begin or end work, beside the calls."""


@dataclass(frozen=True)
class _Stretch:
    """A counter is open, with the same clerk or none."""

    counter: str
    clerk: str | None
    start: datetime
    end: datetime


def worked(tickets: Iterable[Row], facts: Iterable[Row]) -> dict[tuple[str, str], int]:
    """Seconds of work by heading, ``("counter", "3")`` or ``("clerk", "lan")``.

    A counter that was left open counts from the first to the last thing that happened at it on this day.

    Args:
        tickets: Those of the day.
        facts: Of `WORK_KINDS`, and calls, in order.
    """
    found: dict[tuple[str, str], list[_Stretch]] = {}
    for stretch in _stretches(facts, _last_visits(tickets)):
        found.setdefault(("counter", stretch.counter), []).append(stretch)
        if stretch.clerk is not None:
            found.setdefault(("clerk", stretch.clerk), []).append(stretch)
    return {key: _together_s(stretches) for key, stretches in found.items()}


def _last_visits(tickets: Iterable[Row]) -> dict[str, datetime]:
    """When the last visit of each counter ended; a number that expired did so at night."""
    last: dict[str, datetime] = {}
    for ticket in tickets:
        if ticket.get("counter") and ticket.get("finished_at") and ticket["state"] != "expired":
            ended = datetime.fromisoformat(ticket["finished_at"])
            last[ticket["counter"]] = max(ended, last.get(ticket["counter"], ended))
    return last


def _stretches(facts: Iterable[Row], last_visits: Mapping[str, datetime]) -> list[_Stretch]:
    done: list[_Stretch] = []
    running: dict[str, _Stretch] = {}
    for fact in facts:
        at = datetime.fromisoformat(fact["at"])
        for state in fact.get("counters", ()):
            counter, clerk = state["id"], state.get("clerk")
            open_now = state.get("status") == "open"
            before = running.pop(counter, None)
            if before is not None and (not open_now or before.clerk != clerk):
                done.append(_Stretch(counter, before.clerk, before.start, at))
                before = None
            if open_now:
                running[counter] = _Stretch(counter, clerk, before.start if before else at, at)
    for left in running.values():
        end = max(left.end, last_visits.get(left.counter, left.end))
        done.append(_Stretch(left.counter, left.clerk, left.start, end))
    return done


def _together_s(stretches: Iterable[_Stretch]) -> int:
    """Seconds that are covered by any of the stretches."""
    total, until = 0.0, None
    for stretch in sorted(stretches, key=lambda each: each.start):
        start = stretch.start if until is None else max(stretch.start, until)
        total += max(0.0, (stretch.end - start).total_seconds())
        until = stretch.end if until is None else max(until, stretch.end)
    return round(total)
