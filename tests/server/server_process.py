"""``moiso-server`` as a process of its own, on a free port."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from moiso_server.control import ask

from tests.server.live_client import LiveClient

PATIENCE_S = 45.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def command_line(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run ``moiso-server`` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "moiso_server", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class ServerProcess:
    """A running server. Its log is ``server.log`` beside the data folder's files."""

    def __init__(self, folder: Path, *options: str, centre: str = "tiny") -> None:
        self.folder = folder
        self.url = ""
        self._options = options or ("--no-announce", "--no-pages")
        self._centre = centre
        self._tokens: dict[tuple[str, str], str] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What it has written so far."""
        return (self.folder / "server.log").read_text()

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        port = int(self.url.rsplit(":", 1)[1]) if self.url else free_port()
        self.url = f"http://127.0.0.1:{port}"
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "moiso_server",
            "serve",
            "--data",
            self.folder,
            "--host",
            "127.0.0.1",
        ]
        chosen = ["--centre", self._centre] if self._centre else []
        command += ["--port", str(port), *chosen, *self._options]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + PATIENCE_S
        while not self._answers():
            assert self._process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/health", timeout=PATIENCE_S).status_code == 200
        except httpx.ConnectError:
            return False

    def kill(self) -> None:
        """As a power cut would: no good-bye."""
        self.signal(signal.SIGKILL)
        self.wait()

    def stop(self) -> None:
        """End in good order."""
        self.signal(signal.SIGTERM)
        self.wait()

    def signal(self, number: int) -> None:
        """Send a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def wait(self) -> int:
        """Wait for its end; its status."""
        assert self._process is not None
        return self._process.wait(PATIENCE_S)

    def chore(self, **request: Any) -> Mapping[str, Any]:
        """What the command line asks of a running server."""
        answer = ask(self.folder / "control.json", request)
        assert answer is not None
        return answer

    def token(self, role: str, name: str) -> str:
        """A token of this bearer; the same one at every call."""
        if (role, name) not in self._tokens:
            self._tokens[role, name] = self.chore(do="token_create", role=role, name=name)["token"]
        return self._tokens[role, name]

    def revoke(self, role: str, name: str) -> None:
        """Withdraw the tokens of this bearer; the next that is asked for is a new one."""
        self.chore(do="token_revoke", role=role, name=name)
        self._tokens.pop((role, name), None)

    def client(self, role: str = "admin", name: str = "root") -> httpx.Client:
        """A REST client with a token of this bearer."""
        headers = {"Authorization": f"Bearer {self.token(role, name)}"}
        return httpx.Client(base_url=self.url, headers=headers, timeout=PATIENCE_S)

    def live(self, role: str = "admin", name: str = "root", query: str = "", **options: Any) -> LiveClient:
        """A socket with a token of this bearer."""
        return LiveClient(self.url, self.token(role, name), query, **options)

    def clear(self) -> None:
        """Send everybody home, help included, close all counters, and take back stops and notices."""
        with self.client() as api:
            lobby = api.get("/api/lobby").json()
            for ticket in lobby["tickets"]:
                api.post(f"/api/tickets/{ticket['id']}/cancel").raise_for_status()
            for call in lobby["help_calls"]:
                said = {"help": call["help"]}
                api.post(f"/api/counters/{call['counter']}/end-help", json=said).raise_for_status()
            for notice in lobby["notices"]:
                api.post(f"/api/notices/{notice['id']}/end").raise_for_status()
            for stop in lobby["stops"]:
                api.post(f"/api/services/{stop['service']}/resume").raise_for_status()
            for counter in lobby["counters"]:
                if counter["status"] != "closed":
                    api.post(f"/api/counters/{counter['id']}/close").raise_for_status()
