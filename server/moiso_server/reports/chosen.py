"""Calls of a chosen number out of order, one by one; each carries its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CHOSEN_MOST = 200
"""So many are listed, the newest first; all are counted."""


@dataclass(frozen=True)
class Chosen:
    """One call out of order."""

    at: datetime
    number: str
    counter: str
    clerk: str
    """Empty where nobody signs in."""
    passed: int
    """How many who came earlier were passed over."""
    note: int | None
    """Row of the private store with the reason; its words are erased after a set time."""


def chosen_of(facts: Iterable[Mapping[str, Any]]) -> list[Chosen]:
    """Those among the facts of a day."""
    found = []
    for fact in facts:
        why = fact.get("why") or {}
        if fact["kind"] == "called" and why.get("code") == "by_hand":
            ticket = fact["tickets"][0]
            found.append(
                Chosen(
                    at=datetime.fromisoformat(fact["at"]),
                    number=ticket["number"],
                    counter=ticket.get("counter") or "",
                    clerk=ticket.get("clerk") or "",
                    passed=why.get("passed", 0),
                    note=why.get("note"),
                )
            )
    return found
