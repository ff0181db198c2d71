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
from moiso_hardware.printers.transports.tcp import Tcp

VIEWER_PORT = 9109
"""Where the paper viewer listens unless it is told otherwise."""

_FORMS = "tcp://HOST[:9100], viewer:[//HOST:PORT], file:PATH"


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


def open_printer(address: str, profile: str | Profile | None = None) -> Printer:
    """The printer at an address; nothing is connected yet.

    Args:
        address: ``tcp://192.168.1.50:9100``, ``file:/tmp/paper.bin``, ``viewer:`` …
        profile: The printer's family, by name or as a value; also ``?profile=NAME`` in the address.

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
    return opener(parsed, profile_named(named) if isinstance(named, str) else named)


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


_OPENERS: dict[str, Callable[[Address, Profile], Printer]] = {
    "tcp": _tcp,
    "viewer": _viewer,
    "file": _file,
}
