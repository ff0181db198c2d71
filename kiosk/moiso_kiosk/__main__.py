"""``moiso-kiosk``: the touch kiosk, its paper tools, and the paper viewer. Wiring only."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from moiso_hardware.printers.addresses import VIEWER_PORT
from moiso_hardware.scanners.addresses import source_at
from moiso_hardware.voice.espeak import EngineVoice
from moiso_qt.device import config_folder, load_device
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
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from moiso_kiosk import paper_viewer
from moiso_kiosk.behind import Behind
from moiso_kiosk.front import PIN_FILE, Front
from moiso_kiosk.narrator import Narrator
from moiso_kiosk.paper_tools import ticket
from moiso_kiosk.phrases import spoken_languages
from moiso_kiosk.pin import PinStore

app = typer.Typer(add_completion=False, help="The kiosk of a public-service centre.")
app.command("pair")(pair)
app.add_typer(ticket, name="ticket")

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
    _check_language(language)
    codes = source_at(scanner) if scanner else None
    device = load_device(server, token_file, folder=config_folder())
    use_software_renderer()
    loop = Loop(QApplication(sys.argv[:1]))
    link = Link(device.server, device.token, server_id=device.server_id)
    behind = Behind(link, data or _data_folder(), printer)
    narrator = None if mute else _narrator(sound_device)
    size = _window_size() if windowed else None
    front = Front(behind, language=language, inches=screen_inches, size=size, speech=narrator)
    if shots is not None:
        Shots(shots, "kiosk", front.screen.window.grabWindow, front.screen)
        Hand(shots, "kiosk", front.screen.window, front.screen)
    paired = server is None and token_file is None
    roaming = Roaming(link, device, folder=config_folder() if paired else None)
    if codes is not None:
        front.scan(codes)
    behind.start()
    code = loop.run()
    front.stop()
    roaming.stop()
    if narrator is not None:
        narrator.stop()
    behind.stop()
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


def _check_language(language: str) -> None:
    if language not in spoken_languages():
        known = ", ".join(spoken_languages())
        raise typer.BadParameter(f"'{language}' is not spoken here; there are: {known}")


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
