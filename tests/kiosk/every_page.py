"""Every page that a visitor can come to, each with the longest words that it may have to show."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from moiso_kiosk import visit as steps
from moiso_kiosk.visit import PaperState, Step, Visit
from moiso_qt.link import Accepted
from moiso_server.centres import ready_made
from moiso_shared.centre import Centre
from moiso_shared.centre_file import parse
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.tickets import Ticket, TicketState
from moiso_shared.wire import Presence

from tests.kiosk.looking_up import CARD, DOSSIER, SECRET, scan, search_path
from tests.kiosk.stand import Stand, a_ticket

Opener = Callable[[Stand], None]
"""Brings a visitor to a page."""

LONGEST_NAME = 1094
"""Signs of the longest name that a national catalogue has."""


def a_province(**more: Any) -> Centre:
    """The largest ready-made centre, with a film for every page."""
    videos = {str(step): f"{step}.mp4" for step in Step}
    known = {"public_url": "http://192.168.1.10:8712", "sign_videos": videos}
    return parse(ready_made("province")).model_copy(update=known | more)


def busy(centre: Centre) -> Presence:
    """The forecast of a long morning."""
    waits = {service.id: Wait(least_min=125, most_min=145) for service in centre.services}
    return Presence(outlook=Outlook(waits=waits))


def visits(centre: Centre) -> dict[str, Visit]:
    """A visit for every page on the way to a number."""
    wordy = max(centre.services, key=lambda service: len(service.name.vi))
    group = next(i for i, tile in enumerate(centre.menu) if len(tile.tiles) > 4)
    confirm = Visit(step=Step.CONFIRM, service=wordy.id)
    number = Visit(
        step=Step.NUMBER,
        ticket=a_ticket("A1015", service=wordy.id, language="en"),
        code="K7QX2M4VNB5TZ3WJ6RHC8YPDFA",
        paper=PaperState.FAILED,
    )
    return {
        "menu": Visit(),
        "submenu": Visit(path=(group,)),
        "confirm": confirm,
        "chosen": replace(confirm, priority=centre.priority_classes[0].id),
        "second errand": replace(confirm, errands=(centre.services[1].id, centre.services[2].id)),
        "asking": replace(confirm, step=Step.ASKING),
        "number": number,
        "printed": replace(number, paper=PaperState.PRINTED),
        "held up": replace(number, paper=PaperState.HELD, obstacle="printer_hot"),
        "on screen": replace(number, paper=PaperState.NONE, obstacle="printer_away"),
        "way": replace(number, step=Step.WAY),
        "way upstairs": replace(number, step=Step.WAY, ticket=_upstairs(centre)),
        "sorry": steps.refused(confirm, "service_closed"),
        "off-line": replace(number, offline=True, paper=PaperState.PRINTED),
        "no paper": steps.refused(confirm, "printer_hot"),
        "away": steps.refused(confirm, "server_away"),
    }


def _upstairs(centre: Centre) -> Ticket:
    """A ticket that is called to another floor."""
    above = next(zone.id for zone in centre.zones if zone.place and zone.place.floor == 2)
    counter = next(counter for counter in centre.counters if counter.zone == above)
    return a_ticket("L001", service=counter.services[0], state=TicketState.CALLED, counter=counter.id)


def every_page(stand: Stand, centre: Centre) -> dict[str, Opener]:
    """How to come to each page; the server's shelf is furnished for all of them."""
    procedures = _shipped(centre)
    _furnish(stand, procedures)
    ways: dict[str, Opener] = {
        name: partial(Stand.bring, visit=visit) for name, visit in visits(centre).items()
    }
    return ways | _looking_up(procedures) | {"greeted": _with_card}


def _looking_up(procedures: list[dict[str, Any]]) -> dict[str, Opener]:
    by_code = {found["code"]: partial(scanned, text=found["code"]) for found in procedures}
    wordiest = max(procedures[:-1], key=lambda found: len(json.dumps(found)))
    states = (TicketState.WAITING, TicketState.CALLED, TicketState.MISSED, TicketState.PARKED)
    return {
        "search": opened,
        "results": partial(typed, text="a"),
        "nothing": partial(typed, text="q"),
        "long text": partial(typed, text="b" * 60),
        "fields": partial(chosen, keys=("department:0",)),
        "procedures": partial(chosen, keys=("department:0", "field:0")),
        "procedure": by_code[wordiest["code"]],
        "procedure with a long name": by_code[procedures[-1]["code"]],
        "dossier": partial(scanned, text=DOSSIER["code"]),
        "no dossier": partial(scanned, text="H21.65-260914-9999"),
        "foreign code": partial(scanned, text="8934563138165"),
        "misread": partial(scanned, text="", broken=True),
        **{f"ticket {state}": partial(with_ticket, state=state) for state in states},
        "way of a ticket": partial(with_ticket, state=TicketState.WAITING, action="way"),
        "giving up": partial(with_ticket, state=TicketState.WAITING, action="cancel"),
        "more time": partial(with_ticket, state=TicketState.WAITING, action="later"),
    }


def _shipped(centre: Centre) -> list[dict[str, Any]]:
    """The catalogue that the demo ships, all in services of this centre; the last name is a very long one."""
    told = json.loads(files("moiso_server.centres").joinpath("procedures.json").read_text("utf-8"))
    for found in told:
        found |= {"service": centre.services[0].id, "online_url": "https://dichvucong.gov.vn/p/home/dvc.html"}
    words = "Cấp lại giấy chứng nhận đủ điều kiện đối với trường hợp bị mất hoặc hư hỏng "
    name = (words * 20)[:LONGEST_NAME].rstrip()
    return [*told, {**told[0], "code": "1.009999", "name": name}]


def _furnish(stand: Stand, procedures: list[dict[str, Any]]) -> None:
    long = sorted(procedures, key=lambda found: abs(len(found["name"]) - 88))
    departments = sorted({found["department"] for found in procedures}, key=len, reverse=True)
    fields = [{"name": name, "count": 120} for name in sorted({f["field"] for f in procedures}, key=len)]
    tree = [{"name": name, "fields": [*reversed(fields)]} for name in departments]
    browsed = {"department": departments[0], "field": fields[-1]["name"], "limit": 1000}
    stand.link.shelf |= {
        "/api/procedure-fields": Accepted({"departments": tree}),
        **{f"/api/procedures/{found['code']}": Accepted(found) for found in procedures},
        f"/api/procedures?{urlencode(browsed)}": Accepted({"procedures": long}),
        search_path("a"): Accepted({"procedures": long[:40]}),
        search_path("q"): Accepted({"procedures": []}),
        f"/api/dossiers/{DOSSIER['code']}": Accepted(_wordy_dossier()),
        f"/api/codes/{SECRET}": Accepted({"ticket": "t-A1015"}),
    }


def _wordy_dossier() -> dict[str, Any]:
    todo = "Mời bổ sung bản sao giấy chứng nhận đã công chứng và biên lai, rồi nộp lại tại quầy tiếp nhận"
    return DOSSIER | {
        "state": {"vi": "Yêu cầu thực hiện nghĩa vụ tài chính", "en": "A payment is asked for"},
        "todo": {
            "vi": todo,
            "en": "Please bring the missing papers to the counter that took the file",
        },
        "procedure": "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
        "overdue": True,
        "apologised": True,
        "service": None,
    }


def opened(stand: Stand) -> None:
    """The page of looking things up, untouched."""
    stand.bring(Visit())
    stand.finding.open()


def typed(stand: Stand, text: str) -> None:
    """What is found by these letters."""
    opened(stand)
    for letter in text:
        stand.finding.press(letter)


def chosen(stand: Stand, keys: Iterable[str]) -> None:
    """The list behind these rows."""
    opened(stand)
    for key in keys:
        stand.finding.choose(key)


def scanned(stand: Stand, text: str, **more: Any) -> None:
    """What is said to a code before the scanner."""
    stand.bring(Visit())
    scan(stand, text, **more)


def with_ticket(stand: Stand, state: TicketState, action: str = "") -> None:
    """One's own ticket, and what was touched there."""
    service = stand.link.centre.services[0].id if stand.link.centre else ""
    counter = stand.link.centre.counters[0].id if stand.link.centre else ""
    called = {"counter": counter} if state is TicketState.CALLED else {}
    stand.link.tell("issued", a_ticket("A1015", service=service, state=state, **called))
    scanned(stand, SECRET)
    if action:
        stand.finding.act(action)
    if action == "later":
        stand.link.answer(Accepted({}))


def _with_card(stand: Stand) -> None:
    scanned(stand, CARD)
