"""Alerts as they come and go: which are new, seen, acted on, over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from moiso_server.kept_alerts import LONGEST, Acted, KeptAlert
from moiso_server.pages.action import Action
from moiso_server.pages.alerts import Alert

HISTORY_MOST = 200


@dataclass(frozen=True)
class Raised:
    """An alert with its story."""

    alert: Alert
    since: datetime
    seen_by: str | None = None
    """Who has acknowledged it."""
    over_at: datetime | None = None
    seen_at: datetime | None = None
    acted: tuple[Acted, ...] = ()
    id: str = field(default_factory=lambda: uuid4().hex)

    def kept(self) -> KeptAlert:
        """As the history keeps it."""
        value = self.alert.value
        return KeptAlert(
            kind=self.alert.kind,
            subject=self.alert.subject[:LONGEST],
            value=value if isinstance(value, int) else value[:LONGEST],
            since=self.since,
            seen_by=self.seen_by,
            seen_at=self.seen_at,
            acted=self.acted[-50:],
            over_at=self.over_at,
        )


def raised_of(alert_id: str, kept: KeptAlert) -> Raised:
    """As it was when it was kept."""
    alert = Alert(kept.kind, kept.subject, kept.value)
    return Raised(alert, kept.since, kept.seen_by, kept.over_at, kept.seen_at, kept.acted, alert_id)


class AlertLog:
    """Keeps running alerts by key, and the ones that are over, the newest first."""

    def __init__(self) -> None:
        self._running: dict[str, Raised] = {}
        self.history: list[Raised] = []
        self.changed: dict[str, Raised] = {}
        """What is to be kept, by id: whoever keeps it takes it out."""

    def restore(self, running: Mapping[str, KeptAlert], over: Mapping[str, KeptAlert]) -> None:
        """Go on where an earlier run ended."""
        found = [raised_of(key, kept) for key, kept in running.items()]
        self._running |= {raised.alert.key: raised for raised in found}
        self.history += [raised_of(key, kept) for key, kept in over.items() if kept.over_at is not None]

    @property
    def running(self) -> list[Raised]:
        """What is over its threshold now, the newest first."""
        return sorted(self._running.values(), key=lambda raised: raised.since, reverse=True)

    @property
    def unseen(self) -> list[Raised]:
        """Running alerts that nobody has acknowledged."""
        return [raised for raised in self.running if raised.seen_by is None]

    def update(self, alerts: Iterable[Alert], now: datetime) -> list[Raised]:
        """Take in what is over its threshold now; gives what has just been raised."""
        current = {alert.key: alert for alert in alerts}
        for key in [key for key in self._running if key not in current]:
            self.history.insert(0, self._note(replace(self._running.pop(key), over_at=now)))
        del self.history[HISTORY_MOST:]
        fresh = []
        for key, alert in current.items():
            if key in self._running:
                self._running[key] = replace(self._running[key], alert=alert)
            else:
                self._running[key] = self._note(Raised(alert, now))
                fresh.append(self._running[key])
        return fresh

    def acknowledge(self, key: str, person: str, now: datetime) -> None:
        """Somebody has seen it."""
        raised = self._running.get(key)
        if raised is not None and raised.seen_by is None:
            self._running[key] = self._note(replace(raised, seen_by=person, seen_at=now))

    def act(self, raised: Raised, action: Action, person: str, now: datetime) -> None:
        """Somebody has done something about it, which may have ended it already."""
        done = Acted(words=action.words, counter=action.counter, by=person, at=now)
        key = raised.alert.key
        if key in self._running and self._running[key].id == raised.id:
            running = self._running[key]
            self._running[key] = self._note(replace(running, acted=(*running.acted, done)))
            return
        for place, past in enumerate(self.history):
            if past.id == raised.id:
                self.history[place] = self._note(replace(past, acted=(*past.acted, done)))

    def find(self, key: str) -> Raised | None:
        """A running alert."""
        return self._running.get(key)

    def _note(self, raised: Raised) -> Raised:
        self.changed[raised.id] = raised
        return raised
