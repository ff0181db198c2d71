"""How many bytes a ticket takes, how long they travel, and how soon the first one is at the printer.

Run ``python tests/benchmarks/paper.py`` from the project's root.
"""

import os
import socket
import statistics
import threading
import time
from collections.abc import Callable

from moiso_hardware.printers.addresses import open_printer
from moiso_hardware.printers.driver import AnsweringPrinter
from moiso_hardware.printers.escpos import encode, plan
from moiso_hardware.printers.framing import frame_job
from moiso_hardware.printers.paper import render
from moiso_hardware.printers.port import PaperJob, Printed, Step
from moiso_hardware.printers.profiles import PROFILES
from moiso_hardware.printers.samples import sample_values
from moiso_hardware.printers.viewer import PaperMachine, Sensors
from moiso_shared.paper_layout import default_layout

ROUNDS = 100
LONG_NAME = ("Thủ tục cấp giấy chứng nhận quyền sử dụng đất và tài sản gắn liền với đất " * 15)[:1094]


def main() -> None:
    """Print the tables."""
    bytes_and_seconds()
    print()
    drawing()
    print()
    first_byte()


def bytes_and_seconds() -> None:
    """Bytes of one ticket, and its seconds on the wire (8N1)."""
    job = PaperJob(default_layout(), sample_values())
    print(f"{'ticket':<46}{'bytes':>8}{'9600':>9}{'19200':>9}{'115200':>9}")
    rows = [
        ("576 x full height, uncut picture", 72 * frame_job(job, PROFILES["generic"]).rows),
        ("full picture, network or USB", frame_job(job, PROFILES["generic"]).size),
        ("full picture, serial line", frame_job(job, PROFILES["generic"], 115_200).size),
        ("full picture, 58 mm, serial line", frame_job(job, PROFILES["zjiang-58"], 115_200).size),
        ("hybrid, QR as dots (below 38400)", frame_job(job, PROFILES["xprinter-80"], 9_600).size),
        ("hybrid, printer's own QR (below 38400)", frame_job(job, PROFILES["epson-tm-t82"], 9_600).size),
    ]
    for name, size in rows:
        seconds = "".join(f"{size * 10 / baud:>7.1f} s" for baud in (9_600, 19_200, 115_200))
        print(f"{name:<46}{size:>8}{seconds}")


def drawing() -> None:
    """Time from values to bytes."""
    layout = default_layout()
    picture = render(layout, sample_values())
    tasks: list[tuple[str, Callable[[], object]]] = [
        ("draw the sample ticket", lambda: render(layout, sample_values())),
        ("draw a name of 1 094 letters", lambda: render(layout, sample_values() | {"service": LONG_NAME})),
        ("draw the English ticket", lambda: render(layout, sample_values(), language="en")),
        ("picture to bytes", lambda: b"".join(encode(plan(picture)))),
    ]
    print(f"{'step':<46}{'p50':>9}{'p95':>9}")
    for name, task in tasks:
        report(name, [timed(task) for _ in range(ROUNDS)])


def first_byte() -> None:
    """From the call of ``print`` to the first byte of the ticket, over TCP to a printer that answers."""
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=answer, args=(server,), daemon=True).start()
    printer = open_printer(f"viewer://127.0.0.1:{server.getsockname()[1]}")
    assert isinstance(printer, AnsweringPrinter)
    starts: list[float] = []
    wholes: list[float] = []
    for number in range(ROUNDS):
        begun = time.perf_counter()

        def note(step: Step, begun: float = begun) -> None:
            if step is Step.SENDING:
                starts.append(time.perf_counter() - begun)

        job = PaperJob(default_layout(), sample_values(number=f"A{number:03}"))
        assert printer.print(job, note) == Printed()
        wholes.append(time.perf_counter() - begun)
    printer.close()
    server.close()
    print(f"{'from print() over TCP (' + str(os.cpu_count()) + ' cores)':<46}{'p50':>9}{'p95':>9}")
    report("to the first byte of the ticket", starts)
    report("to the word that it is cut (software printer)", wholes)


def answer(server: socket.socket) -> None:
    """A printer that prints at once."""
    link, _ = server.accept()
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    machine = PaperMachine(Sensors(), link.sendall)
    while received := link.recv(65536):
        for _ in machine.receive(received):
            pass
    link.close()


def timed(task: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def report(name: str, seconds: list[float]) -> None:
    """One line of the table."""
    p50, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[18]
    print(f"{name:<46}{p50 * 1000:>6.1f} ms{p95 * 1000:>6.1f} ms")


if __name__ == "__main__":
    main()
