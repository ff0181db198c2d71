"""The page that offers a number: what for, how many wait, how long, and the question about priority."""

from __future__ import annotations

from dataclasses import replace

from moiso_shared.centre import Centre, Service

from moiso_kiosk import places
from moiso_kiosk.doors import deserted, door, hours_today, too_late_today
from moiso_kiosk.page import Choice, Moment, Page
from moiso_kiosk.phrases import say, worded
from moiso_kiosk.visit import MOST_ERRANDS, Visit


def offer_page(page: Page, moment: Moment, centre: Centre, visit: Visit) -> Page:
    """The frame completed with the offer."""
    language = visit.language
    service = centre.service(visit.service or "")
    if service is None:
        return page
    at_door = door(moment, centre, service, language)
    waiting = len(list(moment.lobby.waiting([service.id])))
    can_take = at_door.open and moment.possible
    return replace(
        page,
        title=worded(service.name, language),
        lead=say(language, "mine_more" if visit.extends else "confirm_lead"),
        back=say(language, "back"),
        errands=_errands(centre, visit),
        waiting=say(language, "people", count=waiting) if waiting else say(language, "nobody"),
        wait=wait_words(moment, service, language),
        counters=_counters(moment, centre, service, language),
        hours=hours_today(moment, centre, service, language),
        open=at_door.open,
        notice=page.notice or at_door.words or _warning(moment, centre, service, language),
        priorities=()
        if visit.extends
        else tuple(
            Choice(kind.id, worded(kind.name, language), kind.icon, kind.id == visit.priority)
            for kind in centre.priorities_of(service)
        ),
        main=_take_words(moment, visit) if can_take else "",
        more=say(language, "more")
        if can_take and not visit.extends and len(visit.errands) + 1 < MOST_ERRANDS
        else "",
        words=page.words | {"asking_now": say(language, "asking_slow" if moment.slow else "asking")},
    )


def _take_words(moment: Moment, visit: Visit) -> str:
    """What the biggest button does: a new number, or one more errand under one that the visitor has."""
    known = moment.lobby.tickets.get(visit.extends)
    if known is not None:
        return say(visit.language, "add_to", number=known.number)
    return say(visit.language, "take_priority" if visit.priority else "take")


def wait_words(moment: Moment, service: Service, language: str) -> str:
    """The likely wait as a range of minutes; empty when nothing is known."""
    wait = moment.outlook.waits.get(service.id)
    if wait is None:
        return ""
    if wait.most_min <= wait.least_min:
        return say(language, "wait_one", minutes=wait.most_min)
    return say(language, "wait_range", least=wait.least_min, most=wait.most_min)


def _errands(centre: Centre, visit: Visit) -> str:
    """What was chosen before, under the same number."""
    chosen = [found for name in visit.errands if (found := centre.service(name))]
    names = " + ".join(worded(service.name, visit.language) for service in chosen)
    return say(visit.language, "same_number", names=names) if names else ""


def _counters(moment: Moment, centre: Centre, service: Service, language: str) -> str:
    """Where it is served; or that no counter is open for it yet."""
    if deserted(moment, centre, [service]):
        return say(language, "no_counter")
    return places.counters(moment.lobby, centre, service, language)


def _warning(moment: Moment, centre: Centre, service: Service, language: str) -> str:
    return say(language, "maybe_not_today") if too_late_today(moment, centre, service) else ""
