"""The service without a screen: numbers on the boards of its lines, bells, and what ails them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from moiso_display.led_service import NOTHING, LedService
from moiso_shared.centre import Centre
from moiso_shared.led_settings import LedLine
from pytestqt.qtbot import QtBot

from tests.display.led_hall import a_line, four_bytes, zoned
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket
from tests.simulators.led_modbus import ModbusDisplay
from tests.simulators.led_simple import FourByteBoard, Relay
from tests.simulators.led_wire import Wire

WAIT_MS = 10_000


@dataclass
class Hall:
    """A link on-line in a centre with LED lines, and the service that drives them."""

    link: FakeLink = field(default_factory=FakeLink)

    @property
    def problems(self) -> tuple[str, ...] | None:
        return self.link.reports[-1]["problems"] if self.link.reports else None


@pytest.fixture
def hall(qtbot: QtBot) -> Hall:
    return Hall()


@pytest.fixture
def serve(hall: Hall) -> Iterator[Callable[[Centre], LedService]]:
    """Puts the service to work for the device ``den``."""
    services: list[LedService] = []

    def start(centre: Centre) -> LedService:
        services.append(LedService(hall.link, parent=hall.link))
        hall.link.come_online(centre, role="board", name="den")
        return services[0]

    yield start
    for service in services:
        service.stop()


def test_a_call_reaches_the_display_and_a_dead_display_is_told_and_written_again(
    hall: Hall, serve: Callable[[Centre], LedService], qtbot: QtBot
) -> None:
    with ModbusDisplay(address=4) as display:
        registers = {"number": 7, "counter": 8, "digits": 0, "blink": 9}
        board = {"id": "quay-1", "counter": "1", "address": 4, "registers": registers}
        serve(zoned(a_line(display.path, boards=[board], timeout_ms=300)))
        hall.link.tell_call(ticket("A015"), "1")
        display.wait_for(lambda: display.registers.get(7) == 15)
        display.wait_for(lambda: (display.text(0, 4), display.registers.get(9)) == (b"A015", 1))
        qtbot.waitUntil(lambda: hall.problems == (), timeout=WAIT_MS)
        display.lose_power()
        qtbot.waitUntil(lambda: hall.problems == ("led_no_answer:quay-1",), timeout=WAIT_MS)
        display.powered = True
        qtbot.waitUntil(lambda: hall.problems == (), timeout=WAIT_MS)
        display.wait_for(lambda: display.text(0, 4) == b"A015")
        hall.link.stop()


def test_a_call_rings_the_bell_once(hall: Hall, serve: Callable[[Centre], LedService]) -> None:
    relay = Relay()
    with Wire(relay) as wire:
        bell = {"id": "bell", "ring": "relay-on", "rest": "relay-off", "for_ms": 50}
        serve(zoned(a_line(wire.path, bells=[bell], echo=False)))
        wire.wait_for(lambda: relay.moves == [False])
        hall.link.tell_call(ticket("A015"), "1")
        wire.wait_for(lambda: relay.moves == [False, True, False])
        hall.link.tell("started", hall.link.lobby.tickets["t-A015"])
        hall.link.tell_call(hall.link.lobby.tickets["t-A015"], "1", recall=True)
        wire.wait_for(lambda: relay.moves == [False, True, False, True, False])


def test_boards_follow_a_changed_document(
    hall: Hall, serve: Callable[[Centre], LedService], qtbot: QtBot
) -> None:
    first, second = FourByteBoard(1), FourByteBoard(1)
    with Wire(first) as wire, Wire(second) as other:
        serve(zoned(a_line(wire.path, boards=[four_bytes("x", counter="1")])))
        hall.link.tell_call(ticket("A015"), "1")
        wire.wait_for(lambda: first.shown == 15)
        hall.link.replace(zoned(a_line(other.path, boards=[four_bytes("x", counter="1")])))
        other.wait_for(lambda: second.shown == 15)


def test_numbers_stay_while_the_server_is_away(hall: Hall, serve: Callable[[Centre], LedService]) -> None:
    board = FourByteBoard(1)
    with Wire(board) as wire:
        serve(zoned(a_line(wire.path, boards=[four_bytes("x", counter="1")])))
        hall.link.tell_call(ticket("A015"), "1")
        wire.wait_for(lambda: board.shown == 15)
        hall.link.go_offline()
        board.shown = None
        wire.wait_for(lambda: board.shown == 15)


def test_a_pulled_adapter_and_a_missing_line_are_told(
    hall: Hall, serve: Callable[[Centre], LedService], qtbot: QtBot, tmp_path: Path
) -> None:
    missing = LedLine.model_validate(a_line("/dev/no-such-port", boards=[four_bytes("x")]))
    serve(zoned(missing.model_dump()))
    qtbot.waitUntil(lambda: hall.problems == ("led_line:l1",), timeout=WAIT_MS)
    hall.link.replace(zoned())
    qtbot.waitUntil(lambda: hall.problems == (NOTHING,), timeout=WAIT_MS)
