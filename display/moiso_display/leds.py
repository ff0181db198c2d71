"""``moiso-display leds``: LED boards on serial lines, without a screen."""

from __future__ import annotations

import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer
from moiso_hardware.boards.bus import Bus, BusThread
from moiso_hardware.boards.modbus import Modbus, RegisterMap
from moiso_hardware.boards.port import Face, LineLost, NoAnswer, Speech
from moiso_hardware.boards.serial_line import LineSettings, SerialLine
from moiso_hardware.boards.settings import read_settings
from moiso_hardware.boards.template import READY_MADE, Template
from moiso_qt.device import config_folder, load_device
from moiso_qt.link import Link
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from moiso_display.led_faces import faces

app = typer.Typer(help="LED boards above the counters.", no_args_is_help=True)

Parity = Literal["N", "E", "O"]
Port = Annotated[str, typer.Argument(help="/dev/ttyUSB0, COM3")]
Baud = Annotated[int, typer.Option(help="Speed of the line.")]
ParityOption = Annotated[str, typer.Option(help="N, E or O.")]

BAUDS = (9600, 19_200, 4800, 38_400, 2400, 115_200)
TEST_FACE = Face("888", 8)


class Leds(QObject):
    """Keeps all lines showing what the hall says; tells the server which boards do not answer."""

    def __init__(self, link: Link, buses: list[Bus], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._buses = link, buses
        self._told: tuple[str, ...] | None = None
        for moved in (link.connected, link.changed, link.snapshot):
            moved.connect(self.show)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(1000)

    @Slot()
    def show(self) -> None:
        """Give every line the faces of now."""
        if self._link.centre is not None:
            shown = faces(self._link.centre, self._link.lobby)
            for bus in self._buses:
                bus.show(shown)

    @Slot()
    def _look(self) -> None:
        silent = sorted(station for bus in self._buses for station in bus.silent())
        problems = tuple(f"led_no_answer:{station}" for station in silent)
        if problems != self._told:
            self._told = problems
            self._link.report(problems=problems)


@app.command()
def run(
    config: Annotated[Path, typer.Option(help="Which boards hang on which line.")],
    server: Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710.")] = None,
    token_file: Annotated[Path | None, typer.Option(help="Holds a board's token.")] = None,
) -> None:
    """Drive the boards until Ctrl+C."""
    settings = read_settings(config)
    device = load_device(server, token_file, folder=config_folder())
    application = QCoreApplication(sys.argv[:1])
    link = Link(device.server, device.token, server_id=device.server_id)
    buses = settings.buses()
    leds = Leds(link, buses, parent=link)
    threads = [BusThread(bus) for bus in buses]
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QCoreApplication.quit())
    link.start()
    leds.show()
    code = application.exec()
    link.stop()
    for thread in threads:
        thread.stop()
    raise typer.Exit(code)


@app.command()
def sniff(
    port: Port,
    baud: Baud = 9600,
    parity: ParityOption = "N",
    seconds: Annotated[float, typer.Option(help="How long to listen; 0 until Ctrl+C.")] = 0,
) -> None:
    """Print what an old controller sends, one line for each burst, with the silence before it."""
    line = SerialLine(LineSettings(port=port, baud=baud, parity=_parity(parity)))
    line.listen(0)
    typer.echo(f"Đang nghe {port}, {baud} {parity}…")
    end = time.monotonic() + seconds if seconds else float("inf")
    last = time.monotonic()
    while time.monotonic() < end:
        if heard := _burst(line):
            now = time.monotonic()
            typer.echo(f"{1000 * (now - last):7.0f} ms  {heard.hex(' ')}")
            last = now
    line.close()


@app.command()
def probe(
    port: Port,
    template: Annotated[Path | None, typer.Option(help="A TOML file with one template to try.")] = None,
    addresses: Annotated[int, typer.Option(help="Try addresses 1 to this.", min=1, max=247)] = 4,
) -> None:
    """Send the test number 888 in every way that we know, and say which ways are answered."""
    answered = 0
    for settings, name, speech in _ways(port, template):
        line = SerialLine(settings)
        try:
            answered += sum(_try(line, settings, name, speech, n) for n in range(1, addresses + 1))
        except LineLost as error:
            typer.echo(error.message)
        line.close()
    typer.echo(f"{answered} cách được trả lời.")


def _try(line: SerialLine, settings: LineSettings, name: str, speech: Speech, address: int) -> bool:
    """One way at one address; whether the board has confirmed it."""
    try:
        speech.show(line, address, TEST_FACE)
    except NoAnswer:
        return False
    certain = isinstance(speech, Modbus) or (isinstance(speech, Template) and speech.answer > 0)
    how = "trả lời" if certain else "đã gửi, hãy nhìn bảng"
    typer.echo(f"{settings.baud} {settings.parity} địa chỉ {address} {name}: {how}")
    return certain


def _ways(port: str, template: Path | None) -> Iterator[tuple[LineSettings, str, Speech]]:
    speeches: dict[str, Speech] = {"modbus": Modbus(RegisterMap(number=7)), **READY_MADE}
    if template is not None:
        speeches = {
            template.name: Template.model_validate(tomllib.loads(template.read_text(encoding="utf-8")))
        }
    for baud, parity in product(BAUDS, get_args(Parity)):
        for name, speech in speeches.items():
            yield LineSettings(port=port, baud=baud, parity=parity), name, speech


def _burst(line: SerialLine) -> bytes:
    """Everything up to the next 30 ms of silence."""
    heard = line.listen(0.2)
    while more := line.listen(0.03) if heard else b"":
        heard += more
    return heard


def _parity(word: str) -> Parity:
    for known in get_args(Parity):
        if word.upper() == known:
            return known  # type: ignore[no-any-return]
    raise typer.BadParameter("N, E or O")
