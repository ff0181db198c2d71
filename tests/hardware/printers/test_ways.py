"""Addresses, files, spoolers and device nodes."""

import ctypes
import os
import pty
import subprocess
import tty
from pathlib import Path
from typing import Any

import pytest
from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.errors import LinkLost, PrinterAddressInvalid, PrinterAway, ProfileUnknown
from moiso_hardware.printers.port import NotPrinted, PaperJob, Printed, Sent, Unknown
from moiso_hardware.printers.profiles import GENERIC, PROFILES
from moiso_hardware.printers.samples import sample_values
from moiso_hardware.printers.spooled import Cups, SpooledPrinter
from moiso_hardware.printers.transports.device import UsbNode
from moiso_hardware.printers.winspool import WindowsQueue
from moiso_shared.paper_layout import default_layout

JOB = PaperJob(default_layout(), sample_values())


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense", "must begin with the kind of link"),
        ("ftp://printer", "'ftp' is no kind of link"),
        ("tcp://", "the host is missing"),
        ("tcp://host:99999", "'99999' is no port"),
        ("file:", "the path is missing"),
        ("serial:?baud=9600", "the serial port is missing"),
        ("serial:/dev/ttyS0?baud=fast", "'fast' is no speed"),
        ("usb:", "the device is missing"),
        ("cups:", "the queue is missing"),
        ("cups:-oraw", "the queue is missing"),
        ("windows:", "the queue is missing"),
    ],
)
def test_a_wrong_address_says_what_is_wrong_and_what_is_allowed(address: str, why: str) -> None:
    with pytest.raises(PrinterAddressInvalid, match=r"Known forms: tcp://HOST") as caught:
        open_printer(address)
    assert why in str(caught.value)


def test_an_unknown_profile_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnknown, match=r"'lpt'.* epson-tm-t82"):
        open_printer(f"file:{tmp_path / 'x'}?profile=lpt")


def test_every_profile_has_a_source() -> None:
    assert all(profile.source for profile in PROFILES.values())


def test_the_address_may_name_the_profile(tmp_path: Path) -> None:
    assert open_printer(f"file:{tmp_path / 'x'}?profile=zjiang-58").width_dots == 384


def test_a_file_holds_every_job_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "paper.bin"
    printer = open_printer(f"file:{path}")
    assert printer.print(JOB) == Printed()
    once = path.read_bytes()
    assert printer.print(JOB) == Printed()
    assert path.read_bytes().startswith(once)
    assert path.read_bytes().count(b"\x1dV\x42\x00") == 2


def test_a_file_in_a_folder_that_is_not_there_prints_nothing(tmp_path: Path) -> None:
    printer = open_printer(f"file:{tmp_path / 'nowhere' / 'paper.bin'}")
    assert not printer.state().can_print
    assert printer.print(JOB) == NotPrinted("printer_away")


def cups(code: int = 0, told: bytes = b"", *, error: Exception | None = None) -> tuple[Cups, list[Any]]:
    calls: list[Any] = []

    def run(command: list[str], **options: Any) -> "subprocess.CompletedProcess[bytes]":
        calls.append((command, options.get("input")))
        if error is not None:
            raise error
        return subprocess.CompletedProcess(command, code, told, told)

    return Cups("ve", run), calls


def test_cups_can_only_ever_say_that_a_job_was_sent() -> None:
    spooler, calls = cups()
    assert SpooledPrinter(spooler, GENERIC).print(JOB) == Sent("spooled")
    command, raw = calls[0]
    assert command[:5] == ["lp", "-d", "ve", "-o", "raw"]
    assert raw.startswith(b"\x1b@")


@pytest.mark.parametrize(
    ("code", "error", "outcome"),
    [
        (1, None, NotPrinted("printer_away")),
        (0, FileNotFoundError("lp"), NotPrinted("printer_away")),
        (0, subprocess.TimeoutExpired("lp", 10), Unknown("printer_link_lost")),
    ],
)
@pytest.mark.allows_log("Paper ")
def test_what_cups_refuses_is_not_printed_and_a_hanging_cups_is_unknown(
    code: int, error: Exception | None, outcome: object
) -> None:
    spooler, _ = cups(code, b"no such queue", error=error)
    assert SpooledPrinter(spooler, GENERIC).print(JOB) == outcome


def test_a_queue_that_takes_no_jobs_is_away() -> None:
    assert SpooledPrinter(cups(told=b"ve accepting requests")[0], GENERIC).state().can_print
    assert not SpooledPrinter(cups(told=b"ve not accepting requests")[0], GENERIC).state().can_print
    assert not SpooledPrinter(cups(error=FileNotFoundError("lpstat"))[0], GENERIC).state().can_print


def test_a_queue_is_asked_in_the_language_in_which_its_answer_is_read() -> None:
    asked: list[str] = []

    def run(command: list[str], env: dict[str, str], **options: Any) -> "subprocess.CompletedProcess[bytes]":
        asked.append(env["LC_ALL"])
        return subprocess.CompletedProcess(command, 0, b"ve accepting requests", b"")

    assert Cups("ve", run).ready()
    assert asked == ["C"]


class WindowsSpooler:
    """As much of winspool.drv as a raw job needs."""

    def __init__(self, *, known: bool = True, takes: int | None = None) -> None:
        self.known, self.takes = known, takes
        self.calls: list[str] = []
        self.raw = b""

    def OpenPrinterW(self, name: Any, handle: Any, defaults: object) -> int:  # noqa: N802
        self.calls.append(f"open {name.value}")
        return int(self.known)

    def StartDocPrinterW(self, handle: Any, level: int, document: Any) -> int:  # noqa: N802
        self.calls.append(f"document {document._obj.pDatatype} {level}")
        return 1

    def StartPagePrinter(self, handle: Any) -> int:  # noqa: N802
        return 1

    def WritePrinter(self, handle: Any, raw: Any, size: int, taken: Any) -> int:  # noqa: N802
        self.raw = ctypes.string_at(raw, size)
        taken._obj.value = size if self.takes is None else self.takes
        return 1

    def EndPagePrinter(self, handle: Any) -> int:  # noqa: N802
        return 1

    def EndDocPrinter(self, handle: Any) -> int:  # noqa: N802
        self.calls.append("end")
        return 1

    def ClosePrinter(self, handle: Any) -> int:  # noqa: N802
        self.calls.append("close")
        return 1


def test_a_windows_queue_gets_one_raw_document() -> None:
    library = WindowsSpooler()
    assert SpooledPrinter(WindowsQueue("Vé", library), GENERIC).print(JOB) == Sent("spooled")
    assert library.calls == ["open Vé", "document RAW 1", "end", "close"]
    assert library.raw.startswith(b"\x1b@")


@pytest.mark.allows_log("Paper ")
def test_a_windows_queue_that_is_not_there_or_takes_a_part_is_told_apart() -> None:
    missing = SpooledPrinter(WindowsQueue("Vé", WindowsSpooler(known=False)), GENERIC)
    assert (missing.print(JOB), missing.state().can_print) == (NotPrinted("printer_away"), False)
    partly = SpooledPrinter(WindowsQueue("Vé", WindowsSpooler(takes=7)), GENERIC)
    assert partly.print(JOB) == Unknown("printer_link_lost")


def test_there_are_no_windows_queues_elsewhere() -> None:
    assert not open_printer("windows:Vé").state().can_print


def test_a_device_node_is_written_read_and_missed_when_unplugged() -> None:
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    channel = UsbNode(Path(os.ttyname(theirs))).connect()
    try:
        assert channel.receive() == b""
        assert channel.send(b"\x10\x04\x01") == 3
        assert os.read(ours, 16) == b"\x10\x04\x01"
        os.write(ours, b"\x12")
        channel.wait(1.0, to_send=False)
        assert channel.receive() == b"\x12"
        os.close(theirs)
        os.close(ours)
        with pytest.raises(LinkLost):
            channel.send(b"\x10\x04\x01")
    finally:
        channel.close()


def test_a_device_that_is_not_there_is_away() -> None:
    with pytest.raises(PrinterAway):
        UsbNode(Path("/dev/usb/lp-not-there")).connect()
    assert not open_printer("usb:/dev/usb/lp-not-there").state().can_print
    assert not open_printer("serial:/dev/tty-not-there").state().can_print
