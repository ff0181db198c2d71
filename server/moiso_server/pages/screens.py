"""Works the dashboard out once for all browsers, and pushes what has changed to each of them."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from moiso_server.pages.alert_log import AlertLog, Raised
from moiso_server.pages.alerts import Alert, alerts
from moiso_server.pages.dashboard import Dashboard, derive
from moiso_server.pages.dashboard_html import sections
from moiso_server.pages.following import Following
from moiso_server.pages.words import LANGUAGES

log = logging.getLogger(__name__)

BURST_S = 0.25
"""Changes that come together are shown together."""
STALE_S = 10.0
"""Minutes go on also when nothing happens."""


@dataclass(frozen=True)
class Shown:
    """The dashboard as it is, in every language."""

    dashboard: Dashboard
    html: dict[str, dict[str, str]]
    """Sections by language and name."""
    fresh: tuple[Raised, ...] = field(default=())
    """Alerts that have just been raised."""


Listener = Callable[[Shown], None]


class Screens:
    """All open dashboards.

    Args:
        hall: The hall.
        alert_log: Learns of every alert.
        others: What is wrong besides the hall.
    """

    def __init__(
        self, hall: Following, alert_log: AlertLog, others: Callable[[], list[Alert]] = list
    ) -> None:
        self.shown: Shown | None = None
        self.alert_log = alert_log
        self._hall = hall
        self._others = others
        self._listeners: set[Listener] = set()

    def join(self, listener: Listener) -> None:
        """Tell a screen of every change from now on."""
        self._listeners.add(listener)

    def leave(self, listener: Listener) -> None:
        """A screen has been closed."""
        self._listeners.discard(listener)

    async def run(self) -> None:
        """Follow the hall until cancelled."""
        with self._hall.changes.bell() as bell:
            while True:
                bell.clear()
                try:
                    self._look()
                except Exception:
                    log.exception("the dashboard could not be worked out")
                try:
                    await asyncio.wait_for(bell.wait(), STALE_S)
                    await asyncio.sleep(BURST_S)
                except TimeoutError:
                    continue

    def _look(self) -> None:
        hall, now = self._hall, datetime.now(UTC)
        if hall.centre is None:
            return
        dashboard = derive(hall.lobby, hall.centre, hall.today, hall.outlook, hall.programs, now)
        fresh = self.alert_log.update([*alerts(dashboard, hall.centre), *self._others()], now)
        html = {
            str(language): sections(dashboard, hall.centre, self.alert_log, hall.lost_at, language)
            for language in LANGUAGES
        }
        self.shown = Shown(dashboard, html, tuple(fresh))
        self._tell(tuple(self._listeners), self.shown)

    def _tell(self, listeners: Iterable[Listener], shown: Shown) -> None:
        for listener in listeners:
            try:
                listener(shown)
            except Exception:
                log.exception("a screen could not be told")
                self._listeners.discard(listener)
