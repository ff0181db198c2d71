"""A program on ``/api/live``, as simple as can be."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from websockets.sync.client import connect

PATIENCE_S = 30.0

Frame = dict[str, Any]


class LiveClient:
    """One socket; keeps every frame that it has read."""

    def __init__(self, base_url: str, token: str, query: str = "", **options: Any) -> None:
        self.frames: list[Frame] = []
        self._connecting = connect(
            base_url.replace("http", "ws", 1) + "/api/live" + query,
            additional_headers={"Authorization": f"Bearer {token}"},
            compression=None,
            max_size=None,
            **options,
        )

    def __enter__(self) -> "LiveClient":
        self._socket = self._connecting.__enter__()
        self.hello = self.next()
        return self

    def __exit__(self, *error: Any) -> None:
        self._connecting.__exit__(*error)

    def next(self) -> Frame:
        """The next frame."""
        frame: Frame = json.loads(self._socket.recv(timeout=PATIENCE_S))
        self.frames.append(frame)
        return frame

    def until(self, wanted: Callable[[Frame], bool]) -> Frame:
        """Read until a frame is the wanted one."""
        while True:
            frame = self.next()
            if wanted(frame):
                return frame

    def until_type(self, kind: str) -> Frame:
        """Read until a frame of this type."""
        return self.until(lambda frame: frame["type"] == kind)

    def until_fact(self, kind: str) -> Frame:
        """Read until a fact of this kind, and give its body."""
        body: Frame = self.until(lambda f: f["type"] == "fact" and f["body"]["kind"] == kind)["body"]
        return body

    def until_shown(self, seq: int) -> Frame:
        """Read until a board says that it has shown a call."""
        return self.until(lambda frame: frame.get("shown") == seq)

    def command(self, body: Frame, *, age_ms: int = 0, command_id: str | None = None) -> Frame:
        """Send a command and read until its reply."""
        frame = {"type": "command", "id": command_id or uuid4().hex, "age_ms": age_ms, "body": body}
        self.send(json.dumps(frame))
        return self.until(lambda f: f["type"] == "reply" and f["id"] == frame["id"])

    def send(self, message: str | bytes) -> None:
        """Send a raw frame."""
        self._socket.send(message)
