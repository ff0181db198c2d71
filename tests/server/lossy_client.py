"""A REST client on a bad line: replies get lost, and what was asked is asked again with the same id."""

import http.client
import json
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

Json = dict[str, Any]
PATIENCE_S = 30.0
NOBODY: Json = {"ticket": None}
"""The one answer that is decided anew when it is asked for again: nothing happened."""


@dataclass(frozen=True)
class Asked:
    """One thing that was asked, and its answer: the one that got through."""

    id: str
    path: str
    status: int
    reply: Json


@dataclass
class LossyClient:
    """Keeps one connection open; used by one thread.

    Args:
        url: The server.
        token: Whoever asks.
        chance: Decides which replies get lost.
        lost: Share of the replies that are lost with their connection, before they are read.
        doubted: Share that is read, and asked for again.
    """

    url: str
    token: str
    chance: Random
    lost: float = 0.08
    doubted: float = 0.08
    asked: list[Asked] = field(default_factory=list)
    differing: list[tuple[Json, Json]] = field(default_factory=list)
    """Answers to the same id that were not the same."""
    _line: http.client.HTTPConnection | None = None

    def post(self, path: str, body: Json | None = None) -> Asked:
        """Ask until an answer gets through."""
        command_id = uuid4().hex
        dice = self.chance.random()
        if dice < self.lost:
            self._send(path, body, command_id)
            self.hang_up()
        status, reply = self._exchange(path, body, command_id)
        if self.lost <= dice < self.lost + self.doubted and status < 300:
            again = self._exchange(path, body, command_id)[1]
            if again != reply and reply != NOBODY:
                self.differing.append((reply, again))
        self.asked.append(Asked(command_id, path, status, reply))
        return self.asked[-1]

    def get(self, path: str) -> Json:
        """Read something."""
        line = self._connected()
        line.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
        answer: Json = json.loads(line.getresponse().read())
        return answer

    def hang_up(self) -> None:
        """Close the connection; the next question opens another."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _exchange(self, path: str, body: Json | None, command_id: str) -> tuple[int, Json]:
        response = self._send(path, body, command_id).getresponse()
        return response.status, json.loads(response.read())

    def _send(self, path: str, body: Json | None, command_id: str) -> http.client.HTTPConnection:
        line = self._connected()
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": command_id}
        if body is not None:
            headers["Content-Type"] = "application/json"
        line.request("POST", path, json.dumps(body) if body is not None else None, headers)
        return line

    def _connected(self) -> http.client.HTTPConnection:
        if self._line is None:
            self._line = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE_S)
        return self._line
