"""What the services of a department, and the counters of a zone, come to together."""

from collections.abc import Sequence
from dataclasses import dataclass

from moiso_shared.centre import Centre
from moiso_shared.outlook import Wait

from moiso_server.pages.dashboard import CounterRow, Dashboard, ServiceRow


@dataclass(frozen=True)
class Sums:
    """A department now."""

    waiting: int
    longest_min: int | None
    mean_min: int | None
    """Mean wait so far of all who wait for it."""
    forecast: Wait | None
    """From the shortest to the longest that is foretold for any of its services."""
    served: int


@dataclass(frozen=True)
class ZoneSums:
    """A part of the floor now."""

    open: int
    counters: int
    waiting: int
    """Who wait for something that a counter of this zone serves; they may be called elsewhere too."""


def sums(rows: Sequence[ServiceRow]) -> Sums:
    """Several services together."""
    waiting = sum(row.waiting for row in rows)
    known = [row.forecast for row in rows if row.forecast is not None]
    least, most = (
        (min(each.least_min for each in known), max(each.most_min for each in known)) if known else (0, 0)
    )
    return Sums(
        waiting=waiting,
        longest_min=max((row.longest_min for row in rows if row.longest_min is not None), default=None),
        mean_min=round(sum(row.total_min for row in rows) / waiting) if waiting else None,
        forecast=known[0].model_copy(update={"least_min": least, "most_min": most}) if known else None,
        served=sum(row.served for row in rows),
    )


def zone_sums(rows: Sequence[CounterRow], dashboard: Dashboard, centre: Centre) -> ZoneSums:
    """The counters of one zone together."""
    known = [centre.counter(row.id) for row in rows]
    services = {service for counter in known if counter is not None for service in counter.services}
    return ZoneSums(
        open=sum(row.state.status == "open" for row in rows),
        counters=len(rows),
        waiting=sum(row.waiting for row in dashboard.services if row.service.id in services),
    )
