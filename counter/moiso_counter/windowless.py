"""Counters worked by keypads alone: no window, no screen."""

import logging
import sys

from moiso_qt.device import Device
from moiso_qt.link import Link
from moiso_qt.loop import Loop
from moiso_qt.roaming import Roaming
from moiso_shared.errors import MoisoError
from PySide6.QtCore import QCoreApplication

from moiso_counter.beginning import Beginning, give_up
from moiso_counter.desk import Desk
from moiso_counter.hands import Hands
from moiso_counter.pads import Pads

log = logging.getLogger("moiso.counter")


def run(beginning: Beginning) -> int:
    """Work until ended; what a clerk would read goes to the log.

    Raises:
        typer.Exit: The keypads, or the pairing, cannot be used.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    loop = Loop(QCoreApplication(sys.argv[:1]))
    try:
        device = beginning.device()
        desk, pads, link = build(beginning, device)
    except MoisoError as error:
        give_up(error)
    desk.told.connect(_write)
    desk.answered.connect(lambda sentence: _write(sentence, False))
    roaming = Roaming(link, device, folder=beginning.paired_here)
    link.start()
    pads.start()
    code = loop.run()
    pads.stop()
    roaming.stop()
    link.stop()
    return code


def build(beginning: Beginning, device: Device) -> tuple[Desk, Pads, Link]:
    """The desk of every counter that is named, on the command line or by a keypad.

    Raises:
        Invalid: A keypad does not work on this system.
    """
    link = Link(device.server, device.token, server_id=device.server_id)
    named = (*beginning.counters, *(pad.counter for pad in beginning.keypads if pad.counter is not None))
    desk = Desk(link, tuple(dict.fromkeys(named)))
    return desk, Pads(beginning.keypads, desk, Hands(desk)), link


def _write(sentence: str, trouble: bool) -> None:
    log.log(logging.WARNING if trouble else logging.INFO, "%s", sentence)
