"""Where a service is found, in words."""

from __future__ import annotations

from collections.abc import Iterable

from moiso_shared.centre import Centre, Counter, Service
from moiso_shared.facts import CounterStatus
from moiso_shared.lobby import Lobby

from moiso_kiosk.phrases import say, worded


def counters(lobby: Lobby, centre: Centre, service: Service, language: str) -> str:
    """The counters that serve now, or all that may when none has opened yet."""
    able = centre.counters_for(service.id)
    working = [c for c in able if lobby.counter(c.id).status is not CounterStatus.CLOSED]
    return counter_words(working or able, language)


def counter_words(counters: Iterable[Counter], language: str) -> str:
    """Counters in a line: named ones by name, the others as "Quầy 3, 4, 5"."""
    chosen = sorted(counters, key=lambda counter: counter.number)
    numbers = ", ".join(str(counter.number) for counter in chosen if counter.name is None)
    names = [worded(counter.name, language) for counter in chosen if counter.name is not None]
    return ", ".join([say(language, "counter", numbers=numbers)] * bool(numbers) + names)


def zone(centre: Centre, service: Service, language: str) -> str:
    """The part of the hall where its counters are; empty when they are in several."""
    ids = {counter.zone for counter in centre.counters_for(service.id)}
    names = [worded(part.name, language) for part in centre.zones if part.id in ids]
    return names[0] if len(names) == 1 and len(ids) == 1 else ""
