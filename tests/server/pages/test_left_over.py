"""At the end of the day the supervisor is told who is left over, and has slips printed."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from moiso_server.pages.alerts import Alert, alerts
from moiso_server.pages.dashboard import derive
from moiso_shared.commands import AskSlips
from moiso_shared.facts import CounterState, CounterStatus, LobbyState
from moiso_shared.lobby import Lobby
from moiso_shared.outlook import Outlook
from moiso_shared.tickets import Paper, TicketState
from moiso_shared.wire import Presence

from tests.fakes.centre import small_centre
from tests.fakes.tickets import ticket

EVENING = datetime(2026, 11, 23, 10, 5, tzinfo=UTC)
"""Monday, 17:05 at the centre."""
HOURS = {"timetables": {"office": {day: ["07:30-17:00"] for day in ("mon", "tue")}}}


def left_over(*problems: str, online: bool = True, leftover: str = "carry", **kept: Any) -> list[Alert]:
    centre = small_centre(
        hours=HOURS, calling={"leftover": leftover}, kiosks=[{"id": "k1", "name": "Kiosk 1"}]
    )
    lobby = Lobby(LobbyState(day=EVENING.date(), tickets=(ticket("A001", **kept), ticket("A002"))))
    programs = {"kiosk/k1": Presence(device="kiosk/k1", online=online, problems=problems)}
    dashboard = derive(lobby, centre, {}, Outlook(), programs, EVENING)
    return [alert for alert in alerts(dashboard, centre) if alert.kind == "left_over"]


def test_slips_are_one_touch_away() -> None:
    (alert,) = left_over()
    assert (alert.subject, alert.value) == ("chung-thuc", 2)
    assert alert.actions[0].command == AskSlips(kiosk="k1")
    assert [action.words for action in alert.actions] == ["act_slips", "act_notice"]


def test_who_has_a_slip_is_not_counted() -> None:
    (alert,) = left_over(kept_for="2026-11-24", paper=Paper.PRINTED)
    assert alert.value == 1


@pytest.mark.parametrize(("problems", "online"), [(("paper_end",), True), ((), False)])
def test_a_kiosk_that_cannot_print_is_not_offered(problems: tuple[str, ...], online: bool) -> None:
    (alert,) = left_over(*problems, online=online)
    assert [action.words for action in alert.actions] == ["act_notice"]


def test_who_holds_too_much_and_whom_nobody_may_call_is_told() -> None:
    centre = small_centre(hours={"always_open": True})
    held = [
        ticket(number, state=TicketState.SERVING, counter="1", minutes_ago=4) for number in ("A001", "A002")
    ]
    sent = ticket("A003", only_counter="3", minutes_ago=4)
    lobby = Lobby(
        LobbyState(
            day=EVENING.date(),
            tickets=(*held, sent),
            counters=(CounterState(id="1", status=CounterStatus.OPEN, ticket="t-A001", clerk="lan"),),
        )
    )
    now = sent.state_since + timedelta(minutes=4)
    told = alerts(derive(lobby, centre, {}, Outlook(), {}, now), centre)
    found = {(alert.kind, alert.subject, alert.value) for alert in told}
    assert {("several", "lan", 2), ("stranded", "A003", 4)} <= found


def test_where_tickets_expire_nobody_is_promised_anything() -> None:
    assert left_over(leftover="expire") == []
