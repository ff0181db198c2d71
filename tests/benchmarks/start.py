"""How long the server takes to its first answer, and how much memory each program holds."""

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.benchmarks._programs import Running, load, memory_mb, moiso_server

STARTS = 5
SETTLE_S = 6.0
APPS = {"kiosk": "k1", "counter": "1", "display": "b1"}
ROLES = {"kiosk": "kiosk", "counter": "counter", "display": "board"}


def main() -> None:
    """Print both tables."""
    print("server start to first answer, seconds (median)")
    with tempfile.TemporaryDirectory() as folder:
        fresh = sorted(_start(None) for _ in range(STARTS))
        with moiso_server(folder=folder) as running:
            before_mb = running.memory_mb
            while _given(running) < 2500:
                load(running, 8, 0.5)
            after_mb, given = running.memory_mb, _given(running)
        full = sorted(_start(folder) for _ in range(STARTS))
    print(f"  fresh folder           {fresh[STARTS // 2]:.2f}")
    print(f"  {given} numbers today    {full[STARTS // 2]:.2f}")
    print("memory, MB")
    print(f"  server, fresh folder   {before_mb:.0f}")
    print(f"  server, {given} waiting  {after_mb:.0f}", flush=True)
    with moiso_server() as running, tempfile.TemporaryDirectory() as folder:
        for name in APPS:
            print(f"  {name:<21}  {_app_mb(name, running, Path(folder)):.0f}", flush=True)


def _start(folder: str | None) -> float:
    with moiso_server(folder=folder) as running:
        return running.started_s


def _given(running: Running) -> int:
    headers = {"Authorization": f"Bearer {running.token}"}
    with urllib.request.urlopen(
        urllib.request.Request(f"{running.url}/api/lobby", headers=headers)
    ) as answer:
        return len(json.load(answer)["tickets"])


def _app_mb(name: str, running: Running, folder: Path) -> float:
    """A program without a screen, after it has had time to connect and paint."""
    file = folder / f"{name}.token"
    file.write_text(running.make_token(ROLES[name], APPS[name]))
    command = [sys.executable, "-m", f"moiso_{name}", "--server", running.url, "--token-file", str(file)]
    if name == "kiosk":
        command += ["--printer", f"file:{folder / 'paper'}", "--data", str(folder / "kiosk")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(SETTLE_S)
        assert process.poll() is None, f"{name} has ended"
        return memory_mb(process.pid)
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    main()
