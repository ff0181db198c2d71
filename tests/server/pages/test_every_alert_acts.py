"""Whatever the supervisor is warned of, whatever the situation, something allowed can be pressed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from moiso_server.access import check_command
from moiso_server.pages.alerts import Alert, alerts
from moiso_server.pages.dashboard import derive
from moiso_server.pages.dashboard_html import Telling
from moiso_server.pages.words import LANGUAGES, Words
from moiso_server.pages.words_staff import STAFF
from moiso_server.private import Bearer
from moiso_server.troubles import TROUBLES
from moiso_shared.centre import Centre
from moiso_shared.commands import CallHelp
from moiso_shared.facts import CounterState, LobbyState, Stop
from moiso_shared.help_calls import HelpCall
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.tickets import TicketState
from moiso_shared.wire import Presence

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

SUPERVISOR = Bearer("supervisor", "lan")
LONG_AGO = MORNING - timedelta(hours=2)
SERVING, CALLED = TicketState.SERVING, TicketState.CALLED
CENTRE = small_centre(
    hours={"timetables": {"office": {"mon": ["07:30-17:00"]}}},
    kiosks=[{"id": "k1", "name": "Ki-ốt 1"}],
    boards=[{"id": "b1", "name": "Bảng 1"}],
    watching={"wait_min": 5, "queue": 2},
    calling={"leftover": "carry"},
)
EVERY_COUNTER = tuple(counter.id for counter in CENTRE.counters)


def state(counter: str, **more: Any) -> CounterState:
    return CounterState.model_validate({"id": counter, "status": "open", "since": LONG_AGO} | more)


def waiting(number: str, **more: Any) -> Any:
    return ticket(number, **({"state_since": LONG_AGO, "arrived_at": LONG_AGO} | more))


def at(counter: str, number: str, how: TicketState) -> Any:
    moments: dict[str, Any] = {"called_at": LONG_AGO, "started_at": LONG_AGO if how is SERVING else None}
    return ticket(number, state=how, counter=counter, state_since=LONG_AGO, **moments)


def raised(
    *tickets: Any,
    counters: Iterable[CounterState] = (),
    programs: dict[str, tuple[str, ...]] | None = None,
    now: datetime = MORNING,
    waits: dict[str, Wait] | None = None,
    centre: Centre = CENTRE,
    **more: Any,
) -> list[Alert]:
    """The alerts of a hall at a moment."""
    held = {one.counter: one.id for one in tickets if one.counter}
    rows = tuple(
        one.model_copy(update={"ticket": held.get(one.id)}) if one.id in held else one for one in counters
    )
    lobby = Lobby(LobbyState(day=now.date(), tickets=tickets, counters=rows, **more))
    present = {key: Presence(device=key, problems=value) for key, value in (programs or {}).items()}
    return alerts(derive(lobby, centre, {}, Outlook(waits=waits or {}), present, now), centre)


OPEN = [state(counter) for counter in EVERY_COUNTER]
STOPPED = (Stop(service="chung-thuc", since=LONG_AGO),)
LATE_AFTERNOON, EVENING = MORNING + timedelta(hours=6, minutes=45), MORNING + timedelta(hours=9)
LEFT = {"arrived_at": LATE_AFTERNOON, "state_since": LATE_AFTERNOON}
SITUATIONS: dict[str, tuple[str, list[Alert]]] = {
    "nobody works": ("uncovered", raised(waiting("A001"))),
    "nobody works and numbers are stopped": ("uncovered", raised(waiting("A001"), stops=STOPPED)),
    "a long wait at open counters": ("wait", raised(waiting("A001"), counters=OPEN)),
    "a long queue, numbers stopped": (
        "queue",
        raised(waiting("A001"), waiting("A002"), counters=OPEN, stops=STOPPED),
    ),
    "called in vain, every counter open": ("called_long", raised(at("1", "A001", CALLED), counters=OPEN)),
    "a visit lasts, every counter open": ("serving_long", raised(at("1", "A001", SERVING), counters=OPEN)),
    "paused": ("paused_long", raised(waiting("A001"), counters=[state("1", status="paused")])),
    "idle with everything": ("idle", raised(waiting("A001"), counters=[state("1")])),
    "idle with one service": ("idle", raised(waiting("A001"), counters=[state("1", services=("ho-tich",))])),
    "a counter with two": (
        "several",
        raised(at("1", "A001", SERVING), at("1", "A002", SERVING), counters=[state("1")]),
    ),
    "a clerk with two": (
        "several",
        raised(
            at("1", "A001", SERVING),
            at("3", "A002", SERVING),
            counters=[state("1", clerk="mai"), state("3", clerk="mai")],
        ),
    ),
    "a paused counter with two": (
        "several",
        raised(at("1", "A001", SERVING), at("1", "A002", SERVING), counters=[state("1", status="paused")]),
    ),
    "sent to a closed counter": (
        "stranded",
        raised(waiting("A001", only_counter="1"), counters=[state("3")]),
    ),
    "sent to a clerk who is away": (
        "stranded",
        raised(waiting("A001", only_clerk="mai"), counters=OPEN),
    ),
    "a wheelchair, and no counter is accessible": (
        "stranded",
        raised(waiting("A001", needs=("wheelchair",)), counters=OPEN),
    ),
    "left over, no kiosk": ("left_over", raised(waiting("A001", **LEFT), counters=OPEN, now=EVENING)),
    "closing time in danger": (
        "closing",
        raised(
            waiting("A001", **LEFT),
            counters=OPEN,
            now=LATE_AFTERNOON,
            waits={"chung-thuc": Wait(least_min=60, most_min=120)},
        ),
    ),
    "help is wanted": (
        "help",
        raised(help_calls=(HelpCall(counter="1", help="guide", since=MORNING),)),
    ),
    "a kiosk is away": ("device", raised()),
}


def check(alert: Alert) -> None:
    """It carries something that a supervisor may ask, and reads well in both languages."""
    commands = [action.command for action in alert.actions if action.command is not None]
    assert commands, alert
    for command in commands:
        check_command(SUPERVISOR, command.kind)  # type: ignore[attr-defined]
    for language in LANGUAGES:
        told = Telling(CENTRE, Words(STAFF, language))
        for action in alert.actions:
            assert told.action(action)


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_alert_carries_what_can_be_done(name: str) -> None:
    kind, found = SITUATIONS[name]
    assert kind in {alert.kind for alert in found}
    for alert in found:
        check(alert)


@pytest.mark.parametrize("device", ["kiosk/k1", "board/b1", "board/leds", "kiosk/gone"])
@pytest.mark.parametrize("problem", [*TROUBLES, "something_new", "led_line:l1"])
def test_every_trouble_of_every_device_carries_what_can_be_done(device: str, problem: str) -> None:
    found = [alert for alert in raised(programs={device: (problem,)}) if alert.subject == device]
    assert found or problem == "away"
    for alert in found:
        check(alert)


def test_nobody_is_sent_to_where_the_same_help_is_called_already() -> None:
    call = HelpCall(counter="1", help="guide", since=MORNING, coming="guide/huy")
    lasting = raised(at("1", "A001", SERVING), counters=[state("1")], help_calls=(call,))
    (alert,) = [one for one in lasting if one.kind == "serving_long"]
    sent = [action.command for action in alert.actions if isinstance(action.command, CallHelp)]
    assert [one.help for one in sent] == ["supervisor"]


@pytest.mark.parametrize(("spare", "told"), [(0, True), (240, False)])
def test_closing_time_is_in_danger_beyond_what_the_centre_allows(spare: int, told: bool) -> None:
    watching = CENTRE.watching.model_copy(update={"closing_min": spare})
    found = raised(
        waiting("A001", **LEFT),
        counters=OPEN,
        now=LATE_AFTERNOON,
        waits={"chung-thuc": Wait(least_min=60, most_min=120)},
        centre=CENTRE.model_copy(update={"watching": watching}),
    )
    assert ("closing" in {alert.kind for alert in found}) is told
