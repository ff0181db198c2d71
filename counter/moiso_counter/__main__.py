"""Build the parts of the clerk's program and join them."""

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer
from moiso_qt.device import Device, config_folder, load_device, save_device
from moiso_qt.discovery import Discovery
from moiso_qt.link import Link
from moiso_qt.roaming import Roaming
from moiso_qt.sentences import sentence
from moiso_qt.theme import widgets
from moiso_qt.theme.tokens import LIGHT
from moiso_shared.errors import MoisoError
from platformdirs import user_cache_path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from moiso_counter.alerts import Alerts, Limits
from moiso_counter.desk import Desk
from moiso_counter.lock import Lock
from moiso_counter.memory import Memory
from moiso_counter.pairing import Pairing, complaint_for
from moiso_counter.program import Program
from moiso_counter.style import sheet
from moiso_counter.tray import Tray


def run(
    server: Annotated[str | None, typer.Option(help="Address, e.g. http://192.168.1.10:8710")] = None,
    token_file: Annotated[Path | None, typer.Option(help="File with this counter's token.")] = None,
    counter: Annotated[
        list[str] | None,
        typer.Option(help="Counter's id, usually the token's name; give it again for further counters."),
    ] = None,
    name: Annotated[str, typer.Option(help="Name of this window's pictures.")] = "counter",
    shots: Annotated[Path | None, typer.Option(help="Leave pictures in this folder on request.")] = None,
) -> None:
    """Call, serve and transfer numbers at a counter."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("moiso-counter")
    qt.setDesktopFileName("moiso-counter")
    widgets.apply(qt)
    qt.setStyleSheet(qt.styleSheet() + sheet(LIGHT))
    device, folder = _device(server, token_file)
    link = Link(device.server, device.token, server_id=device.server_id)
    roaming = Roaming(link, device, folder=folder)
    desk = Desk(link, counter or ())
    memory = Memory(QSettings("moiso", name))
    limits = Limits(memory.number("alert/people", 10), memory.number("alert/minutes", 30))
    alerts, tray = Alerts(desk, limits), Tray(user_cache_path("moiso") / "alert.wav")
    lock = Lock(desk, after_min=memory.number("lock/minutes", 10))
    program = Program(desk, memory, alerts, tray, lock)
    if shots is not None:
        program.show_pictures(shots, name)
    link.start()
    program.start()
    code = qt.exec()
    roaming.stop()
    link.stop()
    raise typer.Exit(code)


def _device(server: str | None, token_file: Path | None) -> tuple[Device, Path | None]:
    """The pairing, asked for when it is not known; and the folder that keeps it up to date."""
    folder = config_folder()
    try:
        return load_device(server, token_file, folder=folder), None if server or token_file else folder
    except MoisoError as error:
        if server or token_file:
            print(f"{sentence(error.code)} ({error.message})", file=sys.stderr)
            raise typer.Exit(2) from error
        return _pair(error.code, folder), folder


def _pair(code: str, folder: Path) -> Device:
    dialog, discovery = Pairing(complaint_for(code)), Discovery()
    discovery.found.connect(dialog.add)
    discovery.start()
    accepted = dialog.exec()
    discovery.stop()
    if not accepted:
        raise typer.Exit(0)
    device = dialog.device()
    save_device(device, folder=folder)
    return device


def main() -> None:
    """The program ``moiso-counter``."""
    typer.run(run)


if __name__ == "__main__":
    main()
