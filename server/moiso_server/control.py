"""The command line's way to the running server: a loopback port, and a key only the folder's owner can read.

The same on Linux and Windows; a Unix socket would fail in folders with long names.
"""

import asyncio
import hmac
import json
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from moiso_shared.errors import MoisoError, RuleFailed, Unavailable, all_codes

log = logging.getLogger(__name__)

Handler = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]

_MOST_BYTES = 8 * 1024 * 1024
_WAIT_S = 30.0


class Control:
    """Listens for the command line while the server runs.

    Args:
        path: Where port and key are written, readable by the owner alone.
        handle: Runs one request.
    """

    def __init__(self, path: Path, handle: Handler) -> None:
        self._path = path
        self._handle = handle
        self._key = secrets.token_hex(32)
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Control":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=_MOST_BYTES)
        port = self._server.sockets[0].getsockname()[1]
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump({"port": port, "key": self._key}, file)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._path.unlink(missing_ok=True)
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _request(reader)
            key = str(request.pop("key", "")).encode(errors="replace")
            if hmac.compare_digest(key, self._key.encode()):
                writer.write(json.dumps(await self._answer(request)).encode() + b"\n")
                await writer.drain()
        except ConnectionError:  # whoever asked has gone
            pass
        finally:
            writer.close()

    async def _answer(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            return {"result": await self._handle(request)}
        except MoisoError as error:
            return {"error": {"code": error.code, "message": error.message}}
        except Exception:
            log.exception("a request of the command line failed")
            return {"error": {"code": RuleFailed.code, "message": "an internal fault; see the server's log"}}


async def _request(reader: asyncio.StreamReader) -> dict[str, Any]:
    """What is asked; nothing when it is no JSON object, too long, or does not come."""
    try:
        request = json.loads(await asyncio.wait_for(reader.readline(), _WAIT_S))
    except (ValueError, TimeoutError):
        return {}
    return request if isinstance(request, dict) else {}


def ask(path: Path, request: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Ask the running server.

    Args:
        path: The control file in the data folder.
        request: JSON values.

    Returns:
        Its answer, or None when no server listens.

    Raises:
        MoisoError: The server refused, with the same code.
    """
    try:
        address = json.loads(path.read_text(encoding="ascii"))
        with socket.create_connection(("127.0.0.1", address["port"]), timeout=_WAIT_S) as link:
            link.sendall(json.dumps({**request, "key": address["key"]}).encode() + b"\n")
            with link.makefile("rb") as lines:
                line = lines.readline()
        if not line:
            raise Unavailable("the running server did not answer")
        answer = json.loads(line)
    except (OSError, ValueError, KeyError):
        return None
    if "error" in answer:
        raise all_codes().get(answer["error"]["code"], MoisoError)(answer["error"]["message"])
    result: Mapping[str, Any] = answer["result"]
    return result
