"""How soon the clerk's program shows its window, and how much memory it holds.

Each start is a process of its own, offscreen, against a server with people waiting; from ten people on it has
played its sound. *First picture* runs from the start of the process to a whole picture of the window on disk:
up to 0.1 s later than the first frame.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from moiso_shared.facts import CounterState, CounterStatus

from tests.benchmarks._programs import memory_mb
from tests.fakes.centre import DOCUMENT
from tests.fakes.link import MORNING
from tests.fakes.live_server import LiveServer, running
from tests.fakes.tickets import ticket

AIM_S, AIM_MB = 1.5, 150
PATIENCE_S = 60.0
SETTLE_S = 3.0


@dataclass(frozen=True)
class Start:
    """One start of the program."""

    picture_s: float
    connected_s: float
    cpu_s: float
    """Processor time of both, which a busy machine does not lengthen much."""
    memory_mb: float


def measure(server: LiveServer, folder: Path, *more: str) -> Start:
    """Start the program once, and end it."""
    (folder / "token").write_text("secret")
    wish, picture = folder / "counter-first.want", folder / "counter-first.png"
    wish.touch()
    before, began = len(server.requests), time.perf_counter()
    command = [sys.executable, "-m", "moiso_counter", "--server", server.url]
    command += ["--token-file", str(folder / "token"), *more]
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=offscreen)
    try:
        connected = when(lambda: len(server.requests) > before, process)
        shown = connected if "--keypad-only" in more else when(picture.exists, process)
        used_s = cpu_s(process.pid)
        time.sleep(SETTLE_S)
        return Start(shown - began, connected - began, used_s, memory_mb(process.pid))
    finally:
        process.kill()
        process.wait(20)
        picture.unlink(missing_ok=True)


def cpu_s(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def when(happened: Callable[[], bool], process: "subprocess.Popen[bytes]") -> float:
    """The moment at which something has happened."""
    until = time.perf_counter() + PATIENCE_S
    while not happened():
        assert process.poll() is None, "the program has ended"
        assert time.perf_counter() < until, "nothing happened"
        time.sleep(0.005)
    return time.perf_counter()


def hall(people: int) -> LiveServer:
    """A server with an open counter and people waiting."""
    server = LiveServer(DOCUMENT)
    counter = CounterState(id="1", status=CounterStatus.OPEN, since=MORNING)
    waiting = tuple(ticket(f"A{place:03d}", minutes_ago=people - place) for place in range(1, people + 1))
    server.state = server.state.model_copy(update={"tickets": waiting, "counters": (counter,)})
    return server


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=5)
    starts = parser.parse_args().starts
    print("program              waiting  first picture s  connected s   CPU s  memory MB   (medians)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pads = folder / "pads.toml"
        pads.write_text('[[keypad]]\ndevice = "/dev/moiso-no-such-line"\ncounter = "1"\n')
        for title, people, more in (
            ("window", 0, ("--shots", name)),
            ("window", 300, ("--shots", name)),
            ("keypad alone", 300, ("--keypad", str(pads), "--keypad-only")),
        ):
            with running(hall(people)) as server:
                done = [measure(server, folder, *more) for _ in range(starts)]
            shown = f"{median(one.picture_s for one in done):>17.2f}" if "--shots" in more else " " * 16 + "–"
            line = f"{title:<21}{people:>7}{shown}{median(one.connected_s for one in done):>13.2f}"
            line += f"{median(one.cpu_s for one in done):>8.2f}{median(one.memory_mb for one in done):>11.0f}"
            print(line, flush=True)
    print(f"Aim: under {AIM_S} s and {AIM_MB} MB.")


if __name__ == "__main__":
    main()
