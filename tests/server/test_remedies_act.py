"""What an alert offers is taken by the server when a supervisor presses it."""

from collections.abc import Callable

import pytest
from moiso_server.pages.alerts import alerts
from moiso_server.pages.dashboard import derive
from moiso_server.private import Bearer
from moiso_shared.commands import (
    CallNext,
    IssueUpTo,
    PauseCounter,
    SetProfile,
    Start,
    Transfer,
)
from moiso_shared.outlook import Outlook

from tests.server.in_process import InProcess

LAN = Bearer("supervisor", "lan")


def nobody_works(hall: InProcess) -> None:
    hall.issue()


def a_long_queue(hall: InProcess) -> None:
    hall.open("1")
    hall.ask(IssueUpTo(service="A", ordinal=40))


def called(hall: InProcess) -> None:
    hall.open("1")
    hall.issue()
    hall.ask(CallNext(counter="1"))


def serving(hall: InProcess) -> None:
    called(hall)
    hall.ask(Start(ticket="A001"))


def paused(hall: InProcess) -> None:
    hall.open("1")
    hall.ask(PauseCounter(counter="1"))
    hall.issue()


def idle(hall: InProcess) -> None:
    hall.open("1")
    hall.ask(SetProfile(counter="1", services=("A",)))
    hall.issue()


def sent_to_a_closed_counter(hall: InProcess) -> None:
    hall.open("2")
    ticket = hall.issue()
    hall.ask(Transfer(ticket=ticket.id, service="A", counter="1"))


@pytest.mark.parametrize(
    ("kind", "arrange"),
    [
        ("uncovered", nobody_works),
        ("wait", nobody_works),
        ("queue", a_long_queue),
        ("called_long", called),
        ("serving_long", serving),
        ("paused_long", paused),
        ("idle", idle),
        ("stranded", sent_to_a_closed_counter),
    ],
)
def test_every_button_of_an_alert_is_taken(
    hall: InProcess, kind: str, arrange: Callable[[InProcess], None]
) -> None:
    arrange(hall)
    hall.clock.advance(minutes=50)
    centre = hall.parts.hall.centre
    dashboard = derive(hall.lobby, centre, {}, Outlook(), {}, hall.clock.now)
    (alert, *_) = [alert for alert in alerts(dashboard, centre) if alert.kind == kind]
    assert alert.actions
    for action in alert.actions:
        assert action.command is not None
        before = hall.lobby.seq
        hall.ask(action.command, LAN)
        assert hall.lobby.seq > before, action
