"""A ticket and its story in words for staff."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from moiso_shared.centre import Centre
from moiso_shared.tickets import Ticket

from moiso_server.pages.phone import clock_time, counter_name
from moiso_server.pages.words import Words

NEEDS = ("wheelchair", "to_be_led", "deaf")


def needs_of(words: Words) -> list[tuple[str, str]]:
    """Code and wording of every need."""
    return [(need, words(f"need_{need}")) for need in NEEDS]


def ticket_line(ticket: Ticket, centre: Centre, words: Words) -> dict[str, Any]:
    """One ticket in a list."""
    service, kind = centre.service(ticket.service), centre.priority(ticket.priority)
    return {
        "id": ticket.id,
        "number": ticket.number,
        "service": service.name.in_language(words.language) if service else ticket.service,
        "state": words(f"ticket_{ticket.state.value}"),
        "open": ticket.open,
        "counter": counter_name(centre, ticket.counter, words) if ticket.counter else "",
        "arrived": clock_time(centre, ticket.arrived_at),
        "since": clock_time(centre, ticket.state_since),
        "priority": kind.name.in_language(words.language) if kind else "",
        "checked": ticket.priority_checked,
        "needs": [words(f"need_{need}") for need in ticket.needs if need in NEEDS],
    }


def story_lines(steps: Iterable[Mapping[str, Any]], centre: Centre, words: Words) -> list[dict[str, Any]]:
    """Each step with its time, what happened, who did it and why."""
    return [
        {
            "at": clock_time(centre, datetime.fromisoformat(step["at"])),
            "what": _named(f"fact_{step['kind']}", str(step["kind"]), words),
            "who": step.get("person") or actor_name(step["actor"], centre, words),
            "counter": counter_name(centre, step["counter"], words) if step["counter"] else "",
            "why": _language(step["why"], words),
        }
        for step in steps
    ]


def actor_name(actor: str, centre: Centre, words: Words) -> str:
    """A device in words; a person whose account is gone keeps the name used to sign in."""
    role, _, name = actor.partition("/")
    if role == "counter" and centre.counter(name) is not None:
        return counter_name(centre, name, words)
    if role in ("kiosk", "board"):
        known = centre.kiosks if role == "kiosk" else centre.boards
        named = (part.name.in_language(words.language) for part in known if part.id == name)
        return next(named, f"{words(role)} {name}")
    return words("actor_server") if role == "server" else name or actor


def _named(key: str, otherwise: str, words: Words) -> str:
    return words(key) if words.has(key) else otherwise.replace("_", " ")


def _language(said: Mapping[str, str] | None, words: Words) -> str:
    return (said.get(words.language) or said.get("vi", "")) if said else ""
