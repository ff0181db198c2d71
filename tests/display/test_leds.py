"""Each counter's LED board shows the number that stands there, bells ring, unknown boards are found out."""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from moiso_display.led_faces import bells_for, faces, lines_of
from moiso_display.led_service import NOTHING, LedService
from moiso_hardware.boards.port import Face
from moiso_shared.centre import Centre
from moiso_shared.led_settings import LedLine
from pydantic import ValidationError
from pytestqt.qtbot import QtBot

from tests.fakes.centre import DOCUMENT, small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket
from tests.simulators.led_modbus import ModbusDisplay
from tests.simulators.led_simple import FourByteBoard, Relay
from tests.simulators.led_wire import Wire, eventually

WAIT_MS = 10_000


def a_line(port: str = "/dev/ttyUSB0", **more: Any) -> dict[str, Any]:
    return {"id": "l1", "port": port, "pause_ms": 0, "refresh_s": 1, "timeout_ms": 60, **more}


def four_bytes(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "template": "four-bytes", **more}


def zoned(*lines: dict[str, Any]) -> Centre:
    """The small centre with counters 1 and 3 in one zone, counter 2 in another."""
    counters = [counter | {"zone": "b" if counter["id"] == "2" else "a"} for counter in DOCUMENT["counters"]]
    zones = [{"id": "a", "name": "Khu A"}, {"id": "b", "name": "Khu B"}]
    boards = [{"id": "den", "name": "Bảng đèn", "speaks": False}]
    return small_centre(counters=counters, zones=zones, boards=boards, leds=lines)


@dataclass
class Hall:
    """A link on-line in a centre with LED lines, and the service that drives them."""

    link: FakeLink = field(default_factory=FakeLink)

    def shown(self, centre: Centre) -> dict[str, Face]:
        return faces(centre, self.link.lobby, centre.leds, self.link.server_now())

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


def test_a_counters_board_shows_its_ticket_until_it_ends(hall: Hall) -> None:
    centre = zoned(a_line(boards=[four_bytes("x", counter="1"), four_bytes("y", counter="2")]))
    hall.link.come_online(centre)
    hall.link.tell_call(ticket("A015"), "1")
    assert hall.shown(centre) == {"x": Face("A015", 1, fresh=True), "y": Face("", 2)}
    hall.link.pass_time(seconds=11)
    assert hall.shown(centre)["x"] == Face("A015", 1)
    counter = hall.link.lobby.counter("1").model_copy(update={"ticket": None})
    ended = hall.link.lobby.tickets["t-A015"].model_copy(update={"state": "finished"})
    hall.link.tell("finished", ended, counters=(counter,))
    assert hall.shown(centre)["x"] == Face("", 1)


def test_a_zones_boards_show_its_last_calls_each_ticket_once(hall: Hall) -> None:
    boards = [four_bytes("x", zone="a"), four_bytes("y", zone="a", place=2), four_bytes("all")]
    centre = zoned(a_line(boards=boards))
    hall.link.come_online(centre)
    for number, counter in (("A001", "1"), ("A002", "3"), ("L009", "2")):
        hall.link.tell_call(ticket(number), counter)
    hall.link.tell_call(hall.link.lobby.tickets["t-A001"], "1", recall=True)
    shown = {name: (face.number, face.counter) for name, face in hall.shown(centre).items()}
    assert shown == {"x": ("A001", 1), "y": ("A002", 3), "all": ("A001", 1)}


def test_a_bell_rings_for_its_counter_or_zone_and_never_late(hall: Hall) -> None:
    bells = [
        {"id": "of-1", "ring": "relay-on", "counter": "1"},
        {"id": "of-a", "ring": "relay-on", "zone": "a"},
        {"id": "of-b", "ring": "relay-on", "zone": "b"},
        {"id": "of-all", "ring": "relay-on"},
    ]
    centre = zoned(a_line(bells=bells))
    hall.link.come_online(centre)
    call = hall.link.tell_call(ticket("A015"), "1")
    assert bells_for(call, centre, centre.leds, hall.link.now) == ["of-1", "of-a", "of-all"]
    hall.link.pass_time(seconds=6)
    assert bells_for(call, centre, centre.leds, hall.link.now) == []


def test_a_device_drives_its_own_lines_and_those_of_nobody() -> None:
    centre = zoned(a_line(at="den"), a_line("/dev/ttyUSB1") | {"id": "l2"})
    assert [line.id for line in lines_of(centre, "den")] == ["l1", "l2"]
    assert [line.id for line in lines_of(centre, "other")] == ["l2"]
    assert lines_of(None, "den") == ()


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


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"boards": [four_bytes("x", counter="9")]}, "leds[0].boards[0].counter: '9' is not defined"),
        ({"boards": [four_bytes("x", zone="c")]}, "leds[0].boards[0].zone: 'c' is not defined"),
        ({"boards": [{"id": "x", "template": "four-byte"}]}, "did you mean 'four-bytes'?"),
        ({"boards": [{"id": "x"}]}, "needs one of template, registers or area"),
        ({"boards": [four_bytes("x", counter="1", zone="a")]}, "a counter or a zone, not both"),
        ({"boards": [four_bytes("x"), four_bytes("x")]}, "'x' is used twice"),
        ({"boards": [{"id": "x", "registers": {}}]}, "registers need number, digits, or both"),
        ({"boards": [four_bytes("x", address=300)]}, "addresses go from 0 to 255"),
        ({"bells": [{"id": "x", "ring": "ring-on"}]}, "leds[0].bells[0].ring"),
        ({"at": "nobody"}, "leds[0].at: 'nobody' is not defined"),
        ({"port": "USB0"}, "port"),
        ({"parity": "X"}, "parity"),
    ],
)
def test_a_mistake_in_the_document_names_its_field(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError) as refused:
        zoned(a_line(**change))
    assert complaint in str(refused.value)


def test_the_example_of_the_documentation_is_right() -> None:
    page = Path(__file__).parents[2] / "docs" / "led-boards.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    centre = small_centre(zones=[{"id": "a", "name": "Khu A"}], **tomllib.loads(example))
    assert [board.id for board in centre.leds[0].boards] == ["quay-1", "khu-a", "quay-2"]


def test_two_lines_cannot_share_a_port() -> None:
    with pytest.raises(ValidationError, match="'/dev/ttyUSB0' is used twice"):
        zoned(a_line(), a_line() | {"id": "l2"})


@contextmanager
def program(*words: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-m", "moiso_display", "leds", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as running:  # fmt: skip
        try:
            yield running
        finally:
            running.kill()
            running.communicate()


def told(*words: str) -> tuple[int, str, str]:
    with program(*words) as running:
        out, err = running.communicate(timeout=60)
    return running.returncode, out, err


def test_the_traffic_of_an_old_controller_is_written_down(tmp_path: Path) -> None:
    kept = tmp_path / "traffic.txt"
    with Wire() as wire, program("sniff", wire.path, "--save", str(kept)) as running:
        assert running.stdout is not None
        assert "Đang nghe" in running.stdout.readline()
        wire.say(bytes.fromhex("05 03 E7 EF"))
        first = running.stdout.readline()
        wire.say(b"\x02A015\x03")
        second = running.stdout.readline()
    assert " ms  05 03 e7 ef  ...." in first
    assert second.rstrip().endswith("02 41 30 31 35 03  .A015.")
    assert kept.read_text(encoding="utf-8") == first + second


def test_an_unknown_display_is_found_by_probing() -> None:
    with ModbusDisplay(address=2) as display:
        code, out, _ = told(
            "probe", display.path, "--addresses", "2", "--baud", "9600", "--parity", "n", "--pause", "0"
        )
    assert code == 0
    assert "9600 8N1, địa chỉ 2, modbus: CÓ TRẢ LỜI" in out
    assert "địa chỉ 1, modbus" not in out
    assert "1 cách có trả lời" in out


def test_the_number_on_a_board_that_only_listens_tells_which_way_was_right() -> None:
    board = FourByteBoard(3)
    with Wire(lambda data: board(data) if len(data) == 4 else b"") as wire:
        _, out, _ = told(
            "probe", wire.path, "--addresses", "3", "--baud", "9600", "--parity", "N", "--template",
            "four-bytes", "--pause", "0",
        )  # fmt: skip
    assert f"9600 8N1, địa chỉ 3, four-bytes: đã gửi số {board.shown}\n" in out


def test_a_template_is_tried_live_while_it_is_written(tmp_path: Path) -> None:
    template = tmp_path / "maker.toml"
    template.write_text('frame = "02 {text:ascii5} 03"\n')
    with Wire() as wire, program("try", wire.path, str(template), "--follow") as running:
        assert running.stdout is not None
        wire.wait_for(lambda: wire.heard == b"\x02 A015\x03")
        assert "gửi:  02 20 41 30 31 35 03" in running.stdout.readline()
        template.write_text('frame = "02 {text:asci5} 03"\n')
        assert "formats" in running.stdout.readline()
        template.write_text('frame = "02 {text:left5} {sum8} 03"\n')
        wire.wait_for(lambda: wire.heard.endswith(b"\x02A015 \xf9\x03"))


def test_a_template_that_is_not_there_is_one_sentence() -> None:
    with Wire() as wire:
        code, _, err = told("try", wire.path, "no-such-maker")
    assert code == 2
    assert "no-such-maker" in err
    assert "Traceback" not in err
    eventually(lambda: wire.heard == b"")
