"""``moiso-kiosk``: the touch kiosk, its paper tools, and the paper viewer. Wiring only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.fonts import need_fonts
from moiso_hardware.printers.addresses import VIEWER_PORT, open_printer
from moiso_hardware.printers.jobs import JobStore
from moiso_hardware.printers.port import Printer
from moiso_hardware.scanners.addresses import source_at
from moiso_hardware.voice.espeak import EngineVoice
from moiso_qt.device import config_folder, load_device
from moiso_qt.film import Film
from moiso_qt.hand import Hand
from moiso_qt.link import Link
from moiso_qt.log import write_log
from moiso_qt.loop import Loop
from moiso_qt.pairing import pair
from moiso_qt.roaming import Roaming
from moiso_qt.shots import Shots
from moiso_qt.sound import Player
from moiso_qt.theme.engine import use_software_renderer
from moiso_shared.errors import MoisoError
from platformdirs import user_data_path
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication

from moiso_kiosk import paper_viewer
from moiso_kiosk.asking import Asking
from moiso_kiosk.attendant import Attendant
from moiso_kiosk.extending import Extending
from moiso_kiosk.finding import Finding
from moiso_kiosk.giving import Giving
from moiso_kiosk.health import Health
from moiso_kiosk.kiosk import Kiosk
from moiso_kiosk.narrator import Narrator
from moiso_kiosk.offline import OffLine
from moiso_kiosk.offline_store import OfflineStore
from moiso_kiosk.outage import Outage
from moiso_kiosk.page_printing import PagePrinting
from moiso_kiosk.paper_tools import ticket
from moiso_kiosk.papers import Papers
from moiso_kiosk.persons import Persons
from moiso_kiosk.phrases import spoken_languages
from moiso_kiosk.pin import PinStore
from moiso_kiosk.printing import PrintWorker
from moiso_kiosk.reports import Reports
from moiso_kiosk.scanning import Scanning
from moiso_kiosk.screen import Screen
from moiso_kiosk.unprinted import Unprinted

app = typer.Typer(add_completion=False, help="The kiosk of a public-service centre.")
app.command("pair")(pair)
app.add_typer(ticket, name="ticket")

PIN_FILE = "pin.json"
VIDEO_FOLDER = "videos"
PAPER_FILE, OFFLINE_FILE = "paper.db", "offline.db"
UPRIGHT = QSize(1080, 1920)
"""The usual panel: 21.5 inches, full HD, standing."""


@app.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    server: Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710.")] = None,
    token_file: Annotated[Path | None, typer.Option(help="Holds this kiosk's token.")] = None,
    printer: Annotated[str | None, typer.Option(help="tcp://HOST:9100, file:PATH, viewer:")] = None,
    data: Annotated[Path | None, typer.Option(help="Where the kiosk keeps what must not be lost.")] = None,
    scanner: Annotated[str, typer.Option(help="/dev/ttyACM0, COM3, /dev/input/by-id/…-event-kbd")] = "",
    windowed: Annotated[bool, typer.Option(help="In a window that fits this screen.")] = False,
    screen_inches: Annotated[float, typer.Option(help="Diagonal of the panel.", min=5, max=120)] = 21.5,
    language: Annotated[str, typer.Option(help="Language on the first page.")] = "vi",
    mute: Annotated[bool, typer.Option(help="Speak no pages to those who use keys.")] = False,
    sound_device: Annotated[str, typer.Option(help="Part of the name of the headphones or speaker.")] = "",
    shots: Annotated[Path | None, typer.Option(help="Folder of wishes for pictures and touches.")] = None,
) -> None:
    """Run the kiosk until its window is closed."""
    write_log()
    if context.invoked_subcommand is not None:
        return
    if language not in spoken_languages():
        known = ", ".join(spoken_languages())
        raise typer.BadParameter(f"'{language}' is not spoken here; there are: {known}")
    device = load_device(server, token_file, folder=config_folder())
    use_software_renderer()
    loop = Loop(QApplication(sys.argv[:1]))
    link = Link(device.server, device.token, server_id=device.server_id)
    folder = data or _data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    store = JobStore(folder / PAPER_FILE)
    store.settle()
    outage = OfflineStore(folder / OFFLINE_FILE)
    offline = OffLine(link, outage, store)  # hears of a connection first: what it hands in is reported next
    health, reports = Health(link), Reports(link, store)
    Outage(offline, health, link)
    worker = (
        PrintWorker(_printer_at(printer, interrupted=store.left_unfinished()), store) if printer else None
    )
    papers = Papers(link, worker, reports, health) if worker else None
    persons = Persons(link)
    giving = Giving(link, Asking(link, reports), papers, offline, persons)
    Unprinted(giving, health, link)
    attendant = Attendant(link, PinStore(folder / PIN_FILE, time.monotonic), folder, worker)
    kiosk = Kiosk(link, giving, health=health, language=attendant.language or language)
    attendant.locked_changed.connect(kiosk.lock)
    attendant.language_changed.connect(kiosk.use_language)
    attendant.leaving.connect(QCoreApplication.exit)
    kiosk.orders.told.connect(attendant.obey)
    kiosk.lock(attendant.locked)
    narrator = None if mute else _narrator(sound_device)
    size = _window_size() if windowed else None
    signs = Film(folder / VIDEO_FOLDER)
    finding = Finding(kiosk, link, PagePrinting(worker, giving))
    scanning = Scanning(kiosk, finding, link, health, persons)
    Extending(kiosk, finding, giving, link)
    screen = Screen(
        kiosk, attendant, finding, scanning, inches=screen_inches, size=size, speech=narrator, signs=signs
    )
    if shots is not None:
        Shots(shots, "kiosk", screen.window.grabWindow, screen)
        Hand(shots, "kiosk", screen.window, screen)
    paired = server is None and token_file is None
    roaming = Roaming(link, device, folder=config_folder() if paired else None)
    if worker is not None:
        worker.start()
    if scanner:
        scanning.start(source_at(scanner))
    link.start()
    code = loop.run()
    scanning.stop()
    roaming.stop()
    link.stop()
    if narrator is not None:
        narrator.stop()
    if worker is not None:
        worker.stop()
    store.close()
    outage.close()
    raise typer.Exit(code)


@app.command("paper-viewer")
def show_paper(
    port: Annotated[int, typer.Option(help="Where it listens on this machine.")] = VIEWER_PORT,
    shots: Annotated[Path | None, typer.Option(help="Folder of wishes for pictures.")] = None,
    on_cut: Annotated[Path | None, typer.Option(help="Folder that gets a picture of each paper.")] = None,
) -> None:
    """A window that stands in for the ticket printer."""
    raise typer.Exit(paper_viewer.main(port, screenshot_on_cut=on_cut, shots=shots))


@app.command("pin")
def set_pin(
    data: Annotated[Path | None, typer.Option(help="The kiosk's data folder.")] = None,
) -> None:
    """Set the PIN that opens the attendant's panel (five touches of the upper left corner, or F10)."""
    pin = typer.prompt("PIN", hide_input=True, confirmation_prompt=sys.stdin.isatty())
    PinStore((data or _data_folder()) / PIN_FILE, time.monotonic).set(str(pin))


def main() -> None:
    """Run the command line; what a person can be told about is one line and an exit code."""
    try:
        app()
    except MoisoError as error:
        print(f"moiso-kiosk: {error.message}", file=sys.stderr)
        sys.exit(2)


def _data_folder() -> Path:
    return user_data_path("moiso-kiosk")


def _printer_at(address: str, *, interrupted: bool) -> Callable[[], Printer]:
    """A way to open the printer later, in its own thread; a wrong address or a missing font is told now."""
    need_fonts()
    machine = open_printer(address, interrupted=interrupted)
    return lambda: machine


def _narrator(device: str) -> Narrator:
    voice = EngineVoice()
    return Narrator(voice, Player(device), voice.close)


def _window_size() -> QSize:
    """The usual panel, smaller where this screen is."""
    room = QApplication.primaryScreen().availableSize()
    share = min(1.0, room.height() / UPRIGHT.height(), room.width() / UPRIGHT.width())
    return UPRIGHT if share == 1.0 else UPRIGHT * (share * 0.92)


if __name__ == "__main__":
    main()
