"""Every alert that somebody can do something about carries what can be done."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from moiso_server.pages.alerts import Alert, alerts
from moiso_server.pages.dashboard import Dashboard, derive
from moiso_server.pages.notices import suggestion
from moiso_server.pages.parts import parts
from moiso_server.pages.sums import sums, zone_sums
from moiso_shared.centre import Centre
from moiso_shared.commands import (
    CallHelp,
    OpenCounter,
    Order,
    PauseCounter,
    Recall,
    SetProfile,
    ShowNotice,
    TellKiosk,
)
from moiso_shared.facts import CounterState, CounterStatus, DeviceState, LobbyState
from moiso_shared.help_calls import Help
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook, Wait
from moiso_shared.text import Text
from moiso_shared.tickets import TicketState
from moiso_shared.wire import Presence

from tests.fakes.centre import small_centre
from tests.fakes.link import MORNING
from tests.fakes.tickets import ticket

OPEN = CounterStatus.OPEN
LINE = {"id": "l1", "port": "/dev/ttyUSB0"}


def centre(**changes: Any) -> Centre:
    return small_centre(kiosks=[{"id": "k1", "name": "Kiosk 1"}], **changes)


Programs = Mapping[str, tuple[str, ...]]
NONE: Programs = {}


def board(
    place: Centre, *tickets: Any, counters: tuple[CounterState, ...] = (), programs: Programs = NONE
) -> Dashboard:
    lobby = Lobby(LobbyState(day=MORNING.date(), tickets=tickets, counters=counters))
    present = {device: Presence(device=device, problems=problems) for device, problems in programs.items()}
    outlook = Outlook(
        waits={"chung-thuc": Wait(least_min=2, most_min=4), "ho-tich": Wait(least_min=5, most_min=9)}
    )
    return derive(lobby, place, {}, outlook, present, MORNING)


def found(dashboard: Dashboard, place: Centre, kind: str) -> Alert:
    return next(alert for alert in alerts(dashboard, place) if alert.kind == kind)


def test_a_call_that_nobody_follows_is_said_again_or_helped_out() -> None:
    called = ticket("A001", state=TicketState.CALLED, counter="1", called_at=MORNING - timedelta(minutes=9))
    at = CounterState(id="1", status=OPEN, since=MORNING, ticket=called.id)
    alert = found(board(centre(), called, counters=(at,)), centre(), "called_long")
    commands = [action.command for action in alert.actions]
    guide = CallHelp(counter="1", help=Help.GUIDE)
    assert commands == [Recall(ticket=called.id), OpenCounter(counter="3"), guide]


def test_an_idle_counter_takes_everything_or_is_away() -> None:
    long_ago = MORNING - timedelta(hours=1)
    at = CounterState(id="1", status=OPEN, since=long_ago, services=("ho-tich",))
    alert = found(board(centre(), ticket("A001"), counters=(at,)), centre(), "idle")
    commands = [action.command for action in alert.actions]
    assert commands == [
        SetProfile(counter="1", services=None),
        PauseCounter(counter="1", reason="other"),
        CallHelp(counter="1", help=Help.SUPERVISOR),
    ]


@pytest.mark.parametrize(
    ("problem", "orders"),
    [
        ("paper_near_end", [Order.PAPER_LOADED, Order.TEST_PRINT]),
        ("paper_end", [Order.PAPER_LOADED, Order.LOCK]),
        ("printer_away", [Order.TEST_PRINT, Order.LOCK]),
        ("locked", [Order.UNLOCK]),
    ],
)
def test_trouble_at_a_kiosk_carries_its_orders(problem: str, orders: list[Order]) -> None:
    alert = found(board(centre(), programs={"kiosk/k1": (problem,)}), centre(), "device")
    told = [action.command for action in alert.actions if isinstance(action.command, TellKiosk)]
    assert told == [TellKiosk(kiosk="k1", order=each) for each in orders]


def test_a_department_and_a_zone_are_summed() -> None:
    dashboard = board(centre(), ticket("A001", minutes_ago=10), ticket("A002", minutes_ago=4), ticket("H001"))
    whole = sums([row for row in dashboard.services if row.service.id != "dat-dai"])
    assert (whole.waiting, whole.longest_min, whole.mean_min) == (3, 10, 5)
    assert whole.forecast == Wait(least_min=2, most_min=9)
    zone = zone_sums([row for row in dashboard.counters if row.id in ("2", "3")], dashboard, centre())
    assert (zone.open, zone.counters, zone.waiting) == (0, 2, 2)
    assert sums([]).mean_min is None


def test_printers_and_led_lines_have_their_own_health() -> None:
    place = centre(leds=[LINE])
    programs: Programs = {
        "kiosk/k1": ("paper_end", "locked"),
        "board/leds": ("led_line:l1", "led_line:other"),
    }
    printer, line = parts(board(place, programs=programs).devices, place)
    assert (printer.kind, printer.problems) == ("printer", ("paper_end",))
    assert (line.kind, line.online, line.problems) == ("led", True, ("led_line:l1",))


def test_an_led_line_that_nobody_drives_is_away() -> None:
    place = centre(leds=[LINE])
    assert [row.online for row in parts(board(place).devices, place) if row.kind == "led"] == [False]


def test_a_long_wait_and_a_long_queue_can_be_told_to_the_hall() -> None:
    place = centre(watching={"wait_min": 5, "queue": 2})
    long_ago = MORNING - timedelta(minutes=20)
    crowd = [ticket(f"A00{n}", state_since=long_ago, arrived_at=long_ago) for n in (1, 2, 3)]
    dashboard = board(place, *crowd)
    for kind in ("wait", "queue"):
        (told,) = (
            action.command
            for action in found(dashboard, place, kind).actions
            if isinstance(action.command, ShowNotice)
        )
        assert told.text.startswith("Chứng thực: ")


@pytest.mark.parametrize("kind", ["wait", "queue", "closing"])
def test_the_longest_name_of_a_service_still_gives_a_notice(kind: str) -> None:
    service = centre().services[0].model_copy(update={"name": Text("Đất đai " * 40)})
    assert len(suggestion(kind, service).text) <= 200


@pytest.mark.parametrize(("minutes", "told"), [(0, True), (4, True), (6, False)])
def test_trouble_of_a_device_is_told_once_it_lasts(minutes: int, told: bool) -> None:
    place = centre(watching={"device_min": minutes})
    since = MORNING - timedelta(minutes=5)
    ailing = DeviceState(id="kiosk/k1", problems=("cover_open",), since=since)
    lobby = Lobby(LobbyState(day=MORNING.date(), devices=(ailing,)))
    asks = Presence(device="kiosk/k1", problems=("cover_open", "help_wanted"))
    dashboard = derive(lobby, place, {}, Outlook(), {"kiosk/k1": asks}, MORNING)
    found = [alert.value for alert in alerts(dashboard, place) if alert.subject == "kiosk/k1"]
    assert found == (["cover_open", "help_wanted"] if told else ["help_wanted"])


def test_paper_that_is_nearly_out_need_not_be_told() -> None:
    programs: Programs = {"kiosk/k1": ("paper_near_end",)}
    for wanted in (True, False):
        place = centre(watching={"paper_near_end": wanted})
        told = [alert for alert in alerts(board(place, programs=programs), place) if alert.kind == "device"]
        assert bool(told) is wanted
