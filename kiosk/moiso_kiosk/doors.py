"""Whether a number can be had for a service now, in words: why not, and when again.

The server decides; this only spares the visitor a touch in vain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moiso_shared import opening
from moiso_shared.centre import Centre, Service
from moiso_shared.concerns import covered
from moiso_shared.facts import Stop
from moiso_shared.timetable import Spans

from moiso_kiosk.page import Moment
from moiso_kiosk.phrases import say, weekday

_STOP_REASONS = frozenset({"full", "system", "staff", "meeting"})
"""Codes that have words; any other reason stays unsaid."""


@dataclass(frozen=True)
class Door:
    """A service as the visitor finds it."""

    open: bool
    words: str = ""
    """While closed: why, or when numbers are given again."""
    opens_at: datetime | None = None


def door(moment: Moment, centre: Centre, service: Service, language: str) -> Door:
    """The door of a service at this moment."""
    stop = moment.lobby.stops.get(service.id)
    if stop is not None and (stop.until is None or moment.now < stop.until):
        return Door(open=False, words=_stopped(moment.now, stop, language))
    match opening.is_open(centre, service, moment.now):
        case opening.Open():
            return Door(open=True)
        case opening.Closed(opens_at=opens_at):
            return Door(open=False, words=_again(moment.now, opens_at, language), opens_at=opens_at)


def widest(doors: Iterable[Door]) -> Door:
    """The door that several services have together: open if one is, else the one that opens first."""
    known = list(doors)
    if any(one.open for one in known):
        return Door(open=True)
    later = [one for one in known if one.opens_at is not None]
    return min(later, key=lambda one: one.opens_at or datetime.max, default=known[0] if known else Door(True))


def out_of_hours(moment: Moment, centre: Centre, language: str) -> str:
    """When numbers are given again, where no service gives any at this hour; empty in opening hours."""
    found = [opening.is_open(centre, service, moment.now) for service in centre.services]
    closed = [each for each in found if isinstance(each, opening.Closed)]
    if len(closed) < len(found):
        return ""
    return _again(
        moment.now, min((each.opens_at for each in closed if each.opens_at), default=None), language
    )


def deserted(moment: Moment, centre: Centre, services: Iterable[Service]) -> bool:
    """Whether no open counter takes any of these services now; while the server is away nobody can tell."""
    if not moment.online:
        return False
    taken = covered(moment.lobby, centre, moment.now)
    return not any(service.id in taken for service in services)


def hours_today(moment: Moment, centre: Centre, service: Service, language: str) -> str:
    """The hours of today in a line; empty where there are none."""
    spans: Spans = ()
    if not centre.hours.always_open:
        spans = opening.spans_on(centre, service, opening.local_day(centre, moment.now))
    hours = ", ".join(str(span).replace("-", "–") for span in spans)
    return say(language, "hours_today", hours=hours) if hours else ""


def too_late_today(moment: Moment, centre: Centre, service: Service) -> bool:
    """Whether somebody who takes a number now may not be served before the counters close."""
    wait = moment.outlook.waits.get(service.id)
    closing = opening.closing_time(centre, service, moment.now)
    if wait is None or closing is None:
        return False
    done = opening.working_after(centre, service, moment.now, timedelta(minutes=wait.most_min))
    return done > closing


def _stopped(now: datetime, stop: Stop, language: str) -> str:
    """That no numbers are given, until when, and why: "Tạm dừng đến 14:00: đang quá đông"."""
    words = say(language, "stopped_now")
    if stop.until is not None:
        words = say(language, "stopped_until", time=f"{stop.until.astimezone(now.tzinfo):%H:%M}")
    why = f": {say(language, f'stop_{stop.reason}')}" if stop.reason in _STOP_REASONS else ""
    return f"{words}{why}"


def _again(now: datetime, opens_at: datetime | None, language: str) -> str:
    if opens_at is None:
        return say(language, "closed_long")
    local = opens_at.astimezone(now.tzinfo)
    time = f"{local:%H:%M}"
    if local.date() == now.date():
        return say(language, "opens_at", time=time)
    return say(language, "opens_on", day=f"{weekday(language, local)} {local:%d/%m}", time=time)
