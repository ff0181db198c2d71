"""Programs under measurement, each a process of its own."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Running:
    """A server under measurement."""

    port: int
    pid: int
    token: str
    started_s: float
    """From the start of the process to its first answer."""
    folder: str = ""

    def make_token(self, role: str, name: str) -> str:
        """Another token."""
        return make_token(self.folder, role, name)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def cpu_s(self) -> float:
        """Processor time used so far, in all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory_mb(self) -> float:
        """Resident memory."""
        return memory_mb(self.pid)


def make_token(folder: str, role: str, name: str) -> str:
    """A token of a running server."""
    command = [sys.executable, "-m", "moiso_server", "token", "create", "--data", folder]
    command += ["--role", role, "--name", name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def moiso_server(centre: str = "tiny", folder: str | None = None) -> Iterator[Running]:
    """The server without its pages, on a fresh folder or a given one, with an admin's token."""
    with tempfile.TemporaryDirectory() as fresh:
        folder, port = folder or fresh, free_port()
        command = [sys.executable, "-m", "moiso_server", "serve", "--data", folder, "--centre", centre]
        command += ["--host", "127.0.0.1", "--port", str(port), "--no-announce", "--no-pages"]
        with _process(command, f"http://127.0.0.1:{port}/api/health") as (pid, started_s):
            yield Running(port, pid, make_token(folder, "admin", "bench"), started_s, folder)


@contextlib.contextmanager
def reference(kind: str) -> Iterator[Running]:
    """The endpoint that only stores."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [sys.executable, "-m", "tests.benchmarks._reference", kind, str(port), f"{folder}/rows.db"]
        with _process(command, f"http://127.0.0.1:{port}/") as (pid, started_s):
            yield Running(port, pid, "none", started_s)


@contextlib.contextmanager
def _process(command: list[str], url: str) -> Iterator[tuple[int, float]]:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(url):
            assert process.poll() is None, f"{command} has ended"
            time.sleep(0.005)
        yield process.pid, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
    except urllib.error.HTTPError as error:
        error.close()
    except OSError:
        return False
    return True


def load(running: Running, clients: int, seconds: float) -> dict[str, float]:
    """Take numbers from a server with several clients at once."""
    command = [sys.executable, "-m", "tests.benchmarks._load", "127.0.0.1", str(running.port), running.token]
    command += [str(clients), str(seconds)]
    before = running.cpu_s
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    figures["cpu_ms"] = (running.cpu_s - before) * 1000 / figures.pop("given")
    return figures
