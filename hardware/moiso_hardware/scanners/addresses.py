"""Which scanner an address names."""

import re
import sys

from moiso_shared.errors import Invalid

from moiso_hardware.scanners.port import Source
from moiso_hardware.scanners.serial_source import SerialSource

_SERIAL = re.compile(r"(?:serial:)?(?P<path>/dev/\S+|COM[0-9]{1,3})(?:@(?P<baud>[0-9]{3,7}))?")
_WEDGE = re.compile(r"(?:keyboard:)?(?P<path>/dev/input/\S+)")


def source_at(address: str) -> Source:
    """The scanner behind an address.

    Args:
        address: ``/dev/serial/by-id/…``, ``/dev/ttyACM0`` or ``COM3``, with ``@9600`` or so for a real serial
            line; ``/dev/input/by-id/…-event-kbd`` for one that plays keyboard (Linux).

    Raises:
        Invalid: No such address is known here.
    """
    if match := _WEDGE.fullmatch(address):
        if not sys.platform.startswith("linux"):
            raise Invalid("scanner: one that plays keyboard works on Linux only; set it to USB-COM")
        from moiso_hardware.scanners.wedge_source import WedgeSource  # there are no such devices elsewhere

        return WedgeSource(match["path"])
    if match := _SERIAL.fullmatch(address):
        return SerialSource(match["path"], int(match["baud"] or 9600))
    raise Invalid(
        f"scanner: '{address}' is no address; write /dev/ttyACM0, COM3 or /dev/input/by-id/…-event-kbd"
    )
