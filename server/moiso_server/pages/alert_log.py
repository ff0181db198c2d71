"""Alerts as they come and go: which are new, seen, over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

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


class AlertLog:
    """Keeps running alerts by key, and the ones that are over, the newest first."""

    def __init__(self) -> None:
        self._running: dict[str, Raised] = {}
        self.history: list[Raised] = []

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
            self.history.insert(0, replace(self._running.pop(key), over_at=now))
        del self.history[HISTORY_MOST:]
        fresh = []
        for key, alert in current.items():
            if key in self._running:
                self._running[key] = replace(self._running[key], alert=alert)
            else:
                self._running[key] = Raised(alert, now)
                fresh.append(self._running[key])
        return fresh

    def acknowledge(self, key: str, person: str) -> None:
        """Somebody has seen it."""
        raised = self._running.get(key)
        if raised is not None and raised.seen_by is None:
            self._running[key] = replace(raised, seen_by=person)

    def find(self, key: str) -> Raised | None:
        """A running alert."""
        return self._running.get(key)
