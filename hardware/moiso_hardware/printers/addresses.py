"""A printer's address in one line, and the printer behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from moiso_hardware.printers.driver import AnsweringPrinter
from moiso_hardware.printers.errors import PrinterAddressInvalid
from moiso_hardware.printers.file_printer import FilePrinter
from moiso_hardware.printers.port import Printer
from moiso_hardware.printers.profiles import GENERIC, PROFILES, Profile, profile_named
from moiso_hardware.printers.spooled import Cups, SpooledPrinter
from moiso_hardware.printers.transports.device import UsbNode
from moiso_hardware.printers.transports.serial_line import SerialLine
from moiso_hardware.printers.transports.tcp import Tcp
from moiso_hardware.printers.winspool import WindowsQueue

VIEWER_PORT = 9109
"""Where the paper viewer listens unless it is told otherwise."""

_FORMS = (
    "tcp://HOST[:9100], viewer:[//HOST:PORT], file:PATH, serial:/dev/ttyUSB0?baud=19200, usb:/dev/usb/lp0, "
    "cups:QUEUE, windows:NAME"
)


@dataclass(frozen=True)
class Address:
    """An address taken apart: ``scheme:place?options``."""

    whole: str
    scheme: str
    place: str
    options: dict[str, str]

    def refused(self, why: str) -> PrinterAddressInvalid:
        """The error for this address."""
        return PrinterAddressInvalid(f"Printer address '{self.whole}': {why}. Known forms: {_FORMS}.")

    def host_and_port(self, host: str, port: int) -> tuple[str, int]:
        """The network place, with these where it says nothing."""
        named_host, _, named_port = self.place.removeprefix("//").rstrip("/").partition(":")
        if named_port and not (named_port.isdecimal() and 0 < int(named_port) < 65536):
            raise self.refused(f"'{named_port}' is no port")
        return named_host or host, int(named_port or port)


def parse(address: str) -> Address:
    """Take an address apart.

    Raises:
        PrinterAddressInvalid: It has no scheme.
    """
    scheme, colon, rest = address.strip().partition(":")
    place, _, query = rest.partition("?")
    parsed = Address(address, scheme.lower(), place, dict(parse_qsl(query)))
    if not colon:
        raise parsed.refused("it must begin with the kind of link and a colon")
    return parsed


def open_printer(address: str, profile: str | Profile | None = None, *, interrupted: bool = False) -> Printer:
    """The printer at an address; nothing is connected yet.

    Args:
        address: ``tcp://192.168.1.50:9100``, ``file:/tmp/paper.bin``, ``viewer:`` …
        profile: The printer's family, by name or as a value; also ``?profile=NAME`` in the address.
        interrupted: A restart cut a job short (``JobStore.settle`` found it unknown): what the printer still
            holds of it is thrown away before the next paper.

    Raises:
        PrinterAddressInvalid: The address cannot be understood; the message says what is allowed.
        ProfileUnknown: No such profile.
    """
    parsed = parse(address)
    opener = _OPENERS.get(parsed.scheme)
    if opener is None:
        raise parsed.refused(f"'{parsed.scheme}' is no kind of link")
    named = profile if profile is not None else parsed.options.get("profile")
    if named is None:
        named = PROFILES["viewer"] if parsed.scheme == "viewer" else GENERIC
    printer = opener(parsed, profile_named(named) if isinstance(named, str) else named)
    if interrupted and isinstance(printer, AnsweringPrinter):
        printer.expect_remnant()
    return printer


def _tcp(address: Address, profile: Profile) -> Printer:
    host, port = address.host_and_port("", 9100)
    if not host:
        raise address.refused("the host is missing")
    return AnsweringPrinter(Tcp(host, port), profile)


def _viewer(address: Address, profile: Profile) -> Printer:
    return AnsweringPrinter(Tcp(*address.host_and_port("127.0.0.1", VIEWER_PORT)), profile)


def _file(address: Address, profile: Profile) -> Printer:
    if not address.place:
        raise address.refused("the path is missing")
    return FilePrinter(Path(address.place.removeprefix("//")), profile)


def _serial(address: Address, profile: Profile) -> Printer:
    speed = address.options.get("baud", "115200")
    if not address.place:
        raise address.refused("the serial port is missing")
    if not speed.isdecimal() or int(speed) < 300:
        raise address.refused(f"'{speed}' is no speed")
    flow = address.options.get("xonxoff", "yes") != "no"
    return AnsweringPrinter(SerialLine(address.place, int(speed), flow), profile)


def _usb(address: Address, profile: Profile) -> Printer:
    if not address.place:
        raise address.refused("the device is missing")
    return AnsweringPrinter(UsbNode(Path(address.place)), profile)


def _cups(address: Address, profile: Profile) -> Printer:
    if not address.place or address.place.startswith("-"):
        raise address.refused("the queue is missing")
    return SpooledPrinter(Cups(address.place), profile)


def _windows(address: Address, profile: Profile) -> Printer:
    if not address.place:
        raise address.refused("the queue is missing")
    return SpooledPrinter(WindowsQueue(address.place), profile)


_OPENERS: dict[str, Callable[[Address, Profile], Printer]] = {
    "tcp": _tcp,
    "viewer": _viewer,
    "file": _file,
    "serial": _serial,
    "usb": _usb,
    "cups": _cups,
    "windows": _windows,
}
