"""The clerk's program with its window: build the parts and join them."""

import sys

import typer
from moiso_qt.device import Device, save_device
from moiso_qt.discovery import Discovery
from moiso_qt.link import Link
from moiso_qt.log import write_log
from moiso_qt.loop import Loop
from moiso_qt.roaming import Roaming
from moiso_qt.theme import widgets
from moiso_qt.theme.tokens import LIGHT
from moiso_shared.errors import MoisoError
from platformdirs import user_cache_path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from moiso_counter.alerts import Alerts, Limits
from moiso_counter.beginning import Beginning, give_up
from moiso_counter.desk import Desk
from moiso_counter.global_key import GlobalKey, user32_here
from moiso_counter.hands import Hands
from moiso_counter.lock import Lock
from moiso_counter.memory import Memory
from moiso_counter.pads import Pads
from moiso_counter.pairing import Pairing, complaint_for
from moiso_counter.program import Program
from moiso_counter.style import sheet
from moiso_counter.tray import Tray


def run(beginning: Beginning) -> int:
    """Work until the window is closed.

    Raises:
        typer.Exit: There is no pairing, and none was entered.
    """
    write_log()
    qt = QApplication(sys.argv[:1])
    loop = Loop(qt)
    qt.setApplicationName("moiso-counter")
    qt.setDesktopFileName("moiso-counter")
    widgets.apply(qt)
    qt.setStyleSheet(qt.styleSheet() + sheet(LIGHT))
    device = _device(beginning)
    link = Link(device.server, device.token, server_id=device.server_id)
    roaming = Roaming(link, device, folder=beginning.paired_here)
    desk = Desk(link, beginning.counters)
    memory = Memory(QSettings("moiso", beginning.name))
    limits = Limits(memory.number("alert/people", 10), memory.number("alert/minutes", 30))
    alerts, tray = Alerts(desk, limits), Tray(user_cache_path("moiso") / "alert.wav")
    lock = Lock(desk, after_min=memory.number("lock/minutes", 10))
    program = Program(desk, memory, alerts, tray, lock)
    hands = Hands(desk, lock.passes)
    pads = _pads(beginning, desk, hands)
    key = GlobalKey(memory, user32_here())
    program.use_global_key(key, hands)
    if beginning.shots is not None:
        program.show_pictures(beginning.shots, beginning.name)
    link.start()
    program.start()
    pads.start()
    code = loop.run()
    pads.stop()
    key.stop()
    roaming.stop()
    link.stop()
    return code


def _pads(beginning: Beginning, desk: Desk, hands: Hands) -> Pads:
    try:
        return Pads(beginning.keypads, desk, hands)
    except MoisoError as error:
        give_up(error)


def _device(beginning: Beginning) -> Device:
    """The pairing, asked for when it is not known."""
    try:
        return beginning.device()
    except MoisoError as error:
        if beginning.paired_here is None:
            give_up(error)
        return _pair(error.code, beginning)


def _pair(code: str, beginning: Beginning) -> Device:
    dialog, discovery = Pairing(complaint_for(code)), Discovery()
    discovery.found.connect(dialog.add)
    discovery.start()
    accepted = dialog.exec()
    discovery.stop()
    if not accepted:
        raise typer.Exit(0)
    device = dialog.device()
    save_device(device, folder=beginning.folder)
    return device
