"""Each counter's LED board shows the number that stands at it."""

import subprocess
import sys
from pathlib import Path

from moiso_display.led_faces import faces
from moiso_display.leds import Leds
from moiso_hardware.boards.bus import Bus, BusThread, Station
from moiso_hardware.boards.modbus import Modbus, RegisterMap
from moiso_hardware.boards.port import Face
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from pytestqt.qtbot import QtBot

from tests.fakes.centre import small_centre
from tests.fakes.link import FakeLink
from tests.fakes.tickets import ticket
from tests.simulators.led_boards import ModbusDisplay, Wire


def test_a_counter_shows_its_ticket_and_is_dark_without_one(qtbot: QtBot) -> None:
    link = FakeLink()
    link.come_online(small_centre())
    link.tell_call(ticket("A015"), "1")
    assert faces(small_centre(), link.lobby) == {"1": Face("A015", 1), "2": Face("", 2), "3": Face("", 3)}


def test_a_call_reaches_the_display_and_a_dead_display_is_reported(qtbot: QtBot) -> None:
    link = FakeLink()
    with ModbusDisplay(address=1) as display:
        line = SerialLine(LineSettings(port=display.path, pause_ms=0))
        station = Station("1", 1, Modbus(RegisterMap(number=7, counter=8)))
        bus = Bus(line, [station], refresh_s=0.05)
        leds = Leds(link, [bus], parent=link)
        thread = BusThread(bus, rest_s=0.01)
        link.come_online(small_centre())
        link.tell_call(ticket("A015"), "1")
        qtbot.waitUntil(lambda: display.registers == {7: 15, 8: 1})
        display.powered = False
        qtbot.waitUntil(lambda: {"problems": ("led_no_answer:1@1",)} in link.reports, timeout=8000)
        display.powered = True
        qtbot.waitUntil(lambda: link.reports[-1] == {"problems": ()}, timeout=8000)
        thread.stop()
        leds.deleteLater()


def test_the_traffic_of_an_old_controller_is_shown_as_hex() -> None:
    with (
        Wire() as wire,
        subprocess.Popen(
            [sys.executable, "-m", "moiso_display", "leds", "sniff", wire.path],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        ) as program,
    ):  # fmt: skip
        assert program.stdout is not None
        assert "Đang nghe" in program.stdout.readline()
        wire.say(bytes.fromhex("05 03 E7 EF"))
        assert program.stdout.readline().strip().endswith("05 03 e7 ef")
        program.terminate()


def test_an_unknown_display_is_found_by_probing() -> None:
    with ModbusDisplay(address=2) as display:
        told = subprocess.run(
            [sys.executable, "-m", "moiso_display", "leds", "probe", display.path, "--addresses", "2"],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
    assert "9600 N địa chỉ 2 modbus: trả lời" in told.stdout
    assert "9600 N địa chỉ 1 modbus" not in told.stdout


def test_a_mistake_in_the_boards_document_is_one_sentence(tmp_path: Path) -> None:
    config = tmp_path / "leds.toml"
    config.write_text("[[bus]]\nport = 'x'\n")
    told = subprocess.run(
        [sys.executable, "-m", "moiso_display", "leds", "run", "--config", str(config)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 2
    assert "boards" in told.stderr
    assert "Traceback" not in told.stderr
